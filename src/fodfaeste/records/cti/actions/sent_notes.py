"""A note that may arrive twice: written once, and nothing that was said since is lost (E8, M3)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from fodfaeste.records.cases.models import Case
from fodfaeste.records.cti.actions.notes import NewNote, columns_of, write
from fodfaeste.records.cti.models import ContactNote
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.drafts.queries import draft_of, texts_of, was_received
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.cases.kinds import Track
from fodfaeste.rules.cti.kinds import ContactKind, ContactPlace
from fodfaeste.rules.cti.written import Told, joined, told_since


@dataclass(frozen=True, slots=True)
class Sent:
    """A note that stands: written just now or by an earlier sending whose answer was lost.

    `as_sent` says whether all of it stands in it. It does not when something was typed or chosen
    since the earlier sending: what is new then waits in the draft of an addendum.
    """

    note: ContactNote
    just_now: bool
    as_sent: bool


def addendum_draft(note_id: int) -> str:
    """The name of the draft of what is added to a note."""
    return f"addendum:{note_id}"


@transaction.atomic
def send(
    *,
    actor: Actor,
    key: UUID,
    case: Case,
    note: NewNote,
    today: date,
    now: datetime,
    draft: str = "",
    seen: str | None = None,
) -> Sent:
    """Write a note that may have arrived before; what was typed since then is not lost (M3).

    The `draft` that the page had `seen` ends with it.
    """
    was_there = was_received(actor, key)
    written = write(actor=actor, key=key, case=case, note=note, today=today, now=now)
    if draft:
        drafts.discard(actor=actor, form=draft, seen=seen)
    typed_since = _typed_since(written, note)
    if typed_since:
        _keep_as_addendum(actor, written.pk, typed_since, now=now)
    return Sent(written, just_now=not was_there, as_sent=not typed_since)


def _keep_as_addendum(actor: Actor, note_id: int, typed: str, *, now: datetime) -> None:
    """Let what was typed wait as an addendum, after what already waits there."""
    form = addendum_draft(note_id)
    kept = draft_of(actor, form)
    begun = texts_of(kept.fields.get("text", ""))[-1] if kept else ""
    drafts.keep(actor=actor, form=form, fields={"text": joined(begun, typed)}, now=now)


def _typed_since(written: ContactNote, note: NewNote) -> str:
    """What of that which was sent does not stand in the note."""
    return told_since(
        _told({name: getattr(written, name) for name in COMPARED}, _step_of(written)),
        _told(columns_of(written.case_id, note), _step_in(note)),
    )


COMPARED = (
    "happened_on",
    "kind",
    "place",
    "minutes",
    "coordination_minutes",
    "track",
    "focus_area",
    "participants",
    "text",
    "next_step",
)


def _told(said: dict[str, Any], step: str) -> Told:
    focus, track = said["focus_area"], said["track"]
    return Told(
        text=said["text"],
        rest={
            "Dag": f"{said['happened_on']:%d.%m.%Y}",
            "Slags": ContactKind(said["kind"]).label,
            "Sted": ContactPlace(said["place"]).label if said["place"] else "",
            "Minutter": str(said["minutes"]),
            "Minutter til koordinering": str(said["coordination_minutes"]),
            "Det handlede om": focus.title if focus else Track(track).label if track else "",
            "Hvem var med": said["participants"],
            "Næste skridt": f"{said['next_step']}{step}",
        },
    )


def _step_of(written: ContactNote) -> str:
    task = written.task
    return _step(task.due_on, citizen_does_it=task.citizen_does_it) if task else ""


def _step_in(note: NewNote) -> str:
    return _step(note.next_step_on, citizen_does_it=note.citizen_does_it)


def _step(due_on: date | None, *, citizen_does_it: bool) -> str:
    who = ", borgeren" if citizen_does_it else ""
    return f" ({due_on:%d.%m.%Y}{who})" if due_on else ""
