"""A form of the CTI course on a page of its own: shown, received, refused or merged."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from fodfaeste.records.foundation import Stale, Versioned
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.ui.attempts import attempt
from fodfaeste.web.ui.forms import DanishForm
from fodfaeste.web.ui.merging import MergeableForm, merge_of

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
    template: str = "staff/cti/sheet.html"
    button: str = "Gem"
    danger: bool = False
    lead: str = ""
    rule: str = ""
    draft: str = ""
    values_of: Callable[[Any], dict[str, Any]] | None = None
    context: Mapping[str, Any] = field(default_factory=dict)


def answer(request: HttpRequest, visit: Visit, sheet: Sheet, form: DanishForm) -> HttpResponse:
    """Show the form, or save what was sent and go on; nothing typed is lost on the way."""
    try:
        status = attempt(form, sheet.save)
    except Stale as stale:
        return _merge(request, visit, sheet, form, stale)
    if status is HTTPStatus.SEE_OTHER:
        messages.success(request, sheet.said)
        return HttpResponseRedirect(way_back(visit, sheet))
    return shown(request, visit, sheet, form, status=status)


def shown(
    request: HttpRequest,
    visit: Visit,
    sheet: Sheet,
    form: DanishForm,
    *,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    """Return the page with the form on it."""
    context = {"sheet": sheet, "form": form, "back_url": way_back(visit, sheet), **sheet.context}
    return case_page(request, visit, sheet.template, context, tab=TAB, status=status)


def way_back(visit: Visit, sheet: Sheet) -> str:
    """The page one came from and goes to."""
    return reverse(sheet.goes_to, kwargs={"case_id": visit.case.pk})


def _merge(
    request: HttpRequest, visit: Visit, sheet: Sheet, form: DanishForm, stale: Stale
) -> HttpResponse:
    record = stale.current
    if not isinstance(form, MergeableForm) or not isinstance(record, Versioned):
        raise stale
    colleague = record.changed_by
    merge = merge_of(
        form,
        sheet.values_of(record) if sheet.values_of else {},
        version=record.version,
        saved_by=colleague.name if colleague else "En kollega",
        saved_at=record.changed_at or visit.now,
    )
    context = {"sheet": sheet, "merge": merge, "back_url": way_back(visit, sheet)}
    page = "staff/cti/merge.html"
    return case_page(request, visit, page, context, tab=TAB, status=HTTPStatus.CONFLICT)
