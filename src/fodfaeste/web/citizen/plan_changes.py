"""What changed in my plan, in the words of my page (C5, L2)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from fodfaeste.rules.plan.content import PlanContent
from fodfaeste.rules.plan.difference import Change, ChangeKind, Difference, difference
from fodfaeste.rules.plan.word_difference import Piece
from fodfaeste.web.citizen.words import Words

WHAT: Mapping[str, Words] = {
    "Borgerens egne ord": _("Mine egne ord"),
    "Formål": _("Det vil vi sammen"),
    "Jobmål": _("Mit jobmål"),
    "Planens form": _("Den slags plan, det er"),
    "Mål": _("Mit mål"),
    "Delmål": _("Næste mål"),
    "Indsats": _("Det gør vi"),
    "Målenes rækkefølge": _("Det, der kommer først"),
}
"""What the plan calls its parts, and what I call them."""
LABELS: Mapping[str, Words] = {
    "Hvornår": _("Hvornår"),
    "Hvor langt": _("Hvor langt"),
    "Hvem": _("Hvem"),
    "Lov": _("Lov"),
    "Område": _("Område"),
    "Første dag": _("Første dag"),
    "Sidste dag": _("Sidste dag"),
    "Fast tid": _("Fast tid"),
}
KINDS: Mapping[ChangeKind, Words] = {
    ChangeKind.ADDED: _("nyt"),
    ChangeKind.CHANGED: _("ændret"),
    ChangeKind.REMOVED: _("taget ud"),
    ChangeKind.MOVED: _("ny rækkefølge"),
}


@dataclass(frozen=True, slots=True)
class MyDetail:
    """What differs under one label, with the words kept, taken out and put in."""

    label: Words
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MyChange:
    """One thing in my plan that is not as it was."""

    what: Words
    kind: Words
    wording: str
    before: str
    after: str
    is_moved: bool
    details: tuple[MyDetail, ...]


@dataclass(frozen=True, slots=True)
class MyChangedGoal:
    """The changes under one of my goals; an empty wording is the plan as a whole."""

    wording: str
    changes: tuple[MyChange, ...]


@dataclass(frozen=True, slots=True)
class MyChanges:
    """Everything that is not as it was; empty when the two say the same."""

    groups: tuple[MyChangedGoal, ...]


def changes_in_my_words(before: PlanContent, after: PlanContent) -> MyChanges:
    """Return what changed from one version to another, in the order the plan is read."""
    found = Difference(difference(before, after))
    return MyChanges(
        tuple(
            MyChangedGoal(group.wording if group.number else "", tuple(map(_mine, group.changes)))
            for group in found.groups
        )
    )


def _mine(change: Change) -> MyChange:
    return MyChange(
        what=WHAT[change.what],
        kind=KINDS[change.kind],
        wording=change.wording,
        before=change.before,
        after=change.after,
        is_moved=change.kind is ChangeKind.MOVED,
        details=tuple(_details(change)),
    )


def _details(change: Change) -> Iterator[MyDetail]:
    for detail in change.details:
        yield MyDetail(LABELS[detail.label] if detail.label else "", detail.pieces)
