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
from fodfaeste.rules.boards.kinds import BoardReason
from fodfaeste.rules.cases.target_group import TargetGroupCode
from fodfaeste.rules.consent.kinds import InformationType
from fodfaeste.rules.cti.promises import HEADINGS
from fodfaeste.rules.meetings.about_cti import AboutCti
from fodfaeste.rules.meetings.agenda import Told
from fodfaeste.rules.placement.work_words import Transport, WorkDemand, WorkNeed
from fodfaeste.rules.plan.weekly import from_code
from fodfaeste.rules.plan.weekly import words_of as weekly_words

CODES: Mapping[str, type[StrEnum]] = {
    "Case.target_profile": TargetGroupCode,
    "Consent.types": InformationType,
    "JobProfile.demands_met": WorkDemand,
    "JobProfile.essential_needs": WorkNeed,
    "JobProfile.needs": WorkNeed,
    "JobProfile.transport": Transport,
    "PlanVersion.roles_present": Role,
    "WorkAgreement.needs": WorkNeed,
    "BoardItem.reasons": BoardReason,
    "Meeting.explained": AboutCti,
    "KickoffAgreement.told": Told,
}
"""Columns of plain codes, and the words they stand for."""

OF_WEEKS = frozenset({"Effort.weekly_times", "JobProfile.busy_times"})
"""Columns of the fixed times of a week, as codes."""

ELSEWHERE = {"PlanVersion.content": "Står for sig selv som PDF i mappen planer."}
"""Columns that are a document of their own in the package."""

STAMPED = {"created": "Skrevet", "changed": "Sidst ændret"}
"""The two instants of a record, each said with its person in one line."""

HEADED = {"SafetyPlanVersion.content": HEADINGS}
"""Columns that hold texts by code, and the heading each code is read under."""

Labels = Mapping[Role, str]


def entry_of(row: Row, labels: Labels) -> ExtractEntry:
    """Return a record as one reads it; what is empty is not mentioned."""
    stamps = {cell.column: words(cell.value, labels) for cell in row.cells}
    facts = [
        (cell.word, _said(row.table, cell, labels)) for cell in row.cells if not _is_stamp(cell)
    ]
    facts += [(word, _stamped(stamps, act)) for act, word in STAMPED.items()]
    return ExtractEntry(
        title=f"{row.title} nr. {row.id}",
        facts=tuple(Fact(word, text) for word, text in facts if text),
    )


def _is_stamp(cell: Cell) -> bool:
    return any(cell.column in {f"{act}_at", f"{act}_by"} for act in STAMPED)


def _stamped(stamps: Mapping[str, str], act: str) -> str:
    """Return "4. marts 2026 kl. 12.00 af Samir Toft"; the installation itself has no name."""
    found = (stamps.get(f"{act}_at", ""), stamps.get(f"{act}_by", ""))
    return " af ".join(filter(None, found))


def _said(table: str, cell: Cell, labels: Labels) -> str:
    place = f"{table}.{cell.column}"
    if place in ELSEWHERE:
        return ELSEWHERE[place]
    if place in OF_WEEKS:
        return weekly_words(map(from_code, cell.value))
    if cell.column.endswith("_minutes") and cell.value is not None:
        return danish.hours(cell.value)
    return words(_meant(place, cell.value), labels)


def _meant(place: str, value: Any) -> Any:
    """Return the members that plain codes stand for, and texts under their headings."""
    if place in HEADED:
        texts = dict(value or {})
        return {said: texts[code] for code, said in HEADED[place].items() if texts.get(code)}
    codes = CODES.get(place)
    if codes is None or not value:
        return value
    return [codes(one) for one in value] if isinstance(value, list) else codes(value)


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
