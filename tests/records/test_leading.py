"""A leader's units from the database: the same as the rules say course by course (J6, G3, B4)."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta

import pytest

from fodfaeste.records.cases.models import Case
from fodfaeste.records.followup.queries import leading
from fodfaeste.records.followup.queries.results import counted
from fodfaeste.records.foundation import made_by
from fodfaeste.records.measures.models import Measurement
from fodfaeste.records.placement.models import WorkAgreement
from fodfaeste.records.plan.models import JointPlan
from fodfaeste.rules.cases.kinds import SideExit
from fodfaeste.rules.measures.answers import INSTRUMENT, VERSION
from fodfaeste.rules.measures.kinds import MeasureOccasion, Respondent
from fodfaeste.rules.meetings.kinds import Baseline, MeetingKind
from fodfaeste.rules.plan.kinds import JobGoalStatus
from fodfaeste.rules.results import courses as steps
from fodfaeste.rules.results.leading import Stage, Unwritten
from tests.factories import courses
from tests.records.deadline_worlds import any_course
from tests.worlds import TODAY, World, acting_as, enrolled_case, make_world, noon

pytestmark = pytest.mark.django_db
AsOwner = Callable[[], AbstractContextManager[None]]
LONG_AFTER = date(2029, 1, 1)


@pytest.fixture
def world() -> World:
    return make_world()


def lacks(world: World, today: date = TODAY) -> set[Unwritten]:
    with acting_as(world.actor(world.leader)):
        found = leading.unwritten_in({world.unit.pk}, today)
    return {what for what, lacking in found.items() if lacking.cases}


def test_j6_the_database_tells_the_same_days_as_the_rule(world: World, as_owner: AsOwner) -> None:
    with as_owner():
        company = courses.company()
        for number in range(60):
            any_course(number, world, company, date(2026, 5, 31))
        leader = world.actor(world.leader)
        by_rule = counted(leader, since=date.min, today=LONG_AFTER)
    with acting_as(leader):
        flow = {
            one.stage: one
            for one in leading.flow_in({world.unit.pk}, since=date.min, today=LONG_AFTER)
        }
    assert {stage: flow[stage].days for stage in Stage} == {
        Stage.TO_KICKOFF: steps.days_to_kickoff(by_rule),
        Stage.TO_MATCH: steps.days_to_match(by_rule),
        Stage.TO_CTI: steps.days_to_cti(by_rule),
        Stage.OF_CTI: steps.days_of_cti(by_rule),
    }
    assert min(one.days.number for one in flow.values()) > 4
    without = sum(one.kickoff_on is None for one in by_rule)
    assert flow[Stage.TO_KICKOFF].waiting + flow[Stage.TO_KICKOFF].stopped == without > 0


def test_j6_who_waits_and_who_stopped_are_told_apart(world: World, as_owner: AsOwner) -> None:
    waits, stopped = (enrolled_case(world, cpr=f"700180123{number}") for number in (1, 2))
    with as_owner():
        Case.objects.filter(pk=stopped.pk).update(closed_on=TODAY, closed_as=SideExit.COMPLETED)
    with acting_as(world.actor(world.leader)):
        (to_kickoff, *_) = leading.flow_in({world.unit.pk}, since=TODAY, today=TODAY)
    assert (to_kickoff.days.number, to_kickoff.waiting, to_kickoff.stopped) == (0, 1, 1)
    assert waits.enrolled_on == TODAY


def test_b1_a_course_without_a_day_for_its_kickoff_lacks_that_and_nothing_else_yet(
    world: World, as_owner: AsOwner
) -> None:
    case = enrolled_case(world)
    with as_owner():
        assert lacks(world) == {Unwritten.KICKOFF_DATE}
        cancelled = courses.meeting(case, MeetingKind.KICKOFF, planned_on=TODAY, cancelled=True)
        assert lacks(world) == {Unwritten.KICKOFF_DATE}
        courses.meeting(case, MeetingKind.KICKOFF, planned_on=TODAY + timedelta(days=3))
        assert lacks(world) == set()
    assert cancelled.held_on is None


def test_c3_after_the_kickoff_goal_owner_and_measurement_are_missed(
    world: World, as_owner: AsOwner
) -> None:
    case = enrolled_case(world)
    with as_owner():
        held = courses.meeting(case, MeetingKind.KICKOFF, planned_on=TODAY, held_on=TODAY)
        after = {Unwritten.JOB_GOAL, Unwritten.PLAN_OWNER, Unwritten.BASELINE}
        assert lacks(world) == after
        plan = courses.plan(case)
        assert lacks(world) == after
        JointPlan.objects.filter(pk=plan.pk).update(
            job_goal="Bager",
            job_goal_status=JobGoalStatus.FORMULATED,
            owner=world.social_caseworker,
        )
        assert lacks(world) == {Unwritten.BASELINE}
        courses.kickoff_agreement(held, baseline=Baseline.DECLINED)
        assert lacks(world) == set()


def test_b6_an_answer_of_the_citizens_own_is_the_baseline(world: World, as_owner: AsOwner) -> None:
    case = enrolled_case(world)
    with as_owner():
        courses.meeting(case, MeetingKind.KICKOFF, planned_on=TODAY, held_on=TODAY)
        Measurement.objects.create(
            **made_by(world.cti_worker.pk, noon(TODAY)),
            case=case,
            instrument=INSTRUMENT,
            instrument_version=VERSION,
            occasion=MeasureOccasion.KICKOFF,
            respondent=Respondent.CITIZEN,
            measured_on=TODAY,
            answers={"job": 4, "coping": 5, "network": 5},
        )
        assert Unwritten.BASELINE not in lacks(world)


def test_h1_a_match_asks_for_a_law_a_person_to_call_and_a_cti_that_begins_with_work(
    world: World, as_owner: AsOwner
) -> None:
    case = enrolled_case(world)
    with as_owner():
        courses.meeting(case, MeetingKind.KICKOFF, planned_on=TODAY + timedelta(days=1))
        match = courses.job_match(case, courses.company(), on=TODAY)
        assert lacks(world) == {Unwritten.LEGAL_BASIS, Unwritten.CONTACT_PERSON}
        courses.placement(match, starts_on=TODAY)
        assert Unwritten.CTI_BEGUN in lacks(world)
        grant = courses.grant(case, starts_on=TODAY)
        agreed = courses.agreement(match, agreed_on=TODAY)
        WorkAgreement.objects.filter(pk=agreed.pk).update(contact_name="Bente Bager")
        assert lacks(world) == {Unwritten.CTI_BEGUN}
        courses.cti_course(match, grant, starts_on=TODAY)
        assert lacks(world) == set()


def test_a6_closed_courses_and_other_units_are_nobodys_here(
    world: World, as_owner: AsOwner
) -> None:
    closed, elsewhere, here = (
        enrolled_case(world, cpr=f"700180124{number}") for number in range(3)
    )
    with as_owner():
        Case.objects.filter(pk=closed.pk).update(closed_on=TODAY, closed_as=SideExit.COMPLETED)
        Case.objects.filter(pk=elsewhere.pk).update(unit=world.social_caseworker.unit)
    units = {world.unit.pk}
    with acting_as(world.actor(world.leader)):
        assert leading.open_in(units, TODAY) == (here.pk,)
        found = leading.unwritten_in(units, TODAY, named=Unwritten.KICKOFF_DATE)
        assert found[Unwritten.KICKOFF_DATE].case_ids == (here.pk,)
        assert leading.open_in(set(), TODAY) == ()
        assert [one.name for one in leading.cti_workers_of(units, TODAY)] == [world.cti_worker.name]
