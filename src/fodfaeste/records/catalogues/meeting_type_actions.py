"""The municipality changes a type of meeting from a day on (B1, I1, M9)."""

from datetime import date, datetime

from django.db import transaction

from fodfaeste.records.catalogues import models
from fodfaeste.records.catalogues.actions import Turn, take_over
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.refusing import require_without_case
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.meetings.kinds import MeetingTypeCode
from fodfaeste.rules.meetings.types import MeetingType, check_type
from fodfaeste.rules.text import TextKind, cleaned


@transaction.atomic
def change_meeting_type(
    *,
    actor: Actor,
    turn: Turn,
    name: str,
    minutes: int,
    required: frozenset[Role],
    expected: frozenset[Role],
    today: date,
    now: datetime,
) -> models.MeetingType:
    """Let a type ask for more people or time from a day on; meetings that were held keep theirs."""
    require_without_case(actor, Permission.ADMINISTER)
    row = models.MeetingType.objects.get(pk=turn.row_id)
    words = cleaned(name, kind=TextKind.LINE)[:100]
    check_type(
        MeetingType(
            code=MeetingTypeCode(row.code),
            name=words,
            minutes=minutes,
            required=required,
            expected=expected,
        )
    )
    said = {
        "name": words,
        "minutes": minutes,
        "required": sorted(required),
        "expected": sorted(expected),
    }
    return take_over(models.MeetingType, actor, turn, said, today, now)
