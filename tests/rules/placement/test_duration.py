from datetime import date, timedelta

import pytest

from fodfaeste.rules.followup.workdays import first_workday
from fodfaeste.rules.periods import Period
from fodfaeste.rules.placement.duration import (
    PlacementWeeks,
    end_to_answer,
    granted_before,
    latest_end,
    placement_alert,
    warnings_at_extension,
)
from tests.rules.naming import conditions, reminders

START = date(2026, 1, 5)


def weeks(count: int) -> date:
    return START + timedelta(weeks=count)


@pytest.mark.parametrize(
    ("granted", "latest"), [(None, 13), (8, 26), (13, 26), (26, 39), (30, 43), (39, 52)]
)
def test_d8_thirteen_weeks_then_to_26_then_13_more_at_a_time(
    granted: int | None, latest: int
) -> None:
    granted_until = None if granted is None else weeks(granted)
    assert latest_end(START, granted_until=granted_until) == weeks(latest)


def test_d8_too_long_an_extension_is_pointed_out_with_the_last_day() -> None:
    fits = warnings_at_extension(starts_on=START, granted_until=weeks(13), extended_to=weeks(26))
    too_long = warnings_at_extension(
        starts_on=START, granted_until=weeks(13), extended_to=weeks(26) + timedelta(days=1)
    )
    assert fits == ()
    assert conditions(too_long) == [("D8", "within_next_period")]
    assert too_long[0].next_step == "Vælg en slutdato senest 05.07.2026."


def test_m9_the_weeks_are_the_municipalitys_own() -> None:
    own = PlacementWeeks(first=8, second=20, again=4)
    for granted, latest in ((None, 8), (8, 20), (20, 24)):
        granted_until = None if granted is None else weeks(granted)
        assert latest_end(START, granted_until=granted_until, weeks=own) == weeks(latest)


def test_d8_an_extension_follows_on_without_a_gap() -> None:
    first, second = (START, weeks(13)), (weeks(13), weeks(26))
    assert granted_before((first, second), starts_on=weeks(26), workday=first_workday) == Period(
        START, weeks(26)
    )
    assert granted_before((first,), starts_on=weeks(13), workday=first_workday) == Period(
        START, weeks(13)
    )
    assert granted_before((first,), starts_on=weeks(14), workday=first_workday) is None
    assert granted_before((), starts_on=START, workday=first_workday) is None


@pytest.mark.parametrize(
    ("ends_before", "starts_on", "goes_on"),
    [
        (date(2026, 3, 28), date(2026, 3, 30), True),  # Friday's last day, on again on Monday
        (date(2026, 4, 2), date(2026, 4, 7), True),  # Easter
        (date(2026, 3, 28), date(2026, 3, 31), False),
    ],
)
def test_d8_a_weekend_or_a_holiday_makes_no_new_placement(
    ends_before: date, starts_on: date, *, goes_on: bool
) -> None:
    found = granted_before(((START, ends_before),), starts_on=starts_on, workday=first_workday)
    assert found == (Period(START, ends_before) if goes_on else None)


def test_d8_a_placement_that_became_paid_work_is_answered() -> None:
    end = weeks(13)
    placement, paid = Period(START, end), Period(end)
    for today, work, told in (
        (weeks(12), (placement, paid), end),
        (weeks(13), (placement, paid), None),
        (weeks(13), (placement, Period(weeks(14))), end),
        (weeks(14), (placement, Period(end, weeks(14))), end),
    ):
        assert end_to_answer(end, work=work, today=today) == told
    assert end_to_answer(None, work=(paid,), today=weeks(14)) is None


def test_d8_the_end_of_a_placement_is_told_four_weeks_before_and_stays_told() -> None:
    end = weeks(13)
    assert placement_alert(end, today=weeks(9) - timedelta(days=1)) == ()
    assert reminders(placement_alert(end, today=weeks(9))) == [("D8", "placement_runs_out")]
    for today in (weeks(13), weeks(20)):
        assert reminders(placement_alert(end, today=today)) == [("D8", "placement_is_over")]
    assert placement_alert(end, today=weeks(9))[0].due_on == end
    says = [placement_alert(end, today=day)[0].obstacle.sentence for day in (weeks(12), weeks(13))]
    assert [one.split(".")[0] for one in says] == [
        "Praktikken slutter snart",
        "Praktikken er slut, og det står ikke, hvad der er kommet i stedet",
    ]


def test_h6_the_notice_before_a_placement_ends_is_the_municipalitys_own() -> None:
    end = weeks(13)
    assert placement_alert(end, today=weeks(6), notice_weeks=6) == ()
    found = placement_alert(end, today=weeks(7), notice_weeks=6)
    assert reminders(found) == [("D8", "placement_runs_out")]
