"""What is followed up: the workplace (D10), the time after CTI (G5), how the citizen is (K1)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from fodfaeste.records.foundation import CaseRecord, Classified, CodeField, Wall
from fodfaeste.records.meetings.models import Meeting
from fodfaeste.records.placement.models import WorkAgreement
from fodfaeste.records.post.models.queued import Queued
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.followup.kinds import WorkStatus
from fodfaeste.rules.measures.kinds import MeasureOccasion
from fodfaeste.rules.measures.link import LinkWay
from fodfaeste.rules.placement.ordinary_talk import OrdinaryTalk
from fodfaeste.rules.post.mails import IN_HAND, MailState

__all__ = ["AftercareCheckpoint", "MeasureInvitation", "WorkplaceFollowUp"]


class AftercareCheckpoint(CaseRecord):
    """A conversation some months after CTI: how it goes with work and support."""

    months_after = models.PositiveSmallIntegerField()
    held_on = models.DateField()
    work_status = CodeField(WorkStatus)
    weekly_minutes = models.PositiveIntegerField(null=True, blank=True)
    note = models.TextField(blank=True)

    data = Classified(
        personal={Section.EMPLOYMENT: ("note",)},
        plain=("months_after", "held_on", "work_status", "weekly_minutes"),
    )

    class Meta:
        """Each checkpoint once; after another CTI course the months are counted anew."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "months_after", "held_on"], name="one_checkpoint_a_month_count"
            )
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"checkpoint {self.pk}"


class WorkplaceFollowUp(CaseRecord):
    """What was settled at the workplace; the meeting holds who came, the minutes and the next."""

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="+")
    agreement = models.ForeignKey(
        WorkAgreement, models.PROTECT, null=True, blank=True, related_name="+"
    )
    ordinary_talk = CodeField(OrdinaryTalk)
    ordinary_reason = models.TextField(blank=True)
    considerations_fit = models.BooleanField(null=True, blank=True)
    terms_change = models.BooleanField(default=False)

    data = Classified(
        personal={Section.PLAN: ("ordinary_reason",)},
        plain=("meeting", "agreement", "ordinary_talk", "considerations_fit", "terms_change"),
    )

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"workplace follow-up {self.pk}"


class MeasureInvitation(CaseRecord, Queued):
    """The citizen is asked by a link how it goes, at one occasion; it is answered once (K1, L3).

    `half` is what was typed behind the link and not sent; it comes back in the browser it was typed
    in alone (`half_of`), so that a forwarded link shows nobody's answers.
    """

    occasion = CodeField(MeasureOccasion)
    way = CodeField(LinkWay)
    half = models.JSONField(default=dict)
    half_of = models.CharField(max_length=64, blank=True)
    answered = models.DateTimeField(null=True, blank=True)

    data = Classified(
        personal={Section.MEASURES: ("half", "half_of")},
        plain=(
            "occasion",
            "way",
            "answered",
            "number",
            "state",
            "tries",
            "not_before",
            "claim",
            "claimed",
            "settled",
            "error",
        ),
    )
    wall = Wall("case_id in (select visible_cases()) or id = answering_invitation()")

    class Meta:
        """The latest first; what waits to be sent is found at once."""

        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="who_has_an_invitation_in_hand_is_known",
                condition=~Q(state__in=sorted(state.value for state in IN_HAND))
                | Q(claim__isnull=False),
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["not_before"],
                name="invitation_to_send",
                condition=Q(state__in=[MailState.WAITING.value, *sorted(s.value for s in IN_HAND)]),
            ),
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"measure invitation {self.pk}"
