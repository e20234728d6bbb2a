"""The method's own scales, kept as they were answered (K1–K3)."""

import uuid
from datetime import date, timedelta

import pytest

from fodfaeste.accounts.models import User
from fodfaeste.records.cases.models import Case
from fodfaeste.records.followup.queries.aftercare import due_measures
from fodfaeste.records.measures import actions, queries
from fodfaeste.records.measures.models import Measurement
from fodfaeste.rules.cases.kinds import Track
from fodfaeste.rules.measures.kinds import MeasureOccasion, Respondent
from fodfaeste.rules.refusal import Refused
from tests.records.meeting_worlds import held_kickoff
from tests.rules.naming import conditions
from tests.worlds import TODAY, World, acting_as, enrolled_case, make_world, noon

pytestmark = pytest.mark.django_db

ALL_THREE: dict[Track, int | None] = {Track.JOB: 4, Track.COPING: 0, Track.NETWORK: 10}


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def case(world: World) -> Case:
    return enrolled_case(world)


def record(
    world: World,
    case: Case,
    answers: dict[Track, int | None] | None = None,
    *,
    by: User | None = None,
    on: date = TODAY,
    respondent: Respondent = Respondent.CITIZEN,
    key: uuid.UUID | None = None,
) -> Measurement:
    actor = world.actor(by or world.cti_worker)
    with acting_as(actor):
        return actions.record(
            actor=actor,
            key=key or uuid.uuid4(),
            case=case,
            measurement=actions.NewMeasurement(
                occasion=MeasureOccasion.KICKOFF,
                respondent=respondent,
                measured_on=on,
                answers=ALL_THREE if answers is None else answers,
            ),
            today=TODAY,
            now=noon(TODAY),
        )


def test_k2_both_answer_the_three_scales(world: World, case: Case) -> None:
    record(world, case)
    record(world, case, {**ALL_THREE, Track.JOB: 9}, respondent=Respondent.STAFF)
    with acting_as(world.actor(world.cti_worker)):
        answers = queries.answers_of(case.pk)
    assert [(given.respondent, given.score(Track.JOB)) for given in answers] == [
        (Respondent.CITIZEN, 4),
        (Respondent.STAFF, 9),
    ]


def test_k3_an_answer_is_kept_with_the_version_of_its_scales(world: World, case: Case) -> None:
    kept = record(world, case, {**ALL_THREE, Track.NETWORK: None})
    assert (kept.instrument, kept.instrument_version, kept.answers) == (
        "own_scales",
        1,
        {"job": 4, "coping": 0},
    )


@pytest.mark.parametrize("score", [-1, 11, 1_000_000])
def test_k3_a_score_outside_the_scale_is_refused(world: World, case: Case, score: int) -> None:
    with pytest.raises(Refused) as refused:
        record(world, case, {**ALL_THREE, Track.JOB: score})
    assert conditions(refused.value.obstacles) == [("K3", "score_on_scale")]


@pytest.mark.parametrize(
    "answers",
    [{}, dict.fromkeys(Track), {Track.JOB: 5, Track.COPING: None, Track.NETWORK: None}],
)
def test_k3_with_two_answers_missing_there_is_no_measurement(
    world: World, case: Case, answers: dict[Track, int | None]
) -> None:
    with pytest.raises(Refused) as refused:
        record(world, case, answers)
    assert conditions(refused.value.obstacles) == [("K3", "enough_answers")]


@pytest.mark.parametrize(
    ("on", "condition"),
    [
        (TODAY + timedelta(days=1), "measured_by_now"),
        (TODAY - timedelta(days=1), "measured_after_enrolment"),
        (date(26, 3, 4), "measured_after_enrolment"),
    ],
)
def test_k3_an_answer_has_a_day_in_the_course(
    world: World, case: Case, on: date, condition: str
) -> None:
    with pytest.raises(Refused) as refused:
        record(world, case, on=on)
    assert conditions(refused.value.obstacles) == [("K3", condition)]


def test_k3_an_answer_given_again_is_a_new_row(world: World, case: Case) -> None:
    record(world, case)
    record(world, case, {**ALL_THREE, Track.JOB: 7})
    with acting_as(world.actor(world.cti_worker)):
        assert [given.score(Track.JOB) for given in queries.answers_of(case.pk)] == [4, 7]


def test_a_second_click_keeps_one_answer(world: World, case: Case) -> None:
    key = uuid.uuid4()
    assert record(world, case, key=key) == record(world, case, key=key)
    with acting_as(world.actor(world.cti_worker)):
        assert Measurement.objects.count() == 1


def test_k1_the_first_occasion_is_the_kickoff(world: World, case: Case) -> None:
    with acting_as(world.actor(world.cti_worker)):
        assert due_measures(case.pk) == ()
    held_kickoff(world, case)
    with acting_as(world.actor(world.cti_worker)):
        due = due_measures(case.pk)
    assert [(item.occasion, item.due_on) for item in due] == [(MeasureOccasion.KICKOFF, TODAY)]


def test_a_stranger_and_a_leader_record_nothing(world: World, case: Case) -> None:
    for user in (world.stranger, world.leader):
        with pytest.raises(Refused) as refused:
            record(world, case, by=user)
        assert refused.value.rule == "M1"


def test_answers_stay_behind_the_wall(world: World, case: Case) -> None:
    record(world, case)
    with acting_as(world.actor(world.stranger)):
        assert queries.answers_of(case.pk) == ()
