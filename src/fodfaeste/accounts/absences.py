"""Who is away, who stands in for them, and until when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from fodfaeste.accounts.models import Absence


@dataclass(frozen=True, slots=True)
class StandIn:
    """Whom to call while somebody is away, and the last day of it."""

    name: str
    phone: str
    last_day: date


def stand_ins(user_ids: Iterable[int], day: date) -> dict[int, StandIn]:
    """Whom to call instead of those among some colleagues who are away on a day; one query."""
    rows = Absence.objects.on(day).filter(person__in=set(user_ids), deputy__is_active=True)
    found = rows.values_list("person_id", "deputy__name", "deputy__phone", "ends_before")
    return {
        person: StandIn(name, phone, back - timedelta(days=1))
        for person, name, phone, back in found
    }


def deputies_of(user_ids: Iterable[int], day: date) -> dict[int, int]:
    """Who stands in for those among some colleagues who are away on a day; one query."""
    rows = Absence.objects.on(day).filter(person__in=set(user_ids))
    return dict(rows.values_list("person_id", "deputy_id"))
