"""What the citizen was told of a meeting, and what there would be to tell now (B2)."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import QuerySet

from fodfaeste.accounts.models import User
from fodfaeste.records.cases.models import Case
from fodfaeste.records.meetings.models import Meeting, MeetingMessage, Participant
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.meetings.kinds import Attendance, MeetingState
from fodfaeste.rules.meetings.telling import (
    Appointment,
    Channel,
    Message,
    Reach,
    Telling,
    channel_for,
    message_for,
)


@dataclass(frozen=True, slots=True)
class Connected:
    """Which ways to a citizen the municipality has connected."""

    digital_post: bool
    sms: bool


def messages_of(meeting: Meeting) -> QuerySet[MeetingMessage]:
    """Every message about a meeting, the latest first, each with what was sent in its place."""
    rows = MeetingMessage.objects.filter(meeting=meeting)
    return rows.select_related("created_by", "resent")


def message_of(meeting: Meeting, message_id: int) -> MeetingMessage | None:
    """One message about a meeting."""
    return messages_of(meeting).filter(pk=message_id).first()


def last_message(meeting: Meeting) -> MeetingMessage | None:
    """The latest message about a meeting."""
    return messages_of(meeting).first()


def telling_facts(meeting: Meeting) -> Telling:
    """What decides whether there is something to tell; two queries."""
    told = list(MeetingMessage.objects.filter(meeting=meeting).values_list("sequence", flat=True))
    citizen = Participant.objects.filter(meeting=meeting, role=Role.CITIZEN)
    return Telling(
        state=MeetingState(meeting.state),
        on=meeting.planned_on,
        is_asked=citizen.exclude(attendance=Attendance.EXCUSED).exists(),
        was_told=bool(told),
        told_this=meeting.sequence in told,
    )


def what_to_tell(
    actor: Actor, case: Case, meeting: Meeting, *, ways: Connected, was_told: bool
) -> tuple[Channel, Message]:
    """The way that reaches the citizen, and the words; one query."""
    citizen = case.citizen
    channel = channel_for(
        Reach(
            is_exempt=citizen.digital_post_exempt,
            phone=citizen.phone,
            has_digital_post=ways.digital_post,
            has_sms=ways.sms,
        )
    )
    return channel, message_for(
        Appointment(
            day=meeting.planned_on,
            clock=meeting.starts_clock,
            place=meeting.place,
            is_cancelled=meeting.state is MeetingState.CANCELLED,
            was_told=was_told,
            call=_whom_to_call(actor),
        ),
        channel,
    )


def _whom_to_call(actor: Actor) -> str:
    phone = User.objects.filter(pk=actor.id).values_list("phone", flat=True).first()
    return f"{actor.name}, {phone}" if phone else actor.name


@dataclass(frozen=True, slots=True)
class WayHealth:
    """How one way to citizens is: what waits, what came to nothing, when the last was sent."""

    channel: Channel
    waiting: int = 0
    failed: int = 0
    unsure: int = 0
    last_sent: datetime | None = None


def ways_health() -> tuple[WayHealth, ...]:
    """How the ways to citizens are, in numbers; nothing but noughts for who administers nothing."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select channel, waiting, failed, unsure, last_sent from citizen_messages_health()"
        )
        found = {row[0]: WayHealth(Channel(row[0]), *row[1:]) for row in cursor.fetchall()}
    ways = (Channel.DIGITAL_POST, Channel.SMS)
    return tuple(found.get(way.value, WayHealth(way)) for way in ways)
