"""One meeting as an entry of a calendar, and a whole calendar of them.

A calendar is kept on other servers and shown on other screens, so an entry says the type of the
meeting and where to read more. The place is left out of a meeting about a citizen: it may be where
they live or work.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from icalendar import Calendar, Event, vCalAddress

from fodfaeste.kernel.clock import COPENHAGEN
from fodfaeste.records.meetings.queries.calendar import CalendarMeeting
from fodfaeste.rules.meetings.closed_days import closed_because
from fodfaeste.rules.meetings.kinds import MeetingSource, MeetingState

PRODUCT = "-//Fodfaeste//Fodfaeste//DA"
NAME = "Fodfæste"
ASK_AGAIN = timedelta(hours=1)
YEAR = timedelta(days=366)
DOMAIN = "fodfaeste"


class Method(StrEnum):
    """What a calendar that is mailed asks its receiver's program to do."""

    PUBLISH = "PUBLISH"
    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


@dataclass(frozen=True, slots=True)
class Invited:
    """From whom an invitation comes, and to whom: addresses of the house and of a colleague."""

    organizer: str
    attendee: str


def feed(meetings: Iterable[tuple[CalendarMeeting, str]], *, now: datetime) -> bytes:
    """Return a calendar to subscribe to, from meetings with the address of a page each."""
    calendar = Calendar.new(
        prodid=PRODUCT, name=NAME, method=Method.PUBLISH, refresh_interval=ASK_AGAIN
    )
    calendar.add("X-WR-TIMEZONE", COPENHAGEN.key)
    for meeting, url in meetings:
        calendar.add_component(entry(meeting, url=url, now=now))
    return _written(calendar, now)


def invitation(
    meeting: CalendarMeeting,
    *,
    url: str,
    people: Invited,
    method: Method,
    told_as: int,
    now: datetime,
) -> str:
    """Return one meeting as an invitation, a change of it or its cancellation."""
    calendar = Calendar.new(prodid=PRODUCT, method=method)
    event = entry(meeting, url=url, now=now)
    event["SEQUENCE"] = told_as
    if method is Method.CANCEL:
        event["STATUS"] = "CANCELLED"
    event.add("ORGANIZER", vCalAddress(f"mailto:{people.organizer}"))
    attendee = vCalAddress(f"mailto:{people.attendee}")
    attendee.params["PARTSTAT"], attendee.params["RSVP"] = "NEEDS-ACTION", "FALSE"
    event.add("ATTENDEE", attendee)
    calendar.add_component(event)
    return _written(calendar, now).decode()


def cancelled_again(text: str, *, told_as: int, now: datetime) -> str:
    """Return the cancellation of a meeting that one is not asked to any more, as it was told."""
    calendar = Calendar.from_ical(text)
    calendar["METHOD"] = Method.CANCEL.value
    for event in calendar.walk("VEVENT"):
        event["STATUS"], event["SEQUENCE"] = "CANCELLED", told_as
        del event["DTSTAMP"]
        event.add("DTSTAMP", now.astimezone(UTC))
    return bytes(calendar.to_ical()).decode()


def entry(meeting: CalendarMeeting, *, url: str, now: datetime) -> Event:
    """Return one meeting; the same `uid` whatever becomes of it, so that no program doubles it."""
    event = Event()
    event.add("UID", uid_of(meeting))
    event.add("DTSTAMP", now.astimezone(UTC))
    event.add("LAST-MODIFIED", meeting.changed.astimezone(UTC))
    event.add("SEQUENCE", meeting.sequence)
    event.add("SUMMARY", meeting.code.label)
    cancelled = meeting.state is MeetingState.CANCELLED
    event.add("STATUS", "CANCELLED" if cancelled else "CONFIRMED")
    if meeting.starts_at and meeting.ends_at:
        event.add("DTSTART", meeting.starts_at)
        event.add("DTEND", meeting.ends_at)
    else:
        event.add("DTSTART", meeting.on)
        event.add("DTEND", meeting.on + timedelta(days=1))
        event.add("TRANSP", "TRANSPARENT")  # the day is not taken, only marked
    if meeting.source is not MeetingSource.COURSE and meeting.place:
        event.add("LOCATION", meeting.place)
    if url:
        event.add("URL", url)
    event.add("DESCRIPTION", _description(meeting, url))
    return event


def uid_of(meeting: CalendarMeeting) -> str:
    """Return what a calendar knows the meeting by."""
    return f"{meeting.uid}@{DOMAIN}"


def _description(meeting: CalendarMeeting, url: str) -> str:
    closed = closed_because(meeting.on)
    lines = [f"Vær opmærksom på dagen: {closed}."] if closed else []
    return "\n".join([*lines, f"Læs mere i Fodfæste: {url}" if url else "Læs mere i Fodfæste."])


def _written(calendar: Calendar, now: datetime) -> bytes:
    first, last = now.date() - YEAR, now.date() + 2 * YEAR
    calendar.add_missing_timezones(first_date=first, last_date=last)
    return bytes(calendar.to_ical())
