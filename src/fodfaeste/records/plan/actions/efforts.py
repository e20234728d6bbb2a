"""What is done for a goal: by whom, under which law and when (C3)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case
from fodfaeste.records.drafts.actions import ends_draft
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import Saved, made_by
from fodfaeste.records.plan.actions.writing import Values, edited, mark_changed, plan_to_write
from fodfaeste.records.plan.models import Effort, Goal
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.plan.kinds import EffortStatus, LifeArea, Organiser
from fodfaeste.rules.plan.merging import Marks
from fodfaeste.rules.plan.weekly import WeeklyTime, from_code, words_of
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
    area: LifeArea | None = None
    organiser: Organiser | None = None
    weekly_times: tuple[WeeklyTime, ...] = ()

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
            "area": self.area or "",
            "organiser": self.organiser or "",
            "weekly_times": [one.code for one in self.weekly_times],
        }


@creates(Effort)
@ends_draft
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


@ends_draft
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
    seen: Marks | None = None,
) -> Saved[Effort]:
    """Change what is done, by whom or when; raises Stale where two changed the same."""
    access.require(actor, Permission.PLAN_WRITE, case, today=today, now=now)
    plan = plan_to_write(case, actor=actor, now=now)
    saved = edited(
        Effort.objects.filter(case=case, pk=effort_id),
        version=version,
        seen=seen,
        values=new.values(),
        as_shown=_as_shown,
        check=_check,
        actor=actor,
        now=now,
    )
    if saved.wrote:
        mark_changed(plan)
    return saved


def _check(effort: Effort) -> None:
    """The effort as two have written it together holds too."""
    check_effort(
        wording=effort.wording,
        responsible=effort.responsible,
        starts_on=effort.starts_on,
        ends_before=effort.ends_before,
    )


def _as_shown(values: Values) -> Values:
    """The columns as the form shows them: the last day itself, and times in words."""
    return dict(_shown(name, value) for name, value in values.items())


def _shown(name: str, value: object) -> tuple[str, object]:
    if name == "ends_before":
        return "last_on", value - timedelta(days=1) if isinstance(value, date) else None
    if isinstance(value, list):
        return name, words_of(map(from_code, value))
    return name, value
