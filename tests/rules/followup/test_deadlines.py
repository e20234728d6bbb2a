"""Deadlines: whose they are, by which rule, and when a phase ahead is told of."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from fodfaeste.rules.access.roles import TEAM_ROLES, Role
from fodfaeste.rules.catalogue import rule
from fodfaeste.rules.cti.clock import clock
from fodfaeste.rules.followup.deadline_kinds import DeadlineKind
from fodfaeste.rules.followup.deadlines import Deadline, deadlines, flags
from fodfaeste.rules.followup.quick import OpenQuestion
from fodfaeste.rules.followup.situation import Situation
from fodfaeste.rules.followup.states import CaseHistory, CtiRun
from fodfaeste.rules.measures.kinds import MeasureOccasion

TODAY = date(2026, 4, 13)
RUN = CtiRun(clock(starts_on=date(2026, 4, 6), months=9))
FACTS = Situation(
    history=CaseHistory(
        enrolled_on=date(2026, 3, 2),
        kickoff_held_on=date(2026, 3, 30),
        first_company_contact_on=date(2026, 4, 1),
        cti_runs=(RUN,),
    ),
    next_activity_on=date(2026, 4, 20),
    focus_areas=1,
    measured=frozenset(MeasureOccasion),
)


def found(today: date = TODAY, **changes: object) -> list[tuple[DeadlineKind, date | None]]:
    facts = replace(FACTS, **changes)  # type: ignore[arg-type]
    return [(item.kind, item.due_on) for item in deadlines(facts, today)]


@pytest.mark.parametrize("kind", DeadlineKind)
def test_every_kind_names_a_rule_its_law_and_somebody_whose_it_is(kind: DeadlineKind) -> None:
    assert rule(kind.rule).source == kind.law != ""
    assert kind.roles <= {*TEAM_ROLES, Role.LEADER}
    assert kind.roles & frozenset(TEAM_ROLES)


def test_a_course_on_its_way_has_no_deadline() -> None:
    assert found() == []


@pytest.mark.parametrize(("days", "told"), [(8, False), (7, True), (1, True), (0, False)])
def test_e1_a_phase_that_begins_within_a_week_is_told_of(days: int, *, told: bool) -> None:
    begins = RUN.clock.phases[1].starts_on
    today = begins - timedelta(days=days)
    kinds = found(today, next_activity_on=today)
    assert ((DeadlineKind.PHASE_BEGINS, begins) in kinds) is told


@pytest.mark.parametrize(("days", "told"), [(8, False), (7, True), (0, True), (-30, True)])
def test_d3_the_day_of_the_follow_up_is_told_a_week_before(days: int, *, told: bool) -> None:
    day = TODAY + timedelta(days=days)
    assert (
        found(agreement_follow_up_on=day) == [(DeadlineKind.AGREEMENT_FOLLOWED_UP, day)]
    ) is told
    assert found(agreement_follow_up_on=day, last_follow_up_on=day) == []


def test_k1_the_latest_measurement_is_asked_for_and_no_missed_one() -> None:
    answered = frozenset({MeasureOccasion.CTI_START})
    start = RUN.clock.starts_on
    assert found(measured=frozenset()) == [(DeadlineKind.MEASURE_ANSWERED, start)]
    assert found(measured=answered) == []


def test_g3_a_question_is_due_from_those_who_were_asked() -> None:
    asked = frozenset({Role.SOCIAL_CASEWORKER})
    facts = replace(FACTS, quick_open=(OpenQuestion(asked=asked, due_on=TODAY),))
    assert deadlines(facts, TODAY) == (Deadline(DeadlineKind.QUICK_ANSWERED, TODAY, asked),)


@pytest.mark.parametrize(
    ("owner", "roles"),
    [
        (frozenset({Role.JOB_CONSULTANT}), frozenset({Role.JOB_CONSULTANT})),
        (frozenset(), DeadlineKind.COPY_IS_NEWEST.roles),
    ],
)
def test_c6_the_copy_is_due_from_the_plans_owner_or_the_caseworkers(
    owner: frozenset[Role], roles: frozenset[Role]
) -> None:
    facts = replace(FACTS, approved_version=2, newest_version_on=TODAY, plan_owner_roles=owner)
    assert deadlines(facts, TODAY) == (Deadline(DeadlineKind.COPY_IS_NEWEST, TODAY, roles),)


def test_i4_the_most_urgent_is_flagged_first_and_each_rule_once() -> None:
    over = RUN.clock.ends_before
    facts = replace(FACTS, vacant=(Role.CTI_WORKER,), next_activity_on=over)
    assert flags(deadlines(facts, over)) == ("I2", "I4", "A1")


def test_a_closed_course_asks_for_nothing() -> None:
    closed = replace(FACTS.history, closed_on=TODAY)
    assert found(history=closed, vacant=(Role.CTI_WORKER,)) == []
