"""Meetings as iCalendar: parsed by a library, the same by UID, right over the change of hour."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from fodfaeste.calendars.entries import Invited, Method, cancelled_again, feed, invitation
from fodfaeste.records.meetings.queries.calendar import CalendarMeeting
from fodfaeste.rules.meetings.kinds import MeetingSource, MeetingState, MeetingTypeCode
from tests.calendars.store import Store
from tests.worlds import TODAY, noon

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
NOW = noon(TODAY)
URL = "https://fodfaeste.eksempel.invalid/medarbejder/forloeb/7/moeder/3/"
PEOPLE = Invited("fodfaeste@kommune.invalid", "nadia@kommune.invalid")


def meeting(
    day: date = date(2026, 3, 16), hour: int | None = 10, **changes: object
) -> CalendarMeeting:
    starts = datetime(day.year, day.month, day.day, hour, tzinfo=COPENHAGEN) if hour else None
    usual = CalendarMeeting(
        source=MeetingSource.COURSE,
        number=3,
        code=MeetingTypeCode.FOLLOW_UP,
        uid=UUID(int=3),
        sequence=0,
        state=MeetingState.PLANNED,
        on=day,
        starts_at=starts,
        ends_at=starts + timedelta(minutes=45) if starts else None,
        place="Hjemme hos Karin Mølgaard, Algade 3",
        changed=NOW,
        case_id=7,
    )
    return replace(usual, **changes)  # type: ignore[arg-type]


def parsed(*meetings: CalendarMeeting) -> Calendar:
    return Calendar.from_ical(feed([(one, URL) for one in meetings], now=NOW))


def test_j3_an_entry_says_what_kind_and_when_and_nothing_about_whom() -> None:
    (event,) = parsed(meeting()).walk("VEVENT")
    assert event["SUMMARY"] == MeetingTypeCode.FOLLOW_UP.label
    assert event["URL"] == URL
    assert "LOCATION" not in event
    text = feed([(meeting(), URL)], now=NOW).decode()
    assert [word for word in ("Karin", "Mølgaard", "Algade") if word in text] == []
    assert event["DTSTART"].params["TZID"] == "Europe/Copenhagen"
    assert event["DTSTAMP"].dt == NOW


def test_the_place_of_a_meeting_of_colleagues_stands_in_it() -> None:
    of_team = meeting(
        source=MeetingSource.TEAM, code=MeetingTypeCode.ERFA, place="Rådhuset, lokale 2"
    )
    (event,) = parsed(of_team).walk("VEVENT")
    assert event["LOCATION"] == "Rådhuset, lokale 2"


def test_the_calendar_brings_its_time_zone_and_how_often_to_ask() -> None:
    calendar = parsed(meeting())
    (zone,) = calendar.walk("VTIMEZONE")
    assert zone["TZID"] == "Europe/Copenhagen"
    assert {one.name for one in zone.subcomponents} == {"STANDARD", "DAYLIGHT"}
    assert calendar["REFRESH-INTERVAL"].dt == timedelta(hours=1)
    assert calendar["VERSION"] == "2.0"


@pytest.mark.parametrize(
    ("day", "utc_hour"),
    [
        (date(2026, 3, 28), 9),
        (date(2026, 3, 30), 8),
        (date(2026, 10, 24), 8),
        (date(2026, 10, 26), 9),
    ],
)
def test_t13_ten_oclock_is_ten_oclock_on_both_sides_of_the_change(day: date, utc_hour: int) -> None:
    (event,) = parsed(meeting(day)).walk("VEVENT")
    starts = event["DTSTART"].dt
    assert (starts.hour, starts.utctimetuple().tm_hour) == (10, utc_hour)
    assert event["DTEND"].dt - starts == timedelta(minutes=45)


def test_j3_green_time_without_a_time_of_day_marks_the_day_and_takes_it_not() -> None:
    green = meeting(hour=None, source=MeetingSource.TEAM, code=MeetingTypeCode.GREEN_TIME)
    (event,) = parsed(green).walk("VEVENT")
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2026, 3, 16), date(2026, 3, 17))
    assert event["TRANSP"] == "TRANSPARENT"


def test_a_meeting_on_a_holiday_says_so() -> None:
    (event,) = parsed(meeting(date(2026, 4, 2))).walk("VEVENT")
    assert "Vær opmærksom på dagen: skærtorsdag." in event["DESCRIPTION"]
    (usual,) = parsed(meeting()).walk("VEVENT")
    assert "opmærksom" not in usual["DESCRIPTION"]


def test_imported_twice_and_moved_ten_times_it_is_one_entry() -> None:
    store, other = Store(), meeting(uid=UUID(int=9), number=9)
    for move in range(11):
        moved = meeting(date(2026, 3, 16) + timedelta(days=move), sequence=move)
        for _ in range(2):
            store.take(feed([(moved, URL), (other, URL)], now=NOW))
    assert len(store.shown()) == 2
    assert datetime(2026, 3, 26, 10, tzinfo=COPENHAGEN) in store.shown().values()
    gone = meeting(date(2026, 3, 26), sequence=11, state=MeetingState.CANCELLED)
    store.take(feed([(gone, URL), (other, URL)], now=NOW))
    assert len(store.shown()) == 1


def test_an_invitation_its_change_and_its_cancellation_are_understood() -> None:
    store = Store()

    def mail(one: CalendarMeeting, method: Method, told_as: int) -> str:
        return invitation(one, url=URL, people=PEOPLE, method=method, told_as=told_as, now=NOW)

    first = mail(meeting(), Method.REQUEST, 0)
    calendar = Calendar.from_ical(first)
    (event,) = calendar.walk("VEVENT")
    assert calendar["METHOD"] == "REQUEST"
    assert (event["ORGANIZER"], event["ATTENDEE"]) == (
        "mailto:fodfaeste@kommune.invalid",
        "mailto:nadia@kommune.invalid",
    )
    assert event["ATTENDEE"].params["RSVP"] == "FALSE"
    store.take(first)
    store.take(mail(meeting(date(2026, 3, 17)), Method.REQUEST, 1))
    assert list(store.shown().values()) == [datetime(2026, 3, 17, 10, tzinfo=COPENHAGEN)]
    gone = cancelled_again(mail(meeting(date(2026, 3, 17)), Method.REQUEST, 1), told_as=2, now=NOW)
    assert Calendar.from_ical(gone)["METHOD"] == "CANCEL"
    store.take(gone)
    assert store.shown() == {}
