"""The citizen's way in: an invitation that is handed over in person, good once and for days."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from fodfaeste.records.foundation import CaseRecord, Classified
from fodfaeste.rules.access.invitations import InvitationFacts
from fodfaeste.rules.access.sections import Section

__all__ = ["CitizenInvitation"]


class CitizenInvitation(CaseRecord):
    """A code on a sheet of paper; half of it is its name, of the other half only a hash is kept."""

    code_name = models.CharField(max_length=6, unique=True)
    secret_hash = models.BinaryField()
    expires = models.DateTimeField()
    misses = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True, blank=True)
    used_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    data = Classified(
        personal={Section.IDENTITY: ("code_name", "secret_hash")},
        plain=("expires", "misses", "used_at", "used_by", "revoked_at", "revoked_by"),
    )

    class Meta:
        """One that waits at a time; used or taken back, never both."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(used_at=None, revoked_at=None),
                name="one_invitation_waits",
            ),
            models.CheckConstraint(
                name="invitation_used_or_revoked",
                condition=Q(used_at=None) | Q(revoked_at=None),
            ),
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"invitation {self.pk}"

    @property
    def facts(self) -> InvitationFacts:
        """What the rules ask of it."""
        return InvitationFacts(
            expires=self.expires,
            misses=self.misses,
            is_used=self.used_at is not None,
            is_revoked=self.revoked_at is not None,
        )
