"""Contact notes: with their words where the section is open, else only that contact happened."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from django.db.models import QuerySet

from fodfaeste.records.cti.models import ContactNote, CtiCourse
from fodfaeste.rules.cases.kinds import Track
from fodfaeste.rules.cti.contact import Contact
from fodfaeste.rules.cti.kinds import ContactKind, ContactPlace

PAGE_SIZE = 50

Note: TypeAlias = ContactNote
"""What the floor above calls a note; it imports no tables."""


@dataclass(frozen=True, slots=True)
class AddendumLine:
    """What was added to a note afterwards, signed."""

    text: str
    by: str
    written_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteLine:
    """One contact. Where the notes are closed to the reader, only the day and the kind stand."""

    id: int
    happened_on: date
    kind: ContactKind
    is_open: bool
    place: ContactPlace | None = None
    minutes: int = 0
    about: str = ""
    participants: str = ""
    text: str = ""
    next_step: str = ""
    by: str = ""
    written_at: datetime | None = None
    addenda: tuple[AddendumLine, ...] = ()


@dataclass(frozen=True, slots=True)
class NotesPage:
    """Fifty contacts, the latest first, and how many there are."""

    lines: tuple[NoteLine, ...]
    number: int
    last: int
    total: int


def notes_page(case_id: int, number: int, *, open_texts: bool) -> NotesPage:
    """A page of contacts; no word of a closed note leaves the database."""
    total = ContactNote.objects.filter(case_id=case_id).count()
    last = max(1, -(-total // PAGE_SIZE))
    number = min(max(1, number), last)
    start = (number - 1) * PAGE_SIZE
    lines = _open_lines if open_texts else _closed_lines
    return NotesPage(lines(case_id, start, start + PAGE_SIZE), number, last, total)


def note_of(case_id: int, note_id: int) -> NoteLine | None:
    """One open note with its addenda."""
    found = _with_words(case_id).filter(pk=note_id).first()
    return _open_line(found) if found else None


def contacts_of(course: CtiCourse) -> tuple[Contact, ...]:
    """Every contact since the course began, as the contact curve needs it."""
    rows = ContactNote.objects.filter(
        case_id=course.case_id, happened_on__gte=course.starts_on
    ).values_list("happened_on", "kind", "minutes")
    return tuple(
        Contact(on=day, kind=ContactKind(kind), minutes=length) for day, kind, length in rows
    )


def last_note_by(case_id: int, user_id: int) -> ContactNote | None:
    """The last note somebody wrote in a case: the next one begins with its choices."""
    return (
        ContactNote.objects.filter(case_id=case_id, created_by_id=user_id).order_by("-pk").first()
    )


def _closed_lines(case_id: int, start: int, stop: int) -> tuple[NoteLine, ...]:
    rows = ContactNote.objects.filter(case_id=case_id).order_by("-happened_on", "-id")
    return tuple(
        NoteLine(id=number, happened_on=day, kind=ContactKind(kind), is_open=False)
        for number, day, kind in rows.values_list("id", "happened_on", "kind")[start:stop]
    )


def _open_lines(case_id: int, start: int, stop: int) -> tuple[NoteLine, ...]:
    return tuple(map(_open_line, _with_words(case_id)[start:stop]))


def _with_words(case_id: int) -> QuerySet[ContactNote]:
    return (
        ContactNote.objects.filter(case_id=case_id)
        .select_related("created_by", "focus_area")
        .prefetch_related("addenda__created_by")
        .order_by("-happened_on", "-id")
    )


def _open_line(note: ContactNote) -> NoteLine:
    return NoteLine(
        id=note.pk,
        happened_on=note.happened_on,
        kind=ContactKind(note.kind),
        is_open=True,
        place=ContactPlace(note.place) if note.place else None,
        minutes=note.minutes,
        about=_about(note),
        participants=note.participants,
        text=note.text,
        next_step=note.next_step,
        by=note.created_by.name if note.created_by else "",
        written_at=note.created_at,
        addenda=tuple(
            AddendumLine(
                added.text, added.created_by.name if added.created_by else "", added.created_at
            )
            for added in note.addenda.all()
        ),
    )


def _about(note: ContactNote) -> str:
    if note.focus_area:
        return note.focus_area.title
    return Track(note.track).label if note.track else ""
