"""Instruments that the municipality loads: whole or not at all, and never written over (K2, K3)."""

import json
import uuid
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection

from fodfaeste.records.cases.models import Case, Citizen
from fodfaeste.records.catalogues import instrument_actions as actions
from fodfaeste.records.catalogues import instrument_queries as queries
from fodfaeste.records.catalogues.models import Instrument
from fodfaeste.records.measures import actions as measures
from fodfaeste.records.measures.models import Measurement
from fodfaeste.records.measures.queries import answer_sets_of
from fodfaeste.rules.measures.kinds import AnswerMode, MeasureOccasion, Respondent
from fodfaeste.rules.refusal import Refused
from tests.rules.measures.instruments import wellbeing_file
from tests.rules.naming import conditions
from tests.worlds import TODAY, World, acting_as, enrolled_case, make_world, noon

pytestmark = pytest.mark.django_db
LATER = TODAY + timedelta(days=30)


@pytest.fixture
def world() -> World:
    return make_world()


def text(**changes: Any) -> str:
    return json.dumps({**wellbeing_file(), **changes}, ensure_ascii=False)


def load(world: World, file: str, from_day: date = TODAY) -> Instrument:
    actor = world.actor(world.administrator)
    with acting_as(actor):
        return actions.load_instrument(
            actor=actor, file=file, from_day=from_day, today=TODAY, now=noon(TODAY)
        )


def refused(world: World, file: str, from_day: date = TODAY) -> list[tuple[str, str]]:
    before = list(Instrument.objects.order_by("pk").values())
    with pytest.raises(Refused) as refusal:
        load(world, file, from_day)
    assert list(Instrument.objects.order_by("pk").values()) == before
    return conditions(refusal.value.obstacles)


def codes(day: date) -> list[str]:
    return [one.code for one in queries.in_use_on(day)]


def test_k2_what_is_shipped_is_asked_from_the_first_day(world: World) -> None:
    assert world.administrator
    assert codes(date(2020, 1, 1)) == ["own_scales", "wellbeing", "coherence", "staff_belief"]


def test_k3_a_loaded_instrument_is_asked_from_its_day_on(world: World) -> None:
    row = load(world, text(), LATER)
    assert (row.code, row.number, row.valid_from) == ("five", 1, LATER)
    assert "five" not in codes(LATER - timedelta(days=1))
    assert "five" in codes(LATER)


def test_k3_a_second_click_is_one_row(world: World) -> None:
    assert load(world, text()) == load(world, text())
    assert Instrument.objects.filter(code="five").count() == 1


def test_k3_a_version_is_never_written_over(world: World) -> None:
    load(world, text())
    assert refused(world, text(title="Andre ord"), LATER) == [("K3", "version_is_new")]


def test_k3_a_new_version_takes_over_and_the_old_one_stays(world: World) -> None:
    first = load(world, text())
    load(world, text(version=2, title="Andre ord"), LATER)
    first.refresh_from_db()
    assert (first.title, first.ends_before) == ("Fem spørgsmål", LATER)
    day_before = queries.instrument_on("five", LATER - timedelta(days=1))
    on_the_day = queries.instrument_on("five", LATER)
    assert [one.version if one else None for one in (day_before, on_the_day)] == [1, 2]


def test_k3_nothing_is_brought_in_of_a_file_with_a_fault_or_for_a_day_that_has_been(
    world: World,
) -> None:
    assert refused(world, text(licence="", language="xx")) == [
        ("K3", "knows_language"),
        ("K3", "is_there"),
    ]
    assert refused(world, text(), TODAY - timedelta(days=1)) == [("M9", "not_backwards")]


def test_k2_our_own_words_are_asked_no_more_once_who_5_is_loaded(world: World) -> None:
    load(world, text(code="who5", title="WHO-5"), LATER)
    assert "wellbeing" in codes(LATER - timedelta(days=1))
    assert codes(LATER)[:2] == ["own_scales", "who5"]
    assert "wellbeing" not in codes(LATER)


def test_k2_an_instrument_can_be_ended_and_begun_again_with_a_new_version(world: World) -> None:
    row, actor = load(world, text()), world.actor(world.administrator)
    with acting_as(actor):
        actions.stop_instrument(
            actor=actor, row_id=row.pk, version=1, from_day=LATER, today=TODAY, now=noon(TODAY)
        )
    assert "five" not in codes(LATER)
    assert refused(world, text(version=2), LATER - timedelta(days=1)) == [
        ("M9", "after_the_present")
    ]
    load(world, text(version=2), LATER)
    assert "five" in codes(LATER)


def test_only_administrators_load_instruments(world: World) -> None:
    actor = world.actor(world.cti_worker)
    with acting_as(actor), pytest.raises(Refused) as refusal:
        actions.load_instrument(
            actor=actor, file=text(), from_day=TODAY, today=TODAY, now=noon(TODAY)
        )
    assert refusal.value.rule == "M1"


def test_k3_answers_keep_version_mode_day_and_occasion(world: World) -> None:
    case, actor = enrolled_case(world), world.actor(world.cti_worker)
    load(world, text())
    answer(world, case, "five", dict.fromkeys(("w1", "w2", "w3"), 4), mode=AnswerMode.TELEPHONE)
    with acting_as(actor):
        kept = Measurement.objects.get()
        (given,) = answer_sets_of(case.pk)
    assert (kept.instrument, kept.instrument_version, kept.mode, kept.occasion) == (
        "five",
        1,
        "telephone",
        "kickoff",
    )
    assert (given.instrument.code, given.mode, given.measured_on) == (
        "five",
        AnswerMode.TELEPHONE,
        TODAY,
    )
    assert given.scores() == {}


def test_k3_an_instrument_that_is_not_in_use_takes_no_answer(world: World) -> None:
    case = enrolled_case(world)
    with pytest.raises(Refused) as refusal:
        answer(world, case, "five", {"w1": 4})
    assert conditions(refusal.value.obstacles) == [("K2", "instrument_in_use")]


def test_k2_the_belief_of_the_team_stands_behind_a_wall_of_its_own(world: World) -> None:
    case = enrolled_case(world)
    answer(world, case, "staff_belief", {"belief": 2}, by=Respondent.STAFF)
    answer(world, case, "own_scales", {"job": 4, "coping": 5, "network": 6})
    with acting_as(world.actor(world.social_caseworker)):
        Citizen.objects.filter(pk=case.citizen_id).update(account=world.citizen)
        assert Measurement.objects.count() == 2
    with acting_as(world.actor(world.citizen)), connection.cursor() as cursor:
        cursor.execute("select instrument from records_measurement", [])
        assert cursor.fetchall() == [("own_scales",)]


def answer(
    world: World,
    case: Case,
    code: str,
    said: dict[str, int | None],
    *,
    by: Respondent = Respondent.CITIZEN,
    mode: AnswerMode = AnswerMode.TOGETHER,
) -> None:
    actor = world.actor(world.cti_worker)
    with acting_as(actor):
        measures.record(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            measurement=measures.NewMeasurement(
                instrument=code,
                occasion=MeasureOccasion.KICKOFF,
                respondent=by,
                mode=mode,
                measured_on=TODAY,
                answers=said,
            ),
            today=TODAY,
            now=noon(TODAY),
        )
