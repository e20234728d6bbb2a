"""Progression that is more than hours: steps, new tasks, more responsibility (D14).

«gradvist øger krav og ansvarsområder» (SEED-4)
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.placement.kinds import TaskStep
from fodfaeste.rules.placement.ladder.history import Change, LadderTask
from fodfaeste.rules.placement.ladder.kinds import Responsibility
from fodfaeste.rules.placement.minutes import WeekMinutes
from fodfaeste.rules.placement.terms import hours_said
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import is_said
from fodfaeste.rules.words import Word, listed


class ProgressKind(Word):
    """In which way something moved forward."""

    MASTERED = "mastered", "Mestrer en opgave"
    PAID = "paid", "Får løn for en opgave"
    NEW_TASK = "new_task", "Ny opgave"
    RESPONSIBILITY = "responsibility", "Mere ansvar"


@dataclass(frozen=True, slots=True)
class Progress:
    """One thing that moved forward on a day, in words that may be shown to all who see the plan."""

    on: date
    kind: ProgressKind
    words: str


@dataclass(frozen=True, slots=True)
class Grown:
    """Somebody saw that more was asked of the citizen."""

    on: date
    kind: Responsibility
    words: str


def progress(tasks: Iterable[LadderTask], grown: Iterable[Grown]) -> tuple[Progress, ...]:
    """Return everything that has moved forward beside the hours, the earliest first."""
    found = (*(one for task in tasks for one in _of_task(task)), *map(_of_grown, grown))
    return tuple(sorted(found, key=lambda one: one.on))


def moved_on(found: Iterable[Progress]) -> date | None:
    """Return the latest day something moved forward beside the hours, or None."""
    return max((one.on for one in found), default=None)


def in_words(
    found: Iterable[Progress], *, first: WeekMinutes | None = None, last: WeekMinutes | None = None
) -> str:
    """Return what has moved, hours and all, as one sentence; empty when nothing has.

    `first` and `last` are the first and the latest week with hours. Less is never called progress.
    """
    said = [*_hours_in_words(first, last), *_counted(tuple(found))]
    return f"Det er gået frem: {listed(said)}." if said else ""


def check_grown(*, seen_on: date, words: str, today: date) -> None:
    """Raise Refused (D14) unless it says what has grown, and was seen by today."""
    refuse_if(unmet((is_said(words), _GROWTH_SAID), (seen_on <= today, _GROWTH_SEEN)))


def _of_task(task: LadderTask) -> Iterator[Progress]:
    """Steps up that still count: what was stepped back from is not progress any more."""
    begins = task.changes[0]
    if begins.version > 1:
        yield Progress(begins.on, ProgressKind.NEW_TASK, task.wording)
    if task.step is TaskStep.LEARNING:
        return
    yield from (
        Progress(change.on, _KINDS[change.step], task.wording)
        for change in _climb(task)
        if change.step in _KINDS
    )


def _climb(task: LadderTask) -> Iterator[Change]:
    """The unbroken way up to where the task stands now."""
    way: list[Change] = []
    for change in task.changes:
        if change.is_back:
            way = [each for each in way if each.step is change.step]
        elif change.before is not None:
            way.append(change)
    yield from way


def _of_grown(grown: Grown) -> Progress:
    return Progress(grown.on, ProgressKind.RESPONSIBILITY, f"{grown.kind.label}: {grown.words}")


def _hours_in_words(first: WeekMinutes | None, last: WeekMinutes | None) -> Iterator[str]:
    if first is None or last is None:
        return
    if last.total > first.total:
        yield f"{hours_said(last.total)} om ugen mod {hours_said(first.total)} i begyndelsen"
    if last.paid > first.paid:
        yield f"{hours_said(last.paid)} med løn mod {hours_said(first.paid)}"


def _counted(found: tuple[Progress, ...]) -> Iterator[str]:
    for kind in ProgressKind:
        number = sum(one.kind is kind for one in found)
        if number:
            yield _COUNTED[kind](number)


_KINDS = {TaskStep.MASTERS: ProgressKind.MASTERED, TaskStep.PAID: ProgressKind.PAID}
_COUNTED = {
    ProgressKind.MASTERED: lambda n: f"{n} {'opgave' if n == 1 else 'opgaver'} mestret",
    ProgressKind.PAID: lambda n: f"løn for {n} {'opgave' if n == 1 else 'opgaver'}",
    ProgressKind.NEW_TASK: lambda n: f"{n} {'ny opgave' if n == 1 else 'nye opgaver'}",
    ProgressKind.RESPONSIBILITY: lambda n: "mere ansvar" if n == 1 else f"mere ansvar {n} gange",
}
_GROWTH_SAID = Obstacle(
    rule="D14",
    condition="growth_said",
    sentence="Der står ikke, hvad borgeren nu har ansvar for.",
    next_step="Skriv det med få ord, fx »Åbner butikken alene om tirsdagen«.",
)
_GROWTH_SEEN = Obstacle(
    rule="D14",
    condition="growth_seen",
    sentence="Dagen ligger ude i fremtiden. Mere ansvar er noget, I har set.",
    next_step="Vælg den dag, I så det.",
)
