"""Note that a sheet was copied to its system, and take the note back (M7)."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from fodfaeste.audit import writing
from fodfaeste.audit.models import Operation
from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case
from fodfaeste.records.catalogues.models import CopySheet
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import made_by
from fodfaeste.records.plan.models import Transfer, TransferredText
from fodfaeste.rules.access.facts import Actor, CaseRelation
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import Department, department_of
from fodfaeste.rules.plan.copy_sheets import SECTION, SheetText, check_own_area, check_transfer


@creates(Transfer)
def note_transfer(
    *,
    actor: Actor,
    case: Case,
    sheet_id: int,
    texts: Sequence[SheetText],
    read: str,
    today: date,
    now: datetime,
) -> Transfer:
    """Note that a sheet was copied as it stands; `read` are the marks of what was on the page.

    Raises Refused (M7) when something was written meanwhile: nobody has copied that.
    """
    relation = access.require(actor, Permission.PLAN_WRITE, case, today=today, now=now)
    sheet = CopySheet.objects.get(pk=sheet_id)
    department = Department(sheet.department)
    check_transfer(texts, read=read, department=department, seats=_seats(relation))
    transfer = Transfer.objects.create(
        **made_by(actor.id, now), case=case, sheet=sheet, transferred_on=today
    )
    TransferredText.objects.bulk_create(
        TransferredText(
            **made_by(actor.id, now),
            case=case,
            transfer=transfer,
            field=text.field,
            section=SECTION[text.field],
            text=text.text,
        )
        for text in texts
    )
    return transfer


@transaction.atomic
def undo_transfer(
    *, actor: Actor, case: Case, transfer_id: int, today: date, now: datetime
) -> Transfer:
    """Take the note back: the sheet was not copied after all. A second click changes nothing."""
    relation = access.require(actor, Permission.PLAN_WRITE, case, today=today, now=now)
    transfer = Transfer.objects.select_for_update(of=("self",)).select_related("sheet")
    found = transfer.get(case=case, pk=transfer_id)
    check_own_area(Department(found.sheet.department), seats=_seats(relation))
    if found.undone_on is None:
        found.undone_on, found.undone_by_id = today, actor.id
        found.save(update_fields=["undone_on", "undone_by"])
    return found


def take_text(*, actor: Actor, case: Case, sheet: CopySheet, today: date, now: datetime) -> None:
    """Log that a sheet was taken out of here as a file."""
    access.require(actor, Permission.AGREEMENT_SEE, case, today=today, now=now)
    writing.log(
        Operation.EXTRACT,
        case_id=case.pk,
        permission=Permission.AGREEMENT_SEE,
        reason=f"Kopiark: {sheet}",
    )


def _seats(relation: CaseRelation) -> frozenset[Department]:
    return frozenset(filter(None, map(department_of, relation.seats)))
