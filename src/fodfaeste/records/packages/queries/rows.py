"""The rows of a course as one reader may see them, a few at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from fodfaeste.records.cases.models import Case
from fodfaeste.records.packages.queries.reading import Model, Reading, Table, classes_of
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.packages.fields import word_of
from fodfaeste.rules.packages.tables import PROTECTED

AT_ONCE = 500
"""Rows read at a time, so that a long course needs no more memory than a short one."""

NOT_SHOWN = "(ikke vist)"


@dataclass(frozen=True, slots=True)
class Pointed:
    """A pointer to a colleague or another record: its number and how one recognises it."""

    id: int
    title: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One column of a row: its name, its Danish word, and what stands in it."""

    column: str
    word: str
    value: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One record as its reader may see it."""

    table: str
    title: str
    id: int
    cells: tuple[Cell, ...]


def rows_of(case: Case, table: Table, reading: Reading) -> Iterator[Row]:
    """Every row of a table that its reader may see, in the order made, a few at a time."""
    found = table.model._default_manager.filter(_of_case(table.model, case)).order_by("pk")
    if table.data.section_in and not table.data.rows_stay:
        open_to_reader = {f"{table.data.section_in}__in": list(reading.sections)}
        found = found.filter(**open_to_reader)
    last = 0
    while batch := list(found.filter(pk__gt=last)[:AT_ONCE]):
        last = batch[-1].pk
        titles = _titles(table, batch, reading.sections)
        for record in batch:
            yield _row(table, record, titles, reading.sections)


def _of_case(model: Model, case: Case) -> Q:
    if model.__name__ == "Citizen":
        return Q(pk=case.citizen_id)
    return Q(pk=case.pk) if model is Case else Q(case=case)


def _row(
    table: Table,
    record: models.Model,
    titles: dict[tuple[str, int], str],
    sections: frozenset[Section],
) -> Row:
    hidden = PROTECTED if getattr(record, "address_protected", False) else frozenset()
    hidden |= _closed_in(table, record, sections)
    return Row(
        table=table.model.__name__,
        title=table.title,
        id=record.pk,
        cells=tuple(
            _cell(table.model, record, name, titles) for name in table.columns if name not in hidden
        ),
    )


def _closed_in(table: Table, record: models.Model, sections: frozenset[Section]) -> frozenset[str]:
    """The personal columns of a row that belongs to a section closed to the reader."""
    data = table.data
    if not data.section_in or getattr(record, data.section_in) in sections:
        return frozenset()
    return frozenset(name for names in data.personal.values() for name in names)


def _cell(
    model: Model, record: models.Model, name: str, titles: dict[tuple[str, int], str]
) -> Cell:
    field = model._meta.get_field(name)
    points = isinstance(field, models.ForeignKey)
    value = getattr(record, f"{name}_id" if points else name)
    if points and value is not None:
        value = Pointed(value, titles.get((name, value), f"nr. {value}"))
    return Cell(column=name, word=word_of(model.__name__, name) or name, value=value)


TITLES = {
    "Citizen": "surname",
    "Company": "name",
    "NetworkPerson": "name",
    "Unit": "name",
    "Goal": "wording",
    "LegalBasis": "paragraph",
    "Task": "title",
    "FocusArea": "title",
    "JobMatch": "job_title",
    "PlanVersion": "number",
    "WorkAgreement": "number",
    "User": "name",
}
"""The column one recognises a record by, where a number would say nothing."""


def _titles(
    table: Table, batch: list[models.Model], sections: frozenset[Section]
) -> dict[tuple[str, int], str]:
    """How the records that a batch points to are recognised; one query for each pointer."""
    found: dict[tuple[str, int], str] = {}
    for name in table.columns:
        field = table.model._meta.get_field(name)
        if not isinstance(field, models.ForeignKey):
            continue
        target = field.related_model
        column = TITLES.get(target.__name__)
        numbers = {getattr(one, field.attname) for one in batch} - {None}
        if column is None or not numbers:
            continue
        if not _is_open(target, column, sections):
            found |= {(name, number): NOT_SHOWN for number in numbers}
            continue
        rows = target._default_manager.filter(pk__in=numbers).values_list("pk", column)
        found |= {(name, number): str(title) for number, title in rows}
    return found


def _is_open(model: Model, column: str, sections: frozenset[Section]) -> bool:
    """Whether a column of another table may be read; accounts and units are known to all."""
    if model._meta.label in {settings.AUTH_USER_MODEL, "accounts.Unit"}:
        return True
    personal = classes_of(model).personal
    return all(section in sections for section, names in personal.items() if column in names)
