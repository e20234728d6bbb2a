"""The shared assessment as a document, as far as the one who reads may see (C1)."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING

from fodfaeste.kernel.clock import day_of
from fodfaeste.pdf.documents import AssessedArea, AssessedKind, AssessmentDocument, SignedText
from fodfaeste.pictures import danish
from fodfaeste.rules.plan.assessment import AREAS_TALKED_ABOUT, LOOKED_FOR
from fodfaeste.rules.plan.kinds import AssessmentTheme, Contributor, LifeArea

if TYPE_CHECKING:
    from fodfaeste.records.plan.models import AssessmentEntry

HEALTH_LEFT_OUT = (
    "Det, der handler om helbred, er ikke med her. Det må kun deles, når borgeren har sagt ja."
)

Signer = Callable[["AssessmentEntry"], str]
"""What stands after the writer's name: the role, and who told it."""


def assessment_document(
    entries: Iterable["AssessmentEntry"],
    *,
    citizen: str,
    spoken: frozenset[Contributor],
    sees_health: bool,
    signer_of: Signer,
    today: date,
) -> AssessmentDocument:
    """Return the entries, which nobody has corrected, as the paper shows them."""
    standing = tuple(entries)
    talked_about = {entry.area for entry in standing}
    closed = frozenset() if sees_health else frozenset({LifeArea.HEALTH})
    silent = [area for area in AREAS_TALKED_ABOUT if area not in talked_about | closed]
    return AssessmentDocument(
        citizen=citizen,
        printed_on=today,
        own_words=_said(
            standing, signer_of, about=lambda entry: entry.theme == AssessmentTheme.WISH
        ),
        areas=tuple(_areas(standing, signer_of)),
        not_talked_about=tuple(area.label for area in silent),
        spoken=tuple(who.label for who in Contributor if who in spoken),
        missing=tuple(who.label for who in Contributor if who not in spoken),
        left_out="" if sees_health else HEALTH_LEFT_OUT,
    )


def _areas(entries: tuple["AssessmentEntry", ...], signer_of: Signer) -> Iterable[AssessedArea]:
    for area in LifeArea:
        kinds = tuple(
            AssessedKind(title=kind.label, said=said)
            for kind in LOOKED_FOR
            if (said := _said(entries, signer_of, about=_about(area, kind)))
        )
        if kinds:
            yield AssessedArea(title=area.label, kinds=kinds)


def _about(area: LifeArea, kind: AssessmentTheme) -> Callable[["AssessmentEntry"], bool]:
    return lambda entry: (entry.area, entry.theme) == (area, kind)


def _said(
    entries: tuple["AssessmentEntry", ...],
    signer_of: Signer,
    *,
    about: Callable[["AssessmentEntry"], bool],
) -> tuple[SignedText, ...]:
    return tuple(
        SignedText(
            text=entry.text, signed=_signed(entry, signer_of), own_words=entry.said_by_citizen
        )
        for entry in entries
        if about(entry)
    )


def _signed(entry: "AssessmentEntry", signer_of: Signer) -> str:
    who = entry.created_by.name if entry.created_by else ""
    return f"{danish.long_date(day_of(entry.created_at))} · {who}, {signer_of(entry)}"
