"""Companies and the contact with them."""

from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.functions import Upper

from fodfaeste.records.foundation import (
    CaseRecord,
    Classified,
    CodeField,
    Record,
    Retention,
    Versioned,
    Wall,
)
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.placement.kinds import EmployerContactKind

__all__ = ["Company", "EmployerContact"]


class Company(Record, Versioned):
    """A workplace; known to all staff, never to citizens or employers."""

    name = models.CharField(max_length=200)
    cvr_number = models.CharField(max_length=8, blank=True)
    p_number = models.CharField(max_length=10, blank=True)
    industry = models.CharField(max_length=100, blank=True)
    address = models.CharField(max_length=200, blank=True)
    city = models.CharField(max_length=100, blank=True)
    contact_name = models.CharField(max_length=200, blank=True)
    contact_phone = models.CharField(max_length=20, blank=True)
    contact_email = models.EmailField(blank=True)
    needs = models.TextField(blank=True)
    is_active = models.BooleanField(default=True)

    data = Classified(
        retention=Retention.INSTALLATION,
        in_package=False,
        personal={Section.EMPLOYMENT: ("contact_name", "contact_phone", "contact_email")},
        plain=(
            "name",
            "cvr_number",
            "p_number",
            "industry",
            "address",
            "city",
            "needs",
            "is_active",
        ),
    )
    wall = Wall("actor_is_staff() or id = linked_company()", "actor_is_staff()")

    class Meta:
        """A production unit stands once; found by parts of its name."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["p_number"], condition=~models.Q(p_number=""), name="one_company_a_p_number"
            )
        ]
        indexes: ClassVar = [
            GinIndex(OpClass(Upper("name"), "gin_trgm_ops"), name="company_name_parts"),
        ]

    def __str__(self) -> str:
        """Return the company's name."""
        return self.name


class EmployerContact(CaseRecord):
    """A visit, taster visit or call to a company on behalf of one citizen (D1, D13)."""

    company = models.ForeignKey(Company, models.PROTECT, related_name="contacts")
    kind = CodeField(EmployerContactKind)
    happened_on = models.DateField()
    citizen_present = models.BooleanField(default=False)
    paid_tasks_discussed = models.BooleanField(default=False)
    note = models.TextField(blank=True)

    data = Classified(
        personal={Section.EMPLOYMENT: ("note",)},
        plain=("company", "kind", "happened_on", "citizen_present", "paid_tasks_discussed"),
    )

    class Meta:
        """Latest first."""

        indexes: ClassVar = [
            models.Index(fields=["case", "-happened_on"], name="employer_contacts_of_case"),
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"employer contact {self.pk}"
