"""The plans that hold after CTI, their earlier texts, and who has a part in them (F3, I1)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from fodfaeste.records.cases.models import NetworkPerson, Task
from fodfaeste.records.cti.models.strategies import SET_ASIDE, CopingStrategy, nobody_yet
from fodfaeste.records.foundation import CaseRecord, Classified, CodeField, Versioned
from fodfaeste.records.placement.models import JobMatch
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.cti.kinds import AcceptedHow
from fodfaeste.rules.cti.promises import PromiseIn, SafetyPlanKind, SupporterKind

__all__ = [
    "CrisisPlan",
    "CrisisStrategy",
    "RetentionPlan",
    "RetentionStep",
    "SafetyPlanVersion",
    "Supporter",
]


class CrisisPlan(CaseRecord, Versioned):
    """Signs, what helps, whom to call, when things go wrong.

    `words_on` is the day what it says was changed last; `agreed_on` the day the citizen agreed.
    """

    signs = models.TextField(blank=True)
    what_helps = models.TextField(blank=True)
    who_does_what = models.TextField(blank=True)
    numbers_to_call = models.TextField(blank=True)
    agreed_on = models.DateField(null=True, blank=True)
    words_on = models.DateField(null=True, blank=True)

    data = Classified(
        personal={Section.SOCIAL: ("signs", "what_helps", "who_does_what", "numbers_to_call")},
        plain=("agreed_on", "words_on"),
    )

    class Meta:
        """One a case."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case"], name="one_crisis_plan_a_case")
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"crisis plan {self.pk}"


class CrisisStrategy(CaseRecord):
    """A strategy of the bank that the crisis plan holds, or held until it was left out (E15)."""

    plan = models.ForeignKey(CrisisPlan, models.PROTECT, related_name="strategies")
    strategy = models.ForeignKey(CopingStrategy, models.PROTECT, related_name="+")
    is_chosen = models.BooleanField(default=True)

    data = Classified(plain=("plan", "strategy", "is_chosen"))

    class Meta:
        """In the order first chosen."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "strategy"], name="a_strategy_once_in_a_crisis_plan"
            )
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"crisis strategy {self.pk}"


class RetentionPlan(CaseRecord, Versioned):
    """How the foothold is kept: what keeps the job, the signs that it slips, and who supports."""

    what_keeps_the_job = models.TextField(blank=True)
    warning_signs = models.TextField(blank=True)
    who_supports = models.TextField(blank=True)
    next_contacts = models.TextField(blank=True)
    agreed_on = models.DateField(null=True, blank=True)
    words_on = models.DateField(null=True, blank=True)

    data = Classified(
        personal={
            Section.SOCIAL: (
                "what_keeps_the_job",
                "warning_signs",
                "who_supports",
                "next_contacts",
            )
        },
        plain=("agreed_on", "words_on"),
    )

    class Meta:
        """One a case."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case"], name="one_retention_plan_a_case")
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"retention plan {self.pk}"


class RetentionStep(CaseRecord):
    """A contact that the retention plan has set a day for: an ordinary task."""

    plan = models.ForeignKey(RetentionPlan, models.PROTECT, related_name="steps")
    task = models.OneToOneField(Task, models.PROTECT, related_name="+")

    data = Classified(plain=("plan", "task"))

    class Meta:
        """In the order written."""

        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"retention step {self.pk}"


class SafetyPlanVersion(CaseRecord):
    """One of the two plans as it was saved: every heading with its lines, frozen."""

    kind = CodeField(SafetyPlanKind)
    number = models.PositiveIntegerField()
    content = models.JSONField()
    agreed_on = models.DateField(null=True, blank=True)

    data = Classified(
        personal={Section.SOCIAL: ("content",)}, plain=("kind", "number", "agreed_on")
    )

    class Meta:
        """Numbered without doubles, the newest first."""

        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "kind", "number"], name="one_safety_plan_version_a_number"
            )
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"safety plan version {self.number}"


class Supporter(CaseRecord, Versioned):
    """Somebody with a part in the plans, what they promise, and when they said yes: it is anchored.

    A person of the network and a colleague are pointed to, so that name and telephone stand in one
    place; `name` is for somebody at the workplace, and for rows from before there were pointers,
    whose `kind` is empty. A promise that changes needs a new yes; `earlier_yes_on` is the old one.
    """

    plan = CodeField(PromiseIn, default=PromiseIn.BOTH)
    kind = CodeField(SupporterKind, blank=True)
    person = models.ForeignKey(
        NetworkPerson, models.PROTECT, null=True, blank=True, related_name="+"
    )
    colleague = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    match = models.ForeignKey(JobMatch, models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=200, blank=True)
    relation = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    promises = models.TextField()
    until = models.DateField(null=True, blank=True)
    accepted_on = models.DateField(null=True, blank=True)
    accepted_how = CodeField(AcceptedHow, blank=True)
    earlier_yes_on = models.DateField(null=True, blank=True)
    set_aside_on = models.DateField(null=True, blank=True)
    set_aside_by = nobody_yet()
    set_aside_reason = models.TextField(blank=True)

    data = Classified(
        personal={Section.SOCIAL: ("name", "relation", "phone", "promises", "set_aside_reason")},
        plain=(
            "plan",
            "kind",
            "person",
            "colleague",
            "match",
            "until",
            "accepted_on",
            "accepted_how",
            "earlier_yes_on",
            "set_aside_on",
            "set_aside_by",
        ),
    )

    class Meta:
        """In the order written; each row is one person, and only a yes has a way it was said."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="supporter_is_one_person",
                condition=(
                    Q(kind="", person=None, colleague=None, match=None) & ~Q(name="")
                    | Q(kind="network", person__isnull=False, colleague=None, match=None)
                    | Q(kind="team", person=None, colleague__isnull=False, match=None)
                    | Q(kind="workplace", person=None, colleague=None, match__isnull=False)
                    & ~Q(name="")
                ),
            ),
            models.CheckConstraint(
                name="only_a_yes_has_a_way",
                condition=Q(accepted_on__isnull=False) | Q(accepted_how=""),
            ),
            models.CheckConstraint(name="supporter_set_aside_says_why", condition=SET_ASIDE),
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"supporter {self.pk}"
