"""Write a contact note, and add to one; nothing changes a note that is written (E8, M3)."""

from dataclasses import dataclass
from datetime import date, datetime

from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case
from fodfaeste.records.cti.models import ContactNote, FocusArea, NoteAddendum
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import made_by
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.cases.kinds import Track
from fodfaeste.rules.cti.contact import Contact, check_contact
from fodfaeste.rules.cti.kinds import ContactKind, ContactPlace
from fodfaeste.rules.cti.written import check_addendum, check_written
from fodfaeste.rules.text import TextKind, cleaned


@dataclass(frozen=True, slots=True, kw_only=True)
class NewNote:
    """One contact as the phone sends it. A focus area brings its own track."""

    happened_on: date
    kind: ContactKind
    place: ContactPlace | None
    minutes: int
    text: str
    track: Track | None = None
    focus_id: int | None = None
    participants: str = ""
    next_step: str = ""


@creates(ContactNote)
def write(
    *, actor: Actor, case: Case, note: NewNote, today: date, now: datetime, draft: str = ""
) -> ContactNote:
    """Write a contact, an attempt or a piece of coordination, signed with the hour."""
    access.require(actor, Permission.NOTE_WRITE, case, today=today, now=now)
    contact = Contact(on=note.happened_on, kind=note.kind, minutes=note.minutes, place=note.place)
    check_contact(contact, today=today)
    text = cleaned(note.text, kind=TextKind.LONG)
    check_written(note.kind, text)
    focus = FocusArea.objects.filter(pk=note.focus_id, case=case).first() if note.focus_id else None
    drafts.discard(actor=actor, form=draft)
    return ContactNote.objects.create(
        **made_by(actor.id, now),
        case=case,
        happened_on=note.happened_on,
        kind=note.kind,
        place=note.place or "",
        minutes=note.minutes,
        track=focus.track if focus else note.track or "",
        focus_area=focus,
        participants=cleaned(note.participants, kind=TextKind.LINE),
        text=text,
        next_step=cleaned(note.next_step, kind=TextKind.PARAGRAPH),
        written_as=Role.CTI_WORKER,
    )


@creates(NoteAddendum)
def add(
    *,
    actor: Actor,
    case: Case,
    note_id: int,
    text: str,
    today: date,
    now: datetime,
    draft: str = "",
) -> NoteAddendum:
    """Put a note right by adding to it; the note itself stands as it was written (M3)."""
    access.require(actor, Permission.NOTE_WRITE, case, today=today, now=now)
    added = cleaned(text, kind=TextKind.LONG)
    check_addendum(added)
    drafts.discard(actor=actor, form=draft)
    return NoteAddendum.objects.create(
        **made_by(actor.id, now),
        case=case,
        note=ContactNote.objects.get(pk=note_id, case=case),
        text=added,
    )
