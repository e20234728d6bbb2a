"""One form of the plan: shown, received, refused or merged, the same way for every form."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from fodfaeste.records.drafts.queries import draft_of
from fodfaeste.records.foundation import Stale, Versioned
from fodfaeste.rules.refusal import Refused
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.ui.forms import KeyedForm
from fodfaeste.web.ui.merging import MergeableForm, merge_of

INVALID = 422
CONFLICT = 409


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A form on a page of its own, and the one call that saves it."""

    title: str
    write: Callable[[dict[str, Any]], object]
    said: str
    anchor: str = ""
    draft: str = ""
    lead: str = ""
    button: str = "Gem"
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    values_of: Callable[[Versioned], dict[str, Any]] | None = None
    template: str = "staff/plan/form.html"


def show(
    request: HttpRequest, visit: Visit, sheet: Sheet, form: KeyedForm, *, status: int = 200
) -> HttpResponse:
    """Return the page with the form on it."""
    kept = draft_of(visit.actor, sheet.draft) if sheet.draft and request.method == "GET" else None
    context = {"sheet": sheet, "form": form, "draft_saved_at": kept.saved if kept else None}
    return case_page(request, visit, sheet.template, context, tab="plan", status=status)


def receive(request: HttpRequest, visit: Visit, sheet: Sheet, form: KeyedForm) -> HttpResponse:
    """Save what was sent, or give it back with what stands in the way."""
    if not form.is_valid():
        return show(request, visit, sheet, form, status=INVALID)
    try:
        with transaction.atomic():
            sheet.write(form.cleaned_data)
    except Refused as refused:
        form.refuse(refused)
        return show(request, visit, sheet, form, status=CONFLICT)
    except Stale as stale:
        return _merge(request, visit, sheet, form, stale)
    messages.success(request, sheet.said)
    return HttpResponseRedirect(f"{plan_url(visit)}{sheet.anchor}")


def plan_url(visit: Visit) -> str:
    """The address of the plan itself."""
    return reverse("staff:plan:plan", kwargs={"case_id": visit.case.pk})


def _merge(
    request: HttpRequest, visit: Visit, sheet: Sheet, form: KeyedForm, stale: Stale
) -> HttpResponse:
    """Both texts side by side; choosing saves on the version that stands now."""
    record = stale.current
    if not isinstance(form, MergeableForm) or sheet.values_of is None:
        raise stale
    if not isinstance(record, Versioned):
        raise stale
    colleague = record.changed_by
    merge = merge_of(
        form,
        sheet.values_of(record),
        version=record.version,
        saved_by=colleague.name if colleague else "En kollega",
        saved_at=record.changed_at or visit.now,
    )
    context = {"sheet": sheet, "merge": merge}
    return case_page(request, visit, "staff/plan/merge.html", context, tab="plan", status=CONFLICT)
