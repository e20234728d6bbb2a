"""A package of everything one reader may see of a course, and its sealed parts (M4)."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from fodfaeste.records.foundation import CaseRecord, Classified, CodeField, Retention, Wall
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.packages.kinds import AskedBy

__all__ = ["CasePackage", "PackagePart"]


class CasePackage(CaseRecord):
    """One wish to take the course out; whoever asked is the only one who may fetch it."""

    asked_by = CodeField(AskedBy)
    note = models.TextField(blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    made = models.DateTimeField(null=True)
    rooms = ArrayField(models.CharField(max_length=40), default=list)
    sections = ArrayField(models.CharField(max_length=40), default=list)
    size = models.PositiveBigIntegerField(default=0)
    expires = models.DateTimeField(null=True)
    removed = models.DateTimeField(null=True)

    data = Classified(
        retention=Retention.SHORT,
        in_package=False,
        personal={Section.IDENTITY: ("note",)},
        plain=(
            "asked_by",
            "tries",
            "made",
            "rooms",
            "sections",
            "size",
            "expires",
            "removed",
        ),
    )
    wall = Wall("created_by_id = app_actor() and case_id in (select visible_cases())")

    class Meta:
        """Found by course and by what is still to be done."""

        indexes: ClassVar = [
            models.Index(fields=["case", "-id"], name="package_of_case"),
            models.Index(
                fields=["id"],
                name="package_to_do",
                condition=Q(made=None) | Q(removed=None),
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="package_made_has_an_end",
                condition=Q(made=None, expires=None) | Q(expires__gt=F("made")),
            )
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"package {self.pk}"


class PackagePart(models.Model):
    """One sealed piece of a package: small enough to be made and given out without much memory."""

    package = models.ForeignKey(CasePackage, models.CASCADE, related_name="parts")
    number = models.PositiveIntegerField()
    sealed = models.BinaryField()

    data = Classified(
        retention=Retention.SHORT,
        in_package=False,
        personal={Section.IDENTITY: ("sealed",)},
        plain=("package", "number"),
    )
    wall = Wall("package_id in (select id from records_casepackage)")
    unlogged: ClassVar = True
    deletable: ClassVar = True

    class Meta:
        """In order, each once."""

        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["package", "number"], name="one_part_a_number")
        ]

    def __str__(self) -> str:
        """Return the place for developers."""
        return f"part {self.number} of package {self.package_id}"
