"""One citizen at a board meeting: first letters, phase, flags, and what is decided (J2)."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from fodfaeste.pictures import danish
from fodfaeste.records.boards.actions import decisions as actions
from fodfaeste.records.boards.queries import meetings, reach
from fodfaeste.records.boards.queries.cards import cards_of
from fodfaeste.records.boards.queries.columns import state_of
from fodfaeste.records.cases.queries import team_on
from fodfaeste.records.drafts.queries import draft_of
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.boards.meeting import Promise
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.board.forms import DecisionForm, ObstacleForm
from fodfaeste.web.staff.board.meetings import by_name
from fodfaeste.web.staff.board.showing import decided_shown
from fodfaeste.web.staff.companies.forming import DraftHere, Page, answer
from fodfaeste.web.staff.form_page import typed_before

if TYPE_CHECKING:
    from fodfaeste.records.boards.queries.meetings import MeetingRow

PAGE = "staff/board/citizen.html"


@dataclass(frozen=True, slots=True)
class Turn:
    """A citizen's place on the agenda, and the ways to the one before and the one after.

    A page about one course sees no other: who comes next is asked by `meetings.turn`.
    """

    number: int
    before_url: str
    next_url: str
    reasons: tuple[str, ...]


@require_http_methods(["GET", "POST"])
@on_case(Permission.BOARD_DECIDE)
def citizen(request: HttpRequest, visit: Visit, board_id: int) -> HttpResponse:
    """Show one citizen and note what was decided."""
    row = _meeting_or_404(visit, board_id)
    draft = f"board:{row.pk}:{visit.case.pk}"
    people = _who_may_do_it(visit)
    form = DecisionForm(
        request.POST or None, initial=typed_before(visit, DecisionForm, draft), people=people
    )
    return _receive(request, visit, row, form, draft=draft, is_obstacle=False)


@require_http_methods(["GET", "POST"])
@on_case(Permission.BOARD_DECIDE)
def hinder(request: HttpRequest, visit: Visit, board_id: int) -> HttpResponse:
    """Note what is in the way for one citizen, who removes it, and by when."""
    row = _meeting_or_404(visit, board_id)
    draft = f"board-obstacle:{row.pk}:{visit.case.pk}"
    people = by_name({user.pk: user.name for user in reach.may_come(row.unit_id, visit.today)})
    form = ObstacleForm(
        request.POST or None, initial=typed_before(visit, ObstacleForm, draft), people=people
    )
    return _receive(request, visit, row, form, draft=draft, is_obstacle=True)


def _receive(
    request: HttpRequest,
    visit: Visit,
    row: "MeetingRow",
    form: DecisionForm | ObstacleForm,
    *,
    draft: str,
    is_obstacle: bool,
) -> HttpResponse:
    def keep(typed: dict[str, Any]) -> object:
        return actions.decide(
            actor=visit.actor,
            key=typed["key"],
            case=visit.case,
            meeting=row,
            decision=Promise(
                text=typed["text"], responsible=typed["responsible"], due_on=typed["due_on"]
            ),
            is_obstacle=is_obstacle,
            today=visit.today,
            now=visit.now,
            draft=draft,
        )

    page = Page(
        title=danish.initials(visit.case.citizen.name),
        keep=keep,
        back=citizen_url(visit.case.pk, row.pk),
        button="Gem hindringen" if is_obstacle else "Gem beslutningen",
        said="Hindringen er skrevet ned." if is_obstacle else "Beslutningen er skrevet ned.",
        template=PAGE,
        rule="J2",
        draft=DraftHere(draft, draft_of(visit.actor, draft)),
        context=_shown(visit, row, is_obstacle=is_obstacle),
    )
    return answer(request, page, form)


def _shown(visit: Visit, row: "MeetingRow", *, is_obstacle: bool) -> dict[str, Any]:
    """What the room sees of the citizen."""
    return {
        "meeting": row,
        "case_id": visit.case.pk,
        "card": cards_of([visit.case.pk], visit.today).get(visit.case.pk),
        "state": state_of(visit.case.pk),
        "turn": _turn(visit, row),
        "decided": decided_shown(meetings.last_decisions(visit.case.pk), visit.today),
        "is_obstacle": is_obstacle,
        "today": visit.today,
    }


def _turn(visit: Visit, row: "MeetingRow") -> Turn | None:
    """None for a citizen who was taken up from the board."""
    found = meetings.place_of(row, visit.case.pk)
    if found is None:
        return None
    place, reasons = found
    way = reverse("board:turn", args=[row.pk])
    return Turn(
        number=place,
        before_url=f"{way}?fra={place}&vej=tilbage" if place > 1 else "",
        next_url=f"{way}?fra={place}",
        reasons=tuple(reason.label for reason in reasons),
    )


def _who_may_do_it(visit: Visit) -> list[tuple[int, str]]:
    """The team around the citizen, each once."""
    seats = team_on(visit.case, visit.today)
    return by_name({seat.user_id: seat.user.name for seat in seats})


def _meeting_or_404(visit: Visit, board_id: int) -> "MeetingRow":
    row = meetings.meeting_of((visit.case.unit_id,), board_id)
    if row is None:
        raise Http404
    return row


def citizen_url(case_id: int, board_id: int) -> str:
    """The page of one citizen at a meeting."""
    return reverse("staff:board:citizen", kwargs={"case_id": case_id, "board_id": board_id})
