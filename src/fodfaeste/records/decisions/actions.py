"""Record a visitation, decide with or without a grant, end a grant by a new decision (H1–H5)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case, TeamMembership
from fodfaeste.records.catalogues.queries import law_row_on, legal_basis_on
from fodfaeste.records.decisions.models import Decision, Grant, Visitation
from fodfaeste.records.decisions.queries import (
    SAYS_YES,
    grants_of,
    linkable_goals,
    visitation_on,
)
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import changed_by, lock, made_by
from fodfaeste.records.post.actions import notify
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.decisions import grants as grant_rule
from fodfaeste.rules.decisions.continuing import GrantContinuing, obstacles_to_continuing
from fodfaeste.rules.decisions.ending import GrantEnding, check_ending, obstacles_to_another_grant
from fodfaeste.rules.decisions.kinds import DecisionOutcome, PartyHearing, SentBy
from fodfaeste.rules.decisions.record import DecisionRecord, obstacles_to_decision
from fodfaeste.rules.legal_basis import LegalBasis, LegalBasisCode
from fodfaeste.rules.periods import Period
from fodfaeste.rules.refusal import Obstacle, refuse_if
from fodfaeste.rules.text import TextKind, cleaned


@dataclass(frozen=True, slots=True, kw_only=True)
class NewVisitation:
    """What the social caseworker found: impairment, extent and kind of need (H2)."""

    assessed_on: date
    impairment: str
    extent: str
    kind_of_need: str
    in_target_group: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDecision:
    """A decision as the form gives it; what the citizen did not choose is None (H5)."""

    decided_on: date
    law: LegalBasisCode | None
    outcome: DecisionOutcome | None
    reasons: str
    complaint_guidance: str
    hearing: PartyHearing | None
    sent_by: SentBy | None
    sent_on: date
    hearing_note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewGrant:
    """The support that follows from a decision that says yes (H1–H3, H7)."""

    starts_on: date
    ends_before: date | None
    preference_note: str = ""
    goal_id: int | None = None


@creates(Visitation)
def record_visitation(
    *,
    actor: Actor,
    case: Case,
    visitation: NewVisitation,
    today: date,
    now: datetime,
    draft: str = "",
) -> Visitation:
    """Record the visitation before a § 85 grant (H2)."""
    access.require(actor, Permission.VISITATION_RECORD, case, today=today, now=now)
    facts = grant_rule.Visitation(
        functional_impairment=cleaned(visitation.impairment, kind=TextKind.LONG),
        extent_of_need=cleaned(visitation.extent, kind=TextKind.LONG),
        kind_of_need=cleaned(visitation.kind_of_need, kind=TextKind.LONG),
        in_target_group=visitation.in_target_group,
    )
    grant_rule.check_visitation(facts)
    drafts.discard(actor=actor, form=draft)
    return Visitation.objects.create(
        **made_by(actor.id, now),
        case=case,
        assessed_on=visitation.assessed_on,
        impairment=facts.functional_impairment,
        extent=facts.extent_of_need,
        kind_of_need=facts.kind_of_need,
        in_target_group=facts.in_target_group,
    )


@creates(Decision)
def decide(
    *,
    actor: Actor,
    case: Case,
    decision: NewDecision,
    grant: NewGrant | None,
    today: date,
    now: datetime,
    draft: str = "",
) -> Decision:
    """Record a decision, and in the same act the grant that follows from a yes (H1–H5, H7)."""
    access.require(actor, Permission.GRANT_DECIDE, case, today=today, now=now)
    Case.objects.select_for_update().get(pk=case.pk)
    wanted = grant if decision.outcome in SAYS_YES else None
    law = _law_on(decision.law, wanted.starts_on) if wanted else None
    refuse_if(
        (
            *obstacles_to_decision(_as_record(decision), today=today),
            *(_obstacles_to(wanted, law, decision, case) if wanted else ()),
        )
    )
    made = _write_decision(decision, case=case, actor=actor, now=now)
    if wanted and law:
        _write_grant(wanted, law, made, actor=actor, now=now)
    drafts.discard(actor=actor, form=draft)
    _tell_the_team(case, actor=actor, today=today, now=now)
    return made


@creates(Decision)
def end_grant(  # noqa: PLR0913 -- what an action is told
    *,
    actor: Actor,
    case: Case,
    grant_id: int,
    version: int,
    decision: NewDecision,
    last_day: date,
    today: date,
    now: datetime,
    draft: str = "",
) -> Decision:
    """End a grant by a new decision, which is the only way § 85 ends (H3)."""
    access.require(actor, Permission.GRANT_DECIDE, case, today=today, now=now)
    grant = lock(Grant.objects.filter(pk=grant_id, case=case), version=version)
    check_ending(
        GrantEnding(
            starts_on=grant.starts_on,
            ends_before=grant.ends_before,
            last_day=last_day,
            decided_on=decision.decided_on,
        )
    )
    refuse_if(obstacles_to_decision(_as_record(decision), today=today))
    made = _write_decision(decision, case=case, actor=actor, now=now)
    grant.ends_before = last_day + timedelta(days=1)
    grant.ended_by_decision = made
    changed_by(grant, actor.id, now)
    grant.save()
    drafts.discard(actor=actor, form=draft)
    _tell_the_team(case, actor=actor, today=today, now=now)
    return made


@creates(Decision)
def continue_grant(
    *,
    actor: Actor,
    case: Case,
    grant_id: int,
    version: int,
    decision: NewDecision,
    today: date,
    now: datetime,
) -> Decision:
    """Decide that a grant without an end goes on after CTI; the grant itself stands (H3, I1)."""
    access.require(actor, Permission.GRANT_DECIDE, case, today=today, now=now)
    grant = lock(Grant.objects.filter(pk=grant_id, case=case), version=version)
    facts = GrantContinuing(
        starts_on=grant.starts_on, ends_before=grant.ends_before, decided_on=decision.decided_on
    )
    refuse_if(
        (
            *obstacles_to_decision(_as_record(decision), today=today),
            *obstacles_to_continuing(facts),
        )
    )
    made = _write_decision(decision, case=case, actor=actor, now=now)
    _tell_the_team(case, actor=actor, today=today, now=now)
    return made


@transaction.atomic
def link_goal(
    *,
    actor: Actor,
    case: Case,
    grant_id: int,
    version: int,
    goal_id: int,
    today: date,
    now: datetime,
) -> Grant:
    """Say which goal of the plan a grant supports (H7)."""
    access.require(actor, Permission.GRANT_DECIDE, case, today=today, now=now)
    grant = lock(Grant.objects.filter(pk=grant_id, case=case), version=version)
    grant.goal = linkable_goals(case.pk).get(pk=goal_id)
    changed_by(grant, actor.id, now)
    grant.save()
    return grant


def _law_on(code: LegalBasisCode | None, day: date) -> LegalBasis | None:
    return legal_basis_on(code, day) if code else None


def _as_record(decision: NewDecision) -> DecisionRecord:
    return DecisionRecord(
        decided_on=decision.decided_on,
        basis=_law_on(decision.law, decision.decided_on),
        outcome=decision.outcome,
        reasons=decision.reasons,
        complaint_guidance_given=bool(decision.complaint_guidance.strip()),
        party_hearing=decision.hearing,
        sent_by=decision.sent_by,
        sent_on=decision.sent_on,
    )


def _obstacles_to(
    grant: NewGrant, law: LegalBasis | None, decision: NewDecision, case: Case
) -> tuple[Obstacle, ...]:
    found = grant_rule.obstacles_to_grant(_as_grant(grant, law, case, decision.decided_on))
    if law is None or found:
        return found
    same_law = grants_of(case.pk).filter(legal_basis=law.code)
    return obstacles_to_another_grant(
        Period(grant.starts_on, grant.ends_before),
        tuple(Period(other.starts_on, other.ends_before) for other in same_law),
    )


def _as_grant(
    grant: NewGrant, law: LegalBasis | None, case: Case, decided_on: date
) -> grant_rule.Grant:
    return grant_rule.Grant(
        basis=law,
        starts_on=grant.starts_on,
        ends_before=grant.ends_before,
        visitation=visitation_on(case.pk, decided_on),
        other_law_note=grant.preference_note,
    )


def _write_decision(decision: NewDecision, *, case: Case, actor: Actor, now: datetime) -> Decision:
    law = _law_on(decision.law, decision.decided_on)
    return Decision.objects.create(
        **made_by(actor.id, now),
        case=case,
        decided_on=decision.decided_on,
        legal_basis=decision.law or "",
        paragraph=law.paragraph if law else "",
        outcome=decision.outcome or "",
        reasons=cleaned(decision.reasons, kind=TextKind.LONG),
        complaint_guidance=cleaned(decision.complaint_guidance, kind=TextKind.LONG),
        hearing=decision.hearing or "",
        hearing_note=cleaned(decision.hearing_note, kind=TextKind.LONG),
        sent_by=decision.sent_by or "",
        sent_on=decision.sent_on,
    )


def _write_grant(
    grant: NewGrant, law: LegalBasis, decision: Decision, *, actor: Actor, now: datetime
) -> None:
    goals = linkable_goals(decision.case_id)
    Grant.objects.create(
        **made_by(actor.id, now),
        case_id=decision.case_id,
        legal_basis=law.code,
        law=law_row_on(law.code, grant.starts_on),
        paragraph=law.paragraph,
        decision=decision,
        starts_on=grant.starts_on,
        ends_before=grant.ends_before,
        preference_note=cleaned(grant.preference_note, kind=TextKind.LONG),
        goal=goals.filter(pk=grant.goal_id).first() if grant.goal_id else None,
    )


def _tell_the_team(case: Case, *, actor: Actor, today: date, now: datetime) -> None:
    team = TeamMembership.objects.on(today).filter(case=case).values_list("user_id", flat=True)
    notify(
        actor=actor,
        recipients=team,
        case_id=case.pk,
        kind="decision",
        sentence="Der er truffet en ny afgørelse.",
        now=now,
    )
