"""The calendar behind a secret address: what it shows, to whom, and each way to misuse it."""

import re
import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, time, timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fodfaeste.accounts.models import RoleAssignment, User
from fodfaeste.config.logging_rules import LINK
from fodfaeste.records.cases.models import Case
from fodfaeste.records.meetings import actions as meetings
from fodfaeste.records.post.models import CalendarDoor
from fodfaeste.rules.meetings.kinds import MeetingKind
from fodfaeste.web.shell import calendar_door, guessing
from tests.calendars.store import Store
from tests.web.conftest import SignIn, TodayIs
from tests.web.security.log import Rows
from tests.worlds import TODAY, World, acting_as, noon

AsOwner = Callable[[], AbstractContextManager[None]]
PAGE = "/medarbejder/kalender/"


@pytest.fixture
def nadia(world: World, sign_in: SignIn) -> Client:
    cache.clear()
    return sign_in(world.cti_worker)


def plan(world: World, case: Case, day: date = TODAY + timedelta(days=5)) -> int:
    with acting_as(world.actor(world.cti_worker)) as actor:
        made = meetings.plan_meeting(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            kind=MeetingKind.FOLLOW_UP,
            plan=meetings.MeetingPlan(
                planned_on=day,
                starts_clock=time(10),
                place="Hos Karin på Algade",
                place_chosen_by_citizen=False,
            ),
            today=TODAY,
            now=noon(TODAY),
        )
    return int(made.pk)


def address(client: Client) -> str:
    """Make an address, and read it off the page that shows it once."""
    page = client.post(PAGE).text
    (path,) = re.findall(r'value="http://testserver(/kalender/[^"]+\.ics)"', page)
    return str(path)


def test_j3_the_feed_shows_ones_meetings_by_their_type_and_nobodys_name(
    world: World, case: Case, nadia: Client
) -> None:
    number = plan(world, case)
    answer = Client().get(address(nadia))
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store, private"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    (event,) = Store().take(answer.content)
    assert event["SUMMARY"] == MeetingKind.FOLLOW_UP.label
    assert event["URL"].endswith(f"/medarbejder/forloeb/{case.pk}/moeder/{number}/")
    text = answer.text
    assert [word for word in ("Karin", "Mølgaard", "Algade", "Nadia") if word in text] == []


def test_imported_twice_over_changes_there_is_one_entry_and_a_cancelled_one_goes(
    world: World, case: Case, nadia: Client
) -> None:
    number, path, store = plan(world, case), address(nadia), Store()
    for _ in range(2):
        store.take(Client().get(path).content)
    assert len(store.shown()) == 1
    with acting_as(world.actor(world.cti_worker)) as actor:
        meetings.cancel_meeting(
            actor=actor,
            case=case,
            meeting_id=number,
            version=1,
            because="Karin er syg.",
            today=TODAY,
            now=noon(TODAY),
        )
    store.take(Client().get(path).content)
    assert store.shown() == {}


def test_a_quarter_back_and_a_year_ahead(
    world: World, case: Case, nadia: Client, today_is: TodayIs
) -> None:
    plan(world, case)
    path = address(nadia)
    for days, shown in ((5 + 90, 1), (5 + 91, 0)):
        today_is(TODAY + timedelta(days=days))
        assert len(Store().take(Client().get(path).content)) == shown


def test_s4_a_new_address_closes_the_old_and_closing_closes_both(
    world: World, nadia: Client, as_owner: AsOwner
) -> None:
    first, second = address(nadia), address(nadia)
    assert [Client().get(path).status_code for path in (first, second)] == [404, 200]
    assert nadia.post(f"{PAGE}luk/").headers["Location"] == PAGE
    assert Client().get(second).status_code == 404
    assert "Du har ikke en adresse" in nadia.get(PAGE).text
    with as_owner():
        assert CalendarDoor.objects.filter(revoked_at=None).count() == 0


def test_the_secret_is_shown_once_and_kept_nowhere(nadia: Client, as_owner: AsOwner) -> None:
    path = address(nadia)
    secret = path.removeprefix("/kalender/").removesuffix(".ics")
    assert len(secret) >= 43
    assert secret not in nadia.get(PAGE).text
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("select d::text from records_calendardoor d")
        kept = cursor.fetchall()
        cursor.execute("select coalesce(string_agg(e::text, ' '), '') from audit_auditevent e")
        logged = cursor.fetchone()
    assert (secret in str(kept), secret in str(logged)) == (False, False)
    assert LINK.sub(r"\1…", f"GET {path} 200") == "GET /kalender/… 200"


@pytest.mark.parametrize("how", ["expired", "account closed", "role ended"])
def test_s4_an_address_dies_with_its_year_the_account_and_the_role(
    world: World, nadia: Client, as_owner: AsOwner, today_is: TodayIs, how: str
) -> None:
    path = address(nadia)
    assert Client().get(path).status_code == 200
    with as_owner():
        if how == "account closed":
            User.objects.filter(pk=world.cti_worker.pk).update(is_active=False)
        elif how == "role ended":
            RoleAssignment.objects.filter(user=world.cti_worker).update(ends_before=TODAY)
    if how == "expired":
        today_is(TODAY + timedelta(days=366))
    assert Client().get(path).status_code == 404


def test_s4_whoever_tries_many_secrets_is_not_looked_up_any_more(nadia: Client) -> None:
    path, thief = address(nadia), Client(REMOTE_ADDR="203.0.113.9")
    for number in range(guessing.MOST):
        assert thief.get(f"/kalender/{'x' * 42}{number}.ics").status_code == 404
    assert thief.get(path).status_code == 404
    assert Client(REMOTE_ADDR="203.0.113.10").get(path).status_code == 200


def test_a_program_that_asks_all_the_time_is_told_to_wait(
    nadia: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calendar_door, "MOST", 3)
    path = address(nadia)
    found = [Client().get(path).status_code for _ in range(5)]
    assert found == [200, 200, 200, 429, 429]


def test_s4_the_address_opens_no_other_door_and_writes_nothing(nadia: Client) -> None:
    path, program = address(nadia), Client()
    program.get(path)
    assert program.post(path).status_code == 405
    assert program.get("/medarbejder/").status_code == 302
    assert (
        program.get(path.replace("/kalender/", "/aftale/").replace(".ics", "/")).status_code == 404
    )
    assert "sessionid" not in program.cookies


def test_s11_each_reading_stands_in_the_log_with_its_courses(
    world: World, case: Case, nadia: Client, rows: Rows
) -> None:
    plan(world, case)
    path = address(nadia)
    before = len(rows())
    Client().get(path)
    Client().get(f"/kalender/{'y' * 43}.ics")
    (read, denied) = [row for row in rows()[before:] if row.operation in {"list", "denied"}]
    assert (read.actor, read.permission, read.case_ids) == (
        str(world.cti_worker.pk),
        "calendar_open",
        [case.pk],
    )
    assert (denied.permission, denied.reason) == ("calendar_open", "calendar_good")


def test_the_same_queries_with_two_meetings_and_with_twenty(
    world: World, case: Case, nadia: Client
) -> None:
    path, counts = address(nadia), []
    Client().get(path)  # the first of the hour is counted anew
    for days in (range(2), range(2, 20)):
        for day in days:
            plan(world, case, TODAY + timedelta(days=day))
        with CaptureQueriesContext(connection) as asked:
            Client().get(path)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 24


def test_t13_ten_o_clock_stays_ten_in_the_feed_and_a_closed_day_is_pointed_out(
    world: World, case: Case, nadia: Client
) -> None:
    changes = {date(2026, 3, 27): 9, date(2026, 3, 30): 8, date(2026, 10, 26): 9}
    closed = date(2026, 4, 6)
    for day in (*changes, closed):
        plan(world, case, day)
    found = Store().take(Client().get(address(nadia)).content)
    starts = {event["DTSTART"].dt.date(): event["DTSTART"].dt for event in found}
    assert {at.hour for at in starts.values()} == {10}
    assert {day: starts[day].astimezone(UTC).hour for day in changes} == changes
    warned = [str(event["DESCRIPTION"]) for event in found if "opmærksom" in event["DESCRIPTION"]]
    assert ["anden påskedag" in words for words in warned] == [True]
