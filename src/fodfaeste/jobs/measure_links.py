"""Send citizens the links by which they answer: the secret is made here and stands in no queue.

By Digital Post a letter keeps its number and may be tried again. A text message has none, so one
that may have been taken is never sent again by itself (ADR 34).
"""

from collections.abc import Callable
from datetime import date, timedelta

from django.conf import settings
from django.urls import reverse

from fodfaeste.gateways.digital_post import (
    DigitalLetter,
    DigitalPost,
    DigitalPostFailed,
    DigitalPostRefused,
)
from fodfaeste.gateways.sms import Sms, SmsFailed, SmsUnsure, TextMessage
from fodfaeste.jobs.acting import acting_as_job
from fodfaeste.kernel import clock
from fodfaeste.pdf.papers.measure import link_letter
from fodfaeste.pdf.render import render_document
from fodfaeste.records.followup.actions import inviting
from fodfaeste.records.followup.actions.inviting import InvitationInHand
from fodfaeste.records.post.actions.queue import NotInHand
from fodfaeste.rules.measures.link import LinkWay
from fodfaeste.rules.measures.link_words import in_full, in_short
from fodfaeste.rules.post.mails import MailState

NAME = "send_measure_links"
AT_MOST = 100
LEASE = timedelta(minutes=5)


def deliver(*, digital_post: DigitalPost | None, sms: Sms | None, lease: timedelta = LEASE) -> int:
    """Send what waits by the ways that are connected; says how many were taken."""
    with acting_as_job(NAME):
        inviting.pick_up_left_behind(now=clock.now(), lease=lease)
    sent = 0
    if digital_post is not None:
        sent += _send_all(LinkWay.DIGITAL_POST, lambda taken: _post(taken, digital_post))
    if sms is not None:
        sent += _send_all(LinkWay.SMS, lambda taken: _text(taken, sms))
    return sent


def _send_all(way: LinkWay, send: Callable[[InvitationInHand], MailState]) -> int:
    with acting_as_job(NAME):
        found = inviting.waiting(ways=(way,), at_most=AT_MOST, now=clock.now())
    sent = 0
    for invitation_id in found:
        with acting_as_job(NAME):
            taken = inviting.take(invitation_id=invitation_id, now=clock.now())
        if taken is None:
            continue
        state = send(taken)
        sent += state is MailState.SENT
        if state is MailState.WAITING:
            break
    return sent


def _post(taken: InvitationInHand, digital_post: DigitalPost) -> MailState:
    text = in_full(_address(taken), last_day=_last_day(taken))
    letter = DigitalLetter(
        number=str(taken.held.number),
        cpr=taken.cpr,
        title=text.title,
        file_name="svar.pdf",
        pdf=render_document(
            link_letter(taken.invitation.case, text, printed_on=clock.day_of(taken.made))
        ),
    )
    try:
        digital_post.send(letter)
    except DigitalPostRefused as refused:
        return _settle(taken, MailState.FAILED, str(refused))
    except DigitalPostFailed as failed:
        return _keep(taken, str(failed))
    return _settle(taken, MailState.SENT, "")


def _text(taken: InvitationInHand, sms: Sms) -> MailState:
    try:
        with acting_as_job(NAME):
            inviting.hand_over(taken)
    except NotInHand:
        return MailState.UNDER_WAY
    text = in_short(_address(taken), last_day=_last_day(taken))
    try:
        sms.send(TextMessage(taken.phone, text))
    except SmsUnsure as unsure:
        return _settle(taken, MailState.UNSURE, str(unsure))
    except SmsFailed as failed:
        return _keep(taken, str(failed))
    return _settle(taken, MailState.SENT, "")


def _address(taken: InvitationInHand) -> str:
    return settings.PUBLIC_ADDRESS + reverse("answer:by_link", kwargs={"token": taken.token})


def _last_day(taken: InvitationInHand) -> date:
    return clock.day_of(taken.expires - timedelta(seconds=1))


def _settle(taken: InvitationInHand, state: MailState, error: str) -> MailState:
    with acting_as_job(NAME):
        inviting.settle(taken, state=state, error=error, now=clock.now())
    return state


def _keep(taken: InvitationInHand, error: str) -> MailState:
    with acting_as_job(NAME):
        inviting.keep_for_later(taken, error=error, now=clock.now())
    return MailState.WAITING
