"""Choosing a company inside another form: while typing with htmx, by a search button without."""

from typing import Any

from django import forms
from django.http import HttpRequest

from fodfaeste.records.placement.queries import companies as register
from fodfaeste.web.ui.cleaning import sent_number
from fodfaeste.web.ui.forms import KeyedForm, LineField

FIND = "find"


class CompanyChoice(KeyedForm):
    """A company found by what is typed, and chosen among those that fit."""

    company = LineField(
        label="Virksomhed", required=False, help_text="Skriv en del af navnet, CVR eller P-nummer."
    )
    company_id = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    @property
    def company_text(self) -> str:
        """What has been typed to find the company."""
        return str(self["company"].value() or "")

    @property
    def chosen_id(self) -> int | None:
        """The company that has been chosen, if it is a number at all."""
        return sent_number(str(self["company_id"].value() or "")) or None


def is_only_search(request: HttpRequest) -> bool:
    """Whether the form was sent by its search button and shall not be saved yet."""
    return FIND in request.POST


def company_context(form: CompanyChoice) -> dict[str, Any]:
    """What `staff/companies/choose.html` shows: the chosen company first, then those that fit."""
    found = list(register.suggestions(form.company_text))
    picked = register.company(form.chosen_id) if form.chosen_id else None
    if picked and picked not in found:
        found.insert(0, picked)
    return {"found": found, "text": form.company_text, "chosen_id": picked.pk if picked else None}
