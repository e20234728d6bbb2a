"""A citizen's own way through the course, at a phone, from the sheet in the hand to who looked."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import first_acts, joint_start, my_own_page
from tests.journeys.cast import CTI_START, KICKOFF_DAY, Course
from tests.journeys.conftest import IN_A_BROWSER, PATIENCE
from tests.journeys.my_own_page import PHASE_2
from tests.journeys.pictures import picture_folder
from tests.journeys.town import Town
from tests.journeys.walker import Walker
from tests.kernel.servers import open_directory, stopped_afterwards

pytestmark = IN_A_BROWSER


@pytest.fixture(autouse=True)
def patience() -> None:
    expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="module")
def own_town() -> Iterator[Town]:
    """A municipality of its own: the citizen of the main story is enrolled here too."""
    with open_directory() as home, stopped_afterwards(home / "own") as data:
        made = Town(data)
        made.fill(KICKOFF_DAY)
        yield made


def test_a_citizen_is_invited_asked_heard_and_told(own_town: Town, page: Page) -> None:
    walker, course = Walker(page), Course()
    with own_town.on(KICKOFF_DAY) as walker.address:
        course.path = joint_start.enrol(walker)
        joint_start.plan_kickoff(walker, course)
        joint_start.hold_kickoff(walker, course, picture_folder())
        code = my_own_page.is_invited(walker, course)
        phone = my_own_page.a_phone(page, walker.address)
        my_own_page.comes_in_by_keyboard(phone, code)
        my_own_page.answers_by_keyboard(phone)
    with own_town.on(CTI_START) as walker.address:
        first_acts.plan_match_and_cti(walker, course)
        my_own_page.comes_back(phone, walker.address)
        my_own_page.reads_and_agrees(phone)
        my_own_page.the_team_knows(walker, course)
    with own_town.on(PHASE_2) as walker.address:
        link = my_own_page.gets_a_link(walker, course)
        my_own_page.comes_back(phone, walker.address)
        my_own_page.answers_by_link(phone, link)
        my_own_page.sees_the_change(phone)
        my_own_page.withdraws_a_consent(phone)
        my_own_page.sees_who_looked(phone)
