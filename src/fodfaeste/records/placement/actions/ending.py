"""How a match ends: as agreed, or broken off, with quick help and a way back (D11, G3, E6)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from fodfaeste.records.cases import access
from fodfaeste.records.cases.actions.quick import put_question
from fodfaeste.records.cases.actions.tasks import new_task
from fodfaeste.records.cases.models import Case, CaseLink, QuickReaction, TeamMembership
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.foundation import changed_by, lock, made_by
from fodfaeste.records.placement.actions.wording import BROKEN_OFF, FIND_OUT_WHAT_HAPPENED
from fodfaeste.records.placement.models import (
    Interruption,
    JobMatch,
    Placement,
    RestartStep,
    WorkAgreement,
)
from fodfaeste.records.post import actions as post
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.links import LinkScope
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import CASEWORKER_ROLES, Role
from fodfaeste.rules.followup.quick import QuickMatter
from fodfaeste.rules.placement.interruption import RestartPlan, check_restart
from fodfaeste.rules.placement.kinds import AgreementState, MatchEndReason
from fodfaeste.rules.placement.match import MatchEnd, check_match_end, is_interrupted
from fodfaeste.rules.post.kinds import NoticeKind
from fodfaeste.rules.text import TextKind, cleaned

DAY = timedelta(days=1)
RESTART = "D11"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """When and why a match ends, and what the colleagues are asked when it breaks off."""

    ended_on: date
    reason: MatchEndReason | None
    note: str = ""
    question: str = ""

    @property
    def is_interruption(self) -> bool:
        """Whether the work broke off."""
        return self.reason is not None and is_interrupted(self.reason)


@transaction.atomic
def end_match(
    *,
    actor: Actor,
    case: Case,
    match_id: int,
    version: int,
    ending: Ending,
    today: date,
    now: datetime,
    draft: str = "",
) -> JobMatch:
    """End a match with its reason; when it broke off the caseworkers are asked at once (D11)."""
    access.require(actor, Permission.MATCH_FIND, case, today=today, now=now)
    match = lock(JobMatch.objects.filter(pk=match_id, case=case), version=version)
    note = cleaned(ending.note, kind=TextKind.PARAGRAPH)
    check_match_end(
        MatchEnd(found_on=match.found_on, ends_on=ending.ended_on, reason=ending.reason, note=note),
        today=today,
    )
    changed_by(match, actor.id, now)
    match.ended_on, match.end_reason, match.end_note = ending.ended_on, ending.reason or "", note
    match.save()
    _let_go(match, actor=actor, now=now)
    if ending.is_interruption:
        _break_off(match, case, ending, actor=actor, today=today, now=now)
    drafts.discard(actor=actor, form=draft)
    return match


@transaction.atomic
def plan_restart(
    *,
    actor: Actor,
    case: Case,
    match_id: int,
    version: int,
    plan: RestartPlan,
    today: date,
    now: datetime,
    draft: str = "",
) -> Interruption:
    """What was learned and what comes next; each step becomes somebody's task (D11).

    `version` is 0 while nothing stands yet. Steps that were promised before stay as they are.
    """
    access.require(actor, Permission.TASK_WRITE, case, today=today, now=now)
    seats = TeamMembership.objects.on(today).filter(case=case)
    check_restart(plan, team=frozenset(seats.values_list("user_id", flat=True)), today=today)
    match = JobMatch.objects.select_for_update(of=("self",)).get(pk=match_id, case=case)
    found = Interruption.objects.filter(match=match)
    if found.exists():
        interruption = lock(found, version=version)
        changed_by(interruption, actor.id, now)
    else:
        interruption = Interruption(**made_by(actor.id, now), case=case, match=match)
    interruption.learned = cleaned(plan.learned, kind=TextKind.PARAGRAPH)
    interruption.next_time = cleaned(plan.next_time, kind=TextKind.PARAGRAPH)
    interruption.restart_planned_on, interruption.restart_planned_by_id = today, actor.id
    interruption.save()
    for step in plan.steps:
        task = new_task(
            actor=actor,
            case=case,
            title=cleaned(step.what, kind=TextKind.PARAGRAPH),
            responsible=step.who,
            now=now,
        )
        task.citizen_does_it, task.due_on, task.rule = step.who is None, step.due_on, RESTART
        task.save(force_insert=True)
        RestartStep(**made_by(actor.id, now), case=case, interruption=interruption, task=task).save(
            force_insert=True
        )
    drafts.discard(actor=actor, form=draft)
    return interruption


ENDS_AS = {
    AgreementState.AGREED: AgreementState.ENDED,
    AgreementState.DRAFT: AgreementState.DROPPED,
    AgreementState.PROPOSED: AgreementState.DROPPED,
}
"""What becomes of the versions of an agreement whose match ends."""


def _let_go(match: JobMatch, *, actor: Actor, now: datetime) -> None:
    """What stands on the match ends with it: the agreement, open placements, the links."""
    ends_before = (match.ended_on or match.found_on) + DAY
    for agreement in WorkAgreement.objects.filter(match=match, state__in=ENDS_AS):
        changed_by(agreement, actor.id, now)
        agreement.state = ENDS_AS[AgreementState(agreement.state)]
        agreement.save()
    for placement in Placement.objects.filter(match=match).exclude(ends_before__lte=ends_before):
        changed_by(placement, actor.id, now)
        # A placement that had not begun ends on its first day: it may not end before it starts.
        placement.ends_before = max(ends_before, placement.starts_on + DAY)
        placement.save()
    numbers = WorkAgreement.objects.filter(match=match).values("pk")
    CaseLink.objects.filter(scope=LinkScope.AGREEMENT, target__in=numbers, revoked_at=None).update(
        revoked_at=now, revoked_by_id=actor.id
    )


def _break_off(
    match: JobMatch, case: Case, ending: Ending, *, actor: Actor, today: date, now: datetime
) -> None:
    """The caseworkers are asked, the rest of the team is told, and the way back is opened."""
    reaction = _ask(case, ending, actor=actor, today=today, now=now)
    Interruption(**made_by(actor.id, now), case=case, match=match, reaction=reaction).save(
        force_insert=True
    )
    others = TeamMembership.objects.on(today).filter(case=case).exclude(role__in=reaction.asked)
    post.notify(
        actor=actor,
        recipients=others.values_list("user_id", flat=True),
        case_id=case.pk,
        kind=NoticeKind.INTERRUPTED,
        sentence=BROKEN_OFF,
        now=now,
    )


def _ask(case: Case, ending: Ending, *, actor: Actor, today: date, now: datetime) -> QuickReaction:
    """Both caseworkers, as far as the seats are filled; the employment side in any case."""
    filled = TeamMembership.objects.filled_on(today).filter(case=case, role__in=CASEWORKER_ROLES)
    seats = frozenset(map(Role, filled.values_list("role", flat=True)))
    return put_question(
        actor=actor,
        case=case,
        matter=QuickMatter.INTERRUPTED,
        question=cleaned(ending.question, kind=TextKind.PARAGRAPH) or FIND_OUT_WHAT_HAPPENED,
        asked=seats or {Role.EMPLOYMENT_CASEWORKER},
        today=today,
        now=now,
    )
