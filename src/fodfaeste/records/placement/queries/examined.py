"""Which supports have been looked into at a workplace, and what came of it (D5)."""

from dataclasses import dataclass
from datetime import date

from fodfaeste.records.placement.models import SupportExamined
from fodfaeste.rules.placement.kinds import WorkSupport


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """One support: looked into on a day; whether it is needed, None while that is not known."""

    support: WorkSupport
    examined_on: date
    needed: bool | None


def examined_at(match_id: int) -> tuple[Examined, ...]:
    """What has been looked into where somebody works."""
    rows = SupportExamined.objects.filter(match_id=match_id).order_by("id")
    return tuple(
        Examined(support=WorkSupport(row.support), examined_on=row.examined_on, needed=row.needed)
        for row in rows
    )
