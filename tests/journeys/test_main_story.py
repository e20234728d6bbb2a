"""The main story in a browser: one citizen from enrolment to aftercare, every role in turn."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import ending, first_acts, joint_start, round_tour, support
from tests.journeys.cast import (
    AFTERCARE,
    CPR,
    CTI_START,
    KICKOFF_DAY,
    LAST_DAY,
    PHASE_3,
    Course,
)
from tests.journeys.conftest import IN_A_BROWSER, PATIENCE
from tests.journeys.pictures import picture_folder
from tests.journeys.town import Town
from tests.journeys.walker import Walker
from tests.journeys.watch import CPR as ANY_CPR

pytestmark = IN_A_BROWSER


@pytest.fixture(autouse=True)
def patience() -> None:
    expect.set_options(timeout=PATIENCE)


def test_a_citizen_is_taken_from_enrolment_to_aftercare(town: Town, page: Page) -> None:
    walker, course = Walker(page), Course()
    with town.on(KICKOFF_DAY) as walker.address:
        begin(walker, course)
    with town.on(CTI_START) as walker.address:
        first_acts.match_and_start(walker, course)
    with town.on(PHASE_3) as walker.address:
        support_and_refuse(walker, course)
    with town.on(LAST_DAY) as walker.address:
        ending.hold_closing_meeting(walker, course)
        ending.close_cti(walker, course)
    with town.on(AFTERCARE) as walker.address:
        ending.follow_up_afterwards(walker, course)
        ending.stranger_breaks_the_glass(walker, course)
        ending.leader_reviews(walker)
    said = "".join(town.heard)
    assert [number for number in (CPR, CPR.replace("-", "")) if number in said] == []
    assert ANY_CPR.findall(said) == []


def begin(walker: Walker, course: Course) -> None:
    """Enrolment and kickoff, and a look at what stands there already."""
    course.path = joint_start.enrol(walker)
    joint_start.plan_kickoff(walker, course)
    joint_start.hold_kickoff(walker, course, picture_folder())
    round_tour.everybody_has_a_door(walker, picture_folder())


def support_and_refuse(walker: Walker, course: Course) -> None:
    """Phase 3 has come by the calendar alone; a job won ends nothing."""
    support.write_hours(walker, course)
    support.draw_network(walker, course)
    support.write_safety_plans(walker, course)
    support.note_on_the_phone(walker, course, "Rita tager over, når det er svært.")
    support.follow_up(walker, course)
    support.cti_does_not_end_with_the_job(walker, course, picture_folder())
