"""Every page of CTI asks the database few times, whatever stands in the course."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fodfaeste.records.cases.models import Case
from tests.records.cti.steps import choose, plan_handover, prepare_closing, write_note
from tests.web.conftest import SignIn, TodayIs
from tests.web.staff.cti.steps import LAST_DAY, address
from tests.worlds import TODAY, World

BAR = 15
DAYS = (TODAY, date(2026, 7, 1), date(2026, 10, 1), LAST_DAY)
"""One in each phase, and the last."""
NOT_COUNTED = ("SAVEPOINT", "RELEASE", "ROLLBACK")
PAGES = (
    *("", "afslut/", "afslut/behov/", "stop-foer-tid/", "metode/"),
    *("fase/1/", "fase/3/", "fokus/", "note/", "noter/"),
    *("netvaerk/", "netvaerk/foer-og-nu/", "kriseplan/", "fastholdelse/", "strategier/"),
)


@pytest.fixture
def full(world: World, running: Case) -> Case:
    """A course in CTI with something of everything."""
    prepare_closing(world, running, day=TODAY)
    choose(world, running)
    write_note(world, running)
    return running


def asked(client: Client, case: Case, tail: str) -> list[str]:
    """What a page asks; the first time texts are put together, the second time they are kept."""
    client.get(address(case, tail))
    with CaptureQueriesContext(connection) as found:
        answer = client.get(address(case, tail))
    assert answer.status_code == 200
    return [one["sql"] for one in found if not one["sql"].startswith(NOT_COUNTED)]


@pytest.mark.parametrize("day", DAYS)
def test_every_page_of_cti_asks_fifteen_times_at_most(
    full: Case, world: World, sign_in: SignIn, today_is: TodayIs, *, day: date
) -> None:
    client = sign_in(world.cti_worker)
    today_is(day)
    counts = {tail: len(asked(client, full, tail)) for tail in PAGES}
    assert {tail: count for tail, count in counts.items() if count > BAR} == {}


def test_the_pages_before_cti_ask_fifteen_times_at_most(ready: Case, cti: Client) -> None:
    counts = {tail: len(asked(cti, ready, tail)) for tail in ("", "start/")}
    assert {tail: count for tail, count in counts.items() if count > BAR} == {}


def test_the_page_of_cti_asks_as_often_with_two_rows_of_everything_as_with_twenty(
    world: World, full: Case, cti: Client
) -> None:
    few = asked(cti, full, "")
    for number in range(19):
        write_note(world, full, text=f"Kaffe {number}")
        plan_handover(world, full)
    assert len(asked(cti, full, "")) == len(few)
