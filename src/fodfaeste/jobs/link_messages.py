"""Send links to employers' phones: the secret is made here, and stands in no table and no queue."""

from django.conf import settings
from django.urls import reverse

from fodfaeste.gateways.sms import Sms, SmsFailed, TextMessage
from fodfaeste.jobs.acting import acting_as_job
from fodfaeste.kernel import clock
from fodfaeste.records.placement.actions import link_messages

TEXT = "Her er linket til arbejdsaftalen. Læs den, og svar nederst: {address}"
AT_MOST = 50


def deliver(sms: Sms) -> int:
    """Send what waits; says how many were taken. Each message has a transaction of its own."""
    with acting_as_job("send_links"):
        waiting = link_messages.waiting_messages(most=AT_MOST, now=clock.now())
    return sum(_deliver(message_id, sms) for message_id in waiting)


def _deliver(message_id: int, sms: Sms) -> bool:
    with acting_as_job("send_links"):
        taken = link_messages.take_message(message_id=message_id, today=clock.today())
    if taken is None:
        return False
    path = reverse("employer:agreement", kwargs={"token": taken.token})
    text = TEXT.format(address=settings.PUBLIC_ADDRESS + path)
    try:
        sms.send(TextMessage(taken.phone, text))
    except SmsFailed as failed:
        with acting_as_job("send_links"):
            link_messages.keep_for_later(message_id=message_id, error=str(failed))
        return False
    return True
