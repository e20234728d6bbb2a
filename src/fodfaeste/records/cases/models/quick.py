"""Hurtig afklaring: one question to colleagues that must not wait (G3)."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from fodfaeste.records.foundation import CaseRecord, Classified, CodeField, Versioned, Wall
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.followup.quick import QuickMatter, QuickState
from fodfaeste.rules.followup.quick_raised import Raiser

__all__ = ["QuickReaction"]


class QuickReaction(CaseRecord, Versioned):
    """Who asked is `created_by`; `asked` are roles, so that it reaches whoever sits there now.

    A workplace has no account: it asks by its link, under the name that stands there.
    """

    raised_by = CodeField(Raiser, default=Raiser.COLLEAGUE)
    person_name = models.CharField(max_length=200, blank=True)
    link = models.ForeignKey(
        "records.CaseLink", models.PROTECT, null=True, blank=True, related_name="+"
    )
    matter = CodeField(QuickMatter)
    question = models.TextField()
    asked = ArrayField(models.CharField(max_length=40))
    due_on = models.DateField()
    state = CodeField(QuickState, default=QuickState.OPEN)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    escalated_on = models.DateField(null=True, blank=True)
    passed_on_on = models.DateField(null=True, blank=True)
    passed_on_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    wall = Wall(
        "case_id in (select visible_cases()) or (link_id = app_link() and case_id = linked_case())"
    )

    data = Classified(
        personal={Section.PLAN: ("question", "answer", "person_name")},
        plain=(
            "matter",
            "asked",
            "due_on",
            "state",
            "answered_at",
            "answered_by",
            "escalated_on",
            "raised_by",
            "link",
            "passed_on_on",
            "passed_on_by",
        ),
    )

    class Meta:
        """An open one has no answer, an answered one says who; found by the day it is due."""

        constraints: ClassVar = [
            models.CheckConstraint(
                name="quick_reaction_is_answered_by_somebody",
                condition=(Q(state="answered", answered_at__isnull=False) & ~Q(answer=""))
                | (~Q(state="answered") & Q(answered_at=None, answered_by=None, answer="")),
            ),
            models.CheckConstraint(
                name="quick_reaction_of_a_workplace_has_a_link",
                condition=Q(raised_by="employer", link__isnull=False)
                | (~Q(raised_by="employer") & Q(link=None)),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["due_on"], name="open_quick_reactions", condition=Q(state="open")),
            models.Index(fields=["case", "state", "due_on"], name="quick_reactions_of_case"),
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"quick reaction {self.pk}"
