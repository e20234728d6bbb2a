"""The contact note on a phone: chips chosen beforehand, one text, one button (E8)."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from fodfaeste.records.cti.actions.notes import NewNote
from fodfaeste.records.cti.queries.course import Area
from fodfaeste.records.cti.queries.notes import Note
from fodfaeste.rules.cases.kinds import Track
from fodfaeste.rules.cti.contact import LONGEST_CONTACT_MINUTES
from fodfaeste.rules.cti.kinds import ContactKind, ContactPlace
from fodfaeste.web.ui.attempts import RuledForm
from fodfaeste.web.ui.forms import ChipChoice, DanishDateField, KeyedForm, LineField, LongTextField

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
LENGTHS = (("15", "15"), ("30", "30"), ("45", "45"), ("60", "60 min"), (OTHER, OTHER))
FOCUS, TRACK = "fokus", "spor"


class NoteForm(RuledForm):
    """One contact. What is not on the first screen of a phone stands in a drawer."""

    judged_by_rules: tuple[str, ...] = ("place", "text")

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
    length = forms.ChoiceField(label="Hvor længe?", choices=LENGTHS, widget=ChipChoice)
    other_length = forms.IntegerField(
        label="Antal minutter",
        min_value=0,
        max_value=LONGEST_CONTACT_MINUTES,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "invalid": "Skriv antal minutter med tal, fx 20.",
            "min_value": "Skriv 0 minutter eller mere.",
            "max_value": "En kontakt varer højst 16 timer, det er 960 minutter.",
        },
    )
    about = forms.ChoiceField(label="Det handlede om", widget=ChipChoice)
    text = LongTextField(label="Hvad skete der, og hvad blev I enige om?", rows=4)
    happened_on = DanishDateField(label="Hvornår?")
    next_step = LineField(label="Næste skridt", required=False)
    participants = LineField(label="Hvem var ellers med?", required=False)

    drawer = ("happened_on", "next_step", "participants")

    def __init__(self, *args: Any, areas: Iterable[Area] = (), **kwargs: Any) -> None:
        """Take the focus areas that are worked with now; the three tracks stand after them."""
        super().__init__(*args, **kwargs)
        self.fields["about"].choices = [  # type: ignore[attr-defined]
            *((f"{FOCUS}-{area.pk}", area.title) for area in areas),
            *((f"{TRACK}-{track.value}", track.label) for track in Track),
        ]

    def clean(self) -> dict[str, Any]:
        """Ask for the minutes where none of the usual lengths fits."""
        given = super().clean() or self.cleaned_data
        is_other = given.get("length") == OTHER
        if is_other and given.get("other_length") is None and "other_length" not in self.errors:
            self.add_error("other_length", "Skriv, hvor mange minutter det varede.")
        return given

    def note(self) -> NewNote:
        """Return the note."""
        given = self.cleaned_data
        what, _, which = given["about"].partition("-")
        return NewNote(
            happened_on=given["happened_on"],
            kind=given["kind"],
            place=given["place"] if given["kind"] in HAPPENS_SOMEWHERE else None,
            minutes=self._minutes(),
            text=given["text"],
            track=Track(which) if what == TRACK else None,
            focus_id=int(which) if what == FOCUS else None,
            participants=given["participants"],
            next_step=given["next_step"],
        )

    def _minutes(self) -> int:
        given = self.cleaned_data
        return int(given["other_length"] if given["length"] == OTHER else given["length"])

    @property
    def drawer_is_open(self) -> bool:
        """Whether something in the drawer has to be mended."""
        return any(name in self.errors for name in self.drawer) if self.is_bound else False


HAPPENS_SOMEWHERE = frozenset({ContactKind.MEETING, ContactKind.ATTEMPT})


class AddendumForm(KeyedForm):
    """What is added to a note that stands."""

    text = LongTextField(label="Rettelse eller tilføjelse", rows=4)


def chosen_beforehand(last: Note | None, areas: Iterable[Area], today: date) -> dict[str, Any]:
    """Return the choices a new note begins with: those of the last one, today."""
    current = [area.pk for area in areas]
    if last is None:
        first = f"{FOCUS}-{current[0]}" if current else f"{TRACK}-{Track.JOB.value}"
        usual = {"kind": ContactKind.MEETING.value, "length": "45", "about": first}
        return {**usual, "happened_on": today}
    known = str(last.minutes) in dict(LENGTHS)
    begun = {
        "kind": last.kind,
        "place": last.place,
        "length": str(last.minutes) if known else OTHER,
        "other_length": None if known else last.minutes,
        "happened_on": today,
    }
    if last.focus_area_id in current:
        return {**begun, "about": f"{FOCUS}-{last.focus_area_id}"}
    return {**begun, "about": f"{TRACK}-{last.track or Track.JOB.value}"}
