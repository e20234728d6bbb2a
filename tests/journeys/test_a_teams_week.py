"""A week of one team, in a browser, by mail and in a calendar (A6, B1, D10, G1, G3, J1–J6)."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest
from icalendar import Event
from playwright.sync_api import Page

from fodfaeste.kernel.clock import COPENHAGEN
from tests.gateways.mail_servers import words_of
from tests.journeys import board_meetings, joint_start, teams_week
from tests.journeys.cast import CITIZEN, EMPLOYER, NAME, Course
from tests.journeys.conftest import IN_A_BROWSER
from tests.journeys.post_box import PostBox, Subscription, attached, post_box
from tests.journeys.teams_week import FRIDAY, MONDAY, NEXT_FRIDAY, THURSDAY, WEDNESDAY
from tests.journeys.town import Town
from tests.journeys.walker import Walker
from tests.kernel.servers import open_directory, stopped_afterwards

pytestmark = IN_A_BROWSER
CONSULTANT = "jobkonsulent@demo.eksempel.invalid"
CASEWORKERS = tuple(f"sagsbehandler-{one}@demo.eksempel.invalid" for one in ("job", "social"))
SUBSCRIBER = "cti@demo.eksempel.invalid"
GREEN, AT_WORK = "Grøn tid", "Opfølgning på arbejdspladsen"
NEW_TO_YOU = re.compile(r"Der er \d+ nye? beskede?r? til dig\.")
NEWS = "Nyt på Min dag i Fodfæste"


@pytest.fixture(scope="module")
def post() -> Iterator[PostBox]:
    """A mail server that the town is told of."""
    with post_box() as made:
        yield made


@pytest.fixture(scope="module")
def own_town(post: PostBox) -> Iterator[Town]:
    """A municipality of its own: what is mailed in it is counted."""
    with open_directory() as home, stopped_afterwards(home / "week") as data:
        made = Town(data, environment=post.environment)
        made.fill(MONDAY)
        yield made


def test_a_week_of_a_team_from_green_time_to_what_the_board_decided(
    own_town: Town, post: PostBox, page: Page, tmp_path: Path
) -> None:
    walker, feed, mailed = Walker(page), Subscription(), Subscription()
    with own_town.on(MONDAY) as walker.address:
        course = _monday(walker, feed, tmp_path)
        _is_told(post, feed, mailed)
    with own_town.on(WEDNESDAY) as here:
        feed.address, walker.address = feed.address.replace(walker.address, here), here
        _wednesday(walker, course)
        _hears_of_what_was_moved(post, feed, mailed)
    with own_town.on(FRIDAY) as walker.address:
        teams_week.the_three_meet_at_work(walker, course)
        board_meetings.a_goal_is_set(walker)
        board_meetings.the_first_meeting(walker)
    with own_town.on(NEXT_FRIDAY) as walker.address:
        board_meetings.what_was_decided_is_done(walker)
        board_meetings.the_second_meeting(walker)
        board_meetings.the_leaders_own_pages(walker)
    post.names_nobody(CITIZEN, *CITIZEN.split(), *NAME.split(), EMPLOYER, "Byens Brød", "kassen")


def _monday(walker: Walker, feed: Subscription, folder: Path) -> Course:
    teams_week.green_time_is_set(walker)
    feed.address = teams_week.a_calendar_is_subscribed_to(walker)
    course = teams_week.karins_course(walker)
    teams_week.a_follow_up_is_agreed(walker, course)
    teams_week.a_question_cannot_wait(walker, course)
    newcomer = Course()
    newcomer.path = joint_start.enrol(walker)
    joint_start.plan_kickoff(walker, newcomer)
    joint_start.hold_kickoff(walker, newcomer, folder)
    return course


def _wednesday(walker: Walker, course: Course) -> None:
    teams_week.the_question_is_answered(walker)
    teams_week.the_follow_up_is_moved(walker, course)
    teams_week.green_time_is_held(walker)
    teams_week.sparring_is_held(walker, course)


def _is_told(post: PostBox, feed: Subscription, mailed: Subscription) -> None:
    """The consultant by mail, the CTI worker by the calendar; the caseworkers at once."""
    post.waits_for(CONSULTANT, "Møde: Opstartsmøde")
    assert {str(one["STATUS"]) for one in _taken(post, mailed)} == {"CONFIRMED"}
    feed.asks()
    mornings = [_at(WEDNESDAY + timedelta(weeks=week), 9) for week in range(4)]
    post.waits_until(lambda: _at(THURSDAY, 13) in _after(post, mailed).shows(AT_WORK))
    post.waits_until(lambda: _mornings_of(_after(post, mailed)) == mornings)
    for calendar in (feed, mailed):
        assert _at(THURSDAY, 13) in calendar.shows(AT_WORK)
        assert _mornings_of(calendar) == mornings
    for address in CASEWORKERS:
        assert NEW_TO_YOU.search(words_of(post.waits_for(address, NEWS)[0]))
    assert _invitations(post, SUBSCRIBER) == [], "who asks for the calendar is not mailed it too"


def _hears_of_what_was_moved(post: PostBox, feed: Subscription, mailed: Subscription) -> None:
    """Both calendars show the new hour, once, and no longer what was cancelled."""
    before = [calendar.entries(AT_WORK) for calendar in (feed, mailed)]
    post.waits_for(CONSULTANT, f"Aflyst: {GREEN}")
    post.waits_until(lambda: _at(FRIDAY, 10) in _after(post, mailed).shows(AT_WORK))
    feed.asks()
    for calendar in (feed, mailed):
        assert _at(THURSDAY, 13) not in calendar.shows(AT_WORK)
        assert _at(FRIDAY, 10) in calendar.shows(AT_WORK)
        assert _at(WEDNESDAY + timedelta(weeks=1), 9) not in calendar.shows(GREEN)
        assert _at(WEDNESDAY + timedelta(weeks=2), 9) in calendar.shows(GREEN)
    assert [calendar.entries(AT_WORK) for calendar in (feed, mailed)] == before


def _taken(post: PostBox, mailed: Subscription) -> list[Event]:
    """Import everything that was mailed, in the order it came."""
    return [mailed.takes(letter) for letter in _invitations(post, CONSULTANT)]


def _after(post: PostBox, mailed: Subscription) -> Subscription:
    """The calendar once everything that has come is imported."""
    _taken(post, mailed)
    return mailed


def _mornings_of(calendar: Subscription) -> list[datetime]:
    return [at for at in calendar.shows(GREEN) if at.time() == time(9)]


def _invitations(post: PostBox, address: str) -> list[EmailMessage]:
    return [one for one in post.letters_to(address) if attached(one)]


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=COPENHAGEN)
