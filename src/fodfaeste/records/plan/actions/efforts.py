"""What is done for a goal: by whom, under which law and when (C3)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import made_by
from fodfaeste.records.plan.actions.writing import edited, mark_changed, plan_to_write
from fodfaeste.records.plan.models import Effort, Goal
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.plan.kinds import EffortStatus
from fodfaeste.rules.plan.writing import check_effort
from fodfaeste.rules.text import TextKind, cleaned


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEffort:
    """What is done for a goal, by whom, under which law and when."""

    wording: str
    responsible: str
    law: str = ""
    starts_on: date | None = None
    ends_before: date | None = None
    status: EffortStatus = EffortStatus.PLANNED

    def values(self) -> dict[str, object]:
        """The columns as they are kept; raises Refused (C3) when something is missing."""
        check_effort(
            wording=self.wording,
            responsible=self.responsible,
            starts_on=self.starts_on,
            ends_before=self.ends_before,
        )
        return {
            "wording": cleaned(self.wording, kind=TextKind.PARAGRAPH),
            "responsible": cleaned(self.responsible, kind=TextKind.LINE),
            "law": cleaned(self.law, kind=TextKind.LINE)[:100],
            "starts_on": self.starts_on,
            "ends_before": self.ends_before,
            "status": self.status,
        }


@creates(Effort)
def add_effort(
    *, actor: Actor, case: Case, goal_id: int, new: NewEffort, today: date, now: datetime
) -> Effort:
    """Add what is done for a goal."""
    access.require(actor, Permission.PLAN_WRITE, case, today=today, now=now)
    plan = plan_to_write(case, actor=actor, now=now)
    goal = Goal.objects.get(case=case, pk=goal_id)
    effort = Effort.objects.create(**made_by(actor.id, now), case=case, goal=goal, **new.values())
    mark_changed(plan)
    return effort


@transaction.atomic
def edit_effort(
    *,
    actor: Actor,
    case: Case,
    effort_id: int,
    version: int,
    new: NewEffort,
    today: date,
    now: datetime,
) -> Effort:
    """Change what is done, by whom or when; raises Stale."""
    access.require(actor, Permission.PLAN_WRITE, case, today=today, now=now)
    plan = plan_to_write(case, actor=actor, now=now)
    effort = edited(
        Effort.objects.filter(case=case, pk=effort_id),
        version=version,
        values=new.values(),
        actor=actor,
        now=now,
    )
    mark_changed(plan)
    return effort
