"""Write a contact note, and add to one; nothing changes a note that is written (E8, M3)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from fodfaeste.records.cases import access
from fodfaeste.records.cases.actions.tasks import new_task
from fodfaeste.records.cases.models import Case, Task
from fodfaeste.records.cti.models import (
    ContactNote,
    FocusArea,
    NoteAddendum,
    NoteParticipant,
)
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import made_by
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.cases.kinds import Track
from fodfaeste.rules.cti.contact import Contact, check_contact
from fodfaeste.rules.cti.kinds import ContactKind, ContactPlace
from fodfaeste.rules.cti.taking_part import Belongs, TookPart, who_took_part
from fodfaeste.rules.cti.written import (
    TimeSpent,
    check_addendum,
    check_next_step,
    check_time_spent,
    check_written,
    time_spent,
)
from fodfaeste.rules.text import TextKind, cleaned

COLUMNS = {
    Belongs.TEAM: "colleague_id",
    Belongs.NETWORK: "network_person_id",
    Belongs.WORKPLACE: "company_person_id",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NewNote:
    """One contact as the phone sends it. A focus area brings its own track.

    `people` are those of `people_around` who took part, `participants` others, written by hand.
    A next step with a day becomes a task: of whoever writes, or of the citizen.
    """

    happened_on: date
    kind: ContactKind
    place: ContactPlace | None
    minutes: int
    text: str
    coordination_minutes: int = 0
    track: Track | None = None
    focus_id: int | None = None
    people: tuple[TookPart, ...] = ()
    participants: str = ""
    next_step: str = ""
    next_step_on: date | None = None
    citizen_does_it: bool = False


@creates(ContactNote)
def write(*, actor: Actor, case: Case, note: NewNote, today: date, now: datetime) -> ContactNote:
    """Write a contact, an attempt or a piece of coordination, signed with the hour."""
    access.require(actor, Permission.NOTE_WRITE, case, today=today, now=now)
    contact = Contact(on=note.happened_on, kind=note.kind, minutes=note.minutes, place=note.place)
    check_contact(contact, begun_on=case.enrolled_on, today=today)
    columns = columns_of(case.pk, note)
    check_time_spent(
        TimeSpent(contact=columns["minutes"], coordination=columns["coordination_minutes"])
    )
    check_written(note.kind, columns["text"])
    check_next_step(columns["next_step"], due_on=note.next_step_on, today=today)
    written = ContactNote.objects.create(
        **made_by(actor.id, now),
        **columns,
        case=case,
        task=_task(actor, case, note, columns["next_step"], now),
        written_as=Role.CTI_WORKER,
    )
    _took_part(actor, written, note.people, now)
    return written


def columns_of(case_id: int, note: NewNote) -> dict[str, Any]:
    """The columns of a note as it is kept."""
    spent = time_spent(note.kind, minutes=note.minutes, coordination=note.coordination_minutes)
    found = FocusArea.objects.filter(pk=note.focus_id, case_id=case_id) if note.focus_id else ()
    focus = next(iter(found), None)
    return {
        "happened_on": note.happened_on,
        "kind": note.kind,
        "place": note.place or "",
        "minutes": spent.contact,
        "coordination_minutes": spent.coordination,
        "track": focus.track if focus else note.track or "",
        "focus_area": focus,
        "participants": who_took_part(note.people, cleaned(note.participants, kind=TextKind.LINE)),
        "text": cleaned(note.text, kind=TextKind.LONG),
        "next_step": cleaned(note.next_step, kind=TextKind.PARAGRAPH),
    }


def _task(actor: Actor, case: Case, note: NewNote, title: str, now: datetime) -> Task | None:
    """The task that a next step with a day becomes; the whole team sees it."""
    if note.next_step_on is None:
        return None
    responsible = None if note.citizen_does_it else actor.id
    task = new_task(actor=actor, case=case, title=title, responsible=responsible, now=now)
    task.citizen_does_it = note.citizen_does_it
    task.due_on = note.next_step_on
    task.save(force_insert=True)
    return task


def _took_part(
    actor: Actor, written: ContactNote, people: tuple[TookPart, ...], now: datetime
) -> None:
    NoteParticipant.objects.bulk_create(
        NoteParticipant(
            **made_by(actor.id, now),
            case_id=written.case_id,
            note=written,
            belongs=person.belongs,
            **{COLUMNS[person.belongs]: person.number},
        )
        for person in dict.fromkeys(people)
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
    seen: str | None = None,
) -> NoteAddendum:
    """Put a note right by adding to it; the note itself stands as it was written (M3)."""
    access.require(actor, Permission.NOTE_WRITE, case, today=today, now=now)
    added = cleaned(text, kind=TextKind.LONG)
    check_addendum(added)
    drafts.discard(actor=actor, form=draft, seen=seen)
    return NoteAddendum.objects.create(
        **made_by(actor.id, now),
        case=case,
        note=ContactNote.objects.get(pk=note_id, case=case),
        text=added,
    )
