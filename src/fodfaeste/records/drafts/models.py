"""Texts half-written, and receipts for forms already received."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from fodfaeste.records.foundation import Classified, Retention, Wall

__all__ = ["Draft", "Receipt"]


class Draft(models.Model):
    """What one person has typed in one form and not sent. Kept on the server only."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    form = models.CharField(max_length=200)
    fields = models.JSONField()
    saved = models.DateTimeField()

    data = Classified(
        retention=Retention.SHORT, in_package=False, plain=("user", "form", "fields", "saved")
    )
    wall = Wall("user_id = app_actor()")
    unlogged: ClassVar = True
    deletable: ClassVar = True

    class Meta:
        """One draft a person and form."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "form"], name="one_draft_a_form")
        ]

    def __str__(self) -> str:
        """Return the form's name."""
        return self.form


class Receipt(models.Model):
    """A form that was received: the second click is shown what the first one made."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    key = models.UUIDField()
    what = models.CharField(max_length=60)
    result = models.BigIntegerField(null=True)
    received = models.DateTimeField()

    data = Classified(
        retention=Retention.SHORT,
        in_package=False,
        plain=("user", "key", "what", "result", "received"),
    )
    wall = Wall("user_id = app_actor()")
    unlogged: ClassVar = True
    deletable: ClassVar = True

    class Meta:
        """A key counts once for each thing it makes."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "key", "what"], name="one_receipt_a_key")
        ]

    def __str__(self) -> str:
        """Return what the form made."""
        return self.what
