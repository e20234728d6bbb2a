"""A file of companies: read and shown row by row, then brought in whole or not at all (D1)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from fodfaeste.records.cases import access
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import changed_by, lock, made_by
from fodfaeste.records.placement.actions.overwriting import AT_ONCE, overwrite
from fodfaeste.records.placement.models import (
    Company,
    CompanyImport,
    CompanyImportRow,
    CompanyPerson,
)
from fodfaeste.records.placement.queries.imports import kept_of, register, rows_of
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.placement.companies.importing import refusals as no
from fodfaeste.rules.placement.companies.importing.deciding import COMPANY, Decided, decided
from fodfaeste.rules.placement.companies.importing.reading import ReadFile
from fodfaeste.rules.placement.companies.importing.rows import row_of
from fodfaeste.rules.placement.companies.kinds import ImportState, RowOutcome
from fodfaeste.rules.refusal import Refused

BRINGS = (RowOutcome.NEW, RowOutcome.UPDATE)
PERSON = {"person_title": "title", "person_phone": "phone", "person_email": "email"}


@dataclass(frozen=True, slots=True)
class Applied:
    """What became of a file; not `done` when the register had changed since it was looked at."""

    batch: CompanyImport
    done: bool


@creates(CompanyImport)
def prepare_import(*, actor: Actor, file: ReadFile, now: datetime) -> CompanyImport:
    """Keep a file row by row with what each will do; the register itself is not touched."""
    access.require_anywhere(actor, Permission.COMPANY_IMPORT)
    batch = CompanyImport(
        **made_by(actor.id, now),
        file_name=file.name,
        file_hash=file.hash,
        encoding=file.encoding,
        separator=file.separator,
    )
    found = decided(map(row_of, file.lines), register())
    _count(batch, found)
    batch.save(force_insert=True)
    rows = (
        CompanyImportRow(batch=batch, line=line.number, values=kept_of(line)) for line in file.lines
    )
    CompanyImportRow.objects.bulk_create(map(_row, rows, found), AT_ONCE)
    return batch


@transaction.atomic
def apply_import(
    *, actor: Actor, batch_id: int, version: int, without_wrong: bool, now: datetime
) -> Applied:
    """Bring a file in, all of it in one transaction; rows with faults only when left out.

    When the register has changed since the file was looked at, the rows are decided anew and shown
    again instead.
    """
    access.require_anywhere(actor, Permission.COMPANY_IMPORT)
    batch = lock(CompanyImport.objects.filter(pk=batch_id), version=version)
    if batch.state != ImportState.PREVIEW:
        raise Refused(no.NOT_WAITING)
    with connection.cursor() as cursor:  # no company is written while the file is brought in
        cursor.execute("lock table records_company in share row exclusive mode")
    kept = list(batch.rows.order_by("line"))
    found = decided(rows_of(kept), register())
    changed_by(batch, actor.id, now)
    if _decide_anew(batch, kept, found):
        batch.save()
        return Applied(batch, done=False)
    if batch.rows_wrong and not without_wrong:
        raise Refused(no.rows_wrong(batch.rows_wrong))
    if not batch.rows_new + batch.rows_updating:
        raise Refused(no.NOTHING_NEW)
    _bring_in(found, actor=actor, now=now)
    batch.state = ImportState.DONE
    batch.applied_at, batch.applied_by_id = now, actor.id
    batch.save()
    return Applied(batch, done=True)


@transaction.atomic
def discard_import(*, actor: Actor, batch_id: int, version: int, now: datetime) -> CompanyImport:
    """Say that a file is not to be brought in; what was wrong with it can still be fetched."""
    access.require_anywhere(actor, Permission.COMPANY_IMPORT)
    batch = lock(CompanyImport.objects.filter(pk=batch_id), version=version)
    if batch.state != ImportState.PREVIEW:
        raise Refused(no.NOT_WAITING)
    changed_by(batch, actor.id, now)
    batch.state = ImportState.DISCARDED
    batch.save()
    return batch


def _count(batch: CompanyImport, found: Iterable[Decided]) -> None:
    counts = Counter(one.outcome for one in found)
    batch.rows_new = counts[RowOutcome.NEW]
    batch.rows_updating = counts[RowOutcome.UPDATE]
    batch.rows_same = counts[RowOutcome.SAME]
    batch.rows_wrong = counts[RowOutcome.WRONG]


def _row(row: CompanyImportRow, one: Decided) -> CompanyImportRow:
    row.outcome, row.company_id = one.outcome, one.company_id
    row.changes, row.problems = list(one.changes), list(one.problems)
    return row


def _decide_anew(
    batch: CompanyImport, kept: list[CompanyImportRow], found: tuple[Decided, ...]
) -> bool:
    """Write down what has come to be otherwise; says whether anything has."""
    changed = [
        _row(row, one)
        for row, one in zip(kept, found, strict=True)
        if (row.outcome, row.company_id, tuple(row.changes), tuple(row.problems))
        != (one.outcome, one.company_id, one.changes, one.problems)
    ]
    fields = ["outcome", "company", "changes", "problems"]
    overwrite(changed, fields)
    _count(batch, found)
    return bool(changed)


def _bring_in(found: Iterable[Decided], *, actor: Actor, now: datetime) -> None:
    brings = [one for one in found if one.outcome in BRINGS]
    known = Company.objects.in_bulk([one.company_id for one in brings if one.company_id])
    new: list[Company] = []
    corrected: list[Company] = []
    people: list[tuple[Company, Decided]] = []
    for one in brings:
        company = known.get(one.company_id or 0) or Company(**made_by(actor.id, now))
        for code in set(one.changes) & set(COMPANY):
            value = one.row.values[code]
            setattr(company, code, int(value) if code == "employees" else value)
        if one.company_id:
            changed_by(company, actor.id, now)
        (corrected if one.company_id else new).append(company)
        people += [(company, one)] if any(map(_about_person, one.changes)) else []
    Company.objects.bulk_create(new, AT_ONCE)
    fields = [*COMPANY, "version", "changed_at", "changed_by"]
    overwrite(corrected, fields)
    _bring_people(people, actor=actor, now=now)


def _about_person(code: str) -> bool:
    return code.startswith("person_")


def _bring_people(people: list[tuple[Company, Decided]], *, actor: Actor, now: datetime) -> None:
    """Add or correct the people; the first at a company is the one who is asked first."""
    theirs: dict[int, dict[str, CompanyPerson]] = {}
    for known in CompanyPerson.objects.filter(company__in=[company for company, _ in people]):
        theirs.setdefault(known.company_id, {})[known.name.lower()] = known
    new: list[CompanyPerson] = []
    corrected: list[CompanyPerson] = []
    for company, one in people:
        values, there = one.row.values, theirs.get(company.pk, {})
        name = values["person_name"]
        said = {field: values[code] for code, field in PERSON.items() if values.get(code)}
        if person := there.get(name.lower()):
            changed_by(person, actor.id, now)
            for field, value in said.items():
                setattr(person, field, value)
            corrected.append(person)
            continue
        is_main = not any(each.is_main for each in there.values())
        stamp = made_by(actor.id, now)
        new.append(CompanyPerson(**stamp, company=company, name=name, is_main=is_main, **said))
    CompanyPerson.objects.bulk_create(new, AT_ONCE)
    fields = [*PERSON.values(), "version", "changed_at", "changed_by"]
    overwrite(corrected, fields)
