"""What a colleague has not read yet."""

from django.db.models import Min, QuerySet

from fodfaeste.records.post.models import Notice
from fodfaeste.rules.access.facts import Actor


def unread(actor: Actor) -> QuerySet[Notice]:
    """The actor's own notices that are still on Min dag, latest first."""
    return Notice.objects.filter(recipient_id=actor.id, read_on=None).order_by("-id")


def waiting_for_mail(at_most: int) -> list[int]:
    """The people who have notices that were not mailed yet, the longest waiting first."""
    return list(
        Notice.objects.filter(mailed_on=None, recipient__is_active=True)
        .values("recipient_id")
        .annotate(first=Min("id"))
        .order_by("first")
        .values_list("recipient_id", flat=True)[:at_most]
    )
