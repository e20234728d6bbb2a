"""The records of a course as pages one can read: Danish words for what stands in each column."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from fodfaeste.kernel.clock import COPENHAGEN
from fodfaeste.pdf.documents import ExtractEntry, Fact
from fodfaeste.pictures import danish
from fodfaeste.records.packages.queries import Cell, Pointed, Row
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.consent.kinds import InformationType
from fodfaeste.rules.meetings.about_cti import AboutCti
from fodfaeste.rules.meetings.agenda import Told
from fodfaeste.rules.placement.kinds import WorkSupport

LISTS: Mapping[str, type[StrEnum]] = {
    "Consent.types": InformationType,
    "PlanVersion.roles_present": Role,
    "WorkAgreement.supports_examined": WorkSupport,
    "Meeting.explained": AboutCti,
    "KickoffAgreement.told": Told,
}
"""Columns with several codes, and the words they stand for."""

ELSEWHERE = {"PlanVersion.content": "Står for sig selv som PDF i mappen planer."}
"""Columns that are a document of their own in the package."""

Labels = Mapping[Role, str]


def entry_of(row: Row, labels: Labels) -> ExtractEntry:
    """Return a record as one reads it; what is empty is not mentioned."""
    facts = ((cell.word, _said(row.table, cell, labels)) for cell in row.cells)
    return ExtractEntry(
        title=f"{row.title} nr. {row.id}",
        facts=tuple(Fact(word, text) for word, text in facts if text),
    )


def _said(table: str, cell: Cell, labels: Labels) -> str:
    place = f"{table}.{cell.column}"
    if place in ELSEWHERE:
        return ELSEWHERE[place]
    if cell.column.endswith("_minutes") and cell.value is not None:
        return danish.hours(cell.value)
    codes = LISTS.get(place)
    value = [codes(one) for one in cell.value] if codes else cell.value
    return words(value, labels)


def words(value: Any, labels: Labels) -> str:
    """Return what stands in a column, as a Dane would write it; empty for nothing."""
    if value is None:
        return ""
    if isinstance(value, Role):
        return labels.get(value, str(value))
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, (words(one, labels) for one in value)))
    if isinstance(value, dict):
        return "\n".join(f"{name}: {words(one, labels)}" for name, one in value.items())
    in_words = next((say for kind, say in _WORDS if isinstance(value, kind)), str)
    return in_words(value)


def _instant(value: datetime) -> str:
    local = value.astimezone(COPENHAGEN)
    return f"{danish.long_date(local)} kl. {local:%H.%M}"


_WORDS: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (bool, lambda value: "Ja" if value else "Nej"),
    (StrEnum, lambda value: str(getattr(value, "label", value))),
    (Pointed, lambda value: str(value.title)),
    (datetime, _instant),
    (date, danish.long_date),
    (time, lambda value: f"kl. {value:%H.%M}"),
)
"""How each kind of value is said; an instant is a day too, and stands before it."""
