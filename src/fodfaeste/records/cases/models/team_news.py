"""A change on the team that the citizen is told of."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from fodfaeste.records.cases.models.case import Task, TeamMembership
from fodfaeste.records.foundation import CaseRecord, Classified, CodeField
from fodfaeste.rules.cases.kinds import ToldAs

__all__ = ["TeamNews"]


class TeamNews(CaseRecord):
    """Somebody took over a seat: whose, and when and how the citizen heard of it (A2, A3).

    `task` asks a colleague to tell a citizen who has no page of their own.
    """

    seat = models.OneToOneField(TeamMembership, models.PROTECT, related_name="news")
    before = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    task = models.OneToOneField(Task, models.PROTECT, null=True, blank=True, related_name="+")
    told_on = models.DateField(null=True, blank=True)
    told_as = CodeField(ToldAs, blank=True)
    told_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    data = Classified(plain=("seat", "before", "task", "told_on", "told_as", "told_by"))

    class Meta:
        """Told on a day, in a way, by somebody; or not yet."""

        constraints: ClassVar = [
            models.CheckConstraint(
                name="team_news_is_told_whole",
                condition=Q(told_on=None, told_by=None, told_as="")
                | (Q(told_on__isnull=False, told_by__isnull=False) & ~Q(told_as="")),
            )
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"team news {self.pk}"
