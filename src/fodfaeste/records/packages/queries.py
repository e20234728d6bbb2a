"""What a package holds for one reader, and how far each package is (M4)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Q, QuerySet

from fodfaeste.records.cases.models import Case
from fodfaeste.records.foundation import Classified
from fodfaeste.records.packages.models import CasePackage
from fodfaeste.rules.access.decide import decide
from fodfaeste.rules.access.facts import Actor, CaseRelation
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.packages.fields import word_of
from fodfaeste.rules.packages.kinds import AskedBy, PackageState
from fodfaeste.rules.packages.life import MOST_TRIES, state_of
from fodfaeste.rules.packages.tables import FIELDS_LEFT_OUT, ROOMS, TABLES, Room

AT_ONCE = 500
"""Rows read at a time, so that a long course needs no more memory than a short one."""

STAMPS = ("created_at", "created_by", "changed_at", "changed_by")
NOT_SHOWN = "(ikke vist)"

Model = type[models.Model]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What is open to one reader of a course at one moment."""

    rooms: tuple[Room, ...]
    sections: frozenset[Section]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table as its reader may see it: the open columns and the sections that stay closed."""

    model: Model
    room: Room
    title: str
    columns: tuple[str, ...]
    closed: frozenset[Section]

    @property
    def data(self) -> Classified:
        """How the table classes its columns."""
        return classes_of(self.model)


def reading_of(actor: Actor, relation: CaseRelation, sections: frozenset[Section]) -> Reading:
    """What is open to a reader, by the same map that opens the pages."""
    rooms = tuple(
        room
        for room in ROOMS
        if decide(actor, room.permission, relation, sections=sections).allowed
    )
    return Reading(rooms=rooms, sections=sections)


def tables_of(reading: Reading) -> tuple[Table, ...]:
    """The tables of the open rooms; one whose personal columns are all closed is left out."""
    found = []
    for name, (room, title) in TABLES.items():
        table = _table(model_named(name), room, title, reading.sections)
        if room in reading.rooms and table.columns:
            found.append(table)
    return tuple(found)


def closed_in(reading: Reading) -> tuple[tuple[str, str], ...]:
    """What is kept back from this reader: the part, and why, in words."""
    lines = [
        (room.title, "Rummet er ikke åbent for dig.") for room in ROOMS if room not in reading.rooms
    ]
    for name, (room, title) in TABLES.items():
        table = _table(model_named(name), room, title, reading.sections)
        if room in reading.rooms and table.closed:
            labels = ", ".join(sorted(section.label for section in table.closed))
            lines.append((title, f"Kræver adgang til: {labels}."))
    return tuple(lines)


def model_named(name: str) -> Model:
    """The model of a table."""
    return apps.get_model("records", name)


def classes_of(model: Model) -> Classified:
    """How a model classes its columns."""
    data: Classified = model.data  # type: ignore[attr-defined]
    return data


def _table(model: Model, room: Room, title: str, sections: frozenset[Section]) -> Table:
    data = classes_of(model)
    by_row = bool(data.section_in)
    closed = frozenset(section for section in data.personal if section not in sections)
    everything = {section for section in data.personal if data.personal[section]}
    if everything and closed == everything and not by_row:
        return Table(model=model, room=room, title=title, columns=(), closed=closed)
    names = {*data.plain, *STAMPS}
    for section, columns in data.personal.items():
        if by_row or section in sections:
            names |= set(columns)
    return Table(
        model=model,
        room=room,
        title=title,
        columns=tuple(name for name in _columns(model) if name in names),
        closed=frozenset(Section) - sections if by_row else closed,
    )


def _columns(model: Model) -> Iterator[str]:
    """Every column that packages hold, the stamps last."""
    own = [field.name for field in model._meta.concrete_fields]
    last = [name for name in STAMPS if name in own]
    for name in [*(name for name in own if name not in STAMPS), *last]:
        skipped = name in {"id", "case"} or is_counter(model, name)
        if not skipped and f"{model.__name__}.{name}" not in FIELDS_LEFT_OUT:
            yield name


def is_counter(model: Model, name: str) -> bool:
    """Whether a column only counts saves."""
    return name == "version" and isinstance(
        model._meta.get_field(name), models.PositiveIntegerField
    )


def rows_of(case: Case, table: Table, reading: Reading) -> Iterator[Row]:
    """Every row of a table that its reader may see, in the order made, a few at a time."""
    found = table.model._default_manager.filter(_of_case(table.model, case)).order_by("pk")
    if table.data.section_in:
        open_to_reader = {f"{table.data.section_in}__in": list(reading.sections)}
        found = found.filter(**open_to_reader)
    last = 0
    while batch := list(found.filter(pk__gt=last)[:AT_ONCE]):
        last = batch[-1].pk
        titles = _titles(table, batch, reading.sections)
        for record in batch:
            yield _row(table, record, titles)


def _of_case(model: Model, case: Case) -> Q:
    if model.__name__ == "Citizen":
        return Q(pk=case.citizen_id)
    return Q(pk=case.pk) if model is Case else Q(case=case)


def _row(table: Table, record: models.Model, titles: dict[tuple[str, int], str]) -> Row:
    return Row(
        table=table.model.__name__,
        title=table.title,
        id=record.pk,
        cells=tuple(_cell(table.model, record, name, titles) for name in table.columns),
    )


def _cell(
    model: Model, record: models.Model, name: str, titles: dict[tuple[str, int], str]
) -> Cell:
    field = model._meta.get_field(name)
    value = getattr(record, field.attname)
    if isinstance(field, models.ForeignKey) and value is not None:
        value = Pointed(value, titles.get((name, value), f"nr. {value}"))
    return Cell(column=name, word=word_of(model.__name__, name) or name, value=value)


TITLES = {
    "Citizen": "surname",
    "Company": "name",
    "NetworkPerson": "name",
    "Unit": "name",
    "Goal": "wording",
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


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPackage:
    """One package, as whoever asked for it sees it."""

    id: int
    asked_by: AskedBy
    note: str
    asked_at: datetime
    state: PackageState
    size: int
    expires: datetime | None


def packages_of(actor: Actor, case: Case, *, now: datetime) -> tuple[ShownPackage, ...]:
    """The packages the actor has asked for on this course, the latest first."""
    rows = CasePackage.objects.filter(case=case, created_by_id=actor.id).order_by("-id")
    return tuple(
        ShownPackage(
            id=row.pk,
            asked_by=row.asked_by,
            note=row.note,
            asked_at=row.created_at,
            state=state(row, now),
            size=row.size,
            expires=row.expires,
        )
        for row in rows[:20]
    )


def state(row: CasePackage, now: datetime) -> PackageState:
    """How far a package is."""
    return state_of(
        made=row.made,
        expires=row.expires,
        removed=row.removed is not None,
        tries=row.tries,
        now=now,
    )


def waiting() -> list[int]:
    """The packages that are still to be made, the longest waiting first."""
    return list(_to_make().order_by("id").values_list("pk", flat=True))


def _to_make() -> QuerySet[CasePackage]:
    return CasePackage.objects.filter(made=None, removed=None, tries__lt=MOST_TRIES)


def too_old(now: datetime) -> list[int]:
    """The packages whose week is over and whose parts are still here."""
    return list(
        CasePackage.objects.filter(removed=None, expires__lte=now).values_list("pk", flat=True)
    )
