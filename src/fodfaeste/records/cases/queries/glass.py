"""Emergency openings that are in force."""

from datetime import datetime

from fodfaeste.records.cases.models import BrokenGlass, Case
from fodfaeste.rules.access.facts import Actor


def open_glass(actor: Actor, case: Case, *, now: datetime) -> BrokenGlass | None:
    """The actor's own emergency opening of a case, while it is in force."""
    found = BrokenGlass.objects.filter(user_id=actor.id, case=case, starts__lte=now, ends__gt=now)
    return found.order_by("-ends").first()
