"""One course at a glance, and many at a glance for the same number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case
from fodfaeste.records.catalogues.queries import limits_in_force, limits_read
from fodfaeste.records.followup.queries.gathered import facts_on
from fodfaeste.records.followup.queries.history import (
    Facts,
    clock_of,
    consents_from,
    day,
    history_from,
)
from fodfaeste.records.followup.queries.situation import Limits, limits_from, situation_from
from fodfaeste.rules.access.facts import Actor, CaseRelation
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.access.sections_seen import sections_seen
from fodfaeste.rules.cases.kinds import CaseState
from fodfaeste.rules.cti.clock import Clock
from fodfaeste.rules.followup.daily import IN_CTI
from fodfaeste.rules.followup.deadlines import Deadline, deadlines_from
from fodfaeste.rules.followup.missing import missing
from fodfaeste.rules.followup.next_step import NextStep, next_step
from fodfaeste.rules.followup.situation import Situation
from fodfaeste.rules.followup.states import CaseHistory, state_on
from fodfaeste.rules.missing import Missing
from fodfaeste.rules.placement.kinds import HoursKind
from fodfaeste.rules.placement.minutes import WeekMinutes
from fodfaeste.rules.placement.planned import Agreed, Step, planned
from fodfaeste.rules.placement.weeks import monday_of
from fodfaeste.rules.plan.kinds import JobGoalStatus


@dataclass(frozen=True, slots=True)
class Member:
    """One person on the team, in all roles they have there."""

    user_id: int
    name: str
    phone: str
    email: str
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """The latest CTI course: its clock and what it rests on."""

    id: int
    clock: Clock
    paragraph: str
    closed_on: date | None
    ended_early: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Workplace:
    """Where the citizen works, or is about to; belongs to the section on employment."""

    company: str
    job_title: str
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """What stands for one week."""

    starts_on: date
    minutes: WeekMinutes
    differs: bool
    """Whether citizen or employer says otherwise."""


@dataclass(frozen=True, slots=True)
class Progress:
    """So many minutes a week from a day on, as agreed."""

    due_on: date
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOverview:
    """Where one course is today, what is missing and what comes next."""

    case_id: int
    state: CaseState
    situation: Situation
    missing: tuple[Missing, ...]
    deadlines: tuple[Deadline, ...]
    next_step: NextStep
    citizen_words: str
    job_goal: str
    team: tuple[Member, ...]
    plan_owner_id: int | None
    course: Course | None
    workplace: Workplace | None
    agreed_minutes: tuple[int, int] | None
    weeks: tuple[Week, ...]
    progression: tuple[Progress, ...]
    last_contact_on: date | None

    @property
    def cti_runs(self) -> bool:
        """Whether the CTI worker keeps the daily overview now (A8)."""
        return self.state in IN_CTI


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenCase:
    """A course in a list, with how the actor stands to it and what is open to them."""

    case: Case
    relation: CaseRelation
    sections: frozenset[Section]
    overview: CaseOverview


def history_of(case: Case, today: date) -> CaseHistory:
    """The facts that the state of a course is read from; one query."""
    return _history(case, _facts_of(case, today))


def overview_of(case: Case, today: date) -> CaseOverview:
    """One course as it stands today; one query."""
    rows = Case.objects.filter(pk=case.pk).annotate(
        facts=facts_on(today), limits=limits_in_force(today)
    )
    facts, limits = rows.values_list("facts", "limits").get()
    return overview_from(case, facts, today=today, limits=limits_from(limits_read(limits)))


def overviews_of(
    actor: Actor, case_ids: Sequence[int], *, today: date, now: datetime
) -> tuple[SeenCase, ...]:
    """Many courses in the order asked for; one query, however many."""
    found = access.with_relation(actor, today, now).annotate(
        facts=facts_on(today), limits=limits_in_force(today)
    )
    cases = {case.pk: case for case in found.filter(pk__in=case_ids)}
    told = next((case.limits for case in cases.values()), "[]")
    limits = limits_from(limits_read(told))
    return tuple(
        _seen(cases[number], actor, today=today, limits=limits)
        for number in case_ids
        if number in cases
    )


def _seen(case: Case, actor: Actor, *, today: date, limits: Limits) -> SeenCase:
    facts: Facts = case.facts  # type: ignore[attr-defined]  # annotated
    relation = access.relation_with(case, actor, consents_from(facts))
    return SeenCase(
        case=case,
        relation=relation,
        sections=sections_seen(actor, relation, today, relaxed=relation.relaxed),
        overview=overview_from(case, facts, today=today, limits=limits),
    )


def _facts_of(case: Case, today: date) -> Facts:
    facts: Facts = (
        Case.objects.filter(pk=case.pk)
        .annotate(facts=facts_on(today))
        .values_list("facts", flat=True)
        .get()
    )
    return facts


def _history(case: Case, facts: Facts) -> CaseHistory:
    return history_from(facts, enrolled_on=case.enrolled_on, closed_on=case.closed_on)


def overview_from(case: Case, facts: Facts, *, today: date, limits: Limits) -> CaseOverview:
    """The facts of one course, judged by the rules."""
    history = _history(case, facts)
    situation = situation_from(facts, history, today=today, limits=limits)
    lacking = missing(situation, today)
    plan, agreement = facts["plan"] or {}, facts["agreement"]
    is_formulated = plan.get("job_goal_status") == JobGoalStatus.FORMULATED
    return CaseOverview(
        case_id=case.pk,
        state=state_on(history, today),
        situation=situation,
        missing=lacking,
        deadlines=deadlines_from(lacking, situation, today),
        next_step=next_step(situation, today),
        citizen_words=plan.get("citizen_words", ""),
        job_goal=plan["job_goal"] if is_formulated else "",
        team=_team(facts),
        plan_owner_id=plan.get("owner_id"),
        course=_course(facts),
        workplace=_workplace(facts),
        agreed_minutes=_agreed(agreement, facts["progression"], today) if agreement else None,
        weeks=tuple(map(_week, reversed(facts["weeks"]))),
        progression=tuple(_progression(facts)),
        last_contact_on=max((contact.on for contact in situation.contacts), default=None),
    )


def _team(facts: Facts) -> tuple[Member, ...]:
    """The people in the order of the roles; one person with two roles is one."""
    order = list(Role)
    seats = sorted(facts["team"], key=lambda seat: order.index(Role(seat["role"])))
    people: dict[int, list[Facts]] = {}
    for seat in seats:
        people.setdefault(seat["user"], []).append(seat)
    return tuple(
        Member(
            user_id=user,
            name=held[0]["person"]["name"],
            phone=held[0]["person"]["phone"],
            email=held[0]["person"]["email"],
            roles=tuple(Role(seat["role"]) for seat in held),
        )
        for user, held in people.items()
    )


def _course(facts: Facts) -> Course | None:
    latest = next(iter(facts["courses"]), None)
    if latest is None:
        return None
    return Course(
        id=latest["id"],
        clock=clock_of(latest),
        paragraph=latest["paragraph"],
        closed_on=day(latest["closed_on"]),
        ended_early=bool(latest["early_reason"]),
    )


def _workplace(facts: Facts) -> Workplace | None:
    """The company of the match that stands; since the first day of work, else since the match."""
    match = next((match for match in facts["matches"] if not match["ended_on"]), None)
    if match is None:
        return None
    starts = [row["starts_on"] for row in facts["placements"] if row["match"] == match["id"]]
    return Workplace(
        company=match["company"],
        job_title=match["job_title"],
        since=date.fromisoformat(min(starts, default=match["found_on"])),
    )


def _agreed(agreement: Facts, goals: list[Facts], today: date) -> tuple[int, int]:
    """Without and with pay this week: the base of the agreement, or its latest sub-goal due."""
    agreed = Agreed(
        agreed_on=date.min,
        unpaid=agreement["placement_minutes"] or 0,
        paid=agreement["ordinary_minutes"] or 0,
        steps=tuple(
            Step(
                due_on=date.fromisoformat(goal["due_on"]),
                weekly=goal["weekly_minutes"],
                paid=goal["ordinary_minutes"],
            )
            for goal in goals
            if goal["weekly_minutes"] is not None
        ),
    )
    found = planned(monday_of(today), agreed=[agreed], stretches=())
    return (found.unpaid, found.paid) if found else (0, 0)


_KINDS = tuple(kind.value for kind in HoursKind)
"""Asked of the enum once: a page of fifty courses holds a thousand weeks."""


def _week(row: Facts) -> Week:
    return Week(
        starts_on=date.fromisoformat(row["week_starts_on"]),
        minutes=WeekMinutes(**{name: row[name] for name in _KINDS}),
        differs=row["differs"],
    )


def _progression(facts: Facts) -> list[Progress]:
    return [
        Progress(date.fromisoformat(row["due_on"]), row["weekly_minutes"])
        for row in facts["progression"]
        if row["weekly_minutes"]
    ]
