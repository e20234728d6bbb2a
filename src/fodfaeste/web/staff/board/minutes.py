"""The minutes of a board meeting on paper: first letters, and only what the reader sees (J2)."""

from collections.abc import Iterable
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from fodfaeste.pdf.board_documents import BoardGoalLine, BoardLine, BoardMinutes
from fodfaeste.pdf.render import render_document
from fodfaeste.pictures import danish
from fodfaeste.records.boards.queries import goals, meetings, obstacles
from fodfaeste.records.boards.queries.goals import GoalLine
from fodfaeste.records.boards.queries.meetings import Decided
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.boards.kinds import STILL_OPEN
from fodfaeste.web.shell.requires import staff
from fodfaeste.web.shell.visits import Desk
from fodfaeste.web.staff.board.meetings import meeting_or_404, missing_leaders


@require_safe
@staff(Permission.BOARD_SEE)
def minutes_pdf(request: HttpRequest, desk: Desk, board_id: int) -> HttpResponse:  # noqa: ARG001
    """The minutes as PDF."""
    row = meeting_or_404(desk, board_id)
    agenda, decided = meetings.agenda_of(row), meetings.decisions_of(row)
    before = meetings.the_one_before(row)
    earlier = meetings.decisions_of(before) if before else ()
    desk.shown(meetings.cases_in(agenda, (*decided, *earlier)))
    came = meetings.attended(row)
    open_ones = [*obstacles.at_a_meeting(row, before), *obstacles.noted_at(row)]
    made = render_document(
        BoardMinutes(
            unit=row.unit.name,
            held_on=row.held_on,
            printed_on=desk.today,
            attended=tuple(one.name for one in came),
            missing=tuple(one.sentence for one in missing_leaders(came)),
            earlier=tuple(_line(one, desk.today) for one in earlier),
            goals=tuple(_goals(goals.goals_of((row.unit_id,), desk.today))),
            talked_about=_talked_about([one.name for one in agenda]),
            decided=tuple(_line(one, desk.today) for one in decided),
            obstacles=tuple(
                BoardLine(
                    who="",
                    what=one.text,
                    by=_by(one.remover.name, one.due_on),
                    state=f"Fjernet: {one.how}" if one.removed_on else "",
                )
                for one in open_ones
            ),
        )
    )
    return HttpResponse(
        made,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="tavlemoede-{row.held_on}.pdf"'},
    )


def _line(one: Decided, today: date) -> BoardLine:
    told = one.told(today)
    return BoardLine(
        who=danish.initials(one.name),
        what=one.text,
        by=_by(one.responsible, one.due_on),
        state=told.label if told else "",
    )


def _by(name: str, due_on: date | None) -> str:
    return ", ".join(filter(None, [name, f"senest {danish.long_date(due_on)}" if due_on else ""]))


def _talked_about(names: list[str]) -> str:
    if not names:
        return ""
    return f"På dagsordenen: {', '.join(map(danish.initials, names))}."


def _goals(lines: Iterable[GoalLine]) -> Iterable[BoardGoalLine]:
    for line in lines:
        if line.row.state in STILL_OPEN:
            yield _goal(line, is_below=False)
            yield from (_goal(one, is_below=True) for one in line.below)


def _goal(line: GoalLine, *, is_below: bool) -> BoardGoalLine:
    state = f"{line.row.state.label}, senest {danish.long_date(line.row.due_on)}, {line.owner}"
    return BoardGoalLine(what=line.row.wording, state=state, is_below=is_below)
