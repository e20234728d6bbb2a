"""A form of the CTI course on a page of its own: shown, received, refused or merged."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from fodfaeste.records.followup.queries import CaseOverview
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff import form_page
from fodfaeste.web.staff.form_page import FormPage
from fodfaeste.web.ui.forms import DanishForm

TAB = "cti"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One form: what it is called, the one call that saves it, what is said and where one goes.

    `values_of` says what a versioned record holds now, field by field, for the merge page.
    """

    title: str
    save: Callable[[dict[str, Any]], object]
    said: str
    goes_to: str = "staff:cti:cti"
    goes_to_url: str = ""
    template: str = "staff/cti/sheet.html"
    button: str = "Gem"
    danger: bool = False
    lead: str = ""
    rule: str = ""
    draft: str = ""
    values_of: Callable[[Any], dict[str, Any]] | None = None
    context: Mapping[str, Any] = field(default_factory=dict)
    overview: CaseOverview | None = None


def answer(request: HttpRequest, visit: Visit, sheet: Sheet, form: DanishForm) -> HttpResponse:
    """Show the form, or save what was sent and go on; nothing typed is lost on the way."""
    if request.method == "POST":
        return form_page.receive(request, visit, _page(visit, sheet), form)
    return form_page.show(request, visit, _page(visit, sheet), form)


def shown(request: HttpRequest, visit: Visit, sheet: Sheet, form: DanishForm) -> HttpResponse:
    """Show the form with what stands in it, and save nothing."""
    return form_page.show(request, visit, _page(visit, sheet), form)


def _page(visit: Visit, sheet: Sheet) -> FormPage:
    back = sheet.goes_to_url or reverse(sheet.goes_to, kwargs={"case_id": visit.case.pk})
    return FormPage(
        template=sheet.template,
        title=sheet.title,
        keep=sheet.save,
        back_url=back,
        tab=TAB,
        said=sheet.said,
        draft=sheet.draft,
        context={"sheet": sheet, "back_url": back, **sheet.context},
        values_of=sheet.values_of,
        overview=sheet.overview,
    )
