"""Mails: what was written to which colleague, and how far each is; the days of the digests."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from fodfaeste.records.foundation import Classified, CodeField, Record, Retention, Wall
from fodfaeste.records.post.models.queued import Queued
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.post.mails import IN_HAND, MailKind


class Mailing(Record, Queued):
    """One mail to one colleague, word by word, but for a secret link in it."""

    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    about = CodeField(MailKind)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    calendar = models.TextField(blank=True)
    method = models.CharField(max_length=10, blank=True)
    digest_on = models.DateField(null=True)
    resend_of = models.OneToOneField("self", models.PROTECT, null=True, related_name="resent")

    data = Classified(
        retention=Retention.SHORT,
        in_package=False,
        personal={Section.PLAN: ("calendar",)},
        plain=(
            "recipient",
            "number",
            "about",
            "subject",
            "body",
            "state",
            "tries",
            "not_before",
            "claim",
            "claimed",
            "settled",
            "error",
            "method",
            "digest_on",
            "resend_of",
        ),
    )
    # A mail says nothing about anybody, so that whoever keeps the installation may see it wait.
    wall = Wall("recipient_id = app_actor() or actor_administers()")

    class Meta:
        """One digest a person and day; what waits is found at once."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["recipient", "digest_on"], name="one_digest_a_person_and_day"
            ),
            models.CheckConstraint(
                name="a_digest_has_its_day",
                condition=Q(about=MailKind.DIGEST.value) | Q(digest_on=None),
            ),
            models.CheckConstraint(
                name="who_has_a_mail_in_hand_is_known",
                condition=~Q(state__in=sorted(state.value for state in IN_HAND))
                | Q(claim__isnull=False),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["recipient", "-id"], name="mailing_latest_first"),
            models.Index(
                fields=["not_before"],
                name="mailing_to_send",
                condition=Q(state__in=["waiting", "under_way", "handing_over"]),
            ),
            models.Index(fields=["state", "-id"], name="mailing_by_state"),
        ]

    def __str__(self) -> str:
        """Return what the mail is, for developers."""
        return f"{self.about} {self.number}"


class DigestRun(Record):
    """One working day on which the digests are written, and how far that has come."""

    day = models.DateField(unique=True)
    reached = models.BigIntegerField(default=0)
    is_done = models.BooleanField(default=False)

    data = Classified(
        retention=Retention.SHORT, in_package=False, plain=("day", "reached", "is_done")
    )
    wall = Wall("actor_administers()")

    def __str__(self) -> str:
        """Return the day."""
        return f"{self.day:%Y-%m-%d}"
