"""Which notes somebody asks for: filters in the address, never a CPR number (E8, M8)."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError

from fodfaeste.records.cti.queries.notes import Wanted
from fodfaeste.rules.cases.kinds import Track
from fodfaeste.rules.cti.clock import Phase
from fodfaeste.rules.cti.kinds import ContactKind
from fodfaeste.web.ui.attempts import DATE_BOXES
from fodfaeste.web.ui.forms import DanishDateField, DanishForm, LineField

Choices = Iterable[tuple[int, str]]

ALL = ("", "Alle")
WORD = re.compile(r"[^\W_]+")
LIKE_CPR = re.compile(r"\d{6}[\s-]?\d{4}")
MOST_WORDS = 8
DAY = timedelta(days=1)
ABOUT_WORDS = ("soeg", "spor", "fokus", "af")
"""What is told by the note itself: asked only by those to whom the notes are open."""


class NoteFilter(DanishForm):
    """The filters of the list of notes; what is left out asks for all."""

    says_optional = False

    soeg = LineField(label="Søg i notaterne", required=False, longest=100)
    slags = forms.ChoiceField(label="Slags", choices=[ALL, *ContactKind.choices()], required=False)
    spor = forms.ChoiceField(label="Spor", choices=[ALL, *Track.choices()], required=False)
    fase = forms.ChoiceField(label="Fase", required=False)
    fokus = forms.ChoiceField(label="Fokusområde", required=False)
    af = forms.ChoiceField(label="Skrevet af", required=False)
    fra = DanishDateField(label="Fra og med", required=False)
    til = DanishDateField(label="Til og med", required=False)

    def __init__(
        self,
        *args: Any,
        phases: tuple[Phase, ...] = (),
        areas: Choices = (),
        writers: Choices = (),
        is_open: bool,
        **kwargs: Any,
    ) -> None:
        """Take what can be chosen in this course; closed notes are asked for by day and kind."""
        super().__init__(*args, **kwargs)
        self.phases = {str(phase.number): phase for phase in phases}
        for name, choices in (
            ("fase", ((number, f"Fase {number}") for number in self.phases)),
            ("fokus", areas),
            ("af", writers),
        ):
            self.fields[name].choices = [ALL, *choices]  # type: ignore[attr-defined]
        for name in () if is_open else ABOUT_WORDS:
            del self.fields[name]
        if not self.phases:
            del self.fields["fase"]

    def clean_soeg(self) -> str:
        """Refuse a CPR number: what is looked for stands in the address of the page."""
        said: str = self.cleaned_data["soeg"]
        if LIKE_CPR.search(said):
            raise ValidationError("Søg på ord. Et CPR-nummer hører ikke hjemme i en søgning her.")
        return said

    def clean(self) -> dict[str, Any]:
        """Hold the two days of a period in their order."""
        given = super().clean() or self.cleaned_data
        first, last = given.get("fra"), given.get("til")
        if first and last and last < first:
            self.add_error("til", "Den sidste dag ligger før den første.")
        return given

    @property
    def wanted(self) -> Wanted:
        """What is asked for; all of them while something has to be mended."""
        if not self.is_valid():
            return Wanted()
        given = self.cleaned_data
        return Wanted(
            kind=ContactKind(given["slags"]) if given["slags"] else None,
            track=Track(given["spor"]) if given.get("spor") else None,
            focus_id=_number(given.get("fokus")),
            by=_number(given.get("af")),
            period=self._period(),
            words=tuple(WORD.findall(given.get("soeg", "").lower()))[:MOST_WORDS],
        )

    def _period(self) -> tuple[date | None, date | None]:
        given = self.cleaned_data
        phase = self.phases.get(given.get("fase", ""))
        until = given["til"] + DAY if given["til"] else None
        first = (day for day in (given["fra"], phase and phase.starts_on) if day)
        ends = (day for day in (until, phase and phase.ends_before) if day)
        return max(first, default=None), min(ends, default=None)

    @property
    def is_narrowed(self) -> bool:
        """Whether anything was asked for."""
        return self.is_valid() and any(self.cleaned_data.values())

    @property
    def chooses(self) -> bool:
        """Whether more is asked for than words."""
        return self.is_valid() and any(
            said for name, said in self.cleaned_data.items() if name != "soeg"
        )

    @property
    def query(self) -> str:
        """The filters as they stand in an address; empty when nothing is asked for."""
        if not self.is_valid():
            return ""
        return urlencode([(name, said) for name, said in self._told() if said])

    def _told(self) -> Iterable[tuple[str, object]]:
        for name, said in self.cleaned_data.items():
            if isinstance(said, date):
                parts = (said.day, said.month, said.year)
                yield from zip((f"{name}_{box}" for box in DATE_BOXES), parts, strict=True)
            else:
                yield name, said


def _number(said: str | None) -> int | None:
    return int(said) if said else None
