"""What is open to one reader of a course: rooms, tables and columns, and what stays closed."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db import models

from fodfaeste.records.foundation import Classified
from fodfaeste.rules.access.decide import decide
from fodfaeste.rules.access.facts import Actor, CaseRelation
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.packages.tables import FIELDS_LEFT_OUT, PROTECTED_SAID, ROOMS, TABLES, Room

STAMPS = ("created_at", "created_by", "changed_at", "changed_by")

Model = type[models.Model]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What is open to one reader of a course at one moment."""

    rooms: tuple[Room, ...]
    sections: frozenset[Section]


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


def closed_in(reading: Reading, *, protected: bool) -> tuple[tuple[str, str], ...]:
    """What is kept back from this reader: the part, and why, in words."""
    lines = [
        (room.title, "Rummet er ikke åbent for dig.") for room in ROOMS if room not in reading.rooms
    ]
    for name, (room, title) in TABLES.items():
        table = _table(model_named(name), room, title, reading.sections)
        if room in reading.rooms and table.closed:
            labels = ", ".join(sorted(section.label for section in table.closed))
            lines.append((title, f"Kræver adgang til: {labels}."))
    return (*lines, PROTECTED_SAID) if protected else tuple(lines)


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
        columns=tuple(name for name in columns_of(model) if name in names),
        closed=frozenset(data.rows_stay or Section) - sections if by_row else closed,
    )


def columns_of(model: Model) -> Iterator[str]:
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
