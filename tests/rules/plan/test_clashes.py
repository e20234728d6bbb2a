"""Efforts, meetings and working hours that cannot be kept at the same time (C9, C10)."""

from datetime import date, time

import pytest

from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.plan.clashes import (
    Appointment,
    Clash,
    Demand,
    clashes,
    meeting_appointment,
    organiser_of,
)
from fodfaeste.rules.plan.kinds import Organiser
from fodfaeste.rules.plan.weekly import times_in

TODAY = date(2026, 3, 4)
"""A Wednesday."""


def appointment(
    demand: Demand,
    times: str,
    *,
    what: str = "Genoptræning",
    organiser: Organiser | None = None,
    starts_on: date | None = None,
    ends_before: date | None = None,
) -> Appointment:
    return Appointment(
        demand=demand,
        what=what,
        times=times_in(times) or (),
        organiser=organiser,
        starts_on=starts_on,
        ends_before=ends_before,
    )


WORK = appointment(Demand.WORK, "tirsdag og torsdag 9-15", what="")


def found(*appointments: Appointment, hours: int = 37) -> tuple[Clash, ...]:
    return clashes(appointments, today=TODAY, most_minutes=hours * 60)


def said(*appointments: Appointment, hours: int = 37) -> list[tuple[str, str, date]]:
    return [
        (clash.obstacle.rule, clash.obstacle.condition, clash.first_on)
        for clash in found(*appointments, hours=hours)
    ]


def test_c9_an_effort_in_working_hours_is_pointed_out_on_its_first_day() -> None:
    training = appointment(Demand.EFFORT, "torsdag 10-11")
    assert said(WORK, training) == [("C9", "fits_working_hours", date(2026, 3, 5))]
    (clash,) = found(training, WORK)
    assert clash.obstacle.sentence == (
        "»Genoptræning« ligger i arbejdstiden, torsdag kl. 10–11. "
        "Borgeren skal kunne passe både sit job og sin indsats."
    )


@pytest.mark.parametrize(
    "times", ["onsdag 10-11", "torsdag 7-9", "torsdag 15-16", "fredag 9-15", ""]
)
def test_c9_an_effort_beside_working_hours_is_left_alone(times: str) -> None:
    assert said(WORK, appointment(Demand.EFFORT, times)) == []


@pytest.mark.parametrize(
    ("starts_on", "ends_before", "clashing"),
    [
        (date(2026, 3, 10), None, [date(2026, 3, 12)]),
        (None, date(2026, 3, 5), []),
        (None, date(2026, 3, 6), [date(2026, 3, 5)]),
        (date(2026, 3, 6), date(2026, 3, 12), []),
        (date(2025, 1, 1), date(2026, 1, 1), []),
    ],
)
def test_c9_only_days_that_are_still_to_come_count(
    starts_on: date | None, ends_before: date | None, clashing: list[date]
) -> None:
    training = appointment(
        Demand.EFFORT, "torsdag 10-11", starts_on=starts_on, ends_before=ends_before
    )
    assert [clash.first_on for clash in found(WORK, training)] == clashing


def test_c10_two_departments_in_the_same_hour_are_named() -> None:
    mentor = appointment(
        Demand.EFFORT, "mandag 9-11", what="Mentor", organiser=Organiser.EMPLOYMENT
    )
    support = appointment(
        Demand.EFFORT, "mandag 10-12", what="Støtte i hjemmet", organiser=Organiser.SOCIAL
    )
    (clash,) = found(mentor, support)
    assert (clash.obstacle.rule, clash.first_on) == ("C10", date(2026, 3, 9))
    assert clash.obstacle.sentence.startswith(
        "»Mentor« (Beskæftigelsesområdet) og »Støtte i hjemmet« (Socialområdet) falder sammen"
    )


def test_c10_a_meeting_in_working_hours_is_pointed_out_on_its_day() -> None:
    meeting = meeting_appointment(
        number=7, what="Opfølgning på planen", on=date(2026, 3, 10), starts=time(14, 30)
    )
    (clash,) = found(WORK, meeting)
    assert (clash.obstacle.rule, clash.first_on) == ("C10", date(2026, 3, 10))
    assert clash.obstacle.sentence.startswith(
        "Arbejdstiden og »Opfølgning på planen« falder sammen, tirsdag 10.3.2026. "
    )


def test_c10_two_meetings_within_the_hour_clash_and_later_ones_do_not() -> None:
    day = date(2026, 3, 10)
    first = meeting_appointment(number=1, what="Opfølgning", on=day, starts=time(9))
    second = meeting_appointment(number=2, what="Møde før CTI", on=day, starts=time(9, 59))
    third = meeting_appointment(number=3, what="Andet møde", on=day, starts=time(11))
    assert [clash.appointments for clash in found(first, second, third)] == [(first, second)]


def test_c10_a_meeting_late_at_night_ends_before_midnight() -> None:
    late = meeting_appointment(number=1, what="Møde", on=TODAY, starts=time(23, 30))
    assert late.times[0].ends == time(23, 59)


def test_c10_a_week_that_is_more_than_full_is_pointed_out() -> None:
    whole = appointment(Demand.WORK, "hverdage 8-15", what="")
    evenings = appointment(Demand.EFFORT, "mandag og tirsdag 18-20")
    assert said(whole, evenings) == [("C10", "week_has_room", TODAY)]
    assert "39 timer" in found(whole, evenings)[0].obstacle.sentence
    assert said(whole, evenings, hours=39) == []


def test_c10_work_alone_is_judged_by_the_rules_of_work() -> None:
    assert said(appointment(Demand.WORK, "hverdage 8-18", what="")) == []


def test_c10_a_long_name_is_short_in_the_sentence() -> None:
    long = appointment(Demand.EFFORT, "torsdag 10-11", what="ord " * 500)
    (clash,) = found(WORK, long)
    assert clash.obstacle.sentence.startswith(f"»{'ord ' * 14}ord…« ligger")


def test_the_soonest_clash_comes_first() -> None:
    tuesday = appointment(Demand.EFFORT, "tirsdag 10-11", what="A")
    thursday = appointment(Demand.EFFORT, "torsdag 10-11", what="B")
    assert [clash.first_on.day for clash in found(tuesday, thursday, WORK)] == [5, 10]


@pytest.mark.parametrize(
    ("chosen", "law", "seats", "whose"),
    [
        (Organiser.OTHER, "SEL § 85", (), Organiser.OTHER),
        (None, "SEL § 85", (), Organiser.SOCIAL),
        (None, "serviceloven § 85", (), Organiser.SOCIAL),
        (None, "LAB §§ 167–171", (), Organiser.EMPLOYMENT),
        (None, "sundhedsloven § 140", (Role.CTI_WORKER,), Organiser.OTHER),
        (None, "", (Role.JOB_CONSULTANT,), Organiser.EMPLOYMENT),
        (None, "", (Role.SOCIAL_CASEWORKER, Role.EMPLOYMENT_CASEWORKER), None),
        (None, "", (), None),
    ],
)
def test_c10_whose_an_effort_is_follows_from_law_and_name(
    chosen: Organiser | None, law: str, seats: tuple[Role, ...], whose: Organiser | None
) -> None:
    assert organiser_of(chosen, law=law, seats=seats) == whose
