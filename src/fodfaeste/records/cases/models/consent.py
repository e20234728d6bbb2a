"""What the citizen allows to be shared."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from fodfaeste.records.cases.models.network import NetworkPerson
from fodfaeste.records.foundation import CaseRecord, Classified, CodeField
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.consent.kinds import ConsentForm, Party

__all__ = ["Consent"]

DEPARTMENTS = (Party.EMPLOYMENT_DEPARTMENT.value, Party.SOCIAL_DEPARTMENT.value)


class Consent(CaseRecord):
    """One permission: what, from whom, to whom, for what, until when, given how (C2)."""

    types = ArrayField(models.CharField(max_length=40))
    from_party = CodeField(Party)
    from_person = models.ForeignKey(
        NetworkPerson, models.PROTECT, null=True, blank=True, related_name="+"
    )
    from_name = models.CharField(max_length=200, blank=True)
    to_party = CodeField(Party)
    to_person = models.ForeignKey(
        NetworkPerson, models.PROTECT, null=True, blank=True, related_name="+"
    )
    to_name = models.CharField(max_length=200, blank=True)
    purpose = models.TextField()
    given_as = CodeField(ConsentForm)
    given_note = models.TextField(blank=True)
    consequences_explained = models.BooleanField()
    given_on = models.DateField()
    ends_before = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    data = Classified(
        personal={Section.IDENTITY: ("purpose", "given_note", "from_name", "to_name")},
        plain=(
            "types",
            "from_party",
            "from_person",
            "to_party",
            "to_person",
            "given_as",
            "consequences_explained",
            "given_on",
            "ends_before",
            "withdrawn_on",
            "withdrawn_by",
        ),
    )

    class Meta:
        """It names at least one type, two parties of which we are one, and was explained."""

        constraints: ClassVar = [
            models.CheckConstraint(name="consent_names_types", condition=Q(types__len__gt=0)),
            models.CheckConstraint(
                name="consent_is_informed", condition=Q(consequences_explained=True)
            ),
            models.CheckConstraint(
                name="consent_is_forward",
                condition=Q(ends_before=None) | Q(ends_before__gt=F("given_on")),
            ),
            models.CheckConstraint(
                name="consent_parties_differ", condition=~Q(from_party=F("to_party"))
            ),
            models.CheckConstraint(
                name="consent_involves_a_department",
                condition=Q(from_party__in=DEPARTMENTS) | Q(to_party__in=DEPARTMENTS),
            ),
            models.CheckConstraint(
                name="consent_persons_are_of_the_network",
                condition=(Q(to_person=None) | Q(to_party=Party.NETWORK_PERSON.value))
                & (Q(from_person=None) | Q(from_party=Party.NETWORK_PERSON.value)),
            ),
            models.CheckConstraint(
                name="consent_withdrawn_by_somebody",
                condition=Q(withdrawn_on=None, withdrawn_by=None)
                | Q(withdrawn_on__isnull=False, withdrawn_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"consent {self.pk}"
