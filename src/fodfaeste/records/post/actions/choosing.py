"""Choose which way each kind of notice goes."""

from datetime import datetime

from django.db import transaction

from fodfaeste.records.foundation import changed_by, lock, made_by
from fodfaeste.records.post.models import NoticeChoices
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.post.ways import Choices, check_choices


@transaction.atomic
def choose_ways(*, actor: Actor, version: int, ways: Choices, now: datetime) -> NoticeChoices:
    """Keep one's own choices; a kind that must come is refused to be off (G3, C2, M1)."""
    check_choices(ways)
    mine = NoticeChoices.objects.filter(user_id=actor.id)
    kept = {kind.value: way.value for kind, way in ways.items()}
    made, is_new = mine.get_or_create(
        user_id=actor.id, defaults={**made_by(actor.id, now), "ways": kept}
    )
    if is_new or made.ways == kept:
        return made
    found = lock(mine, version=version)
    found.ways = kept
    changed_by(found, actor.id, now)
    found.save()
    return found
