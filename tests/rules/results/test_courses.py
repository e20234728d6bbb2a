"""What is counted of courses, each by one definition (J6)."""

from dataclasses import replace
from datetime import date

import pytest

from fodfaeste.rules.cases.kinds import Track
from fodfaeste.rules.periods import Period
from fodfaeste.rules.placement.kinds import HoursKind
from fodfaeste.rules.results import courses as steps
from fodfaeste.rules.results import figures
from fodfaeste.rules.results import years as years_of
from fodfaeste.rules.results.counted import Change, Share
from fodfaeste.rules.results.courses import CourseSteps, HoursAt, Stretch, WeekAt

TODAY = date(2026, 3, 4)
ENROLLED = date(2025, 3, 4)
"""A year ago to the day: the course has just come of age."""


def worked(kind: HoursKind, starts_on: date, ends_before: date | None = None) -> Stretch:
    return Stretch(kind, Period(starts_on, ends_before))


COURSE = CourseSteps(
    enrolled_on=ENROLLED,
    kickoff_on=date(2025, 3, 14),
    matched_on=date(2025, 4, 13),
    cti_on=date(2025, 4, 20),
    stretches=(
        worked(HoursKind.PLACEMENT, date(2025, 4, 20), date(2025, 7, 20)),
        worked(HoursKind.ORDINARY, date(2025, 7, 20)),
    ),
)


def test_j6_a_course_is_asked_after_a_year_and_not_before() -> None:
    younger = replace(COURSE, enrolled_on=date(2025, 3, 5))
    assert steps.company_based([COURSE, younger], TODAY) == Share(1, 1)
    assert steps.in_work_after_a_year([COURSE, younger], steps.ORDINARY, TODAY) == Share(1, 1)
    assert steps.company_based([younger], TODAY) == Share(0, 0)


@pytest.mark.parametrize(
    ("stretch", "counts"),
    [
        (worked(HoursKind.PLACEMENT, date(2026, 3, 3), date(2026, 3, 4)), True),
        (worked(HoursKind.PLACEMENT, date(2026, 3, 4)), False),
        (worked(HoursKind.SUBSIDISED, date(2025, 5, 1), date(2025, 6, 1)), True),
        (worked(HoursKind.TASTER, date(2025, 5, 1), date(2025, 5, 3)), False),
        (worked(HoursKind.ORDINARY, date(2025, 5, 1)), False),
    ],
)
def test_j6_company_based_is_a_placement_or_a_wage_subsidy_within_the_year(
    stretch: Stretch, *, counts: bool
) -> None:
    course = replace(COURSE, stretches=(stretch,))
    assert steps.company_based([course], TODAY) == Share(int(counts), 1)


def test_j6_in_work_means_on_the_very_day_and_in_that_kind() -> None:
    ended = replace(COURSE, stretches=(worked(HoursKind.ORDINARY, date(2025, 7, 1), TODAY),))
    last_day = replace(
        COURSE, stretches=(worked(HoursKind.ORDINARY, date(2025, 7, 1), date(2026, 3, 5)),)
    )
    flex = replace(COURSE, stretches=(worked(HoursKind.FLEX, date(2025, 7, 1)),))
    found = [COURSE, ended, last_day, flex]
    assert steps.in_work_after_a_year(found, steps.ORDINARY, TODAY) == Share(2, 4)
    assert steps.in_work_after_a_year(found, steps.SUPPORTED, TODAY) == Share(1, 4)


def test_j6_a_new_job_keeps_the_foothold() -> None:
    changed = replace(
        COURSE,
        stretches=(
            worked(HoursKind.ORDINARY, date(2025, 7, 20), date(2025, 9, 1)),
            worked(HoursKind.ORDINARY, date(2025, 10, 1)),
        ),
    )
    lost = replace(
        COURSE, stretches=(worked(HoursKind.ORDINARY, date(2025, 7, 20), date(2025, 9, 1)),)
    )
    never = replace(COURSE, stretches=())
    found = [COURSE, changed, lost, never]
    assert steps.kept(found, 3, TODAY) == Share(2, 3)
    assert steps.kept(found, 6, TODAY) == Share(2, 3)
    assert steps.kept(found, 12, TODAY) == Share(0, 0)


def test_j6_days_are_counted_between_steps_that_have_both_come() -> None:
    waiting = replace(COURSE, matched_on=None, cti_on=None, stretches=())
    found = [COURSE] * 5 + [waiting] * 3
    told = {one.code: one.said for one in figures.waits(found)}
    assert told == {
        "to_kickoff": "Midterste forløb: 10 dage (8 forløb)",
        "to_match": "Midterste forløb: 30 dage (5 forløb)",
        "to_work": "Midterste forløb: 37 dage (5 forløb)",
        "to_cti": "Midterste forløb: 7 dage (5 forløb)",
        "of_cti": "For få forløb til at vise et tal",
    }


def test_j6_a_step_that_came_before_the_one_it_follows_is_no_wait() -> None:
    backwards = replace(COURSE, matched_on=date(2025, 3, 1))
    assert steps.days_to_match([backwards]).number == 0


def test_j6_years_that_differ_in_a_few_courses_do_not_stand_beside_one_another() -> None:
    old = replace(COURSE, enrolled_on=date(2022, 3, 4), stretches=())
    usual = [COURSE] * 8 + [replace(COURSE, stretches=())] * 7

    def company_based(found: list[CourseSteps], years: int) -> str:
        return years_of.parts_of_years(found, years, TODAY)[0].figures[0].said

    assert company_based([*usual, old], 3) == "8 af 15 forløb (53 procent)"
    assert company_based([*usual, old], 5) == years_of.TOO_NEAR
    assert company_based(usual, 5) == "8 af 15 forløb (53 procent)"
    placed = worked(HoursKind.PLACEMENT, date(2022, 4, 1), date(2022, 6, 1))
    more = [replace(old, stretches=(placed,))] * 5 + [old] * 5
    assert company_based([*usual, *more], 5) == "13 af 25 forløb (52 procent)"
    assert company_based([*usual, *more], 1) == "8 af 15 forløb (53 procent)"


def test_j6_hours_and_answers_are_averages_over_courses() -> None:
    told = replace(
        COURSE,
        weeks=(WeekAt(4, 600, 120), WeekAt(13, 900, 900)),
        answers=({"coping": 4, "job": None}, {"coping": 7, "job": 5}),
    )
    four, thirteen, *_ = steps.hours_at([told, replace(COURSE, weeks=(WeekAt(4, 0, 0),))])
    assert (four, thirteen.number) == (HoursAt(4, 2, 300.0, 60.0), 1)
    scales = dict(steps.scales([told, COURSE]))
    assert (scales[Track.COPING], scales[Track.JOB].number) == (Change(1, 4.0, 7.0), 0)


def test_j6_every_figure_says_what_it_is_and_what_it_hides() -> None:
    told = (
        *figures.shares([COURSE] * 12, TODAY),
        *figures.waits([COURSE] * 12),
        *figures.well_being([(Track.COPING, Change(12, 4.1, 5.6))]),
    )
    told = (*told, *figures.hours([HoursAt(4, 12, 300.0, 120.0)]))
    assert len({one.code for one in told}) == len(told) == 13
    assert all(one.definition.endswith(".") and one.hidden.endswith(".") for one in told)
    published = {one.code: one.published for one in told}
    assert published["company_based"].startswith("80 procent")
    assert published["ordinary"].startswith("20 procent")
    assert "49 til 57" in published["scale_coping"]


def test_j6_hours_are_an_average_of_those_who_wrote_that_week() -> None:
    told = figures.hours([HoursAt(4, 4, 300.0, 0.0), HoursAt(13, 9, 725.0, 180.0)])
    assert [(one.title, one.said) for one in told] == [
        ("Timer i uge 4 på en arbejdsplads", "For få forløb til at vise et tal"),
        (
            "Timer i uge 13 på en arbejdsplads",
            "12,1 timer i gennemsnit, heraf 3,0 ordinære (9 forløb)",
        ),
    ]
