"""What changed between two versions of the plan, in words a person can read (C5).

«Ændringer i planen skal desuden blive besluttet i samarbejde med borgeren» (SEED-3): what is
decided together must first be seen.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from fodfaeste.rules.plan.content import PlanContent
from fodfaeste.rules.plan.lines import WHOLE_PLAN, Line, lines_of
from fodfaeste.rules.plan.word_difference import Piece, pieces
from fodfaeste.rules.words import Word, listed


class ChangeKind(Word):
    """What happened to one thing in the plan."""

    ADDED = "added", "Nyt"
    CHANGED = "changed", "Ændret"
    REMOVED = "removed", "Taget ud"
    MOVED = "moved", "Ny rækkefølge"


@dataclass(frozen=True, slots=True)
class Detail:
    """What differs under one label; either side may be empty."""

    label: str
    before: str
    after: str

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Return the words that were kept, taken out and put in, in reading order."""
        return pieces(self.before, self.after)


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs; `before` or `after` is empty when it was not there."""

    kind: ChangeKind
    what: str
    where: str
    before: str
    after: str
    goal: int = field(default=WHOLE_PLAN, compare=False)
    wording: str = field(default="", compare=False)
    """The words of what changed, when they are the same in both."""
    details: tuple[Detail, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class ChangedGoal:
    """The changes under one goal, or those outside the goals."""

    number: int
    wording: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything that differs between two versions, as it is read."""

    changes: tuple[Change, ...]

    @property
    def groups(self) -> tuple[ChangedGoal, ...]:
        """Return the changes goal by goal; what stands outside the goals comes first."""
        numbers = sorted({change.goal for change in self.changes}, key=self._place)
        return tuple(self._group(number) for number in numbers)

    @property
    def in_short(self) -> str:
        """Return how much is new, changed and taken out."""
        count = Counter(change.kind for change in self.changes)
        return listed(_counted(kind, count[kind]) for kind in ChangeKind if count[kind])

    def _place(self, number: int) -> int:
        if number == WHOLE_PLAN:
            return -1
        return next(place for place, one in enumerate(self.changes) if one.goal == number)

    def _group(self, number: int) -> ChangedGoal:
        found = tuple(change for change in self.changes if change.goal == number)
        if number == WHOLE_PLAN:
            return ChangedGoal(number, "", found)
        named = next((change.where for change in found if change.where), "")
        return ChangedGoal(number, named or _goal_wording(found[0]), found)


def difference(before: PlanContent, after: PlanContent) -> tuple[Change, ...]:
    """Return every change from one version to another, in the order the plan is read."""
    old, new = dict(lines_of(before)), dict(lines_of(after))
    gone = (key for key in old if key not in new)
    changes = (_change(old.get(key), new.get(key)) for key in (*new, *gone))
    return (*(change for change in changes if change), *_moved(before, after))


def _change(old: Line | None, new: Line | None) -> Change | None:
    before, after = old.text if old else "", new.text if new else ""
    line = new or old
    if line is None or before == after:
        return None
    kind = ChangeKind.CHANGED
    if not before:
        kind = ChangeKind.ADDED
    elif not after:
        kind = ChangeKind.REMOVED
    details = tuple(_details(old, new))
    same = all(detail.label for detail in details)
    return Change(
        kind=kind,
        what=line.what,
        where=line.where,
        before=before,
        after=after,
        goal=line.goal,
        wording=line.said("") if same else "",
        details=details,
    )


def _details(old: Line | None, new: Line | None) -> Iterator[Detail]:
    """Return what differs, label by label, in the order of the newer of the two."""
    sides = [line for line in (new, old) if line]
    labels = dict.fromkeys(part.label for line in sides for part in line.parts)
    for label in labels:
        before, after = old.said(label) if old else "", new.said(label) if new else ""
        if before != after:
            yield Detail(label, before, after)


def _goal_wording(change: Change) -> str:
    """The goal's own words, from a change of the goal itself."""
    words = next((one.after or one.before for one in change.details if not one.label), "")
    return words or change.wording


def _counted(kind: ChangeKind, number: int) -> str:
    one, many = {
        ChangeKind.ADDED: ("nyt", "nye"),
        ChangeKind.CHANGED: ("ændret", "ændrede"),
        ChangeKind.REMOVED: ("taget ud", "taget ud"),
        ChangeKind.MOVED: ("ny rækkefølge", "nye rækkefølger"),
    }[kind]
    return f"{number} {one if number == 1 else many}"


def _moved(before: PlanContent, after: PlanContent) -> tuple[Change, ...]:
    """Return the change of order among the goals that stand in both versions."""
    old = [goal.number for goal in before.goals]
    new = [goal.number for goal in after.goals]
    both = set(old) & set(new)
    if [number for number in old if number in both] == [n for n in new if n in both]:
        return ()
    wordings = {goal.number: goal.wording for goal in after.goals}
    listing = [
        "\n".join(f"{place}. {wordings[number]}" for place, number in enumerate(kept, start=1))
        for kept in ([n for n in old if n in both], [n for n in new if n in both])
    ]
    return (Change(ChangeKind.MOVED, "Målenes rækkefølge", "", listing[0], listing[1]),)
