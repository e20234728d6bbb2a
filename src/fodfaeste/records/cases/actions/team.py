"""Change who is on the team, with a reason that stands in the history (A1–A3).

What the one before had promised goes to the one who takes over, and the citizen is told.
"""

from dataclasses import dataclass
from datetime import date, datetime

from fodfaeste.accounts.queries import staff_holding
from fodfaeste.records.cases import access
from fodfaeste.records.cases.actions.caseload import keep_override, weigh
from fodfaeste.records.cases.actions.team_news import announce
from fodfaeste.records.cases.models import Case, Task, TeamMembership
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import changed_by, made_by
from fodfaeste.records.post.actions import notify
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import TEAM_ROLES, Role
from fodfaeste.rules.cases.enrolment import Seat, check_team
from fodfaeste.rules.cases.kinds import TaskState
from fodfaeste.rules.cases.team_change import check_change
from fodfaeste.rules.post.kinds import NoticeKind


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamChange:
    """Who takes over a role, and why."""

    role: Role
    user_id: int
    reason: str
    caseload_reason: str = ""


@creates(TeamMembership)
def change_team(
    *, actor: Actor, case: Case, change: TeamChange, today: date, now: datetime
) -> TeamMembership:
    """Let somebody take over a role from today on; the one before loses sight at once."""
    access.require(actor, Permission.TEAM_CHANGE, case, today=today, now=now)
    Case.objects.select_for_update().get(pk=case.pk)  # two changes at once take turns
    seats = TeamMembership.objects.on(today).filter(case=case)
    before = {Role(seat.role): seat for seat in seats}
    check_change(
        role=change.role,
        before=before[change.role].user_id if change.role in before else None,
        after=change.user_id,
        reason=change.reason,
        holds_role=staff_holding(change.role, today).filter(pk=change.user_id).exists(),
    )
    after = {role: seat.user_id for role, seat in before.items()} | {change.role: change.user_id}
    check_team(
        tuple(Seat(role=role, user_id=user) for role, user in after.items() if role in TEAM_ROLES)
    )
    weighing = weigh(change.role, change.user_id, case, today, reason=change.caseload_reason)
    seat = _take_over(actor, case, change, before.get(change.role), today, now)
    keep_override(seat, weighing, reason=change.caseload_reason, actor=actor, now=now)
    return seat


def _take_over(
    actor: Actor,
    case: Case,
    change: TeamChange,
    before: TeamMembership | None,
    today: date,
    now: datetime,
) -> TeamMembership:
    """The new seat is written first: the one who leaves could not write it afterwards."""
    seat = TeamMembership(
        **made_by(actor.id, now),
        case=case,
        user_id=change.user_id,
        role=change.role,
        starts_on=today,
        change_reason=change.reason,
    )
    seat.save(force_insert=True)
    announce(actor=actor, case=case, seat=seat, before=before, today=today, now=now)
    if before is not None:
        _hand_tasks_on(before, seat, actor=actor, today=today, now=now)
        before.ends_before = today
        before.save(update_fields=["ends_before"])
    notify(
        actor=actor,
        recipients=[change.user_id, *([before.user_id] if before else [])],
        case_id=case.pk,
        kind=NoticeKind.TEAM,
        sentence="Et team, du er eller har været med i, er ændret.",
        now=now,
    )
    return seat


def _hand_tasks_on(
    before: TeamMembership, seat: TeamMembership, *, actor: Actor, today: date, now: datetime
) -> None:
    """Open tasks follow to the one who takes over, unless the one before stays in another seat."""
    others = TeamMembership.objects.on(today).filter(case_id=seat.case_id, user_id=before.user_id)
    if others.exclude(pk=before.pk).exists():
        return
    mine = Task.objects.filter(
        case_id=seat.case_id, responsible_id=before.user_id, state=TaskState.OPEN
    )
    for task in mine.select_for_update(of=("self",)):
        task.responsible_id = seat.user_id
        changed_by(task, actor.id, now)
        task.save(update_fields=["responsible", "version", "changed_at", "changed_by"])
