"""Choosing a company inside another form: while typing with htmx, by a search button without."""

from typing import Any

from django.http import HttpRequest

from fodfaeste.records.placement.queries import companies as register
from fodfaeste.web.staff.work.forms import CompanyChoice

FIND = "find"


def is_only_search(request: HttpRequest) -> bool:
    """Whether the form was sent by its search button and shall not be saved yet."""
    return FIND in request.POST


def company_context(form: CompanyChoice) -> dict[str, Any]:
    """What `staff/work/choose.html` shows: the chosen company first, then those that fit."""
    found = list(register.suggestions(form.company_text))
    picked = register.company(form.chosen_id) if form.chosen_id else None
    if picked and picked not in found:
        found.insert(0, picked)
    return {"found": found, "text": form.company_text, "chosen_id": picked.pk if picked else None}
