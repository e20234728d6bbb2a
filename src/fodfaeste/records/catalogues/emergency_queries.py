"""The emergency numbers of a day, for the region of the municipality (F3)."""

from datetime import date
from typing import TypeAlias

from django.db.models import F, Q, QuerySet

from fodfaeste.records.catalogues.models import EmergencyNumber
from fodfaeste.records.catalogues.queries import installation
from fodfaeste.rules.cti.emergency import EmergencyLine, lines_for
from fodfaeste.rules.regions import Region, region_of

EmergencyRow: TypeAlias = EmergencyNumber
"""What the floors above call a row of the table; they import no tables."""

EmergencyNumberLine: TypeAlias = EmergencyLine


def emergency_lines_on(day: date) -> tuple[EmergencyLine, ...]:
    """The numbers anybody here may call on a day: the country's and the region's own."""
    house = installation()
    region = region_of(house.municipality_code) if house else None
    holds = (Q(valid_from=None) | Q(valid_from__lte=day)) & (
        Q(ends_before=None) | Q(ends_before__gt=day)
    )
    rows = EmergencyNumber.objects.filter(holds).order_by("rank", "pk")
    return lines_for(map(_line, rows), region)


def emergency_table() -> QuerySet[EmergencyNumber]:
    """Every number there is or was, by its place on paper, the newest row first."""
    return EmergencyNumber.objects.order_by(
        "rank", "name", F("valid_from").desc(nulls_last=True), "-pk"
    )


def emergency_row(row_id: int) -> EmergencyNumber | None:
    """One row of the table."""
    return EmergencyNumber.objects.filter(pk=row_id).first()


def _line(row: EmergencyNumber) -> EmergencyLine:
    return EmergencyLine(
        name=row.name,
        phone=row.phone,
        helps_with=row.helps_with,
        region=Region(row.region) if row.region else None,
        rank=row.rank,
        source=row.source,
    )
