"""How each colleague wants to be told."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from fodfaeste.records.foundation import Classified, Record, Retention, Versioned, Wall


class NoticeChoices(Versioned, Record):
    """What one colleague chose, by kind of notice; a kind that is not in it goes the usual way."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ways = models.JSONField(default=dict)

    data = Classified(retention=Retention.INSTALLATION, in_package=False, plain=("user", "ways"))
    wall: ClassVar = Wall("user_id = app_actor()")

    def __str__(self) -> str:
        """Return whose they are, for developers."""
        return f"choices of user {self.user_id}"
