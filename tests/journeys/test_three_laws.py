"""A CTI course by each law through all phases, on a phone, with a clock that is moved (E1, I1)."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page

from tests.journeys import cti_courses
from tests.journeys.conftest import IN_A_BROWSER
from tests.journeys.cti_courses import START, CtiCourse
from tests.journeys.town import Town
from tests.journeys.walker import PHONE, Walker
from tests.kernel.servers import open_directory, stopped_afterwards

pytestmark = IN_A_BROWSER


@pytest.fixture(scope="module")
def own_town() -> Iterator[Town]:
    """A municipality of its own: its clock goes through a whole year."""
    with open_directory() as home, stopped_afterwards(home / "three") as data:
        made = Town(data)
        made.fill(START)
        yield made


def test_a_course_by_each_law_goes_through_its_phases_to_a_closing(
    own_town: Town, page: Page
) -> None:
    walker = Walker(page)
    page.set_viewport_size(PHONE)
    with own_town.on(START) as walker.address:
        courses = cti_courses.three_citizens(walker)
        assert [course.months for course in courses] == [9, 6, 6]
        for course in courses:
            _begins(walker, course)
    for day in _days(courses):
        with own_town.on(day) as walker.address:
            walker.is_(cti_courses.CTI_WORKER)
            for course in courses:
                _on(walker, course, day)


def _begins(walker: Walker, course: CtiCourse) -> None:
    cti_courses.a_match_is_found(walker, course)
    cti_courses.a_grant_is_decided(walker, course)
    cti_courses.cti_starts(walker, course)
    cti_courses.a_phase_is_lived(walker, course, START)


def _days(courses: tuple[CtiCourse, ...]) -> list[date]:
    """The day before and the day of every phase shift, and every last day."""
    shifts = {phase.starts_on for course in courses for phase in course.clock.phases[1:]}
    before = {min(shifts) - timedelta(days=1)}
    return sorted(shifts | before | {course.last_day for course in courses})


def _on(walker: Walker, course: CtiCourse, day: date) -> None:
    """What this course is about on a day: a shift, the end, or just its phase."""
    if day > course.last_day:
        return
    cti_courses.stands_in_phase(walker, course, day)
    if day in [phase.starts_on for phase in course.clock.phases]:
        cti_courses.a_phase_is_lived(walker, course, day)
    if day == course.last_day:
        cti_courses.closing_is_refused(walker, course)
        cti_courses.what_is_missing_is_done(walker, course)
        cti_courses.cti_is_closed(walker, course)
