"""The time after CTI: checkpoints at 1, 3, 6 and 12 months (G5)."""

import uuid
from datetime import date, timedelta

import pytest

from fodfaeste.accounts.models import User
from fodfaeste.records.cases.models import Case
from fodfaeste.records.cti.models import CtiCourse
from fodfaeste.records.followup import actions
from fodfaeste.records.followup.models import AftercareCheckpoint
from fodfaeste.records.followup.queries import overview_of
from fodfaeste.records.followup.queries.aftercare import aftercare_of, due_measures
from fodfaeste.rules.followup.kinds import WorkStatus
from fodfaeste.rules.measures.kinds import MeasureOccasion
from fodfaeste.rules.refusal import Refused
from tests.factories import courses
from tests.rules.naming import conditions
from tests.worlds import TODAY, World, acting_as, enrolled_case, make_world, noon

pytestmark = pytest.mark.django_db

BEGAN = date(2025, 4, 1)
ENDED = date(2026, 1, 1)


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def case(world: World) -> Case:
    return enrolled_case(world)


def cti(world: World, case: Case, *, closed_on: date | None = ENDED) -> None:
    with acting_as(world.actor(world.cti_worker)):
        match = courses.job_match(case, courses.company(), on=BEGAN)
        grant = courses.grant(case, starts_on=BEGAN)
        courses.cti_course(match, grant, starts_on=BEGAN, closed_on=closed_on)


def record(
    world: World,
    case: Case,
    months: int,
    *,
    by: User | None = None,
    on: date = TODAY,
    key: uuid.UUID | None = None,
    today: date = TODAY,
) -> AftercareCheckpoint:
    actor = world.actor(by or world.job_consultant, today)
    with acting_as(actor, today):
        return actions.record_checkpoint(
            actor=actor,
            key=key or uuid.uuid4(),
            case=case,
            checkpoint=actions.NewCheckpoint(
                months_after=months,
                held_on=on,
                work_status=WorkStatus.ORDINARY_JOB,
                weekly_minutes=20 * 60,
                note="  Karin er glad.  ",
            ),
            today=today,
            now=noon(today),
        )


def test_g5_a_second_course_has_its_own_checkpoints(world: World, case: Case) -> None:
    cti(world, case)
    record(world, case, 1, on=date(2026, 2, 1))
    again = date(2026, 2, 2)
    with acting_as(world.actor(world.cti_worker)):
        first = CtiCourse.objects.select_related("match__case", "grant").get()
        courses.cti_course(first.match, first.grant, starts_on=date(2026, 1, 5), closed_on=again)
    record(world, case, 1)
    with acting_as(world.actor(world.job_consultant)):
        points = aftercare_of(case.pk, again, TODAY)
        facts = overview_of(case, TODAY).situation
    assert [point.months for point in points if point.held] == [1]
    assert facts.checkpoints_held == {1}
    with pytest.raises(Refused) as caught:
        record(world, case, 1)
    assert conditions(caught.value.obstacles) == [("G5", "checkpoint_new")]


def test_g5_the_checkpoints_are_counted_from_the_end_of_cti(world: World, case: Case) -> None:
    cti(world, case)
    record(world, case, 1)
    with acting_as(world.actor(world.job_consultant)):
        points = aftercare_of(case.pk, ENDED, TODAY)
    assert [(point.months, point.due_on, point.held is not None) for point in points] == [
        (1, date(2026, 2, 1), True),
        (3, date(2026, 4, 1), False),
        (6, date(2026, 7, 1), False),
        (12, date(2027, 1, 1), False),
    ]


def test_g5_a_late_look_after_36_months_may_be_kept(world: World, case: Case) -> None:
    cti(world, case)
    day = date(2029, 1, 1)
    record(world, case, 36, on=day, today=day)
    with acting_as(world.actor(world.job_consultant)):
        assert [point.months for point in aftercare_of(case.pk, ENDED, TODAY)] == [1, 3, 6, 12, 36]


def test_g5_nothing_is_recorded_while_cti_runs(world: World, case: Case) -> None:
    cti(world, case, closed_on=None)
    with pytest.raises(Refused) as refused:
        record(world, case, 1)
    assert conditions(refused.value.obstacles) == [("G5", "after_cti")]


@pytest.mark.parametrize(
    ("on", "condition"),
    [
        (ENDED - timedelta(days=1), "after_cti"),
        (TODAY + timedelta(days=1), "checkpoint_by_now"),
        (date(2100, 1, 1), "checkpoint_by_now"),
    ],
)
def test_g5_a_checkpoint_lies_after_cti_and_not_ahead(
    world: World, case: Case, on: date, condition: str
) -> None:
    cti(world, case)
    with pytest.raises(Refused) as refused:
        record(world, case, 1, on=on)
    assert conditions(refused.value.obstacles) == [("G5", condition)]


def test_g5_a_checkpoint_is_recorded_once(world: World, case: Case) -> None:
    cti(world, case)
    record(world, case, 1)
    with pytest.raises(Refused) as refused:
        record(world, case, 1)
    assert conditions(refused.value.obstacles) == [("G5", "checkpoint_new")]


def test_a_second_click_records_one_checkpoint(world: World, case: Case) -> None:
    cti(world, case)
    key = uuid.uuid4()
    assert record(world, case, 1, key=key) == record(world, case, 1, key=key)


def test_g5_those_who_go_on_record_it_and_the_cti_worker_does_not(world: World, case: Case) -> None:
    cti(world, case)
    made = [
        record(world, case, months, by=user, on=day, today=day).note
        for months, user, day in (
            (1, world.job_consultant, TODAY),
            (3, world.employment_caseworker, date(2026, 4, 1)),
            (6, world.social_caseworker, date(2026, 7, 1)),
        )
    ]
    assert made == ["Karin er glad."] * 3
    for user in (world.cti_worker, world.leader, world.stranger):
        with pytest.raises(Refused) as refused:
            record(world, case, 12, by=user)
        assert refused.value.rule == "M1"


def test_k1_measuring_follows_the_clock_of_cti(world: World, case: Case) -> None:
    cti(world, case)
    with acting_as(world.actor(world.cti_worker)):
        due = {item.occasion: item.due_on for item in due_measures(case.pk)}
    assert due == {
        MeasureOccasion.CTI_START: BEGAN,
        MeasureOccasion.PHASE_2: date(2025, 7, 1),
        MeasureOccasion.PHASE_3: date(2025, 10, 1),
        MeasureOccasion.CTI_END: ENDED,
        MeasureOccasion.MONTHS_6: date(2026, 7, 1),
        MeasureOccasion.MONTHS_12: date(2027, 1, 1),
    }
