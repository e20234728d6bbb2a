"""Contact notes: with their words where the section is open, else only that contact happened."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from django.db.models import Count, Prefetch, Q, QuerySet, Sum
from django.db.models.expressions import RawSQL

from fodfaeste.accounts.models import User
from fodfaeste.records.cti.models import ContactNote, CtiCourse, FocusArea, NoteAddendum
from fodfaeste.rules.cases.kinds import Track
from fodfaeste.rules.cti.contact import REAL_CONTACT, Contact
from fodfaeste.rules.cti.kinds import ContactKind, ContactPlace

PAGE_SIZE = 50
SHOWN_FIRST = 5
"""How many notes a page shows that is about more than notes."""
PRINTED_AT_ONCE = 500

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
    coordination_minutes: int = 0
    about: str = ""
    participants: str = ""
    text: str = ""
    next_step: str = ""
    next_step_on: date | None = None
    by: str = ""
    written_at: datetime | None = None
    addenda: tuple[AddendumLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which notes somebody asks for; what is left out asks for all.

    `period` is half-open. `words` are looked for in note, addenda and who took part.
    """

    kind: ContactKind | None = None
    track: Track | None = None
    focus_id: int | None = None
    by: int | None = None
    period: tuple[date | None, date | None] = (None, None)
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many notes there are, what they are, and how long they took in minutes."""

    total: int
    contacts: int
    attempts: int
    minutes: int
    coordination_minutes: int


@dataclass(frozen=True, slots=True)
class NotesPage:
    """Fifty contacts, the latest first, and what all that were asked for come to."""

    lines: tuple[NoteLine, ...]
    number: int
    last: int
    tally: Tally


def notes_page(
    case_id: int,
    number: int,
    *,
    open_texts: bool,
    wanted: Wanted | None = None,
    size: int = PAGE_SIZE,
) -> NotesPage:
    """A page of contacts; no word of a closed note leaves the database."""
    found = _found(case_id, wanted or Wanted())
    tally = _tally(found)
    last = max(1, -(-tally.total // size))
    number = min(max(1, number), last)
    start = (number - 1) * size
    lines = _open_lines if open_texts else _closed_lines
    return NotesPage(lines(found, start, start + size), number, last, tally)


def latest_notes(case_id: int, *, open_texts: bool) -> tuple[NoteLine, ...]:
    """The latest contacts, for a page that is about more than notes."""
    lines = _open_lines if open_texts else _closed_lines
    return lines(_found(case_id, Wanted()), 0, SHOWN_FIRST)


def note_of(case_id: int, note_id: int) -> NoteLine | None:
    """One open note with its addenda."""
    found = _with_words(_found(case_id, Wanted())).filter(pk=note_id).first()
    return _open_line(found) if found else None


def contacts_of(course: CtiCourse) -> tuple[Contact, ...]:
    """Every contact since the course began, those alike on one day as one."""
    rows = (
        ContactNote.objects.filter(case_id=course.case_id, happened_on__gte=course.starts_on)
        .order_by()
        .values_list("happened_on", "kind")
        .annotate(minutes=Sum("minutes"), times=Count("pk"))
    )
    return tuple(
        Contact(on=day, kind=ContactKind(kind), minutes=minutes, times=times)
        for day, kind, minutes, times in rows
    )


def last_note_by(case_id: int, user_id: int) -> ContactNote | None:
    """The last note somebody wrote in a case: the next one begins with its choices."""
    return (
        ContactNote.objects.filter(case_id=case_id, created_by_id=user_id).order_by("-pk").first()
    )


def writers_of(case_id: int) -> list[tuple[int, str]]:
    """Everybody who has written a note in a case."""
    wrote = ContactNote.objects.filter(case_id=case_id).order_by().values("created_by").distinct()
    return list(User.objects.filter(pk__in=wrote).order_by("name").values_list("pk", "name"))


def areas_of(case_id: int) -> list[tuple[int, str]]:
    """Every focus area of a case, the latest first."""
    areas = FocusArea.objects.filter(case_id=case_id).order_by("-phase", "-pk")
    return list(areas.values_list("pk", "title"))


def _found(case_id: int, wanted: Wanted) -> QuerySet[ContactNote]:
    starts, ends = wanted.period
    asked = {
        "kind": wanted.kind,
        "track": wanted.track,
        "focus_area": wanted.focus_id,
        "created_by": wanted.by,
        "happened_on__gte": starts,
        "happened_on__lt": ends,
    }
    given = {name: value for name, value in asked.items() if value is not None}
    notes = ContactNote.objects.filter(case_id=case_id, **given).order_by("-happened_on", "-id")
    return notes.filter(pk__in=_saying(case_id, wanted.words)) if wanted.words else notes


def _saying(case_id: int, words: tuple[str, ...]) -> RawSQL:
    return RawSQL("select notes_saying(%s, %s)", (case_id, list(words)))


def _tally(found: QuerySet[ContactNote]) -> Tally:
    real = Q(kind__in=list(REAL_CONTACT))
    told = found.order_by().aggregate(
        total=Count("pk"),
        contacts=Count("pk", filter=real),
        attempts=Count("pk", filter=Q(kind=ContactKind.ATTEMPT)),
        minutes=Sum("minutes", filter=real, default=0),
        coordination_minutes=Sum("coordination_minutes", default=0),
    )
    return Tally(**told)


def _closed_lines(found: QuerySet[ContactNote], start: int, stop: int) -> tuple[NoteLine, ...]:
    return tuple(
        NoteLine(id=number, happened_on=day, kind=ContactKind(kind), is_open=False)
        for number, day, kind in found.values_list("id", "happened_on", "kind")[start:stop]
    )


def _open_lines(found: QuerySet[ContactNote], start: int, stop: int) -> tuple[NoteLine, ...]:
    return tuple(map(_open_line, _with_words(found)[start:stop]))


def _with_words(found: QuerySet[ContactNote]) -> QuerySet[ContactNote]:
    addenda = NoteAddendum.objects.select_related("created_by")
    return found.select_related("created_by", "focus_area", "task").prefetch_related(
        Prefetch("addenda", addenda)
    )


def _open_line(note: ContactNote) -> NoteLine:
    return NoteLine(
        id=note.pk,
        happened_on=note.happened_on,
        kind=ContactKind(note.kind),
        is_open=True,
        place=ContactPlace(note.place) if note.place else None,
        minutes=note.minutes,
        coordination_minutes=note.coordination_minutes,
        about=_about(note),
        participants=note.participants,
        text=note.text,
        next_step=note.next_step,
        next_step_on=note.task.due_on if note.task else None,
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
