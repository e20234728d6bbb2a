"""The types of meetings, as the municipality keeps them (B1, I1, J3)."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from fodfaeste.records.catalogues.models.dated import Dated, one_at_a_time
from fodfaeste.records.foundation import Classified, CodeField, Retention
from fodfaeste.rules.meetings.kinds import MeetingTypeCode
from fodfaeste.rules.meetings.types import LONGEST, SHORTEST

__all__ = ["MeetingType"]


class MeetingType(Dated):
    """What a type of meeting is called, how long it takes, who must and who should be there."""

    code = CodeField(MeetingTypeCode)
    name = models.CharField(max_length=100)
    minutes = models.PositiveSmallIntegerField()
    required = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    expected = ArrayField(models.CharField(max_length=40), default=list, blank=True)

    data = Classified(
        retention=Retention.INSTALLATION,
        in_package=False,
        plain=("code", "name", "minutes", "required", "expected", "valid_from", "ends_before"),
    )

    class Meta(Dated.Meta):
        """One row a day; a meeting takes time and has a name."""

        constraints: ClassVar = [
            *Dated.Meta.constraints,
            one_at_a_time("code", "meetingtype"),
            models.CheckConstraint(
                name="meeting_type_takes_time",
                condition=Q(minutes__gte=SHORTEST, minutes__lte=LONGEST),
            ),
            models.CheckConstraint(name="meeting_type_has_a_name", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name
