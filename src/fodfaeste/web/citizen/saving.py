"""A form of the citizen's own on something that others write in too: saved, refused or merged."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from fodfaeste.records.drafts.queries import draft_of
from fodfaeste.records.foundation import Stale, Versioned
from fodfaeste.rules.refusal import Refused
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.ui.attempts import begun
from fodfaeste.web.ui.merging import MergeableForm, merge_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A form with the one call that saves it, and what stands in the record now, by field."""

    title: str
    lead: str
    keep: Callable[[dict[str, Any]], object]
    shown: Callable[[Versioned], dict[str, Any]]
    back_url: str
    thanks: str
    draft: str = ""
    take_out_url: str = ""


def opened(visit: Visit, form: type[MergeableForm], draft: str) -> dict[str, Any]:
    """What was typed before and not sent."""
    kept = draft_of(visit.actor, draft) if draft else None
    return begun(form, kept.fields) if kept else {}


def show(
    request: HttpRequest, sheet: Sheet, form: MergeableForm, *, status: int = HTTPStatus.OK
) -> HttpResponse:
    """The page with the form on it."""
    context = {"sheet": sheet, "form": form, "draft": sheet.draft}
    return render(request, "citizen/cv_form.html", context, status=status)


def receive(request: HttpRequest, visit: Visit, sheet: Sheet, form: MergeableForm) -> HttpResponse:
    """Save what was sent, or give it back with what stands in the way."""
    if not form.is_valid():
        return show(request, sheet, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        with transaction.atomic():
            sheet.keep(form.cleaned_data)
    except Refused as refused:
        form.refuse(refused)
        return show(request, sheet, form, status=HTTPStatus.CONFLICT)
    except Stale as stale:
        return _merge(request, visit, sheet, form, stale)
    messages.success(request, sheet.thanks)
    return HttpResponseRedirect(sheet.back_url)


def _merge(
    request: HttpRequest, visit: Visit, sheet: Sheet, form: MergeableForm, stale: Stale
) -> HttpResponse:
    """Both texts side by side; choosing saves on the version that stands now."""
    record = stale.current
    if not isinstance(record, Versioned):
        raise stale
    writer = record.changed_by
    merge = merge_of(
        form,
        sheet.shown(record),
        version=record.version,
        saved_by=writer.name if writer else _("En på dit team"),
        saved_at=record.changed_at or visit.now,
    )
    merge = replace(merge, by_oneself=writer is not None and writer.pk == visit.actor.id)
    context = {"sheet": sheet, "merge": merge}
    return render(request, "citizen/cv_merge.html", context, status=HTTPStatus.CONFLICT)
