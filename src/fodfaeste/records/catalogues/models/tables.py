"""The tables a municipality may change: dated law, numbers, names, sheets, whose house it is."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.db import models
from django.db.models import F, Q

from fodfaeste.accounts.models import DateRange
from fodfaeste.records.catalogues.models.dated import Dated, one_at_a_time
from fodfaeste.records.foundation import Classified, CodeField, Record, Retention, Versioned
from fodfaeste.rules.access.roles import Department, Role
from fodfaeste.rules.cases.target_group import TargetGroupCode
from fodfaeste.rules.legal_basis import LegalBasisCode
from fodfaeste.rules.limits import LimitCode
from fodfaeste.rules.plan.kinds import LifeArea, OfferedBy
from fodfaeste.rules.plan.legal_form import PlanLawCode

__all__ = [
    "CopySheet",
    "Installation",
    "LegalBasis",
    "Limit",
    "MatchWeights",
    "Offer",
    "PlanLaw",
    "RoleText",
    "TargetProfile",
]


class LegalBasis(Dated):
    """A paragraph under which CTI may be granted, with the length and caseload it carries (H1)."""

    code = CodeField(LegalBasisCode)
    name = models.CharField(max_length=200)
    paragraph = models.CharField(max_length=100)
    months = models.PositiveSmallIntegerField()
    caseload = models.PositiveSmallIntegerField()
    time_limited = models.BooleanField()
    max_months = models.PositiveSmallIntegerField(null=True, blank=True)
    appealable = models.BooleanField()
    requires_visitation = models.BooleanField()
    complaint_body = models.CharField(max_length=200, blank=True)
    complaint_weeks = models.PositiveSmallIntegerField(null=True, blank=True)
    complaint_note = models.TextField(blank=True)
    source = models.TextField(blank=True)

    data = Classified(
        retention=Retention.INSTALLATION,
        in_package=False,
        plain=(
            "code",
            "name",
            "paragraph",
            "months",
            "caseload",
            "time_limited",
            "max_months",
            "appealable",
            "requires_visitation",
            "complaint_body",
            "complaint_weeks",
            "complaint_note",
            "source",
            "valid_from",
            "ends_before",
        ),
    )

    class Meta(Dated.Meta):
        """Months divide by three; whoever may complain is told where and until when."""

        constraints: ClassVar = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                name="months_make_three_phases",
                condition=Q(months__in=[3, 6, 9, 12, 15, 18]),
            ),
            models.CheckConstraint(
                name="appealable_law_says_where",
                condition=Q(appealable=False) | (~Q(complaint_body="") & Q(complaint_weeks__gt=0)),
            ),
            one_at_a_time("code", "legalbasis"),
        ]

    def __str__(self) -> str:
        """Return the paragraph."""
        return self.paragraph


class Limit(Dated):
    """A default number of the method that the municipality may change from a day on (rules P)."""

    code = CodeField(LimitCode)
    label = models.CharField(max_length=200)
    value = models.PositiveIntegerField()
    unit = models.CharField(max_length=40)

    data = Classified(
        retention=Retention.INSTALLATION,
        in_package=False,
        plain=("code", "label", "value", "unit", "valid_from", "ends_before"),
    )

    class Meta(Dated.Meta):
        """One row a day."""

        constraints: ClassVar = [*Dated.Meta.constraints, one_at_a_time("code", "limit")]

    def __str__(self) -> str:
        """Return the label."""
        return self.label


class MatchWeights(Dated):
    """The most points that each part of a match can give; together 100 (D2)."""

    wishes = models.PositiveSmallIntegerField()
    competences = models.PositiveSmallIntegerField()
    hours = models.PositiveSmallIntegerField()
    way = models.PositiveSmallIntegerField()
    considerations = models.PositiveSmallIntegerField()
    paid = models.PositiveSmallIntegerField()

    data = Classified(
        retention=Retention.INSTALLATION,
        in_package=False,
        plain=(
            "wishes",
            "competences",
            "hours",
            "way",
            "considerations",
            "paid",
            "valid_from",
            "ends_before",
        ),
    )

    class Meta(Dated.Meta):
        """One row a day, and the six numbers are 100."""

        constraints: ClassVar = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                name="match_weights_are_100",
                condition=Q(
                    wishes=100
                    - F("competences")
                    - F("hours")
                    - F("way")
                    - F("considerations")
                    - F("paid")
                ),
            ),
            ExclusionConstraint(
                name="matchweights_one_at_a_time",
                expressions=[(DateRange("valid_from", "ends_before"), RangeOperators.OVERLAPS)],
            ),
        ]

    def __str__(self) -> str:
        """Return what the page calls them."""
        return "Point i et match"


class RoleText(Dated):
    """What a role is called here, and what it does in plain words (A3, A5)."""

    role = CodeField(Role)
    label = models.CharField(max_length=100)
    description = models.TextField()

    data = Classified(
        retention=Retention.INSTALLATION,
        in_package=False,
        plain=("role", "label", "description", "valid_from", "ends_before"),
    )

    class Meta(Dated.Meta):
        """One row a day."""

        constraints: ClassVar = [*Dated.Meta.constraints, one_at_a_time("role", "roletext")]

    def __str__(self) -> str:
        """Return the label."""
        return self.label


class TargetProfile(Dated):
    """Whom the intervention is for, as the municipality has decided (A4)."""

    code = CodeField(TargetGroupCode)
    benefits = ArrayField(models.CharField(max_length=40))
    min_age = models.PositiveSmallIntegerField()
    min_months = models.PositiveSmallIntegerField()
    source = models.TextField(blank=True)

    data = Classified(
        retention=Retention.INSTALLATION,
        in_package=False,
        plain=(
            "code",
            "benefits",
            "min_age",
            "min_months",
            "source",
            "valid_from",
            "ends_before",
        ),
    )

    class Meta(Dated.Meta):
        """One row a day."""

        constraints: ClassVar = [*Dated.Meta.constraints, one_at_a_time("code", "targetprofile")]

    def __str__(self) -> str:
        """Return the code."""
        return str(self.code)


class Offer(Dated):
    """Something the citizen may use beside the intervention, and who runs it (C12)."""

    name = models.CharField(max_length=200)
    offered_by = CodeField(OfferedBy)
    area = CodeField(LifeArea)
    purpose = models.TextField()
    law = models.CharField(max_length=100, blank=True)
    contact = models.TextField(blank=True)

    data = Classified(
        retention=Retention.INSTALLATION,
        in_package=False,
        plain=(
            "name",
            "offered_by",
            "area",
            "purpose",
            "law",
            "contact",
            "valid_from",
            "ends_before",
        ),
    )

    class Meta(Dated.Meta):
        """No day has two offers of the same name."""

        constraints: ClassVar = [*Dated.Meta.constraints, one_at_a_time("name", "offer")]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class PlanLaw(Dated):
    """A paragraph that a joint plan stands on, with what it does for the plan (C8)."""

    code = CodeField(PlanLawCode)
    paragraph = models.CharField(max_length=100)
    source = models.TextField(blank=True)

    data = Classified(
        retention=Retention.INSTALLATION,
        in_package=False,
        plain=("code", "paragraph", "source", "valid_from", "ends_before"),
    )

    class Meta(Dated.Meta):
        """One row a day."""

        constraints: ClassVar = [*Dated.Meta.constraints, one_at_a_time("code", "planlaw")]

    def __str__(self) -> str:
        """Return the paragraph."""
        return self.paragraph


class CopySheet(Record, Versioned):
    """What one screen of another system asks for, in its order and under its headings (M7).

    `lines` are pairs of a field and its heading.
    """

    system = models.CharField(max_length=100)
    title = models.CharField(max_length=100)
    department = CodeField(Department)
    lines = models.JSONField()
    is_used = models.BooleanField(default=True)

    data = Classified(
        retention=Retention.INSTALLATION,
        in_package=False,
        plain=("system", "title", "department", "lines", "is_used"),
    )

    class Meta:
        """A screen has one sheet."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["system", "title"], name="one_sheet_a_screen"),
        ]

    def __str__(self) -> str:
        """Return the system and the screen."""
        return f"{self.system}: {self.title}"


class Installation(Record, Versioned):
    """The municipality this installation belongs to; there is one row."""

    municipality_code = models.CharField(max_length=3)
    municipality_name = models.CharField(max_length=100)
    contact = models.TextField(blank=True)
    relaxed_sections = models.JSONField(default=list, blank=True)

    data = Classified(
        retention=Retention.INSTALLATION,
        in_package=False,
        plain=("municipality_code", "municipality_name", "contact", "relaxed_sections"),
    )

    class Meta:
        """There is one."""

        constraints: ClassVar = [
            models.UniqueConstraint(models.Value(1), name="one_installation"),
        ]

    def __str__(self) -> str:
        """Return the municipality's name."""
        return self.municipality_name
