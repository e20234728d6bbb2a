"""Note that the CV is made, and finish the task that asked for it (B7)."""

from datetime import date, datetime

from django.db import transaction

from fodfaeste.records.cases import access
from fodfaeste.records.cases.actions.tasks import finish_asked_for
from fodfaeste.records.cases.models import Case
from fodfaeste.records.foundation import changed_by
from fodfaeste.records.meetings.models import KickoffAgreement
from fodfaeste.records.meetings.queries import first_kickoff_on, latest_agreement
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.cases import tasks
from fodfaeste.rules.meetings.cv import check_cv


@transaction.atomic
def note_cv_made(
    *, actor: Actor, case: Case, made_on: date, today: date, now: datetime
) -> KickoffAgreement | None:
    """Note the day the CV was finished, on what the latest kickoff agreed (B7)."""
    access.require(actor, Permission.TASK_WRITE, case, today=today, now=now)
    check_cv(made_on=made_on, kickoff_held_on=first_kickoff_on(case.pk), today=today)
    agreement = latest_agreement(case.pk)
    if agreement is None or agreement.cv_made_on == made_on:
        return agreement
    agreement.cv_made_on = made_on
    changed_by(agreement, actor.id, now)
    agreement.save()
    finish_asked_for(rule=tasks.CV, case=case, done_on=made_on, actor=actor, now=now)
    return agreement
