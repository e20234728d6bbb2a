"""The filters above the list: read from the address, and written back into it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict

from fodfaeste.records.followup.queries.listing import Shown, Wanted
from fodfaeste.rules.cases.kinds import CaseState
from fodfaeste.rules.cases.lookup import LONGEST, lookup
from fodfaeste.rules.followup.flags import grouped
from fodfaeste.rules.legal_basis import LegalBasisCode
from fodfaeste.web.ui.forms import DanishForm

ANY = [("", "Alle")]
OWN = [("", "Alle, jeg må se"), ("mine", "Mine")]
LED = ("enhed", "Dem i enheder, jeg leder")


def _choice(label: str, choices: Sequence[tuple[str, Any]]) -> forms.ChoiceField:
    """Return a choice; what belongs together may stand under a heading."""
    look = forms.Select(attrs={"class": "form-select"})
    return forms.ChoiceField(label=label, required=False, choices=choices, widget=look)


class FilterForm(DanishForm):
    """Search and filters; a CPR number is sent by POST and stands in no address."""

    soeg = forms.CharField(label="Navn eller CPR-nummer", required=False, max_length=LONGEST)
    tilstand = _choice("Hvor langt", ANY + CaseState.choices())
    grundlag = _choice("Lovgrundlag", ANY + LegalBasisCode.choices())
    mangler = _choice("Hvad mangler", [*ANY, *grouped()])
    hvis = _choice("Hvis forløb", OWN)
    vis = _choice("Vis", Shown.choices())

    def __init__(self, data: QueryDict, *, leads: bool) -> None:
        super().__init__(data)
        whose = self.fields["hvis"]
        if leads and isinstance(whose, forms.ChoiceField):
            whose.choices = [*OWN, LED]


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for, and the address that asks for it again."""

    form: FilterForm
    wanted: Wanted
    query: str


def read_filters(data: QueryDict, *, leads: bool) -> Asked:
    """Read the filters; one that cannot be read narrows nothing."""
    form = FilterForm(data, leads=leads)
    form.is_valid()
    fields = {name: form.cleaned_data.get(name, "") for name in form.fields}
    asked = lookup(fields["soeg"])
    wanted = Wanted(
        lookup=asked,
        state=CaseState(fields["tilstand"]) if fields["tilstand"] else None,
        basis=LegalBasisCode(fields["grundlag"]) if fields["grundlag"] else None,
        asks=fields["mangler"],
        on_my_team=fields["hvis"] == "mine",
        in_my_units=fields["hvis"] == LED[0],
        shown=_shown(fields["vis"], CaseState(fields["tilstand"] or CaseState.ENROLLED)),
    )
    if asked.is_number:
        fields["soeg"] = ""
    return Asked(form, wanted, urlencode({name: text for name, text in fields.items() if text}))


def _shown(code: str, state: CaseState) -> Shown:
    """Asking for closed courses by their state shows them, whatever else is chosen."""
    if state is CaseState.CLOSED:
        return Shown.ALL
    return Shown(code) if code else Shown.OPEN
