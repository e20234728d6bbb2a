"""What everything that waits to be sent has in common, whoever it is to and by whichever way."""

import uuid

from django.db import models

from fodfaeste.records.foundation import CodeField
from fodfaeste.rules.post.mails import MailState


class Queued(models.Model):
    """Something that is sent once.

    `claim` is the token of the worker that has it in hand: only who holds it hands it over.
    """

    number = models.UUIDField(default=uuid.uuid4, unique=True)
    state = CodeField(MailState, default=MailState.WAITING.value)
    tries = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField()
    claim = models.UUIDField(null=True)
    claimed = models.DateTimeField(null=True)
    settled = models.DateTimeField(null=True)
    error = models.CharField(max_length=100, blank=True)

    class Meta:
        """Only a base."""

        abstract = True
