"""Send what citizens are told of meetings: once, and in the way of nobody's work (B2).

By Digital Post a letter keeps its number, and the gateway takes each number once: it may be tried
again. A text message has none, so one that may have been taken is never sent again by itself.
"""

from collections.abc import Callable
from datetime import timedelta

from fodfaeste.gateways.digital_post import (
    DigitalLetter,
    DigitalPost,
    DigitalPostFailed,
    DigitalPostRefused,
)
from fodfaeste.gateways.sms import Sms, SmsFailed, SmsUnsure, TextMessage
from fodfaeste.jobs.acting import acting_as_job
from fodfaeste.kernel import clock
from fodfaeste.pdf.papers.meeting_letter import letter_document
from fodfaeste.pdf.render import render_document
from fodfaeste.records.meetings.actions import telling
from fodfaeste.records.meetings.actions.telling import MessageInHand
from fodfaeste.records.post.actions.queue import NotInHand
from fodfaeste.rules.meetings.telling import Channel
from fodfaeste.rules.post.mails import MailState

NAME = "tell_citizens"
AT_MOST = 100
LEASE = timedelta(minutes=5)


def deliver(*, digital_post: DigitalPost | None, sms: Sms | None, lease: timedelta = LEASE) -> int:
    """Send what waits by the ways that are connected; says how many were taken.

    A gateway that is away is left alone until the next run; the other goes on.
    """
    with acting_as_job(NAME):
        telling.pick_up_left_behind(now=clock.now(), lease=lease)
    sent = 0
    if digital_post is not None:
        sent += _send_all(Channel.DIGITAL_POST, lambda taken: _post(taken, digital_post))
    if sms is not None:
        sent += _send_all(Channel.SMS, lambda taken: _text(taken, sms))
    return sent


def _send_all(channel: Channel, send: Callable[[MessageInHand], MailState]) -> int:
    with acting_as_job(NAME):
        waiting = telling.waiting_messages(channels=(channel,), at_most=AT_MOST, now=clock.now())
    sent = 0
    for message_id in waiting:
        with acting_as_job(NAME):
            taken = telling.take_message(message_id=message_id, now=clock.now())
        if taken is None:
            continue
        state = send(taken)
        sent += state is MailState.SENT
        if state is MailState.WAITING:
            break
    return sent


def _post(taken: MessageInHand, digital_post: DigitalPost) -> MailState:
    message = taken.message
    letter = DigitalLetter(
        number=str(taken.held.number),
        cpr=taken.cpr,
        title=message.title,
        file_name="moede.pdf",
        pdf=render_document(letter_document(message, printed_on=clock.day_of(taken.made))),
    )
    try:
        digital_post.send(letter)
    except DigitalPostRefused as refused:
        return _settle(taken, MailState.FAILED, str(refused))
    except DigitalPostFailed as failed:
        return _keep(taken, str(failed))
    return _settle(taken, MailState.SENT, "")


def _text(taken: MessageInHand, sms: Sms) -> MailState:
    try:
        with acting_as_job(NAME):
            telling.hand_over(taken)
    except NotInHand:
        return MailState.UNDER_WAY
    try:
        sms.send(TextMessage(taken.phone, taken.message.text))
    except SmsUnsure as unsure:
        return _settle(taken, MailState.UNSURE, str(unsure))
    except SmsFailed as failed:
        return _keep(taken, str(failed))
    return _settle(taken, MailState.SENT, "")


def _settle(taken: MessageInHand, state: MailState, error: str) -> MailState:
    with acting_as_job(NAME):
        telling.settle(taken, state=state, error=error, now=clock.now())
    return state


def _keep(taken: MessageInHand, error: str) -> MailState:
    with acting_as_job(NAME):
        telling.keep_for_later(taken, error=error, now=clock.now())
    return MailState.WAITING
