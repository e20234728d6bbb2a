from datetime import date, timedelta

import pytest

from fodfaeste.rules.cti.clock import clock
from fodfaeste.rules.cti.contact import (
    Contact,
    check_contact,
    count_in,
    expected_every,
    obstacles_to_contact,
    warnings_on_contact,
)
from fodfaeste.rules.cti.kinds import ContactKind, ContactPlace
from fodfaeste.rules.refusal import Refused
from tests.rules.naming import conditions

COURSE = clock(starts_on=date(2026, 1, 1), months=9)
TODAY = date(2026, 1, 20)
BEGUN = date(2025, 11, 3)


def met(on: date, kind: ContactKind = ContactKind.PHONE) -> Contact:
    return Contact(on=on, kind=kind, minutes=30)


def series(first: date, *, every: int, count: int) -> tuple[Contact, ...]:
    return tuple(met(first + timedelta(days=every * index)) for index in range(count))


def test_e8_a_contact_note_is_about_something_that_happened_somewhere() -> None:
    wrong = Contact(on=date(2026, 1, 21), kind=ContactKind.MEETING, minutes=-1)
    assert conditions(obstacles_to_contact(wrong, begun_on=BEGUN, today=TODAY)) == [
        ("E8", "contact_happened"),
        ("E8", "duration_possible"),
        ("E8", "place_named"),
    ]
    with pytest.raises(Refused):
        check_contact(wrong, begun_on=BEGUN, today=TODAY)
    check_contact(
        Contact(on=TODAY, kind=ContactKind.MEETING, minutes=16 * 60, place=ContactPlace.WORKPLACE),
        begun_on=BEGUN,
        today=TODAY,
    )
    too_long = Contact(on=TODAY, kind=ContactKind.PHONE, minutes=16 * 60 + 1)
    lacks = obstacles_to_contact(too_long, begun_on=BEGUN, today=TODAY)
    assert conditions(lacks) == [("E8", "duration_possible")]


def test_e8_a_contact_from_before_the_enrolment_is_a_slip_of_the_hand() -> None:
    """A note is never deleted, so a wrong century would stand for ever."""
    for day, found in (
        (BEGUN, []),
        (BEGUN - timedelta(days=1), [("E8", "contact_in_this_course")]),
        (date(1926, 1, 20), [("E8", "contact_in_this_course")]),
    ):
        assert conditions(obstacles_to_contact(met(day), begun_on=BEGUN, today=TODAY)) == found


@pytest.mark.parametrize(("phase", "every"), [(1, 7), (2, 14), (3, 30)])
def test_e9_the_guide_is_weekly_then_fortnightly_then_monthly(phase: int, every: int) -> None:
    assert expected_every(phase, TODAY) == every


def test_e8_attempts_messages_and_coordination_are_no_contact() -> None:
    others = tuple(
        met(TODAY, kind)
        for kind in (ContactKind.ATTEMPT, ContactKind.MESSAGE, ContactKind.COORDINATION)
    )
    assert count_in((*others, met(TODAY)), COURSE.phases[0], up_to=TODAY) == 1
    assert count_in((met(TODAY),), COURSE.phases[0], up_to=TODAY - timedelta(days=1)) == 0
    assert count_in((met(TODAY),), COURSE.phases[1], up_to=TODAY) == 0


def test_e9_more_than_ten_days_without_contact_in_phase_1_is_too_little() -> None:
    last = (met(date(2026, 1, 9)),)
    assert warnings_on_contact(COURSE, last, today=date(2026, 1, 19)) == ()
    assert conditions(warnings_on_contact(COURSE, last, today=TODAY)) == [
        ("E9", "often_in_phase_1")
    ]
    assert conditions(warnings_on_contact(COURSE, (), today=date(2026, 1, 12))) == [
        ("E9", "often_in_phase_1")
    ]
    before_start = (met(date(2025, 12, 1)),)
    assert warnings_on_contact(COURSE, before_start, today=date(2026, 1, 11)) == ()
    assert warnings_on_contact(COURSE, (), today=TODAY, longest_days=19) == ()


def test_e9_contact_that_does_not_fall_is_pointed_out_once_there_is_enough_to_judge() -> None:
    weekly = series(date(2026, 1, 2), every=7, count=13)
    as_often = (*weekly, *series(date(2026, 4, 3), every=7, count=8))
    fewer = (*weekly, *series(date(2026, 4, 3), every=14, count=4))
    late = date(2026, 5, 15)
    assert conditions(warnings_on_contact(COURSE, as_often, today=late)) == [
        ("E9", "contact_decreases")
    ]
    assert warnings_on_contact(COURSE, fewer, today=late) == ()
    assert warnings_on_contact(COURSE, as_often, today=date(2026, 4, 27)) == ()
    assert warnings_on_contact(COURSE, (), today=late) == ()


def test_e9_several_alike_on_a_day_count_as_often_as_they_were() -> None:
    thrice = Contact(on=TODAY, kind=ContactKind.MEETING, times=3)
    assert count_in((thrice, met(TODAY)), COURSE.phases[0], up_to=TODAY) == 4


@pytest.mark.parametrize("day", [date(2025, 12, 31), date(2026, 10, 1)])
def test_e9_outside_the_course_nothing_is_expected(day: date) -> None:
    assert warnings_on_contact(COURSE, (), today=day) == ()
