"""The minutes of a meeting as a document (G1)."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from fodfaeste.pdf.meeting_documents import DecisionLine, MinutesDocument
from fodfaeste.pictures import danish
from fodfaeste.records.meetings.queries.minutes import Outcome
from fodfaeste.rules.meetings.kinds import DecisionBecomes, MeetingKind

if TYPE_CHECKING:
    from fodfaeste.records.meetings.models import Meeting


def minutes_document(
    meeting: "Meeting",
    *,
    citizen: str,
    took_part: Iterable[str],
    decisions: Iterable[Outcome],
    printed_on: date,
) -> MinutesDocument:
    """Return the minutes; what was on the agenda from elsewhere is not on the paper."""
    day = danish.weekday_date(meeting.held_on or meeting.planned_on)
    held, next_on = f"{day[:1].upper()}{day[1:]}", meeting.next_follow_up_on
    return MinutesDocument(
        citizen=citizen,
        printed_on=printed_on,
        title=MeetingKind(meeting.kind).label,
        held=f"{held}, {meeting.place}" if meeting.place else held,
        took_part=tuple(took_part),
        minutes=meeting.minutes,
        wishes=meeting.citizen_wishes,
        decisions=tuple(DecisionLine(one.text, _then(one)) for one in decisions),
        next_on=danish.weekday_date(next_on) if next_on else "",
    )


def _then(one: Outcome) -> str:
    """Return "Nadia Friis gør det senest 4. marts 2026"; empty for a note."""
    if one.becomes is DecisionBecomes.PLAN:
        return "Skrives i den fælles plan"
    if one.becomes is DecisionBecomes.NOTE:
        return ""
    due = f" senest {danish.long_date(one.due_on)}" if one.due_on else ""
    return f"{one.who} gør det{due}"
