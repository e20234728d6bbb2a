"""Approve the plan together with the citizen (C3–C5)."""

from collections.abc import Iterable
from datetime import date, datetime

from fodfaeste.records.cases import access
from fodfaeste.records.cases.actions.tasks import finish_asked_for
from fodfaeste.records.cases.models import Case, TeamMembership
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import made_by
from fodfaeste.records.plan.actions.writing import plan_to_write
from fodfaeste.records.plan.models import JointPlan, PlanVersion
from fodfaeste.records.plan.queries import content_of, latest_version
from fodfaeste.records.post.actions import notify
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import TEAM_ROLES, Role
from fodfaeste.rules.cases import tasks
from fodfaeste.rules.plan.approval import check_approval
from fodfaeste.rules.plan.content import as_json
from fodfaeste.rules.plan.kinds import Participation
from fodfaeste.rules.plan.versions import check_changed, check_read, version_of
from fodfaeste.rules.post.kinds import NoticeKind
from fodfaeste.rules.text import TextKind, cleaned


@creates(PlanVersion)
def approve(  # noqa: PLR0913 -- who read what together, how the citizen took part, when
    *,
    actor: Actor,
    case: Case,
    read: str,
    roles_present: Iterable[Role],
    participation: Participation | None,
    participation_note: str,
    today: date,
    now: datetime,
    draft: str = "",
) -> PlanVersion:
    """Freeze the plan as it was read together; each change after it needs a new version (C5).

    `read` is the fingerprint of the plan that was on the table. Raises Refused (C3, C4, C5) when it
    cannot be approved, and when it says something else by now.
    """
    access.require(actor, Permission.PLAN_APPROVE, case, today=today, now=now)
    plan = plan_to_write(case, actor=actor, now=now)
    content, before = content_of(case.pk), latest_version(case.pk)
    check_read(content, read)
    team = dict(TeamMembership.objects.on(today).filter(case=case).values_list("role", "user_id"))
    present = [role for role in TEAM_ROLES if role in set(roles_present) & set(team)]
    note = cleaned(participation_note, kind=TextKind.LONG)
    check_approval(
        version_of(
            content, participation=participation, participation_note=note, roles_present=present
        )
    )
    check_changed(content, before.content if before else None)
    version = PlanVersion.objects.create(
        **made_by(actor.id, now),
        case=case,
        plan=plan,
        number=before.number + 1 if before else 1,
        content=as_json(content),
        approved_on=today,
        citizen_took_part=participation or "",  # the gate has refused a plan without it
        citizen_note=note,
        roles_present=present,
    )
    JointPlan.objects.filter(pk=plan.pk).update(changed_since_approval=False)
    finish_asked_for(rule=tasks.ONE_PLAN, case=case, done_on=today, actor=actor, now=now)
    notify(
        actor=actor,
        recipients=team.values(),
        case_id=case.pk,
        kind=NoticeKind.PLAN_APPROVED,
        sentence=f"Den fælles plan er godkendt som version {version.number}.",
        now=now,
    )
    drafts.discard(actor=actor, form=draft)
    return version
