"""Fixed time for colleagues: who may set it, hold it, change it, decide at it (J3)."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from fodfaeste.rules.meetings.kinds import MeetingState, Rhythm
from fodfaeste.rules.meetings.series import Series
from fodfaeste.rules.meetings.team_time import (
    TeamDecided,
    check_team_belongs,
    check_team_change,
    check_team_day,
    check_team_decision,
    check_team_held,
    check_team_leads,
    check_team_name,
    check_team_people,
    check_team_series,
)
from fodfaeste.rules.refusal import Refused
from tests.rules.naming import conditions

TODAY = date(2026, 3, 4)
WEEKLY = Series(rhythm=Rhythm.WEEK, starts_on=TODAY, until=TODAY + timedelta(days=70))


def refused(check: Callable[[], None]) -> list[str]:
    with pytest.raises(Refused) as found:
        check()
    assert {rule for rule, _ in conditions(found.value.obstacles)} == {"J3"}
    return [name for _, name in conditions(found.value.obstacles)]


def test_j3_fixed_time_has_a_name_people_and_days() -> None:
    check_team_series(WEEKLY, name="Grøn tid", people=1, today=TODAY)
    backwards = Series(rhythm=Rhythm.WEEK, starts_on=TODAY, until=TODAY - timedelta(days=1))
    assert refused(lambda: check_team_series(backwards, name=" ", people=0, today=TODAY)) == [
        "team_time_has_a_name",
        "team_time_has_people",
        "series_is_forward",
    ]


def test_j3_a_name_stands_once_in_a_unit_and_somebody_is_always_in_it() -> None:
    check_team_name(taken=False)
    check_team_people(1)
    assert refused(lambda: check_team_name(taken=True)) == ["team_time_name_is_free"]
    assert refused(lambda: check_team_people(0)) == ["team_time_has_people"]


@pytest.mark.parametrize("year", [1926, 2999])
def test_j3_a_year_that_is_mistyped_is_refused(year: int) -> None:
    day = TODAY.replace(year=year)
    there = Series(rhythm=Rhythm.WEEK, starts_on=day, until=day + timedelta(days=70))
    assert refused(lambda: check_team_series(there, name="Grøn tid", people=1, today=TODAY)) == [
        "team_day_in_reach"
    ]
    assert refused(lambda: check_team_day(day, today=TODAY)) == ["team_meeting_moved_ahead"]
    held = "team_day_in_reach" if day < TODAY else "team_meeting_held_by_now"
    assert refused(lambda: check_team_held(held_on=day, came=1, today=TODAY)) == [held]


def test_j3_who_is_in_it_acts_and_who_leads_sets_it() -> None:
    check_team_belongs(belongs=True)
    check_team_leads(leads=True)
    assert refused(lambda: check_team_belongs(belongs=False)) == ["team_time_belongs"]
    assert refused(lambda: check_team_leads(leads=False)) == ["team_time_leads"]


def test_j3_a_meeting_is_held_by_somebody_and_changed_with_a_reason_while_it_is_ahead() -> None:
    check_team_held(held_on=TODAY, came=1, today=TODAY)
    check_team_change(state=MeetingState.PLANNED, because="Kursus")
    tomorrow = TODAY + timedelta(days=1)
    assert refused(lambda: check_team_held(held_on=tomorrow, came=0, today=TODAY)) == [
        "team_meeting_held_by_now",
        "team_meeting_somebody_came",
    ]
    assert refused(lambda: check_team_change(state=MeetingState.HELD, because="")) == [
        "team_meeting_ahead",
        "team_change_explained",
    ]


@pytest.mark.parametrize(
    ("changed", "lacking"),
    [
        ({"held_on": None}, ["team_decision_after_meeting"]),
        ({"text": " "}, ["team_decision_in_words"]),
        ({"has_somebody": False}, ["team_decision_has_somebody"]),
        ({"due_on": TODAY - timedelta(days=1)}, ["team_decision_due_ahead"]),
    ],
)
def test_j3_a_decision_is_in_words_and_a_task_has_somebody_and_a_day_ahead(
    changed: dict[str, object], lacking: list[str]
) -> None:
    whole: dict[str, object] = {
        "held_on": TODAY,
        "text": "Lav listen.",
        "has_somebody": True,
        "due_on": TODAY,
    }
    check_team_decision(TeamDecided(**whole), today=TODAY)  # type: ignore[arg-type]
    lacks = TeamDecided(**{**whole, **changed})  # type: ignore[arg-type]
    assert refused(lambda: check_team_decision(lacks, today=TODAY)) == lacking
