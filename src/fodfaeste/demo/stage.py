"""Where the demo is played: on a day, as a colleague, in a transaction of its own."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from django.db import transaction

from fodfaeste.accounts.queries import actor_of
from fodfaeste.audit.writing import Acting, act_as
from fodfaeste.kernel.clock import COPENHAGEN
from fodfaeste.rules.access.facts import Actor


@dataclass
class Stage:
    """Knows every colleague as an actor, and lets one of them act on a day."""

    actors: dict[int, Actor] = field(default_factory=dict)

    def actor(self, user_id: int, day: date) -> Actor:
        """A colleague as the rules know them; roles in the demo hold since long ago."""
        if user_id not in self.actors:
            self.actors[user_id] = actor_of(user_id, day)
        return self.actors[user_id]

    @contextmanager
    def acting(self, user_id: int, day: date) -> Iterator[dict[str, Any]]:
        """Give the arguments that every action takes: who, and when."""
        actor, now = self.actor(user_id, day), at_noon(day)
        with transaction.atomic():
            act_as(Acting(actor=str(user_id), request=str(uuid.uuid4()), route="demo", now=now))
            yield {"actor": actor, "today": day, "now": now}


def at_noon(day: date) -> datetime:
    """The middle of a day in Denmark."""
    return datetime.combine(day, time(12), tzinfo=COPENHAGEN)
