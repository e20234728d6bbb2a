"""Stays in hospital or prison while a citizen is in a course; for those who see social support."""

from dataclasses import dataclass
from datetime import date, timedelta

from fodfaeste.records.cti.models import Stay
from fodfaeste.rules.cti.kinds import StayKind
from fodfaeste.rules.periods import Period

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class StayLine:
    """One stay; `ends_before` is None while it lasts."""

    id: int
    kind: StayKind
    starts_on: date
    ends_before: date | None
    contact_kept: str
    version: int

    @property
    def last_day(self) -> date | None:
        """The last day of it."""
        return self.ends_before - DAY if self.ends_before else None


def stays_of(case_id: int) -> tuple[StayLine, ...]:
    """Every stay of a citizen, the latest first; what was noted by mistake is left out."""
    rows = Stay.objects.filter(case_id=case_id, mistaken_on=None).order_by("-starts_on", "-id")
    return tuple(map(line_of, rows))


def stay_of(case_id: int, stay_id: int) -> StayLine | None:
    """One stay of a citizen."""
    row = Stay.objects.filter(case_id=case_id, pk=stay_id, mistaken_on=None).first()
    return line_of(row) if row else None


def line_of(row: Stay) -> StayLine:
    """A row as the pages read it."""
    return StayLine(
        id=row.pk,
        kind=StayKind(row.kind),
        starts_on=row.starts_on,
        ends_before=row.ends_before,
        contact_kept=row.contact_kept,
        version=row.version,
    )


def other_days(case_id: int, *, but_not: int | None) -> tuple[Period, ...]:
    """The days of every other stay."""
    rows = Stay.objects.filter(case_id=case_id, mistaken_on=None)
    if but_not is not None:
        rows = rows.exclude(pk=but_not)
    return tuple(Period(*days) for days in rows.values_list("starts_on", "ends_before"))


def was_noted(case_id: int, stay_id: int) -> bool:
    """Whether a citizen has this stay, set aside or not."""
    return Stay.objects.filter(case_id=case_id, pk=stay_id).exists()
