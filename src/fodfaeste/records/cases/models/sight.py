"""Sight of a case that does not come from the team: broken glass, and links for outsiders."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.indexes import HashIndex
from django.db import models
from django.db.models import F, Q

from fodfaeste.records.foundation import CaseRecord, Classified, CodeField, Record, Wall
from fodfaeste.rules.access.links import LinkScope
from fodfaeste.rules.access.sections import Section

__all__ = ["BrokenGlass", "CaseLink"]


class BrokenGlass(Record):
    """Emergency sight for a few hours, with a reason, shown to the leader and reviewed (M1, S6)."""

    case = models.ForeignKey("records.Case", models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reason = models.TextField()
    starts = models.DateTimeField()
    ends = models.DateTimeField()
    reviewed_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    review_note = models.TextField(blank=True)

    data = Classified(
        personal={Section.IDENTITY: ("reason", "review_note")},
        plain=(
            "user",
            "starts",
            "ends",
            "reviewed_at",
            "reviewed_by",
        ),
    )
    wall = Wall("user_id = app_actor() or case_id in (select visible_cases())")

    class Meta:
        """Short, and in the right direction."""

        constraints: ClassVar = [
            models.CheckConstraint(name="glass_heals", condition=Q(ends__gt=F("starts"))),
        ]
        indexes: ClassVar = [models.Index(fields=["user", "ends"], name="glass_by_user")]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"broken glass {self.pk}"


class CaseLink(CaseRecord):
    """A way in for somebody without an account: scoped, dated, revocable."""

    scope = CodeField(LinkScope)
    person_name = models.CharField(max_length=200)
    token_hash = models.BinaryField(unique=True)
    target = models.BigIntegerField()
    expires = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    data = Classified(
        personal={Section.PLAN: ("person_name",), Section.EMPLOYMENT: ("token_hash",)},
        plain=("scope", "target", "expires", "revoked_at", "revoked_by"),
    )
    wall = Wall("case_id in (select visible_cases()) or id = app_link()")

    class Meta:
        """Found by the hash of its token."""

        indexes: ClassVar = [HashIndex(fields=["token_hash"], name="link_by_token")]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"link {self.pk}"
