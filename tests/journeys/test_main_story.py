"""The main story in a browser: one citizen from enrolment to aftercare, every role in turn."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import ending, into_work, joint_start, plan_and_match, round_tour, support
from tests.journeys.cast import (
    AFTERCARE,
    CASEWORKER,
    CPR,
    CTI_START,
    CTI_WORKER,
    KICKOFF_DAY,
    LAST_DAY,
    PHASE_3,
    SOCIAL_WORKER,
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
        match_and_start(walker, course)
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


def match_and_start(walker: Walker, course: Course) -> None:
    """The plan, the match and the grant; then CTI, the agreement and the first working day."""
    plan_and_match.cti_is_refused_without_everything(walker, course)
    plan_and_match.meet_before_cti(walker, course, CTI_START - timedelta(days=20))
    walker.is_(CASEWORKER)
    plan_and_match.assess(walker, course, "Ressourcer", "Vibeke holder orden i det små.")
    plan_and_match.write_plan(walker, course)
    plan_and_match.both_areas_talked_at_the_kickoff(walker, course)
    plan_and_match.find_match(walker, course, CTI_START - timedelta(days=5))
    walker.is_(SOCIAL_WORKER)
    plan_and_match.assess(walker, course, "Barrierer", "Trætheden kommer om eftermiddagen.")
    plan_and_match.grant_by_85(walker, course, CTI_START - timedelta(days=3))
    walker.is_(CASEWORKER)
    plan_and_match.approve_plan(walker, course, picture_folder())
    walker.is_(CTI_WORKER)
    into_work.cti_is_refused_with_one_meeting(walker, course)
    plan_and_match.meet_before_cti(walker, course, CTI_START - timedelta(days=13))
    into_work.cti_is_refused_for_a_worker_who_was_not_there(walker, course)
    into_work.start_cti(walker, course)
    into_work.write_agreement(walker, course)
    into_work.agree(walker, course, picture_folder())
    into_work.begin_work(walker, course)
    into_work.choose_focus(walker, course)
    support.note_on_the_phone(walker, course, "Vibeke viste mig væksthuset.")


def support_and_refuse(walker: Walker, course: Course) -> None:
    """Phase 3 has come by the calendar alone; a job won ends nothing."""
    support.write_hours(walker, course)
    support.draw_network(walker, course)
    support.write_safety_plans(walker, course)
    support.note_on_the_phone(walker, course, "Rita tager over, når det er svært.")
    support.follow_up(walker, course)
    support.cti_does_not_end_with_the_job(walker, course, picture_folder())
