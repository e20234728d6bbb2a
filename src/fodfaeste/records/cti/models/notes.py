"""Contact notes. A note is never changed; what was wrong is put right by an addendum (M3)."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import Q

from fodfaeste.records.cases.models import NetworkPerson, Task
from fodfaeste.records.cti.models.course import FocusArea
from fodfaeste.records.foundation import CaseRecord, Classified, CodeField
from fodfaeste.records.placement.models import CompanyPerson
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.cases.kinds import Track
from fodfaeste.rules.cti.kinds import ContactKind, ContactPlace
from fodfaeste.rules.cti.taking_part import Belongs

__all__ = ["ContactNote", "NoteAddendum", "NoteParticipant"]

IN_DANISH = "danish"
"""How words are cut down to their stem before they are looked for; `notes.sql` says the same."""


class ContactNote(CaseRecord):
    """One contact, attempt or piece of coordination (E8, E10).

    `minutes` are with the citizen, `coordination_minutes` with everybody else about them.
    """

    happened_on = models.DateField()
    kind = CodeField(ContactKind)
    place = CodeField(ContactPlace, blank=True)
    minutes = models.PositiveSmallIntegerField(default=0)
    coordination_minutes = models.PositiveSmallIntegerField(default=0)
    track = CodeField(Track, blank=True)
    focus_area = models.ForeignKey(
        FocusArea, models.PROTECT, null=True, blank=True, related_name="+"
    )
    participants = models.TextField(blank=True)
    text = models.TextField(blank=True)
    next_step = models.TextField(blank=True)
    task = models.ForeignKey(Task, models.PROTECT, null=True, blank=True, related_name="+")
    written_as = CodeField(Role)

    data = Classified(
        personal={Section.CTI_NOTES: ("participants", "text", "next_step")},
        plain=(
            "happened_on",
            "kind",
            "place",
            "minutes",
            "coordination_minutes",
            "track",
            "focus_area",
            "task",
            "written_as",
        ),
    )

    class Meta:
        """Latest first, found by their words; coordination is no time with the citizen."""

        indexes: ClassVar = [
            models.Index(fields=["case", "-happened_on", "-id"], name="notes_of_case"),
            GinIndex(
                SearchVector("text", "next_step", "participants", config=IN_DANISH),
                name="words_of_notes",
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="coordination_is_no_contact",
                condition=~Q(kind=ContactKind.COORDINATION.value) | Q(minutes=0),
            )
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
        """In the order written, found by their words."""

        ordering: ClassVar = ["id"]
        indexes: ClassVar = [
            GinIndex(SearchVector("text", config=IN_DANISH), name="words_of_addenda")
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"addendum {self.pk}"


class NoteParticipant(CaseRecord):
    """Somebody known to the case who took part besides the citizen; the note says the name (E8)."""

    note = models.ForeignKey(ContactNote, models.PROTECT, related_name="people")
    belongs = CodeField(Belongs)
    colleague = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    network_person = models.ForeignKey(
        NetworkPerson, models.PROTECT, null=True, blank=True, related_name="+"
    )
    company_person = models.ForeignKey(
        CompanyPerson, models.PROTECT, null=True, blank=True, related_name="+"
    )

    data = Classified(
        personal={Section.CTI_NOTES: ("colleague", "network_person", "company_person")},
        plain=("note", "belongs"),
    )

    class Meta:
        """One person a row, of the kind it says."""

        constraints: ClassVar = [
            models.CheckConstraint(
                name="who_took_part_is_one",
                condition=Q(
                    belongs=Belongs.TEAM.value,
                    colleague__isnull=False,
                    network_person=None,
                    company_person=None,
                )
                | Q(
                    belongs=Belongs.NETWORK.value,
                    colleague=None,
                    network_person__isnull=False,
                    company_person=None,
                )
                | Q(
                    belongs=Belongs.WORKPLACE.value,
                    colleague=None,
                    network_person=None,
                    company_person__isnull=False,
                ),
            )
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"participant {self.pk}"
