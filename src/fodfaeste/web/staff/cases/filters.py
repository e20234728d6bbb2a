"""The filters above the list: read from the address, and written back into it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict

from fodfaeste.records.followup.queries.listing import Shown, Wanted
from fodfaeste.rules.cases.kinds import CaseState
from fodfaeste.rules.cases.lookup import LONGEST, lookup
from fodfaeste.rules.legal_basis import LegalBasisCode
from fodfaeste.web.ui.forms import DanishForm

ANY = [("", "Alle")]


class FilterForm(DanishForm):
    """Search and filters; a CPR number is sent by POST and stands in no address."""

    soeg = forms.CharField(label="Navn eller CPR-nummer", required=False, max_length=LONGEST)
    tilstand = forms.ChoiceField(
        label="Hvor langt", required=False, choices=ANY + CaseState.choices()
    )
    grundlag = forms.ChoiceField(
        label="Lovgrundlag", required=False, choices=ANY + LegalBasisCode.choices()
    )
    hvis = forms.ChoiceField(
        label="Hvis forløb", required=False, choices=[("", "Alle, jeg må se"), ("mine", "Mine")]
    )
    vis = forms.ChoiceField(label="Vis", required=False, choices=Shown.choices())


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for, and the address that asks for it again."""

    form: FilterForm
    wanted: Wanted
    query: str


def read_filters(data: QueryDict) -> Asked:
    """Read the filters; one that cannot be read narrows nothing."""
    form = FilterForm(data)
    form.is_valid()
    fields = {name: form.cleaned_data.get(name, "") for name in form.fields}
    asked = lookup(fields["soeg"])
    wanted = Wanted(
        lookup=asked,
        state=CaseState(fields["tilstand"]) if fields["tilstand"] else None,
        basis=LegalBasisCode(fields["grundlag"]) if fields["grundlag"] else None,
        on_my_team=fields["hvis"] == "mine",
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
