"""The plans that hold after CTI: as they stand, as they were, and who has said yes (F3, I1)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from django.db.models import Q, QuerySet

from fodfaeste.records.cases.access import facts_of
from fodfaeste.records.cases.models import Consent, NetworkPerson, TeamMembership
from fodfaeste.records.cti.models import (
    CrisisPlan,
    CtiCourse,
    RetentionPlan,
    RetentionStep,
    SafetyPlanVersion,
    Supporter,
)
from fodfaeste.rules.consent.facts import ConsentFacts
from fodfaeste.rules.consent.kinds import Party
from fodfaeste.rules.cti.kinds import AcceptedHow
from fodfaeste.rules.cti.promises import (
    Anchoring,
    Promise,
    PromiseIn,
    SafetyPlanKind,
    SupporterKind,
    is_over,
    may_be_told,
    workplace_consents,
)
from fodfaeste.rules.cti.safety import PlanDays, SafetyPlans
from fodfaeste.rules.text import is_said

SafetyPlan: TypeAlias = CrisisPlan | RetentionPlan
"""What the floor above calls either plan; it imports no tables."""

OUTSIDE = (Party.NETWORK_PERSON, Party.EMPLOYER)


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseLine:
    """Somebody's part in the plans as it is read; `kind` is None where nobody is pointed to."""

    id: int
    version: int
    plan: PromiseIn
    kind: SupporterKind | None
    name: str
    relation: str
    phone: str
    promises: str
    until: date | None
    accepted_on: date | None
    accepted_how: AcceptedHow | None
    earlier_yes_on: date | None
    reachable: bool
    is_over: bool
    person_id: int | None
    set_aside_on: date | None
    set_aside_reason: str

    @property
    def stands(self) -> bool:
        """Said yes to, by somebody one may speak with, and still to be kept."""
        return self.fact.stands

    @property
    def fact(self) -> Promise:
        """The same for the rules."""
        return Promise(
            plan=self.plan,
            accepted=self.accepted_on is not None,
            reachable=self.reachable,
            is_over=self.is_over,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """Who may be spoken with today: the team, the map, and what the citizen lets be told."""

    team: frozenset[int]
    team_names: frozenset[str]
    consents: tuple[ConsentFacts, ...]
    today: date

    def has(self, row: Supporter) -> bool:
        """Whether one may speak with this supporter today."""
        if not row.kind:
            return row.name.casefold() in self.team_names
        return may_be_told(
            SupporterKind(row.kind),
            self.naming(row),
            is_there=self.is_there(row),
            today=self.today,
        )

    def is_there(self, row: Supporter) -> bool:
        """Whether they are still on the team, on the map, at the workplace one works at."""
        match SupporterKind(row.kind):
            case SupporterKind.TEAM:
                return row.colleague_id in self.team
            case SupporterKind.NETWORK:
                return row.person is not None and row.person.left_on is None
            case SupporterKind.WORKPLACE:
                return row.match is not None and row.match.ended_on is None

    def naming(self, row: Supporter) -> tuple[ConsentFacts, ...]:
        """The consents that name this very person, or this workplace."""
        if row.match is not None:
            company = row.match.company.name
            return workplace_consents(self.consents, company=company, today=self.today)
        return tuple(
            one
            for one in self.consents
            if one.to_person is not None and one.to_person == row.person_id
        )


def around(case_id: int, today: date) -> Around:
    """Everything that says whom one may speak with, in two queries."""
    consents = Consent.objects.filter(case_id=case_id, to_party__in=OUTSIDE)
    return around_from(names_on_the_team(case_id, today), map(facts_of, consents), today=today)


def names_on_the_team(case_id: int, day: date) -> tuple[tuple[int, str], ...]:
    """Numbers and names of those on the team on a day who still work in their role."""
    seats = TeamMembership.objects.filled_on(day).filter(case_id=case_id)
    return tuple(seats.values_list("user_id", "user__name"))


def around_from(
    team: Iterable[tuple[int, str]], consents: Iterable[ConsentFacts], *, today: date
) -> Around:
    """The same where team and consents of the case are known already."""
    people = tuple(team)
    return Around(
        team=frozenset(number for number, _ in people),
        team_names=frozenset(name.casefold() for _, name in people),
        consents=tuple(
            one for one in consents if one.to_party in OUTSIDE and one.given_on <= today
        ),
        today=today,
    )


def supporters() -> QuerySet[Supporter]:
    """Those with a part in the plans, each with whom it points to."""
    return Supporter.objects.select_related("person", "colleague", "match__company")


def promises_of(case_id: int, today: date, *, left_out: bool = False) -> tuple[PromiseLine, ...]:
    """Everybody with a part in either plan, in the order written."""
    rows = list(supporters().filter(case_id=case_id, set_aside_on__isnull=not left_out))
    if not rows:
        return ()
    them = around(case_id, today)
    return tuple(line_of(row, them) for row in rows)


def promise_of(case_id: int, promise_id: int, today: date) -> PromiseLine | None:
    """One part in the plans."""
    row = supporters().filter(case_id=case_id, pk=promise_id).first()
    return line_of(row, around(case_id, today)) if row else None


def line_of(row: Supporter, them: Around) -> PromiseLine:
    """A supporter as it is read: the name of a person or colleague stands where they are kept."""
    who = row.person or row.colleague
    workplace = row.match.company.name if row.match else ""
    return PromiseLine(
        id=row.pk,
        version=row.version,
        plan=PromiseIn(row.plan),
        kind=SupporterKind(row.kind) if row.kind else None,
        name=who.name if who else row.name,
        relation=(row.person.relation if row.person else row.relation) or workplace,
        phone=who.phone if who else row.phone,
        promises=row.promises,
        until=row.until,
        accepted_on=row.accepted_on,
        accepted_how=AcceptedHow(row.accepted_how) if row.accepted_how else None,
        earlier_yes_on=row.earlier_yes_on,
        reachable=them.has(row),
        is_over=is_over(row.until, them.today),
        person_id=row.person_id,
        set_aside_on=row.set_aside_on,
        set_aside_reason=row.set_aside_reason,
    )


def crisis_plan_of(case_id: int) -> CrisisPlan | None:
    """The crisis plan, once it is begun."""
    return CrisisPlan.objects.filter(case_id=case_id).select_related("changed_by").first()


def retention_plan_of(case_id: int) -> RetentionPlan | None:
    """The retention plan, once it is begun."""
    return RetentionPlan.objects.filter(case_id=case_id).select_related("changed_by").first()


def chosen_of(plan: CrisisPlan | None) -> tuple[int, ...]:
    """The strategies of the bank that the crisis plan holds, in the order chosen.

    What is set aside helps nobody; taken back, it is in the plan again.
    """
    if plan is None:
        return ()
    held = plan.strategies.filter(is_chosen=True, strategy__set_aside_on=None)
    return tuple(held.values_list("strategy_id", flat=True))


def steps_of(case_id: int) -> QuerySet[RetentionStep]:
    """The next contacts of the retention plan, the earliest first."""
    steps = RetentionStep.objects.filter(case_id=case_id).select_related("task__responsible")
    return steps.order_by("task__due_on", "pk")


def versions_of(case_id: int, kind: SafetyPlanKind) -> QuerySet[SafetyPlanVersion]:
    """A plan as it was saved, the newest first, with who saved it."""
    found = SafetyPlanVersion.objects.filter(case_id=case_id, kind=kind)
    return found.select_related("created_by").order_by("-number")


def anchoring_of(case_id: int, today: date, *, since: date) -> Anchoring:
    """What the closing gate asks of the plans that hold after CTI (I1); `since` its first day."""
    crisis = crisis_plan_of(case_id)
    return anchoring(
        crisis,
        retention_plan_of(case_id),
        promises_of(case_id, today),
        held=chosen_of(crisis),
        since=since,
    )


def anchoring(
    crisis: CrisisPlan | None,
    retention: RetentionPlan | None,
    lines: tuple[PromiseLine, ...],
    *,
    held: tuple[int, ...],
    since: date,
) -> Anchoring:
    """The same of plans and promises read already; `held` are the crisis plan's strategies.

    The crisis plan says signs and what helps; the retention plan what keeps the job, and who
    supports is said by name or in words. Both were gone through in this course.
    """
    supported = any(one.plan is not PromiseIn.CRISIS for one in lines)
    return Anchoring(
        crisis_written=crisis is not None
        and days_of(crisis).is_made_since(since)
        and is_said(crisis.signs)
        and (is_said(crisis.what_helps) or bool(held)),
        retention_written=retention is not None
        and days_of(retention).is_made_since(since)
        and is_said(retention.what_keeps_the_job)
        and (is_said(retention.who_supports) or supported),
        promises=tuple(one.fact for one in lines),
    )


def safety_facts(
    course: CtiCourse,
    crisis: CrisisPlan | None,
    retention: RetentionPlan | None,
    *,
    job_changed_on: date | None,
) -> SafetyPlans:
    """What the warnings on a course ask of both plans (F3)."""
    return SafetyPlans(
        phase_3_on=course.phase_3_on,
        crisis=days_of(crisis),
        retention=days_of(retention),
        job_changed_on=job_changed_on,
    )


def days_of(plan: SafetyPlan | None) -> PlanDays:
    """When a plan was written and agreed."""
    return PlanDays(words_on=plan.words_on, agreed_on=plan.agreed_on) if plan else PlanDays()


def people_to_choose(case_id: int) -> QuerySet[NetworkPerson]:
    """Those on the network map who can be asked: whoever has not left."""
    there = NetworkPerson.objects.filter(Q(left_on=None), case_id=case_id)
    return there.order_by("pk")
