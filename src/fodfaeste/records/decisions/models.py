"""Visitation, administrative decisions and the grants that follow from them (H1–H5)."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q

from fodfaeste.accounts.models import DateRange
from fodfaeste.records.catalogues.models import LegalBasis
from fodfaeste.records.foundation import CaseRecord, Classified, CodeField, Versioned
from fodfaeste.records.plan.models import Goal
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.decisions.kinds import DecisionOutcome, PartyHearing, SentBy
from fodfaeste.rules.legal_basis import LegalBasisCode

__all__ = ["Decision", "Grant", "Visitation"]


class Visitation(CaseRecord):
    """The eligibility assessment that § 85 asks for: impairment, extent and kind of need (H2).

    Never changed; a new one takes its place, and the database lets nobody write over the old one.
    """

    assessed_on = models.DateField()
    impairment = models.TextField()
    extent = models.TextField()
    kind_of_need = models.TextField()
    in_target_group = models.BooleanField()

    unchanging: ClassVar = True
    data = Classified(
        personal={Section.SOCIAL: ("impairment", "extent", "kind_of_need")},
        plain=("assessed_on", "in_target_group"),
    )

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"visitation {self.pk}"


class Decision(CaseRecord):
    """An administrative decision with reasons and guidance; never changed, only followed (H5).

    `section` follows the law: what is written about a mentor is the employment side's, the rest the
    social side's. `last_day` is that of the grant it ended, as it was decided: a later decision may
    end the same grant before that.
    """

    decided_on = models.DateField()
    legal_basis = CodeField(LegalBasisCode)
    section = CodeField(Section)
    paragraph = models.CharField(max_length=100)
    outcome = CodeField(DecisionOutcome)
    reasons = models.TextField()
    complaint_guidance = models.TextField(blank=True)
    hearing = CodeField(PartyHearing)
    heard_on = models.DateField(null=True, blank=True)
    hearing_note = models.TextField(blank=True)
    sent_by = CodeField(SentBy)
    sent_on = models.DateField()
    follows = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="followed_by"
    )
    last_day = models.DateField(null=True, blank=True)

    unchanging: ClassVar = True
    data = Classified(
        personal={Section.SOCIAL: ("reasons", "complaint_guidance", "hearing_note")},
        section_in="section",
        rows_stay=(Section.EMPLOYMENT, Section.SOCIAL),
        plain=(
            "decided_on",
            "legal_basis",
            "section",
            "last_day",
            "paragraph",
            "outcome",
            "hearing",
            "heard_on",
            "sent_by",
            "sent_on",
            "follows",
        ),
    )

    class Meta:
        """Latest first; what social law decides is social."""

        indexes: ClassVar = [
            models.Index(fields=["case", "-decided_on"], name="decisions_of_case"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="decision_goes_to_its_section",
                condition=Q(section="social") | Q(section="employment", legal_basis="lab-mentor"),
            ),
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"decision {self.pk}"


class Grant(CaseRecord, Versioned):
    """Support granted under one law. § 85 has no end date and ends only by a new decision (H3).

    `law` is the row of the catalogue that was in force on the first day; it stays, whatever the
    catalogue says later (H1). `granted_until` is the end as it was granted: half-open, and still
    there when a later decision has ended the grant before it.
    """

    legal_basis = CodeField(LegalBasisCode)
    section = CodeField(Section)
    law = models.ForeignKey(LegalBasis, models.PROTECT, related_name="+")
    paragraph = models.CharField(max_length=100)
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="grants")
    ended_by_decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, blank=True, related_name="ended_grants"
    )
    starts_on = models.DateField()
    ends_before = models.DateField(null=True, blank=True)
    granted_until = models.DateField(null=True, blank=True)
    preference_note = models.TextField(blank=True)
    goal = models.ForeignKey(Goal, models.PROTECT, null=True, blank=True, related_name="+")

    data = Classified(
        personal={Section.SOCIAL: ("preference_note",)},
        section_in="section",
        rows_stay=(Section.EMPLOYMENT, Section.SOCIAL),
        plain=(
            "legal_basis",
            "section",
            "law",
            "paragraph",
            "decision",
            "ended_by_decision",
            "starts_on",
            "ends_before",
            "granted_until",
            "goal",
        ),
    )

    class Meta:
        """§ 85 ends by a decision or not at all; no two grants of one law at the same time."""

        constraints: ClassVar = [
            models.CheckConstraint(
                name="section_85_ends_by_decision",
                condition=~Q(legal_basis="sel-85")
                | Q(ends_before=None)
                | Q(ended_by_decision__isnull=False),
            ),
            models.CheckConstraint(
                name="other_grants_have_an_end",
                condition=Q(legal_basis="sel-85") | Q(ends_before__isnull=False),
            ),
            models.CheckConstraint(
                name="grant_goes_to_its_section",
                condition=Q(section="employment", legal_basis="lab-mentor")
                | (Q(section="social") & ~Q(legal_basis="lab-mentor")),
            ),
            models.CheckConstraint(
                name="grant_is_forward",
                condition=Q(ends_before=None) | Q(ends_before__gt=F("starts_on")),
            ),
            ExclusionConstraint(
                name="no_overlapping_grants",
                expressions=[
                    ("case", RangeOperators.EQUAL),
                    ("legal_basis", RangeOperators.EQUAL),
                    (DateRange("starts_on", "ends_before"), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"grant {self.pk}"
