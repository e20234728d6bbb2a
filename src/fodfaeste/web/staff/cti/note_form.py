"""The contact note on a phone: chips chosen beforehand, one text, one button (E8, E10)."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms

from fodfaeste.records.cti.actions.notes import NewNote
from fodfaeste.records.cti.queries.course import Area
from fodfaeste.records.cti.queries.notes import Note
from fodfaeste.rules.cases.kinds import Track
from fodfaeste.rules.cti.contact import LONGEST_CONTACT_MINUTES
from fodfaeste.rules.cti.kinds import ContactKind, ContactPlace
from fodfaeste.rules.cti.taking_part import TookPart
from fodfaeste.web.ui.attempts import RuledForm
from fodfaeste.web.ui.forms import (
    ChipChoice,
    ChipChoices,
    DanishDateField,
    KeyedForm,
    LineField,
    LongTextField,
)

KINDS = (
    (ContactKind.MEETING.value, "Møde"),
    (ContactKind.PHONE.value, "Telefon"),
    (ContactKind.MESSAGE.value, "Besked"),
    (ContactKind.ATTEMPT.value, "Ikke truffet"),
    (ContactKind.COORDINATION.value, "Koordinering"),
)
PLACES = (
    (ContactPlace.WORKPLACE.value, "Arbejdspladsen"),
    (ContactPlace.HOME.value, "Hjemme"),
    (ContactPlace.OUT.value, "Ude"),
    (ContactPlace.OFFICE.value, "Kontoret"),
)
OTHER = "andet"
NONE = "0"
LENGTHS = (
    ("15", "15"),
    ("30", "30"),
    ("45", "45"),
    ("60", "60"),
    ("90", "90 min"),
    (OTHER, OTHER),
)
BESIDE = ((NONE, "Ingen"), ("15", "15"), ("30", "30"), ("60", "60"), (OTHER, OTHER))
WITHOUT_DAY = "uden"
WHEN = (
    (WITHOUT_DAY, "Uden dag"),
    ("1", "I morgen"),
    ("7", "Om en uge"),
    ("14", "Om to uger"),
    (OTHER, "Anden dag"),
)
MYSELF, CITIZEN = "mig", "borger"
WHO_DOES_IT = ((MYSELF, "Mig"), (CITIZEN, "Borgeren"))
FOCUS, TRACK = "fokus", "spor"
HAPPENS_SOMEWHERE = frozenset({ContactKind.MEETING, ContactKind.ATTEMPT})
TAKES_TIME = frozenset(ContactKind) - {ContactKind.ATTEMPT}

MINUTES = {
    "min_value": 0,
    "max_value": LONGEST_CONTACT_MINUTES,
    "required": False,
    "error_messages": {
        "invalid": "Skriv antal minutter med tal, fx 20.",
        "min_value": "Skriv 0 minutter eller mere.",
        "max_value": "Højst 16 timer, det er 960 minutter.",
    },
}


def _minutes_field(label: str) -> forms.IntegerField:
    digits = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    return forms.IntegerField(label=label, widget=digits, **MINUTES)  # type: ignore[arg-type]


class NoteForm(RuledForm):
    """One contact. What is seldom needed stands under the text, and is never asked for."""

    judged_by_rules: tuple[str, ...] = ("place", "text")
    says_optional = False

    kind = forms.TypedChoiceField(
        label="Hvordan?", choices=KINDS, coerce=ContactKind, widget=ChipChoice
    )
    place = forms.TypedChoiceField(
        label="Hvor?",
        choices=PLACES,
        coerce=ContactPlace,
        empty_value=None,
        widget=ChipChoice,
    )
    length = forms.ChoiceField(
        label="Hvor længe?", choices=LENGTHS, widget=ChipChoice, required=False
    )
    other_length = _minutes_field("Antal minutter")
    about = forms.ChoiceField(label="Det handlede om", widget=ChipChoice)
    text = LongTextField(label="Hvad skete der, og hvad blev I enige om?", rows=4)
    people = forms.MultipleChoiceField(
        label="Mennesker omkring borgeren", widget=ChipChoices, required=False
    )
    participants = LineField(label="Andre, der var med", required=False)
    coordination = forms.ChoiceField(
        label="Tid til koordinering",
        help_text="Med andre om borgeren, før eller efter kontakten, i minutter.",
        choices=BESIDE,
        widget=ChipChoice,
        required=False,
    )
    other_coordination = _minutes_field("Minutter til koordinering")
    next_step = LineField(label="Hvad skal der ske?", required=False)
    next_when = forms.ChoiceField(
        label="Hvornår skal det ske?",
        help_text="Med en dag bliver det en opgave, som hele teamet kan se.",
        choices=WHEN,
        widget=ChipChoice,
        required=False,
    )
    next_on = DanishDateField(label="Hvilken dag?", required=False)
    next_who = forms.ChoiceField(
        label="Hvem gør det?", choices=WHO_DOES_IT, widget=ChipChoice, required=False
    )
    happened_on = DanishDateField(label="Hvornår var kontakten?")

    drawers = {
        "who": ("people", "participants"),
        "beside": ("coordination", "other_coordination"),
        "next": ("next_step", "next_when", "next_on", "next_who"),
        "day": ("happened_on",),
    }

    def __init__(
        self,
        *args: Any,
        areas: Iterable[Area] = (),
        around: Iterable[TookPart] = (),
        today: date,
        **kwargs: Any,
    ) -> None:
        """Take the focus areas of now, before the three tracks, and who is around the citizen."""
        super().__init__(*args, **kwargs)
        self.today = today
        self.around = {code_of(person): person for person in around}
        self.fields["about"].choices = [  # type: ignore[attr-defined]
            *((f"{FOCUS}-{area.pk}", area.title) for area in areas),
            *((f"{TRACK}-{track.value}", track.label) for track in Track),
        ]
        self.fields["people"].choices = [  # type: ignore[attr-defined]
            (code, person.name) for code, person in self.around.items()
        ]

    def clean(self) -> dict[str, Any]:
        """Ask for minutes and for a day where none of the usual ones fits."""
        given = super().clean() or self.cleaned_data
        if given.get("kind") in TAKES_TIME and not given.get("length"):
            self.add_error("length", "Vælg »Hvor længe?«.")
        self._ask_for("other_length", "length", "Skriv, hvor mange minutter det varede.")
        self._ask_for("other_coordination", "coordination", "Skriv, hvor mange minutter det tog.")
        self._ask_for("next_on", "next_when", "Skriv dagen, eller vælg »Uden dag«.")
        return given

    def _ask_for(self, name: str, chosen_in: str, sentence: str) -> None:
        given = self.cleaned_data
        if chosen_in == "length" and given.get("kind") not in TAKES_TIME:
            return
        is_missing = given.get(name) is None and name not in self.errors
        if given.get(chosen_in) == OTHER and is_missing:
            self.add_error(name, sentence)

    def note(self) -> NewNote:
        """Return the note."""
        given = self.cleaned_data
        what, _, which = given["about"].partition("-")
        kind = given["kind"]
        return NewNote(
            happened_on=given["happened_on"],
            kind=kind,
            place=given["place"] if kind in HAPPENS_SOMEWHERE else None,
            minutes=self._minutes("length") if kind in TAKES_TIME else 0,
            coordination_minutes=0
            if kind is ContactKind.COORDINATION
            else self._minutes("coordination"),
            text=given["text"],
            track=Track(which) if what == TRACK else None,
            focus_id=int(which) if what == FOCUS else None,
            people=tuple(self.around[code] for code in given["people"]),
            participants=given["participants"],
            next_step=given["next_step"],
            next_step_on=self._next_day(),
            citizen_does_it=given["next_who"] == CITIZEN,
        )

    def _minutes(self, name: str) -> int:
        chosen = self.cleaned_data[name] or NONE
        return int(self.cleaned_data[f"other_{name}"] if chosen == OTHER else chosen)

    def _next_day(self) -> date | None:
        when = self.cleaned_data["next_when"] or WITHOUT_DAY
        if when == WITHOUT_DAY:
            return None
        if when == OTHER:
            chosen: date = self.cleaned_data["next_on"]
            return chosen
        return self.today + timedelta(days=int(when))

    @property
    def open_drawers(self) -> frozenset[str]:
        """The drawers that something was put in, or where something has to be mended."""
        return frozenset(
            drawer
            for drawer, names in self.drawers.items()
            if any(name in self.errors or self._is_filled(name) for name in names)
        )

    def _is_filled(self, name: str) -> bool:
        said = self[name].value()
        if name == "happened_on":
            return False
        return said not in (None, "", [], NONE, WITHOUT_DAY, MYSELF, ["", "", ""])


class AddendumForm(KeyedForm):
    """What is added to a note that stands."""

    text = LongTextField(label="Rettelse eller tilføjelse", rows=4)


def code_of(person: TookPart) -> str:
    """Return the code of somebody on a chip."""
    return f"{person.belongs.value}-{person.number}"


def chosen_beforehand(last: Note | None, areas: Iterable[Area], today: date) -> dict[str, Any]:
    """Return the choices a new note begins with: those of the last one, today.

    Who took part, and what coordination took, are said anew: nobody is written down unseen.
    """
    current = [area.pk for area in areas]
    begun = {
        "happened_on": today,
        "coordination": NONE,
        "next_when": WITHOUT_DAY,
        "next_who": MYSELF,
    }
    if last is None:
        first = f"{FOCUS}-{current[0]}" if current else f"{TRACK}-{Track.JOB.value}"
        return {**begun, "kind": ContactKind.MEETING.value, "length": "45", "about": first}
    return {**begun, **_as_last_time(last), "about": _about(last, current)}


def _as_last_time(last: Note) -> dict[str, Any]:
    minutes = last.minutes or last.coordination_minutes
    known = str(minutes) in dict(LENGTHS)
    return {
        "kind": last.kind if last.kind in TAKES_TIME else ContactKind.MEETING.value,
        "place": last.place,
        "length": str(minutes) if known else OTHER if minutes else "45",
        "other_length": minutes if minutes and not known else None,
    }


def _about(last: Note, current: list[int]) -> str:
    if last.focus_area_id in current:
        return f"{FOCUS}-{last.focus_area_id}"
    return f"{TRACK}-{last.track or Track.JOB.value}"
