"""What has been decided for a citizen, and by which law support is given on a day."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from django.db.models import Exists, OuterRef, Q, QuerySet

from fodfaeste.records.decisions.models import Decision, Grant, Visitation
from fodfaeste.records.plan.models import Goal
from fodfaeste.rules.decisions import grants as rule
from fodfaeste.rules.decisions.kinds import DecisionOutcome
from fodfaeste.rules.legal_basis import LegalBasisCode
from fodfaeste.rules.plan.kinds import GoalStatus

SAYS_YES = (
    DecisionOutcome.GRANTED,
    DecisionOutcome.PARTLY_GRANTED,
    DecisionOutcome.CHANGED,
    DecisionOutcome.CONTINUED,
)
SUPPORT_AFTER_CTI = (LegalBasisCode.SEL_85, LegalBasisCode.LAB_MENTOR)
"""«mentorstøtte eller socialpædagogisk støtte efter SEL § 85» (SEED-4, I1)."""

GrantRow: TypeAlias = Grant
DecisionRow: TypeAlias = Decision
"""What the floor above calls a grant and a decision; it imports no tables."""


def grants_of(case_id: int) -> QuerySet[Grant]:
    """Every grant of a case with its decisions and goal, the latest first."""
    return (
        Grant.objects.filter(case_id=case_id)
        .select_related("decision__created_by", "ended_by_decision", "goal", "law")
        .order_by("-starts_on", "-pk")
    )


def decisions_of(case_id: int) -> QuerySet[Decision]:
    """Every decision of a case with who made it, the latest first."""
    return (
        Decision.objects.filter(case_id=case_id)
        .select_related("created_by")
        .order_by("-decided_on", "-pk")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFacts:
    """A decision with what it granted; what it ended stands in the decision and the one before."""

    decision: Decision
    granted: Grant | None


def letter_facts(case_id: int, decision_id: int) -> LetterFacts | None:
    """What the letter of one decision is made from; two queries."""
    decision = (
        Decision.objects.filter(case_id=case_id, pk=decision_id)
        .select_related("created_by", "follows")
        .first()
    )
    if decision is None:
        return None
    return LetterFacts(
        decision=decision,
        granted=Grant.objects.filter(decision=decision).first(),
    )


def letters_of(case_id: int) -> tuple[LetterFacts, ...]:
    """What the letters of every decision are made from, the latest first; two queries."""
    granted = {
        grant.decision_id: grant for grant in Grant.objects.filter(case_id=case_id).order_by("-pk")
    }
    return tuple(
        LetterFacts(decision=row, granted=granted.get(row.pk))
        for row in decisions_of(case_id).select_related("follows")
    )


def visitations_of(case_id: int) -> QuerySet[Visitation]:
    """Every visitation of a case, the latest first."""
    return (
        Visitation.objects.filter(case_id=case_id)
        .select_related("created_by")
        .order_by("-assessed_on", "-pk")
    )


def visitation_on(case_id: int, day: date) -> rule.Visitation | None:
    """The visitation that counts on a day: the latest made by then."""
    found = visitations_of(case_id).filter(assessed_on__lte=day).first()
    if found is None:
        return None
    return rule.Visitation(
        functional_impairment=found.impairment,
        extent_of_need=found.extent,
        kind_of_need=found.kind_of_need,
        in_target_group=found.in_target_group,
    )


def grant_covering(case_id: int, day: date) -> Grant | None:
    """The grant that CTI rests on, on a day: § 85 before the others, then the latest (H2)."""
    order = list(LegalBasisCode)
    holds = Q(ends_before=None) | Q(ends_before__gt=day)
    found = grants_of(case_id).filter(holds, starts_on__lte=day)
    return min(
        found, key=lambda grant: order.index(LegalBasisCode(grant.legal_basis)), default=None
    )


def linkable_goals(case_id: int) -> QuerySet[Goal]:
    """The goals of the plan that a grant may support."""
    return Goal.objects.filter(case_id=case_id, status=GoalStatus.CURRENT)


def support_decisions(
    case: int | OuterRef,
    *,
    since: date | OuterRef,
    after: date | OuterRef,
    but_not: int | OuterRef,
) -> QuerySet[Decision]:
    """The decisions from a day on that give support by § 85 or mentor, all but one.

    The support is still there on the day `after`: a grant that ends before it helps nobody then,
    whether it was given by the decision or is what the decision goes on with.
    """
    day = OuterRef(after) if isinstance(after, OuterRef) else after
    ended = Grant.objects.filter(ends_before__lte=day)
    goes_on = Exists(ended.filter(decision=OuterRef("follows")))
    return Decision.objects.filter(
        ~Exists(ended.filter(decision=OuterRef("pk"))),
        ~Q(outcome=DecisionOutcome.CONTINUED) | ~Q(goes_on),
        case=case,
        decided_on__gte=since,
        legal_basis__in=SUPPORT_AFTER_CTI,
        outcome__in=SAYS_YES,
    ).exclude(pk=but_not)
