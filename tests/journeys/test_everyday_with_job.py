"""A job from its opening to the way back, in two browsers, on two days (D1–D14)."""

from playwright.sync_api import Page

from tests.journeys import everyday
from tests.journeys.conftest import IN_A_BROWSER
from tests.journeys.town import Town
from tests.journeys.walker import Walker

pytestmark = IN_A_BROWSER


def test_a_company_an_opening_a_match_an_agreement_hours_and_the_way_back(
    town: Town, page: Page
) -> None:
    walker = Walker(page)
    with town.on(everyday.START) as walker.address:
        person = _into_work(walker, page)
    with town.on(everyday.TEN_WEEKS_ON) as walker.address:
        _ten_weeks_on(walker, person)


def _into_work(walker: Walker, page: Page) -> everyday.Person:
    person = everyday.somebody_without_a_job(walker)
    everyday.a_company_is_written_down(walker)
    everyday.an_opening_is_written_down(walker)
    everyday.a_match_is_found_in_the_list(walker, person)
    everyday.the_agreement_is_made_on_a_phone(walker, person)
    everyday.the_employer_may_know(walker, person)
    link = everyday.the_link_is_made(walker, person)
    employer = everyday.another_browser(page, walker.address)
    everyday.the_employer_says_yes(employer, link, person)
    everyday.citizen_and_consultant_say_yes(walker, person)
    everyday.the_placement_begins(walker, person)
    return person


def _ten_weeks_on(walker: Walker, person: everyday.Person) -> None:
    everyday.ten_weeks_of_hours(walker, person)
    everyday.a_task_is_mastered(walker, person)
    everyday.a_new_version_with_more_pay(walker, person)
    everyday.work_breaks_off(walker, person)
    everyday.the_way_back_is_planned(walker, person)
    everyday.the_question_is_answered(walker, person)
