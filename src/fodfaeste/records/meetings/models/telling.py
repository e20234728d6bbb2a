"""What a citizen was told of a meeting: by which way, in which words, and how far it has come."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from fodfaeste.records.foundation import CaseRecord, Classified, CodeField
from fodfaeste.records.meetings.models.meeting import Meeting
from fodfaeste.records.post.models.queued import Queued
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.meetings.telling import Channel
from fodfaeste.rules.post.mails import IN_HAND, MailState

__all__ = ["MeetingMessage"]


class MeetingMessage(CaseRecord, Queued):
    """One message to the citizen, word by word; `sequence` is the state of the meeting it tells.

    On paper nothing is sent from here: it is there to be printed.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="messages")
    channel = CodeField(Channel)
    sequence = models.PositiveIntegerField()
    title = models.CharField(max_length=100, blank=True)
    text = models.TextField()
    resend_of = models.OneToOneField("self", models.PROTECT, null=True, related_name="resent")

    data = Classified(
        personal={Section.PLAN: ("title", "text")},
        plain=(
            "meeting",
            "channel",
            "sequence",
            "number",
            "state",
            "tries",
            "not_before",
            "claim",
            "claimed",
            "settled",
            "error",
            "resend_of",
        ),
    )

    class Meta:
        """The latest first; each state of a meeting is told once, but for what is sent again."""

        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["meeting", "sequence"],
                condition=Q(resend_of=None),
                name="citizen_told_once_of_a_state",
            ),
            models.CheckConstraint(
                name="who_has_a_message_in_hand_is_known",
                condition=~Q(state__in=sorted(state.value for state in IN_HAND))
                | Q(claim__isnull=False),
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["not_before"],
                name="message_to_send",
                condition=Q(state__in=[MailState.WAITING.value, *sorted(s.value for s in IN_HAND)]),
            ),
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"meeting message {self.pk}"
