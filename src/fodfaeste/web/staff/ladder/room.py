"""The task ladder: where each task stands, what has moved, and what pay waits for (D12, D14)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from fodfaeste.pictures import danish
from fodfaeste.records.placement.queries.course import hours_course
from fodfaeste.records.placement.queries.ladder import Ladder, NotedTalk, ladder_of
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.placement.kinds import TaskStep
from fodfaeste.rules.placement.ladder.history import Change, LadderTask
from fodfaeste.rules.placement.ladder.progress import in_words
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.staff.ladder.places import TAB, at
from fodfaeste.web.ui.parts import Event, Missing


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of a task as it is drawn."""

    label: str
    state: str
    """done, here or ahead."""


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One task: its rungs, since when it stands there, and how it came there."""

    id: int
    wording: str
    rungs: tuple[Rung, ...]
    step: TaskStep
    since: date
    waits: bool
    events: tuple[Event, ...]


@require_safe
@on_case(Permission.WORK_SEE)
def ladder(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Every agreed task with its steps; the talks about pay; what else has grown."""
    found = ladder_of(visit.case.pk)
    weeks = [week.minutes for week in hours_course(visit.case.pk, today=visit.today).weeks]
    notes = visit.sees(Section.EMPLOYMENT)
    context = {
        "lines": task_lines(found, visit.today, notes=notes),
        "missing": lacks(visit, found),
        "progressed": in_words(
            found.progress,
            first=weeks[0] if weeks else None,
            last=weeks[-1] if weeks else None,
        ),
        "grown": tuple(reversed(found.grown)),
        "talks": tuple(reversed(tuple(_talks(found, notes=notes)))),
        "next_key": uuid4(),
        "may_write": visit.allows(Permission.AGREEMENT_WRITE),
    }
    return case_page(request, visit, "staff/ladder/ladder.html", context, tab=TAB)


def lacks(visit: Visit, found: Ladder) -> list[Missing]:
    """What the ladder asks for, with the way to do it."""
    may = visit.allows(Permission.AGREEMENT_WRITE)
    return [
        Missing(
            sentence=lack.obstacle.sentence,
            rule=lack.obstacle.rule,
            url=at(visit, "ladder:pay_talk") if may else "",
            action="Notér samtalen om løn",
        )
        for lack in found.due(visit.today)
    ]


def task_lines(found: Ladder, today: date, *, notes: bool) -> tuple[TaskLine, ...]:
    """Each task as it is drawn; what was noted only for those who may read it."""
    waiting = {task.id for task in found.waiting(today)}
    return tuple(
        TaskLine(
            id=task.id,
            wording=task.wording,
            rungs=tuple(_rungs(task.step)),
            step=task.step,
            since=task.since,
            waits=task.id in waiting,
            events=tuple(_event(task, change, notes=notes) for change in reversed(task.changes)),
        )
        for task in found.tasks
    )


def _rungs(stands: TaskStep) -> Iterator[Rung]:
    steps = list(TaskStep)
    for height, step in enumerate(steps):
        here = steps.index(stands)
        yield Rung(step.label, "here" if height == here else "done" if height < here else "ahead")


def _event(task: LadderTask, change: Change, *, notes: bool) -> Event:
    first = change is task.changes[0]
    where = f"aftalens udgave {change.version}" if change.version else change.by
    return Event(
        on=change.on,
        title=f"{change.step.label}{' (et trin tilbage)' if change.is_back else ''}",
        text=change.note if notes else "",
        by=f"{'begyndte i ' if first and change.version else ''}{where}",
    )


@dataclass(frozen=True, slots=True)
class TalkLine:
    """One talk about pay in words."""

    on: date
    answer: str
    hours: str
    again_on: date | None
    by: str
    said: str


def _talks(found: Ladder, *, notes: bool) -> Iterator[TalkLine]:
    for talk in found.talks:
        if isinstance(talk, NotedTalk):
            said = (f"Talt med {talk.employer_name}. " if talk.employer_name else "") + talk.note
            yield TalkLine(
                on=talk.talked_on,
                answer=talk.answer.label,
                hours=danish.hours(talk.ordinary_minutes) if talk.ordinary_minutes else "",
                again_on=talk.again_on,
                by=talk.by,
                said=said.strip() if notes else "",
            )
