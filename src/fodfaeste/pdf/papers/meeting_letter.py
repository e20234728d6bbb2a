"""The letter that tells a citizen of a meeting, in the words that were kept (B2)."""

from datetime import date
from typing import TYPE_CHECKING

from fodfaeste.pdf.meeting_documents import MeetingLetter

if TYPE_CHECKING:
    from fodfaeste.records.meetings.models import MeetingMessage


def letter_document(message: "MeetingMessage", *, printed_on: date) -> MeetingLetter:
    """Return the letter; a protected address stands on no paper."""
    citizen = message.case.citizen
    place = f"{citizen.postal_code} {citizen.city}".strip()
    shown = () if citizen.address_protected else (citizen.address, place)
    return MeetingLetter(
        citizen=citizen.name,
        printed_on=printed_on,
        title=message.title,
        sender=message.case.unit.name,
        address=tuple(line for line in shown if line),
        lines=tuple(message.text.split("\n\n")),
    )
