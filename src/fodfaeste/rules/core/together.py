"""The six core elements over many courses: counts, never shares of few, and nobody in order (J8).

«hvor de seks kerneelementer udgør et samlet hele» (SEED-3): beside each element stands how many
courses have all of what is due.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fodfaeste.rules.core.elements import Element
from fodfaeste.rules.core.judging import Core, CoreState
from fodfaeste.rules.results.counted import FEWEST_SHOWN, Share

MOST_CHANGES = 3
_DUE = (CoreState.DELIVERED, CoreState.PARTLY, CoreState.MISSING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Over:
    """One element over many courses: how many are in each state, and what most of them lack."""

    element: Element
    counts: Counter[CoreState]
    changes: tuple[str, ...]

    @property
    def due(self) -> int:
        """On how many courses it can be judged."""
        return sum(self.counts[state] for state in _DUE)

    def number(self, state: CoreState) -> str:
        """Return how many courses are in a state, as it may be told."""
        number = self.counts[state]
        return str(number) if number >= FEWEST_SHOWN or not number else f"under {FEWEST_SHOWN}"


def over(courses: Sequence[Sequence[Core]]) -> tuple[Over, ...]:
    """Return each element over many courses, in the order of the guide."""
    return tuple(
        _over(element, [core for course in courses for core in course if core.element is element])
        for element in Element
    )


def _over(element: Element, cores: Iterable[Core]) -> Over:
    counts: Counter[CoreState] = Counter()
    lacks: Counter[str] = Counter()
    for core in cores:
        counts[core.state] += 1
        lacks.update(list(dict.fromkeys(one.change for one in core.lacks)))
    return Over(
        element=element,
        counts=counts,
        changes=tuple(change for change, _ in lacks.most_common(MOST_CHANGES)),
    )


def whole(courses: Iterable[Sequence[Core]]) -> Share:
    """Return how many courses have all of what is due, of those where anything is."""
    judged = [
        [core.state for core in course if core.state is not CoreState.NOT_YET] for course in courses
    ]
    due = [states for states in judged if states]
    return Share(sum(set(states) == {CoreState.DELIVERED} for states in due), len(due))


def in_short(course: Iterable[Core]) -> str:
    """Return "3 af 5 kerneelementer er leveret" of one course; what is not due is not counted."""
    due = [core for core in course if core.state is not CoreState.NOT_YET]
    if not due:
        return "Intet kerneelement er aktuelt endnu."
    number = sum(core.state is CoreState.DELIVERED for core in due)
    later = len(Element) - len(due)
    rest = f" {later} er ikke aktuelle endnu." if later > 1 else " Ét er ikke aktuelt endnu."
    return f"{number} af {len(due)} kerneelementer er leveret.{rest if later else ''}"
