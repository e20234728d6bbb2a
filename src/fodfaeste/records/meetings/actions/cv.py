"""Note that the CV is made, and finish the task that asked for it (B7)."""

from datetime import date, datetime

from django.db import transaction

from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case, Task
from fodfaeste.records.foundation import changed_by
from fodfaeste.records.meetings.models import KickoffAgreement
from fodfaeste.records.meetings.queries import CV_RULE, first_kickoff_on, latest_agreement
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.cases.kinds import TaskState
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
    for task in Task.objects.filter(case=case, rule=CV_RULE, state=TaskState.OPEN):
        task.state, task.done_on, task.done_by_id = TaskState.DONE, made_on, actor.id
        changed_by(task, actor.id, now)
        task.save()
    return agreement
