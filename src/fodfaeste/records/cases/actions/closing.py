"""Close a whole course, with how it ended and whom the citizen can turn to."""

from datetime import date, datetime

from django.db import transaction

from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case
from fodfaeste.records.foundation import changed_by, lock
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.cases.closing import CaseClosing, check_case_closing


@transaction.atomic
def close(
    *, actor: Actor, case: Case, closing: CaseClosing, version: int, today: date, now: datetime
) -> Case:
    """Close the course. `closing.state` is what the queries of follow-up say of it today."""
    access.require(actor, Permission.CASE_CLOSE, case, today=today, now=now)
    check_case_closing(closing)
    locked = lock(Case.objects.filter(pk=case.pk), version=version)
    locked.closed_on = today
    locked.closed_by_id = actor.id
    locked.closed_as = closing.reason
    locked.closing_note = closing.note
    changed_by(locked, actor.id, now)
    locked.save()
    return locked
