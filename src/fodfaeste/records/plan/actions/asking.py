"""Ask the other area's caseworker to write in the assessment: one task, one click (C1)."""

from datetime import date, datetime, timedelta

from fodfaeste.records.cases import access
from fodfaeste.records.cases.actions.tasks import new_task
from fodfaeste.records.cases.models import Case, Task
from fodfaeste.records.cases.queries import team_on
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.plan.queries import asked_to_assess
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.plan.assessment import check_seat_taken

ASSESSMENT_RULE = "C1"


ANSWER_WITHIN = timedelta(days=7)
"""So that it stands on the colleague's Min dag at once; support never waits for it."""


@creates(Task)
def ask_to_assess(*, actor: Actor, case: Case, role: Role, today: date, now: datetime) -> Task:
    """Give the one in the seat a task; asked twice, the open task stands."""
    access.require(actor, Permission.TASK_WRITE, case, today=today, now=now)
    holders = [seat.user_id for seat in team_on(case, today) if seat.role == role]
    check_seat_taken(taken=bool(holders))
    standing = asked_to_assess(case.pk).filter(responsible=holders[0]).first()
    if standing is not None:
        return standing
    title = "Skriv i den fælles udredning, hvad I ved om ressourcer, barrierer og støttebehov."
    task = new_task(actor=actor, case=case, title=title, responsible=holders[0], now=now)
    task.rule, task.due_on = ASSESSMENT_RULE, today + ANSWER_WITHIN
    task.save(force_insert=True)
    return task
