"""Companies, the people there, and who of us knows them."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Upper

from fodfaeste.records.cases.models.citizen import DanishOrder
from fodfaeste.records.foundation import (
    Classified,
    CodeField,
    Record,
    Retention,
    Versioned,
    Wall,
)
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.placement.companies.kinds import CompanyEnd

__all__ = ["Company", "CompanyAcquaintance", "CompanyPerson"]

STAFF = Wall("(select actor_is_staff())")
"""Asked once for a statement, not once for each row of a register."""


class CompanyQuerySet(models.QuerySet["Company"]):
    """Questions about which companies stand in the register."""

    def standing(self) -> "CompanyQuerySet":
        """Companies that have not been merged into another."""
        return self.filter(merged_into=None)

    def working(self) -> "CompanyQuerySet":
        """Companies that have neither closed nor been merged, and with whom we work."""
        return self.standing().filter(closed_on=None, is_active=True)


class Company(Record, Versioned):
    """A workplace; known to all staff, never to citizens or employers.

    A merged company stays as a pointer to the one it was merged into.
    """

    name = models.CharField(max_length=200)
    cvr_number = models.CharField(max_length=8, blank=True)
    p_number = models.CharField(max_length=10, blank=True)
    industry = models.CharField(max_length=100, blank=True)
    work_fields = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    address = models.CharField(max_length=200, blank=True)
    postcode = models.CharField(max_length=4, blank=True)
    city = models.CharField(max_length=100, blank=True)
    employees = models.PositiveIntegerField(null=True, blank=True)
    needs = models.TextField(blank=True)
    is_active = models.BooleanField(default=True)
    closed_on = models.DateField(null=True, blank=True)
    close_reason = CodeField(CompanyEnd, blank=True)
    close_note = models.TextField(blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged_here"
    )
    merged_on = models.DateField(null=True, blank=True)

    data = Classified(
        retention=Retention.INSTALLATION,
        in_package=False,
        plain=(
            "name",
            "cvr_number",
            "p_number",
            "industry",
            "work_fields",
            "address",
            "postcode",
            "city",
            "employees",
            "needs",
            "is_active",
            "closed_on",
            "close_reason",
            "close_note",
            "merged_into",
            "merged_on",
        ),
    )
    wall = Wall(
        "(select actor_is_staff()) or id = (select linked_company())"
        " or id in (select own_companies())",
        "(select actor_is_staff())",
    )
    objects = CompanyQuerySet.as_manager()

    class Meta:
        """A production unit stands once; listed in Danish order; found by parts of its name."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["p_number"],
                condition=~Q(p_number="") & Q(merged_into=None),
                name="one_company_a_p_number",
            ),
            models.CheckConstraint(
                name="a_closed_company_says_why",
                condition=Q(closed_on=None, close_reason="")
                | (Q(closed_on__isnull=False) & ~Q(close_reason="")),
            ),
            models.CheckConstraint(
                name="a_merged_company_says_when",
                condition=Q(merged_into=None, merged_on=None)
                | (Q(merged_into__isnull=False, merged_on__isnull=False) & ~Q(merged_into=F("id"))),
            ),
            models.CheckConstraint(
                name="a_postcode_has_four_digits",
                condition=Q(postcode="") | Q(postcode__regex=r"^[0-9]{4}$"),
            ),
        ]
        indexes: ClassVar = [
            GinIndex(OpClass(Upper("name"), "gin_trgm_ops"), name="company_name_parts"),
            models.Index(
                DanishOrder("name"),
                "id",
                name="company_danish_order",
                condition=Q(merged_into=None),
            ),
            models.Index(fields=["cvr_number", "postcode"], name="company_cvr_and_place"),
        ]

    def __str__(self) -> str:
        """Return the company's name."""
        return self.name


class CompanyPerson(Record, Versioned):
    """Somebody at a company whom we talk with; one of them is asked first."""

    company = models.ForeignKey(Company, models.PROTECT, related_name="people")
    name = models.CharField(max_length=200)
    title = models.CharField(max_length=100, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    is_main = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)

    data = Classified(
        retention=Retention.INSTALLATION,
        in_package=False,
        personal={Section.EMPLOYMENT: ("name", "title", "phone", "email")},
        plain=("company", "is_main", "is_active"),
    )
    wall = STAFF

    class Meta:
        """One is asked first, and that one still works there."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["company"], condition=Q(is_main=True), name="one_asked_first_a_company"
            ),
            models.CheckConstraint(
                name="the_one_asked_first_works_there",
                condition=Q(is_main=False) | Q(is_active=True),
            ),
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"company person {self.pk}"


class CompanyAcquaintance(Record):
    """A colleague who says that they know a company, until they say that they do not."""

    company = models.ForeignKey(Company, models.PROTECT, related_name="acquaintances")
    colleague = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False
    )
    ended_on = models.DateField(null=True, blank=True)

    data = Classified(
        retention=Retention.INSTALLATION,
        in_package=False,
        plain=("company", "colleague", "ended_on"),
    )
    wall = STAFF

    class Meta:
        """A colleague knows a company once."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["company", "colleague"],
                condition=Q(ended_on=None),
                name="known_once_by_a_colleague",
            )
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"acquaintance {self.pk}"
