"""A file of companies, as it was read, row by row, before anything is written."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from fodfaeste.records.foundation import (
    Classified,
    CodeField,
    Record,
    Retention,
    Versioned,
)
from fodfaeste.records.placement.models.company import STAFF, Company
from fodfaeste.rules.placement.companies.kinds import ImportState, RowOutcome

__all__ = ["CompanyImport", "CompanyImportRow"]


class CompanyImport(Record, Versioned):
    """One file that was uploaded: what it was, and what became of it."""

    file_name = models.CharField(max_length=200)
    file_hash = models.CharField(max_length=64)
    encoding = models.CharField(max_length=20)
    separator = models.CharField(max_length=1)
    state = CodeField(ImportState, default=ImportState.PREVIEW)
    rows_new = models.PositiveIntegerField(default=0)
    rows_updating = models.PositiveIntegerField(default=0)
    rows_same = models.PositiveIntegerField(default=0)
    rows_wrong = models.PositiveIntegerField(default=0)
    applied_at = models.DateTimeField(null=True, blank=True)
    applied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    data = Classified(
        retention=Retention.INSTALLATION,
        in_package=False,
        plain=(
            "file_name",
            "file_hash",
            "encoding",
            "separator",
            "state",
            "rows_new",
            "rows_updating",
            "rows_same",
            "rows_wrong",
            "applied_at",
            "applied_by",
        ),
    )
    wall = STAFF

    class Meta:
        """What was brought in says when and by whom."""

        constraints: ClassVar = [
            models.CheckConstraint(
                name="an_import_says_when_it_was_applied",
                condition=Q(state="done", applied_at__isnull=False, applied_by__isnull=False)
                | (~Q(state="done") & Q(applied_at=None, applied_by=None)),
            )
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"company import {self.pk}"


class CompanyImportRow(models.Model):
    """One row of a file: what stood there, what it will do, or what is wrong with it."""

    batch = models.ForeignKey(CompanyImport, models.CASCADE, related_name="rows", db_index=False)
    line = models.PositiveIntegerField()
    values = models.JSONField()
    outcome = CodeField(RowOutcome)
    problems = ArrayField(models.TextField(), default=list, blank=True)
    changes = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    company = models.ForeignKey(
        Company, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )

    data = Classified(
        retention=Retention.SHORT,
        in_package=False,
        plain=("batch", "line", "values", "outcome", "problems", "changes", "company"),
    )
    wall = STAFF
    unlogged: ClassVar = True

    class Meta:
        """In the order of the file; the wrong ones first found."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["batch", "line"], name="one_row_a_line")
        ]
        indexes: ClassVar = [
            models.Index(fields=["batch", "outcome", "line"], name="rows_of_a_file"),
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"import row {self.line}"
