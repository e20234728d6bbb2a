"""What changed between two versions of the plan, in words a person can read (C5).

«Ændringer i planen skal desuden blive besluttet i samarbejde med borgeren» (SEED-3): what is
decided together must first be seen.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from fodfaeste.rules.plan.content import EffortContent, PlanContent, SubGoalContent
from fodfaeste.rules.plan.kinds import GoalStatus, JobGoalStatus
from fodfaeste.rules.plan.legal_form import form_in_words
from fodfaeste.rules.words import Word

MOST_WORDS = 3_000
"""Words, spaces and signs; two longer texts are shown whole, one after the other."""


class ChangeKind(Word):
    """What happened to one thing in the plan."""

    ADDED = "added", "Nyt"
    CHANGED = "changed", "Ændret"
    REMOVED = "removed", "Taget ud"
    MOVED = "moved", "Ny rækkefølge"


class PieceKind(Word):
    """What happened to a run of words."""

    KEPT = "kept", "uændret"
    ADDED = "added", "tilføjet"
    REMOVED = "removed", "slettet"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words with the same fate."""

    kind: PieceKind
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One thing the plan says: what it is, under which goal, and its words."""

    what: str
    where: str
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs; `before` or `after` is empty when it was not there."""

    kind: ChangeKind
    what: str
    where: str
    before: str
    after: str

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Return the words that were kept, taken out and put in, in reading order."""
        return pieces(self.before, self.after)


def difference(before: PlanContent, after: PlanContent) -> tuple[Change, ...]:
    """Return every change from one version to another, in the order the plan is read."""
    old, new = dict(_lines(before)), dict(_lines(after))
    gone = (key for key in old if key not in new)
    changes = (_change(old.get(key), new.get(key)) for key in (*new, *gone))
    return (*(change for change in changes if change), *_moved(before, after))


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """Return two texts as one run of words: kept, removed and added."""
    old, new = _words(before), _words(after)
    if max(len(old), len(new)) > MOST_WORDS:
        whole = (Piece(PieceKind.REMOVED, before), Piece(PieceKind.ADDED, after))
        return whole if before != after else (Piece(PieceKind.KEPT, after),)
    found: list[Piece] = []
    for tag, old_from, old_to, new_from, new_to in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if tag == "equal":
            found.append(Piece(PieceKind.KEPT, "".join(new[new_from:new_to])))
            continue
        if old_to > old_from:
            found.append(Piece(PieceKind.REMOVED, "".join(old[old_from:old_to])))
        if new_to > new_from:
            found.append(Piece(PieceKind.ADDED, "".join(new[new_from:new_to])))
    return tuple(found)


def _words(text: str) -> list[str]:
    return re.findall(r"\s+|\w+|[^\w\s]", text)


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
    return Change(kind, line.what, line.where, before, after)


def _lines(plan: PlanContent) -> Iterator[tuple[tuple[str, int], Line]]:
    """Return each thing the plan says by a key that stays the same from version to version."""
    yield ("words", 0), Line("Borgerens egne ord", "", plan.citizen_words)
    yield ("purpose", 0), Line("Formål", "", plan.purpose)
    yield ("job_goal", 0), Line("Jobmål", "", _job_goal(plan))
    yield ("legal_form", 0), Line("Planens form", "", _legal_form(plan))
    for goal in plan.goals:
        yield ("goal", goal.number), Line("Mål", "", _with_status(goal.wording, goal.status))
        for step in goal.sub_goals:
            yield ("sub_goal", step.number), Line("Delmål", goal.wording, _sub_goal(step))
        for effort in goal.efforts:
            yield ("effort", effort.number), Line("Indsats", goal.wording, _effort(effort))


def _job_goal(plan: PlanContent) -> str:
    if plan.job_goal_status is JobGoalStatus.FORMULATED:
        return plan.job_goal
    return " · ".join(filter(None, (plan.job_goal_status.label, plan.job_goal_task)))


def _legal_form(plan: PlanContent) -> str:
    return form_in_words(
        plan.legal_form, paragraphs=plan.paragraphs, consent_on=plan.form_consent_on
    )


def _with_status(wording: str, status: GoalStatus) -> str:
    return wording if status is GoalStatus.CURRENT else f"{wording} · {status.label}"


def _sub_goal(step: SubGoalContent) -> str:
    by = f" · senest {_day(step.due_on)}" if step.due_on else ""
    return _with_status(f"{step.wording}{by}", step.status)


def _effort(effort: EffortContent) -> str:
    starts = f"fra {_day(effort.starts_on)}" if effort.starts_on else ""
    ends = f"til og med {_day(effort.last_on)}" if effort.last_on else ""
    area = effort.area.label if effort.area else ""
    when = (starts, ends, effort.weekly_words)
    parts = (effort.wording, effort.responsible, effort.law, area, *when, effort.status.label)
    return " · ".join(filter(None, parts))


def _day(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"


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
