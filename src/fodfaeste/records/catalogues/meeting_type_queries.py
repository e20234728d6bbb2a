"""The types of meetings that hold on a day, and the table an administrator changes."""

from datetime import date

from django.db.models import F, Q

from fodfaeste.records.catalogues import models
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.meetings.kinds import MeetingTypeCode
from fodfaeste.rules.meetings.types import MeetingType, shipped


def meeting_types_on(day: date) -> dict[MeetingTypeCode, MeetingType]:
    """Every type as it stands on a day, in the order of the method."""
    found = {row.code: row for row in map(type_in, models.MeetingType.objects.filter(_holds(day)))}
    return {code: found.get(code, shipped(code)) for code in MeetingTypeCode}


def meeting_type_on(code: MeetingTypeCode, day: date) -> MeetingType:
    """One type as it stands on a day; as it is shipped where no row holds."""
    row = models.MeetingType.objects.filter(_holds(day), code=code).first()
    return type_in(row) if row else shipped(code)


def type_in(row: models.MeetingType) -> MeetingType:
    """What one row says."""
    return MeetingType(
        code=MeetingTypeCode(row.code),
        name=row.name,
        minutes=row.minutes,
        required=frozenset(map(Role, row.required)),
        expected=frozenset(map(Role, row.expected)),
    )


def meeting_type_table() -> list[models.MeetingType]:
    """Every row there is or was, in the order of the method, the newest of each first."""
    order = list(MeetingTypeCode)
    newest = models.MeetingType.objects.order_by(F("valid_from").desc(nulls_last=True), "-pk")
    return sorted(newest, key=lambda row: order.index(MeetingTypeCode(row.code)))


def meeting_type_row(row_id: int) -> models.MeetingType | None:
    """One row of the table."""
    return models.MeetingType.objects.filter(pk=row_id).first()


def _holds(day: date) -> Q:
    return (Q(valid_from=None) | Q(valid_from__lte=day)) & (
        Q(ends_before=None) | Q(ends_before__gt=day)
    )
