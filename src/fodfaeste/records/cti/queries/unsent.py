"""Notes somebody began and has not sent: where one goes on, or the text alone (M3, S5).

A draft is nobody's note yet, and stays its author's. Whoever is no longer on the team can read
their own words, and nothing of the course.
"""

from dataclasses import dataclass
from datetime import datetime

from fodfaeste.records.cases.models import Case
from fodfaeste.records.cti.models import ContactNote
from fodfaeste.records.drafts.queries import NamedDraft, drafts_named, texts_of
from fodfaeste.rules.access.facts import Actor

NOTE, ADDENDUM = "note:", "addendum:"
LONGEST_NUMBER = 18
"""Digits that a database counts to."""
WORDS = ("text", "next_step", "participants")


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsentNote:
    """One draft. Where the course is out of sight there is no name and no number, only words."""

    form: str
    words: tuple[str, ...]
    saved: datetime
    case_id: int | None = None
    note_id: int | None = None
    name: str = ""


def is_a_notes_draft(form: str) -> bool:
    """Whether a form's name is that of a note or of what is added to one."""
    return form.startswith((NOTE, ADDENDUM))


def unsent_notes(actor: Actor) -> tuple[UnsentNote, ...]:
    """The actor's own drafts of notes that say something, the latest first; three queries."""
    kept = [one for one in drafts_named(actor, NOTE, ADDENDUM) if _words(one)]
    notes = _cases_of([_number(one) for one in kept if one.form.startswith(ADDENDUM)])
    cases = {number for one in kept if (number := _case_of(one, notes))}
    names = {
        case.pk: case.citizen.name
        for case in Case.objects.filter(pk__in=cases).select_related("citizen")
    }
    return tuple(_unsent(one, _case_of(one, notes), names) for one in kept)


def how_many_unsent(actor: Actor) -> int:
    """How many drafts of notes wait for the actor; one query."""
    return sum(bool(_words(one)) for one in drafts_named(actor, NOTE, ADDENDUM))


def _unsent(draft: NamedDraft, case_id: int | None, names: dict[int, str]) -> UnsentNote:
    seen = case_id in names
    is_addendum = draft.form.startswith(ADDENDUM)
    return UnsentNote(
        form=draft.form,
        words=_words(draft),
        saved=draft.saved,
        case_id=case_id if seen else None,
        note_id=_number(draft) if seen and is_addendum else None,
        name=names.get(case_id or 0, ""),
    )


def _words(draft: NamedDraft) -> tuple[str, ...]:
    said = (texts_of(draft.fields.get(name, ""))[-1:] for name in WORDS)
    return tuple(text.strip() for texts in said for text in texts if text.strip())


def _number(draft: NamedDraft) -> int:
    number = draft.form.partition(":")[2]
    is_number = number.isascii() and number.isdigit() and len(number) <= LONGEST_NUMBER
    return int(number) if is_number else 0


def _case_of(draft: NamedDraft, notes: dict[int, int]) -> int | None:
    number = _number(draft)
    return number if draft.form.startswith(NOTE) else notes.get(number)


def _cases_of(note_ids: list[int]) -> dict[int, int]:
    found = ContactNote.objects.filter(pk__in=note_ids) if note_ids else ContactNote.objects.none()
    return dict(found.values_list("pk", "case_id"))
