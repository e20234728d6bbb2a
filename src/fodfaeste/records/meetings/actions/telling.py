"""Tell the citizen when and where a meeting is, once, and once more when it is changed (B2)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from fodfaeste.records.cases import access
from fodfaeste.records.cases.identity import cpr_of
from fodfaeste.records.cases.models import Case
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import made_by
from fodfaeste.records.meetings.models import Meeting, MeetingMessage
from fodfaeste.records.meetings.queries.telling import Connected, telling_facts, what_to_tell
from fodfaeste.records.post.actions import notify, queue
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.meetings.telling import Channel, check_telling, digits_of
from fodfaeste.rules.post.kinds import NoticeKind
from fodfaeste.rules.post.mails import MailState, check_resend

NOT_THROUGH = "Besked til borgeren om et møde kom ikke frem. Ring, eller send den igen."


@dataclass(frozen=True, slots=True)
class MessageInHand:
    """A message that one worker sends now, and to whom."""

    held: queue.Claim
    made: datetime
    channel: Channel
    phone: str
    cpr: str
    message: MeetingMessage


@creates(MeetingMessage)
def tell_citizen(
    *, actor: Actor, case: Case, meeting_id: int, ways: Connected, today: date, now: datetime
) -> MeetingMessage:
    """Put a message in the queue, or make it ready to print, by the way that reaches them."""
    access.require(actor, Permission.MEETING_PLAN, case, today=today, now=now)
    meeting = Meeting.objects.select_for_update(of=("self",)).get(case=case, pk=meeting_id)
    facts = telling_facts(meeting)
    check_telling(facts, today=today)
    channel, message = what_to_tell(actor, case, meeting, ways=ways, was_told=facts.was_told)
    made = MeetingMessage(
        **made_by(actor.id, now),
        case=case,
        meeting=meeting,
        channel=channel,
        sequence=meeting.sequence,
        title=message.title,
        text=message.text,
        not_before=now,
        **_state(channel, now),
    )
    made.save(force_insert=True)
    return made


@transaction.atomic
def tell_again(
    *,
    actor: Actor,
    case: Case,
    meeting_id: int,
    message_id: int,
    on_paper: bool,
    today: date,
    now: datetime,
) -> MeetingMessage:
    """Send a message again that did not arrive, or print it; a second click makes no third."""
    access.require(actor, Permission.MEETING_PLAN, case, today=today, now=now)
    rows = MeetingMessage.objects.select_for_update(of=("self",)).select_related("meeting")
    before = rows.get(case=case, meeting=meeting_id, pk=message_id)
    again = MeetingMessage.objects.filter(resend_of=before).first()
    if again is not None:
        return again
    changed = before.meeting.sequence != before.sequence
    check_resend(MailState(before.state), is_overtaken=changed)
    channel = Channel.PAPER if on_paper else Channel(before.channel)
    made = MeetingMessage(
        **made_by(actor.id, now),
        case=case,
        meeting=before.meeting,
        channel=channel,
        sequence=before.sequence,
        title=before.title or "Møde med kommunen",
        text=before.text,
        not_before=now,
        resend_of=before,
        **_state(channel, now),
    )
    made.save(force_insert=True)
    return made


def _state(channel: Channel, now: datetime) -> dict[str, object]:
    """On paper it has left the queue at once: somebody prints it."""
    return {"state": MailState.SENT, "settled": now} if channel is Channel.PAPER else {}


def pick_up_left_behind(*, now: datetime, lease: timedelta) -> int:
    """Settle what killed workers left in their hands; says how many messages there were."""
    return queue.pick_up_left_behind(MeetingMessage, now=now, lease=lease)


def waiting_messages(*, channels: tuple[Channel, ...], at_most: int, now: datetime) -> list[int]:
    """The messages whose time has come by these ways, the longest waiting first."""
    due = MeetingMessage.objects.filter(
        channel__in=channels, state=MailState.WAITING, not_before__lte=now
    )
    return list(due.order_by("not_before", "id").values_list("pk", flat=True)[:at_most])


@transaction.atomic
def take_message(*, message_id: int, now: datetime) -> MessageInHand | None:
    """Take a message that waits; None when another worker has it."""
    rows = MeetingMessage.objects.select_for_update(skip_locked=True, of=("self",))
    waiting = rows.filter(pk=message_id, state=MailState.WAITING)
    found = waiting.select_related("case__citizen", "case__unit").first()
    if found is None:
        return None
    citizen, channel = found.case.citizen, Channel(found.channel)
    return MessageInHand(
        held=queue.claim(found, now=now),
        made=found.created_at,
        channel=channel,
        phone=digits_of(citizen.phone),
        cpr=cpr_of(citizen) if channel is Channel.DIGITAL_POST else "",
        message=found,
    )


def hand_over(taken: MessageInHand) -> None:
    """Note that it is sent from here on; raises `NotInHand` when another has it."""
    queue.hand_over(MeetingMessage, taken.held)


@transaction.atomic
def settle(taken: MessageInHand, *, state: MailState, error: str, now: datetime) -> None:
    """Note what became of it; who sent it is told when it did not arrive for certain."""
    queue.settle(MeetingMessage, taken.held, state=state, error=error, now=now)
    if state is not MailState.SENT:
        _tell_the_sender(taken, now=now)


@transaction.atomic
def keep_for_later(taken: MessageInHand, *, error: str, now: datetime) -> None:
    """Let it wait for a gateway that is away; given up after three days, and then told."""
    queue.keep_for_later(MeetingMessage, taken.held, made=taken.made, error=error, now=now)
    mine = MeetingMessage.objects.filter(pk=taken.held.pk, state=MailState.FAILED)
    if mine.exists():
        _tell_the_sender(taken, now=now)


def _tell_the_sender(taken: MessageInHand, *, now: datetime) -> None:
    sender = taken.message.created_by_id
    notify(
        actor=None,
        recipients=[sender] if sender else [],
        case_id=taken.message.case_id,
        kind=NoticeKind.MEETING,
        sentence=NOT_THROUGH,
        now=now,
    )
