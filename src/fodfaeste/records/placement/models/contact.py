"""The contact with companies: about one citizen, and about the company alone."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from fodfaeste.records.foundation import CaseRecord, Classified, CodeField, Record, Retention
from fodfaeste.records.placement.models.company import STAFF, Company, CompanyPerson
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.placement.kinds import EmployerContactKind

__all__ = ["CompanyContact", "EmployerContact"]


class EmployerContact(CaseRecord):
    """A visit, taster visit or call to a company on behalf of one citizen (D1, D13, D16)."""

    company = models.ForeignKey(Company, models.PROTECT, related_name="contacts")
    kind = CodeField(EmployerContactKind)
    happened_on = models.DateField()
    citizen_present = models.BooleanField(default=False)
    citizen_worked = models.BooleanField(default=False)
    placement_granted_on = models.DateField(null=True, blank=True)
    paid_tasks_discussed = models.BooleanField(default=False)
    note = models.TextField(blank=True)

    data = Classified(
        personal={Section.EMPLOYMENT: ("note",)},
        plain=(
            "company",
            "kind",
            "happened_on",
            "citizen_present",
            "citizen_worked",
            "placement_granted_on",
            "paid_tasks_discussed",
        ),
    )

    class Meta:
        """Latest first; whoever worked was there."""

        indexes: ClassVar = [
            models.Index(fields=["case", "-happened_on"], name="employer_contacts_of_case"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="who_worked_was_present",
                condition=Q(citizen_worked=False) | Q(citizen_present=True),
            )
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"employer contact {self.pk}"


class CompanyContact(Record):
    """A visit or call to a company that was about no citizen; known to all staff (D1, D13)."""

    company = models.ForeignKey(Company, models.PROTECT, related_name="own_contacts")
    person = models.ForeignKey(
        CompanyPerson, models.PROTECT, null=True, blank=True, related_name="contacts"
    )
    kind = CodeField(EmployerContactKind)
    happened_on = models.DateField()
    paid_tasks_discussed = models.BooleanField(default=False)
    note = models.TextField(blank=True)

    data = Classified(
        retention=Retention.INSTALLATION,
        in_package=False,
        personal={Section.EMPLOYMENT: ("note",)},
        plain=("company", "person", "kind", "happened_on", "paid_tasks_discussed"),
    )
    wall = STAFF

    class Meta:
        """Latest first."""

        indexes: ClassVar = [
            models.Index(fields=["company", "-happened_on"], name="contacts_of_company"),
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"company contact {self.pk}"
