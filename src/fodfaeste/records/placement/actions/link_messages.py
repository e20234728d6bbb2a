"""Send a link to the employer's phone: asked for now, its secret made when it is sent (L4)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from fodfaeste.kernel.tokens import new_token, token_hash
from fodfaeste.records.cases.models import CaseLink
from fodfaeste.records.foundation import made_by
from fodfaeste.records.placement.models import LinkMessage
from fodfaeste.rules.access.facts import Actor


def ask_for_message(link: CaseLink, *, phone: str, actor: Actor, now: datetime) -> None:
    """Put a link in the queue for a phone; the link opens nothing until it is sent."""
    LinkMessage(**made_by(actor.id, now), case_id=link.case_id, link=link, phone=phone).save(
        force_insert=True
    )


@dataclass(frozen=True, slots=True)
class ToSend:
    """A message that is sent now, with the secret it carries."""

    message_id: int
    phone: str
    token: str


def waiting_messages(*, most: int, now: datetime) -> tuple[int, ...]:
    """The messages that have not been sent, of links that are still good."""
    rows = LinkMessage.objects.filter(
        sent_on=None, link__revoked_at=None, link__expires__gt=now
    ).order_by("pk")
    return tuple(rows.values_list("pk", flat=True)[:most])


@transaction.atomic
def take_message(*, message_id: int, today: date) -> ToSend | None:
    """Mark a message sent and give its link a new secret; the caller sends, or takes it back."""
    rows = LinkMessage.objects.select_for_update(skip_locked=True, of=("self",))
    message = rows.filter(pk=message_id, sent_on=None).first()
    if message is None:
        return None
    token = new_token()
    CaseLink.objects.filter(pk=message.link_id).update(token_hash=token_hash(token))
    message.sent_on, message.error = today, ""
    message.save()
    return ToSend(message.pk, message.phone, token)


@transaction.atomic
def keep_for_later(*, message_id: int, error: str) -> None:
    """The provider did not take it: it waits, with what was said."""
    LinkMessage.objects.filter(pk=message_id).update(sent_on=None, error=error)
