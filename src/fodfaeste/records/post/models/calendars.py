"""The way in of a calendar program, and what was mailed to a calendar."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from fodfaeste.records.foundation import Classified, Record, Retention, Wall
from fodfaeste.records.post.models.mailings import Mailing
from fodfaeste.rules.access.sections import Section


class CalendarDoor(Record):
    """A secret address that shows one colleague's meetings to their calendar; one open a person."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    token_hash = models.BinaryField(unique=True)
    expires = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    data = Classified(
        retention=Retention.SHORT,
        in_package=False,
        personal={Section.IDENTITY: ("token_hash",)},
        plain=("user", "expires", "revoked_at", "revoked_by"),
    )
    wall = Wall("user_id = app_actor()")

    class Meta:
        """One open door a person."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user"], name="one_open_calendar", condition=Q(revoked_at=None)
            )
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"calendar door {self.pk}"


class Invitation(Record):
    """One meeting as it was mailed to one colleague's calendar: told, changed or cancelled."""

    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uid = models.UUIDField()
    sequence = models.PositiveIntegerField()
    told_as = models.PositiveIntegerField()
    cancelled = models.BooleanField(default=False)
    meets_on = models.DateField()
    mailing = models.OneToOneField(Mailing, models.PROTECT, related_name="invitation")

    data = Classified(
        retention=Retention.SHORT,
        in_package=False,
        plain=("recipient", "uid", "sequence", "told_as", "cancelled", "meets_on", "mailing"),
    )
    # As a mail: it names nobody, and whoever keeps the installation must see what came after it.
    wall = Wall("recipient_id = app_actor() or actor_administers()")

    class Meta:
        """Each state of a meeting is mailed to somebody once."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["recipient", "uid", "told_as"], name="invited_once")
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"invitation {self.pk}"
