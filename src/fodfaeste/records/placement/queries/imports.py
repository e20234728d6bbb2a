"""Files of companies: the register as a file has it, the rows of a file, those that are wrong."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fodfaeste.records.placement.models import (
    Company,
    CompanyImport,
    CompanyImportRow,
    CompanyPerson,
)
from fodfaeste.rules.placement.companies.importing.columns import BY_CODE, COLUMNS
from fodfaeste.rules.placement.companies.importing.deciding import COMPANY, PERSON, Standing
from fodfaeste.rules.placement.companies.importing.reading import Line
from fodfaeste.rules.placement.companies.importing.rows import Row, row_of
from fodfaeste.rules.placement.companies.kinds import RowOutcome

ROWS = 50
LATEST = 20
MORE = "more"
"""Kept instead of cells that stood beyond the headings."""


def register() -> Iterator[Standing]:
    """Every company as a file would have it; a merged one leads to what it became a part of."""
    rows = Company.objects.values("id", "merged_into_id", "closed_on", *COMPANY)
    words = {row["id"]: _words(row) for row in rows}
    closed = {row["id"] for row in rows if row["closed_on"]}
    people: dict[int, dict[str, dict[str, str]]] = defaultdict(dict)
    for company, name, *told in CompanyPerson.objects.values_list(
        *("company_id", "name"), *(code.removeprefix("person_") for code in PERSON)
    ):
        people[company][name.lower()] = dict(zip(PERSON, told, strict=True))
    for row in rows:
        number = row["merged_into_id"] or row["id"]
        yield Standing(
            id=number,
            found_by=words[row["id"]],
            values=words[number],
            people=people.get(number, {}),
            closed=number in closed,
        )


def _words(row: dict[str, object]) -> dict[str, str]:
    return {code: "" if row[code] is None else str(row[code]) for code in COMPANY}


def kept_of(line: Line) -> dict[str, str]:
    """What is kept of a row of a file: its cells as they stood there."""
    return line.cells | ({MORE: MORE} if line.too_long else {})


def rows_of(kept: Iterable[CompanyImportRow]) -> Iterator[Row]:
    """The rows of a file as they were read; what was wrong in a cell still is."""
    for row in kept:
        cells = {code: cell for code, cell in row.values.items() if code != MORE}
        yield row_of(Line(number=row.line, cells=cells, too_long=MORE in row.values))


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a preview: its heading, what stands in it, whether it is news, what it was."""

    heading: str
    text: str
    is_new: bool
    before: str = ""


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One row of a preview."""

    line: int
    outcome: RowOutcome
    cells: tuple[Cell, ...]
    problems: tuple[str, ...]
    company_id: int | None
    company: str


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """Fifty rows of a file, and where they stand in the whole."""

    rows: tuple[PreviewRow, ...]
    number: int
    last: int
    total: int


def one_import(batch_id: int) -> CompanyImport | None:
    """One file, or None."""
    rows = CompanyImport.objects.select_related("created_by", "applied_by")
    return rows.filter(pk=batch_id).first()


def latest_imports() -> tuple[CompanyImport, ...]:
    """The latest files."""
    rows = CompanyImport.objects.select_related("created_by", "applied_by").order_by("-pk")
    return tuple(rows[:LATEST])


def brought_in_before(batch: CompanyImport) -> bool:
    """Whether the very same file was brought in earlier."""
    same = CompanyImport.objects.filter(file_hash=batch.file_hash, state="done")
    return same.exclude(pk=batch.pk).exists()


def preview(batch: CompanyImport, *, outcome: RowOutcome | None, number: int) -> PreviewPage:
    """Fifty rows of a file, of one kind when one is asked for."""
    rows = batch.rows.select_related("company").order_by("line")
    if outcome:
        rows = rows.filter(outcome=outcome)
    total = rows.count()
    last = max(-(-total // ROWS), 1)
    here = min(max(number, 1), last)
    start = (here - 1) * ROWS
    return PreviewPage(tuple(map(_shown, rows[start : start + ROWS])), here, last, total)


def _shown(row: CompanyImportRow) -> PreviewRow:
    return PreviewRow(
        line=row.line,
        outcome=RowOutcome(row.outcome),
        cells=tuple(
            Cell(BY_CODE[code].heading, row.values[code], code in row.changes, _before(row, code))
            for code in BY_CODE
            if row.values.get(code)
        ),
        problems=tuple(row.problems),
        company_id=row.company_id,
        company=row.company.name if row.company else "",
    )


def _before(row: CompanyImportRow, code: str) -> str:
    """What the register says now, where a row is about to say it otherwise."""
    if row.company is None or code not in row.changes or code not in COMPANY:
        return ""
    stands = getattr(row.company, code)
    return "" if stands is None else str(stands)


def wrong_rows(batch: CompanyImport) -> Iterator[tuple[str, ...]]:
    """The rows that are wrong, as a file: number, what is wrong, and every column of ours."""
    yield ("Række", "Fejl", *(column.heading for column in COLUMNS))
    for row in batch.rows.filter(outcome=RowOutcome.WRONG).order_by("line"):
        cells = (row.values.get(column.code, "") for column in COLUMNS)
        yield (str(row.line), " ".join(row.problems), *cells)
