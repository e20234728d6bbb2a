"""What every decision does: facts for the rules, a row, the grant, and the team is told."""

from datetime import date, datetime

from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case, TeamMembership
from fodfaeste.records.catalogues.queries import law_of, law_row_on
from fodfaeste.records.decisions.actions.given import NewDecision, NewGrant
from fodfaeste.records.decisions.models import Decision, Grant
from fodfaeste.records.decisions.queries import grants_of, linkable_goals, visitation_on
from fodfaeste.records.foundation import made_by
from fodfaeste.records.post.actions import notify
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.decisions import grants as rule
from fodfaeste.rules.decisions.complaint import complaint_guidance
from fodfaeste.rules.decisions.ending import obstacles_to_another_grant
from fodfaeste.rules.decisions.record import DecisionRecord, obstacles_to_decision
from fodfaeste.rules.decisions.sides import check_deciding, section_of
from fodfaeste.rules.legal_basis import LegalBasis, LegalBasisCode
from fodfaeste.rules.periods import Period
from fodfaeste.rules.post.kinds import NoticeKind
from fodfaeste.rules.refusal import Obstacle, Refused
from fodfaeste.rules.text import TextKind, cleaned


def require_deciding(
    actor: Actor, case: Case, *laws: LegalBasisCode | None, today: date, now: datetime
) -> None:
    """Hold a decision to the map, and its writer to the laws whose words they may read (A1)."""
    access.require(actor, Permission.GRANT_DECIDE, case, today=today, now=now)
    relation = access.relation_of(actor, case, today=today, now=now)
    check_deciding(*laws, sections_open=access.open_sections(actor, relation, today))


def law_behind(decision: NewDecision, held: Grant | None = None) -> LegalBasis | None:
    """The law of a decision on its day; a grant's own where that law has left the books since."""
    row = law_row_on(decision.law, decision.decided_on) if decision.law else None
    row = row or (held.law if held else None)
    return law_of(row) if row else None


def obstacles_to(
    decision: NewDecision, law: LegalBasis | None, *, today: date
) -> tuple[Obstacle, ...]:
    """Return what the decision itself lacks (H5)."""
    record = DecisionRecord(
        decided_on=decision.decided_on,
        basis=law,
        outcome=decision.outcome,
        reasons=decision.reasons,
        party_hearing=decision.hearing,
        heard_on=decision.heard_on,
        hearing_note=decision.hearing_note,
        sent_by=decision.sent_by,
        sent_on=decision.sent_on,
    )
    return obstacles_to_decision(record, today=today)


def obstacles_to_grant(
    wanted: NewGrant, decision: NewDecision, case: Case, *, instead_of: Grant | None = None
) -> tuple[Obstacle, ...]:
    """Return what stands in the way of the grant; another by its law may not hold on its days."""
    row = law_row_on(decision.law, wanted.starts_on) if decision.law else None
    facts = rule.Grant(
        basis=law_of(row) if row else None,
        starts_on=wanted.starts_on,
        ends_before=wanted.ends_before,
        visitation=visitation_on(case.pk, decision.decided_on),
        other_law_note=wanted.preference_note,
        decided_on=decision.decided_on,
    )
    found = rule.obstacles_to_grant(facts)
    if row is None or found:
        return found
    others = grants_of(case.pk).filter(legal_basis=row.code)
    return obstacles_to_another_grant(
        Period(wanted.starts_on, wanted.ends_before),
        tuple(
            Period(other.starts_on, other.ends_before)
            for other in others.exclude(pk=instead_of.pk if instead_of else 0)
        ),
    )


def write_decision(
    decision: NewDecision,
    law: LegalBasis | None,
    *,
    case: Case,
    follows: Grant | None = None,
    last_day: date | None = None,
    actor: Actor,
    now: datetime,
) -> Decision:
    """Write a decision with the complaint guidance of its law; nobody types that (H5)."""
    heard_on = decision.heard_on
    named = (decision.law, follows.legal_basis if follows else None)
    laws = [LegalBasisCode(code) for code in named if code]
    return Decision.objects.create(
        **made_by(actor.id, now),
        case=case,
        decided_on=decision.decided_on,
        legal_basis=decision.law or "",
        section=section_of(*laws),
        paragraph=law.paragraph if law else "",
        outcome=decision.outcome or "",
        reasons=cleaned(decision.reasons, kind=TextKind.LONG),
        complaint_guidance=complaint_guidance(law) if law else "",
        hearing=decision.hearing or "",
        heard_on=heard_on if decision.hearing and decision.hearing.is_done else None,
        hearing_note=cleaned(decision.hearing_note, kind=TextKind.LONG),
        sent_by=decision.sent_by or "",
        sent_on=decision.sent_on,
        follows_id=follows.decision_id if follows else None,
        last_day=last_day,
    )


def write_grant(grant: NewGrant, decision: Decision, *, actor: Actor, now: datetime) -> Grant:
    """Write the grant, with the row of law that is in force on its first day (H1)."""
    row = law_row_on(decision.legal_basis, grant.starts_on)
    if row is None:
        raise Refused(rule.LAW_IN_FORCE)
    goals = linkable_goals(decision.case_id)
    return Grant.objects.create(
        **made_by(actor.id, now),
        case_id=decision.case_id,
        legal_basis=decision.legal_basis,
        section=section_of(LegalBasisCode(decision.legal_basis)),
        law=row,
        paragraph=row.paragraph,
        decision=decision,
        starts_on=grant.starts_on,
        ends_before=grant.ends_before,
        granted_until=grant.ends_before,
        preference_note=cleaned(grant.preference_note, kind=TextKind.LONG),
        goal=goals.filter(pk=grant.goal_id).first() if grant.goal_id else None,
    )


def tell_the_team(case: Case, *, actor: Actor, today: date, now: datetime) -> None:
    """Tell everybody on the team that there is a new decision."""
    team = TeamMembership.objects.on(today).filter(case=case).values_list("user_id", flat=True)
    notify(
        actor=actor,
        recipients=team,
        case_id=case.pk,
        kind=NoticeKind.DECISION,
        sentence="Der er truffet en ny afgørelse.",
        now=now,
    )
