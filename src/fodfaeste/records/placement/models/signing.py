"""What is said to an agreement: the answers with their evidence, changes, the employer's word."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from fodfaeste.records.foundation import (
    BY_CASE_OR_LINK,
    READ_BY_LINK,
    CaseRecord,
    Classified,
    CodeField,
)
from fodfaeste.records.placement.models.agreement import WorkAgreement
from fodfaeste.records.placement.models.match import JobMatch
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.placement.kinds import AgreementParty, AnswerWay, WorkSupport

__all__ = [
    "AgreementAnswer",
    "AgreementChange",
    "EmployerFeedback",
    "LinkMessage",
    "SupportExamined",
]


class AgreementAnswer(CaseRecord):
    """One party's yes to one version, or what should change (D6); evidence is kept."""

    agreement = models.ForeignKey(WorkAgreement, models.PROTECT, related_name="answers")
    party = CodeField(AgreementParty)
    agrees = models.BooleanField()
    should_change = models.TextField(blank=True)
    person_name = models.CharField(max_length=200)
    answered_at = models.DateTimeField()
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    link = models.ForeignKey(
        "records.CaseLink", models.PROTECT, null=True, blank=True, related_name="+"
    )
    address = models.CharField(max_length=60, blank=True)
    text_hash = models.CharField(max_length=64)
    given_how = CodeField(AnswerWay, default=AnswerWay.NOTED)
    regretted_at = models.DateTimeField(null=True, blank=True)
    regretted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    data = Classified(
        personal={Section.PLAN: ("should_change", "person_name", "address")},
        plain=(
            "agreement",
            "party",
            "agrees",
            "answered_at",
            "answered_by",
            "link",
            "text_hash",
            "given_how",
            "regretted_at",
            "regretted_by",
        ),
    )

    wall = BY_CASE_OR_LINK

    class Meta:
        """A party agrees once to a text, and anew to a changed text or after a regret."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agreement", "party", "text_hash"],
                condition=Q(agrees=True, regretted_at=None),
                name="one_yes_a_party",
            )
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"answer {self.pk}"


class AgreementChange(CaseRecord):
    """Something practical that was changed in an agreement that stands: the yeses are kept."""

    agreement = models.ForeignKey(WorkAgreement, models.PROTECT, related_name="changes")
    term = models.CharField(max_length=40)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)

    data = Classified(personal={Section.PLAN: ("before", "after")}, plain=("agreement", "term"))

    wall = READ_BY_LINK

    class Meta:
        """In the order they were made."""

        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"change of an agreement {self.pk}"


class SupportExamined(CaseRecord):
    """That a kind of support at this workplace has been looked into, and on which day (D5)."""

    match = models.ForeignKey(JobMatch, models.PROTECT, related_name="supports_examined")
    support = CodeField(WorkSupport)
    examined_on = models.DateField()
    needed = models.BooleanField(null=True, blank=True)

    # Aids and assistance tell about health: no link reads this table.
    data = Classified(
        personal={Section.EMPLOYMENT: ("needed",)}, plain=("match", "support", "examined_on")
    )

    class Meta:
        """Each support once a workplace; looked into again, it is the same row."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["match", "support"], name="one_look_a_support")
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"support examined {self.pk}"


class EmployerFeedback(CaseRecord):
    """How the employer thinks it goes, and what to talk about (L4)."""

    match = models.ForeignKey(JobMatch, models.PROTECT, related_name="feedback")
    link = models.ForeignKey("records.CaseLink", models.PROTECT, related_name="+")
    person_name = models.CharField(max_length=200)
    given_on = models.DateField()
    score = models.PositiveSmallIntegerField()
    talk_about = models.TextField(blank=True)

    data = Classified(
        personal={Section.PLAN: ("person_name", "score", "talk_about")},
        plain=("match", "link", "given_on"),
    )

    wall = BY_CASE_OR_LINK

    class Meta:
        """From one to five."""

        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="score_of_one_to_five", condition=Q(score__gte=1, score__lte=5)
            )
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"feedback {self.pk}"


class LinkMessage(CaseRecord):
    """A link that shall be sent to a phone; its secret is made when it is sent."""

    link = models.ForeignKey("records.CaseLink", models.PROTECT, related_name="+")
    phone = models.CharField(max_length=40)
    sent_on = models.DateField(null=True, blank=True)
    error = models.TextField(blank=True)

    data = Classified(personal={Section.PLAN: ("phone",)}, plain=("link", "sent_on", "error"))

    class Meta:
        """Those that wait are found at once."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["link"], name="one_message_a_link")
        ]
        indexes: ClassVar = [
            models.Index(fields=["id"], name="link_to_send", condition=Q(sent_on=None))
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"message with a link {self.pk}"
