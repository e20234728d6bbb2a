"""One tap for a week or for all of them: nothing typed is lost, nothing unknown is said (D7)."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from fodfaeste.records.cases.models import Case, Citizen
from fodfaeste.records.placement.models import HoursWeek
from fodfaeste.rules.placement.kinds import HoursKind
from fodfaeste.rules.placement.weeks import week_name
from tests.web.conftest import SignIn, TodayIs
from tests.work_forms import at
from tests.work_worlds import MONDAY, Work, agreed
from tests.worlds import TODAY, World, acting_as

SEVERAL = "hours:several"
LATER = TODAY + timedelta(weeks=3)
MONDAYS = [MONDAY + timedelta(weeks=number) for number in range(3)]
WEEKS = [week_name(monday) for monday in MONDAYS]


@pytest.fixture
def at_work(world: World, case: Case) -> Work:
    with acting_as(world.actor(world.employment_caseworker)):
        Citizen.objects.filter(pk=case.citizen_id).update(account=world.citizen)
    work = Work(world=world, case=case)
    agreed(work)
    with work.consultant() as actor:
        work.start(actor, kind=HoursKind.ORDINARY, ends_before=None)
    return work


@pytest.fixture
def consultant(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.job_consultant)


def unpaid_in_weeks(work: Work) -> dict[date, int]:
    with work.consultant():
        rows = HoursWeek.objects.order_by("week_starts_on")
        return {row.week_starts_on: row.placement_minutes for row in rows}


def test_d7_a_tap_for_one_week_or_all_keeps_the_numbers_typed_about_another(
    at_work: Work, consultant: Client, today_is: TodayIs
) -> None:
    today_is(LATER)
    typed = {f"{WEEKS[1]}-unpaid": "8", f"{WEEKS[1]}-note": "syg"}
    consultant.post(at(at_work.case, SEVERAL), {"som_aftalt": WEEKS[0], **typed})
    consultant.post(at(at_work.case, SEVERAL), {"som_aftalt": "alle", f"{WEEKS[2]}-unpaid": "3"})
    assert list(unpaid_in_weeks(at_work).values()) == [720, 480, 180]


def test_d7_one_tap_for_all_says_nothing_of_the_week_that_runs(
    at_work: Work, world: World, sign_in: SignIn, today_is: TodayIs
) -> None:
    citizen = sign_in(world.citizen)
    today_is(LATER - timedelta(weeks=1))
    address = reverse("citizen:hours")
    assert "Alle ugerne gik som aftalt" in citizen.get(address).text
    sent = {"som_aftalt": "alle", **{f"{week}-unpaid": "" for week in WEEKS}}
    assert citizen.post(address, sent).status_code == 302
    assert list(unpaid_in_weeks(at_work)) == MONDAYS[:2]
