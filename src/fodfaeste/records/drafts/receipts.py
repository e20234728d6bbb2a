"""One form makes one thing: the second click is shown what the first one made."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from uuid import UUID

from django.db import models, transaction
from django.utils import timezone

from fodfaeste.records.drafts.models import Receipt
from fodfaeste.rules.access.facts import Actor

R = TypeVar("R", bound=models.Model)


def creates(model: type[R]) -> Callable[[Callable[..., R]], Callable[..., R]]:
    """Decorate a creating action: it takes `actor` and `key`, and runs once for each key.

    The receipt is written in the action's own transaction. A second click waits for the first to
    commit and is then given the record that the first one made.
    """

    def decorate(action: Callable[..., R]) -> Callable[..., R]:
        @wraps(action)
        def once(*, actor: Actor, key: UUID, **arguments: object) -> R:
            with transaction.atomic():
                receipt, is_new = Receipt.objects.select_for_update().get_or_create(
                    user_id=actor.id,
                    key=key,
                    what=f"{action.__module__}.{action.__qualname__}"[-60:],
                    defaults={"received": timezone.now()},
                )
                if not is_new and receipt.result is not None:
                    return model._default_manager.get(pk=receipt.result)
                made = action(actor=actor, **arguments)
                Receipt.objects.filter(pk=receipt.pk).update(result=made.pk)
                return made

        return once

    return decorate
