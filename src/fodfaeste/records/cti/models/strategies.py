"""The strategy bank: what was tried, where, and how it went (E15). Nothing in it is deleted."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from fodfaeste.records.cti.models.notes import ContactNote
from fodfaeste.records.foundation import CaseRecord, Classified, CodeField, Versioned
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.cti.strategies import Outcome, Situation

__all__ = ["CopingStrategy", "StrategyTry"]

SET_ASIDE = Q(set_aside_on=None, set_aside_by=None, set_aside_reason="") | (
    Q(set_aside_on__isnull=False, set_aside_by__isnull=False) & ~Q(set_aside_reason="")
)
"""Whoever sets something aside is named, and says why."""


def nobody_yet() -> "models.ForeignKey[Any, Any]":
    """A column for the colleague or citizen who set something aside."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )


class CopingStrategy(CaseRecord, Versioned):
    """Something one does when it is hard, and what the citizen says of it."""

    text = models.TextField()
    own_words = models.TextField(blank=True)
    written_as = CodeField(Role)
    set_aside_on = models.DateField(null=True, blank=True)
    set_aside_by = nobody_yet()
    set_aside_reason = models.TextField(blank=True)

    data = Classified(
        personal={Section.SOCIAL: ("text", "own_words", "set_aside_reason")},
        plain=("written_as", "set_aside_on", "set_aside_by"),
    )

    class Meta:
        """Latest first; nothing is set aside without a word."""

        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.CheckConstraint(name="strategy_set_aside_says_why", condition=SET_ASIDE)
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"strategy {self.pk}"


class StrategyTry(CaseRecord):
    """One day it was tried: in which situation, and how it went; never rewritten."""

    strategy = models.ForeignKey(CopingStrategy, models.PROTECT, related_name="tries")
    tried_on = models.DateField()
    situation = CodeField(Situation)
    where = models.CharField(max_length=200, blank=True)
    outcome = CodeField(Outcome)
    how_it_went = models.TextField(blank=True)
    note = models.ForeignKey(ContactNote, models.PROTECT, null=True, blank=True, related_name="+")
    written_as = CodeField(Role)
    set_aside_on = models.DateField(null=True, blank=True)
    set_aside_by = nobody_yet()
    set_aside_reason = models.TextField(blank=True)

    data = Classified(
        personal={Section.SOCIAL: ("where", "how_it_went", "set_aside_reason")},
        plain=(
            "strategy",
            "tried_on",
            "situation",
            "outcome",
            "note",
            "written_as",
            "set_aside_on",
            "set_aside_by",
        ),
    )

    class Meta:
        """In the order tried."""

        ordering: ClassVar = ["tried_on", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(name="try_set_aside_says_why", condition=SET_ASIDE)
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"strategy try {self.pk}"
