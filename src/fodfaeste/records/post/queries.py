"""What a colleague has not read yet."""

from django.db.models import QuerySet

from fodfaeste.records.post.models import Notice
from fodfaeste.rules.access.facts import Actor


def unread(actor: Actor) -> QuerySet[Notice]:
    """The actor's own notices that are still on Min dag, latest first."""
    return Notice.objects.filter(recipient_id=actor.id, read_on=None).order_by("-id")
