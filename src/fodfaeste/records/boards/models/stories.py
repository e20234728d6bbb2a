"""Success stories: a citizen's own, told so that nobody is seen (J5)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from fodfaeste.records.foundation import CaseRecord, Classified, CodeField, Versioned
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.boards.stories import StoryYes

__all__ = ["SuccessStory"]


class SuccessStory(CaseRecord, Versioned):
    """A story from one course. `yes_to` is the sign of the words the citizen said yes to.

    Colleagues elsewhere read it through `shared_stories()`, which does not say whose it is.
    """

    title = models.CharField(max_length=200)
    text = models.TextField()
    yes_on = models.DateField(null=True, blank=True)
    yes_how = CodeField(StoryYes, blank=True)
    yes_to = models.CharField(max_length=64, blank=True)
    shared_on = models.DateField(null=True, blank=True)
    taken_back_on = models.DateField(null=True, blank=True)

    data = Classified(
        personal={Section.PLAN: ("title", "text")},
        plain=("yes_on", "yes_how", "yes_to", "shared_on", "taken_back_on"),
    )

    class Meta:
        """Nothing is shared without a yes."""

        constraints: ClassVar = [
            models.CheckConstraint(
                name="shared_story_has_a_yes",
                condition=Q(shared_on=None) | (Q(yes_on__isnull=False) & ~Q(yes_to="")),
            )
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"success story {self.pk}"
