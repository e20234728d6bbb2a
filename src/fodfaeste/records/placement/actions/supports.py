"""Note that a kind of support has been looked into at the workplace (D5)."""

from datetime import date, datetime

from django.db import transaction

from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case
from fodfaeste.records.foundation import made_by
from fodfaeste.records.placement.models import JobMatch, SupportExamined
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.placement.kinds import WorkSupport
from fodfaeste.rules.placement.match import check_match_open
from fodfaeste.rules.placement.supports import check_examined


@transaction.atomic
def note_examined(
    *,
    actor: Actor,
    case: Case,
    support: WorkSupport,
    examined_on: date,
    needed: bool | None,
    today: date,
    now: datetime,
) -> SupportExamined:
    """Say that it has been looked into; said again, the latest counts and the log has both."""
    access.require(actor, Permission.AGREEMENT_WRITE, case, today=today, now=now)
    match = JobMatch.objects.select_for_update().filter(case=case, ended_on=None).first()
    check_match_open(is_open=match is not None)
    check_examined(examined_on, today=today)
    row = SupportExamined.objects.filter(match=match, support=support).first() or SupportExamined(
        **made_by(actor.id, now), case=case, match=match, support=support
    )
    row.examined_on, row.needed = examined_on, needed
    row.save()
    return row
