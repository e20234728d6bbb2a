"""Contact notes. A note is never changed; what was wrong is put right by an addendum (M3)."""

from typing import ClassVar

from django.db import models

from fodfaeste.records.cti.models.course import FocusArea
from fodfaeste.records.foundation import CaseRecord, Classified, CodeField
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.cases.kinds import Track
from fodfaeste.rules.cti.kinds import ContactKind, ContactPlace

__all__ = ["ContactNote", "NoteAddendum"]


class ContactNote(CaseRecord):
    """One contact, attempt or piece of coordination (E8, E10)."""

    happened_on = models.DateField()
    kind = CodeField(ContactKind)
    place = CodeField(ContactPlace, blank=True)
    minutes = models.PositiveSmallIntegerField(default=0)
    track = CodeField(Track, blank=True)
    focus_area = models.ForeignKey(
        FocusArea, models.PROTECT, null=True, blank=True, related_name="+"
    )
    participants = models.CharField(max_length=400, blank=True)
    text = models.TextField(blank=True)
    next_step = models.TextField(blank=True)
    written_as = CodeField(Role)

    data = Classified(
        personal={Section.CTI_NOTES: ("participants", "text", "next_step")},
        plain=("happened_on", "kind", "place", "minutes", "track", "focus_area", "written_as"),
    )

    class Meta:
        """Latest first."""

        indexes: ClassVar = [
            models.Index(fields=["case", "-happened_on", "-id"], name="notes_of_case"),
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"note {self.pk}"


class NoteAddendum(CaseRecord):
    """What is added to a note afterwards; the note itself stands."""

    note = models.ForeignKey(ContactNote, models.PROTECT, related_name="addenda")
    text = models.TextField()

    data = Classified(personal={Section.CTI_NOTES: ("text",)}, plain=("note",))

    class Meta:
        """In the order written."""

        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"addendum {self.pk}"
