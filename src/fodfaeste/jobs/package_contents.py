"""What lies in a package: pages to read, the same as data, the plans, and what was left out."""

import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import chain
from typing import IO, Any, cast

from fodfaeste.kernel.clock import day_of
from fodfaeste.pdf.apart import render_apart
from fodfaeste.pdf.documents import CaseExtract, ExtractEntry, ExtractRoom, Fact
from fodfaeste.pdf.papers.agreement import agreement_document
from fodfaeste.pdf.papers.extract import entry_of
from fodfaeste.pdf.papers.plan import PlanPaper, guidance_in_words
from fodfaeste.pdf.render import render_document
from fodfaeste.pictures import danish
from fodfaeste.records.cases.models import Case
from fodfaeste.records.catalogues.queries import role_texts_on
from fodfaeste.records.followup.queries import overview_of
from fodfaeste.records.packages import queries
from fodfaeste.records.packages.actions import Parcel
from fodfaeste.records.packages.queries import Pointed, Reading, Row
from fodfaeste.records.placement.queries.work import work_room
from fodfaeste.records.plan.queries import versions_of
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.packages.kinds import AskedBy
from fodfaeste.rules.packages.tables import FIELDS_LEFT_OUT, LEFT_OUT, PLAN, WORK, Room

CONTENTS = "indhold.txt"
LETTERS_A_VOLUME = 150_000
"""As much text as a child sets with little memory: some seventy notes of the longest kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A course with what is open in it to the one the package is for."""

    case: Case
    actor: Actor
    reading: Reading
    now: datetime

    @property
    def today(self) -> date:
        """The day it is made."""
        return day_of(self.now)

    @property
    def kept_back(self) -> tuple[tuple[str, str], ...]:
        """What stays closed, and why."""
        protected = self.case.citizen.address_protected
        return queries.closed_in(self.reading, protected=protected)


def fill(parcel: Parcel, seen: Seen, *, asked_by: AskedBy) -> None:
    """Write the whole ZIP into a parcel, a piece at a time."""
    with zipfile.ZipFile(cast("IO[bytes]", parcel), "w", zipfile.ZIP_DEFLATED) as made:
        _write_pages(made, seen, asked_by)
        _write_plans(made, seen)
        for room in seen.reading.rooms:
            _write_data(made, seen, room)
        made.writestr(CONTENTS, _contents(seen, asked_by, made.namelist()))


def _write_pages(made: zipfile.ZipFile, seen: Seen, asked_by: AskedBy) -> None:
    """Write everything as pages one can read; a long course in several volumes."""
    volumes = _volumes(seen)
    first, second = next(volumes, ()), next(volumes, None)
    if second is None:
        made.writestr("forloeb.pdf", _volume(seen, asked_by, first, number=1))
        return
    for number, rooms in enumerate(chain((first, second), volumes), start=1):
        made.writestr(f"forloeb-{number:03}.pdf", _volume(seen, asked_by, rooms, number=number))


def _volumes(seen: Seen) -> Iterator[tuple[ExtractRoom, ...]]:
    """The rooms in the order one reads them, cut where a volume is full."""
    rooms: list[ExtractRoom] = []
    letters = 0
    for room, entries in _entries(seen):
        held: list[ExtractEntry] = []
        for entry in entries:
            held.append(entry)
            letters += sum(len(fact.word) + len(fact.text) for fact in entry.facts)
            if letters >= LETTERS_A_VOLUME:
                yield (*rooms, ExtractRoom(room.title, tuple(held)))
                rooms, held, letters = [], [], 0
        if held:
            rooms.append(ExtractRoom(room.title, tuple(held)))
    if rooms:
        yield tuple(rooms)


def _entries(seen: Seen) -> Iterator[tuple[Room, Iterator[ExtractEntry]]]:
    labels = {role: text.label for role, text in role_texts_on(seen.today).items()}
    tables = queries.tables_of(seen.reading)
    for room in seen.reading.rooms:
        rows = (
            row
            for table in tables
            if table.room is room
            for row in queries.rows_of(seen.case, table, seen.reading)
        )
        yield room, (entry_of(row, labels) for row in rows)


def _volume(seen: Seen, asked_by: AskedBy, rooms: tuple[ExtractRoom, ...], *, number: int) -> bytes:
    left_out = (Fact(what, why) for what, why in seen.kept_back)
    return render_apart(
        CaseExtract(
            citizen=seen.case.citizen.name,
            printed_on=seen.today,
            reader=seen.actor.name,
            asked_by=asked_by.label,
            volume=number,
            rooms=rooms,
            left_out=tuple(left_out) if number == 1 else (),
        )
    )


def _write_plans(made: zipfile.ZipFile, seen: Seen) -> None:
    """Write each approved plan and the agreement in force, as they are printed."""
    if PLAN in seen.reading.rooms:
        roles, overview = role_texts_on(seen.today), overview_of(seen.case, seen.today)
        for version in versions_of(seen.case.pk):
            paper = PlanPaper(
                content=version.content,
                version=version,
                citizen=seen.case.citizen.name,
                overview=overview,
                roles=roles,
                today=seen.today,
                guidance=guidance_in_words(seen.case.pk),
            )
            made.writestr(f"planer/{paper.file_name}.pdf", render_document(paper.document()))
    if WORK in seen.reading.rooms:
        work = work_room(seen.case, today=seen.today)
        sheet = work.on_its_way or work.in_force
        if sheet is not None:
            paper_of_work = agreement_document(seen.case, sheet, today=seen.today)
            made.writestr("planer/arbejdsaftale.pdf", render_document(paper_of_work))


def _write_data(made: zipfile.ZipFile, seen: Seen, room: Room) -> None:
    """Write one room as data that a program can read, row by row."""
    tables = [one for one in queries.tables_of(seen.reading) if one.room is room]
    with made.open(f"data/{room.code}.json", "w") as data:
        data.write(b"{")
        for number, table in enumerate(tables):
            data.write(f"{', ' if number else ''}{json.dumps(table.model.__name__)}: [".encode())
            for place, row in enumerate(queries.rows_of(seen.case, table, seen.reading)):
                data.write(f"{', ' if place else ''}{as_json(row)}".encode())
            data.write(b"]")
        data.write(b"}")


def as_json(row: Row) -> str:
    """Return a record as JSON: its number, and what stands in each column."""
    cells = {cell.column: _plain(cell.value) for cell in row.cells}
    return json.dumps({"id": row.id, **cells}, ensure_ascii=False)


def _plain(value: Any) -> Any:
    if isinstance(value, Pointed):
        return {"id": value.id, "title": value.title}
    if isinstance(value, date | time):
        return value.isoformat()
    return value if isinstance(value, int | float | list | dict | None) else str(value)


def _contents(seen: Seen, asked_by: AskedBy, names: list[str]) -> str:
    """Return the list of contents: what lies here, for whom, and what was left out and why."""
    never = sorted({*LEFT_OUT.values(), *FIELDS_LEFT_OUT.values()})
    lines = [
        "Hele forløbet, som den, der har taget det ud, må se det",
        "",
        f"Taget ud: {danish.long_date(seen.today)} af {seen.actor.name}",
        f"Til brug for: {asked_by.label}",
        "",
        "Det ligger her:",
        *(f"- {name}" for name in names),
        "",
        "Det er ikke med, fordi det ikke er åbent for den, der har taget det ud:",
        *([f"- {what}: {why}" for what, why in seen.kept_back] or ["- Intet."]),
        "",
        "Det er aldrig med:",
        *(f"- {what}" for what in never),
        "- Hvem der har set forløbet. Det står under Log.",
    ]
    return "\n".join([*lines, ""])
