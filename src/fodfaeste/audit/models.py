"""The log's rows and the seals over them. Written by database functions only."""

from enum import StrEnum
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models


class Operation(StrEnum):
    """What a log row tells."""

    INSERT = "insert"
    UPDATE = "update"
    DELETE = "delete"
    READ = "read"
    LIST = "list"
    SEARCH = "search"
    EXTRACT = "extract"
    DENIED = "denied"
    SIGN_IN = "sign_in"


class AuditEvent(models.Model):
    """One act: a row changed, a case read, a list shown, an attempt denied."""

    at = models.DateTimeField()
    actor = models.TextField()
    request = models.TextField()
    operation = models.CharField(max_length=10)
    route = models.TextField(blank=True)
    permission = models.TextField(blank=True)
    relation = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    table_name = models.TextField(blank=True)
    row_id = models.TextField(blank=True)
    case_id = models.BigIntegerField(null=True)
    case_ids = ArrayField(models.BigIntegerField(), null=True)
    columns = ArrayField(models.TextField(), null=True)
    old = models.JSONField(null=True)
    new = models.JSONField(null=True)
    digest = models.BinaryField()

    class Meta:
        """Found by case, by actor, and by the cases of a list."""

        indexes: ClassVar = [
            models.Index(fields=["case_id", "id"], name="audit_by_case"),
            models.Index(fields=["actor", "id"], name="audit_by_actor"),
            GinIndex(fields=["case_ids"], name="audit_by_list", fastupdate=False),
        ]

    def __str__(self) -> str:
        """Return the act for developers."""
        return f"{self.operation} by {self.actor}"


class AuditSeal(models.Model):
    """A seal over a block of rows: their ids and digests, hashed with the previous seal."""

    first_id = models.BigIntegerField(unique=True)
    last_id = models.BigIntegerField(unique=True)
    row_ids = ArrayField(models.BigIntegerField())
    row_digests = ArrayField(models.BinaryField())
    digest = models.BinaryField()
    sealed = models.DateTimeField()

    def __str__(self) -> str:
        """Return the block for developers."""
        return f"rows {self.first_id} to {self.last_id}"
