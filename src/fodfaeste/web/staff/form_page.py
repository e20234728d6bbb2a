"""One form on a page about one course: shown, received, refused or merged, the same everywhere."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from fodfaeste.records.drafts.queries import draft_of
from fodfaeste.records.followup.queries import CaseOverview
from fodfaeste.records.foundation import Saved, Stale, Versioned
from fodfaeste.rules.refusal import Refused
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.ui.attempts import begun
from fodfaeste.web.ui.forms import DanishForm
from fodfaeste.web.ui.merging import MergeableForm, merge_of

MERGE = "staff/merge.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPage:
    """What a form is called, the one call that saves it, and where one goes then.

    `values_of` gives what stands in a record now, by field, when two may write in it at a time;
    `merged_along` are fields of several answers, which are sent along as they were typed.
    """

    template: str
    title: str
    keep: Callable[[dict[str, Any]], object]
    back_url: str
    tab: str
    done_url: str = ""
    said: str = ""
    draft: str = ""
    context: dict[str, Any] = field(default_factory=dict)
    values_of: Callable[[Versioned], dict[str, Any]] | None = None
    merged_along: tuple[str, ...] = ()
    overview: CaseOverview | None = None
    """Where the view has asked for it."""


def show(
    request: HttpRequest, visit: Visit, page: FormPage, form: DanishForm, *, status: int = 200
) -> HttpResponse:
    """Return the page with the form on it."""
    asks = page.draft and request.method == "GET" and "draft_saved_at" not in page.context
    kept = draft_of(visit.actor, page.draft) if asks else None
    context = {
        "page": page,
        "form": form,
        "draft": page.draft,
        "draft_saved_at": kept.saved if kept else None,
        **page.context,
    }
    return case_page(
        request, visit, page.template, context, tab=page.tab, status=status, overview=page.overview
    )


def receive(request: HttpRequest, visit: Visit, page: FormPage, form: DanishForm) -> HttpResponse:
    """Save what was sent, or give it back with what stands in the way."""
    if not form.is_valid():
        return show(request, visit, page, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        with transaction.atomic():
            kept = page.keep(form.cleaned_data)
    except Refused as refused:
        form.refuse(refused)
        return show(request, visit, page, form, status=HTTPStatus.CONFLICT)
    except Stale as stale:
        return _merge(request, visit, page, form, stale)
    if page.said:
        messages.success(request, page.said)
    tell(request, form, kept)
    return HttpResponseRedirect(page.done_url or page.back_url)


def typed_before(visit: Visit, form: type[DanishForm], draft: str) -> dict[str, Any]:
    """What was typed in a form and not sent."""
    kept = draft_of(visit.actor, draft)
    return begun(form, kept.fields) if kept else {}


def tell(request: HttpRequest, form: DanishForm, kept: object) -> None:
    """Say which fields a colleague changed while this one was written (T9)."""
    if not (isinstance(kept, Saved) and isinstance(form, MergeableForm)):
        return
    fields = form.in_words(kept.taken_over)
    if fields:
        colleague = "du selv" if kept.by_oneself else kept.colleague or "en kollega"
        messages.info(request, f"Imens rettede {colleague} {fields}. Begge dele er gemt.")


def _merge(
    request: HttpRequest, visit: Visit, page: FormPage, form: DanishForm, stale: Stale
) -> HttpResponse:
    """Both texts side by side; choosing saves on the version that stands now."""
    record = stale.current
    if not isinstance(form, MergeableForm) or not isinstance(record, Versioned):
        raise stale
    stands = page.values_of(record) if page.values_of else {}
    if not stands:
        raise stale
    colleague = record.changed_by
    merge = merge_of(
        form,
        stands,
        version=record.version,
        saved_by=colleague.name if colleague else "En kollega",
        saved_at=record.changed_at or visit.now,
    )
    along = ((name, str(one)) for name in page.merged_along for one in form.cleaned_data[name])
    own = colleague is not None and colleague.pk == visit.actor.id
    merge = replace(merge, hidden=(*merge.hidden, *along), by_oneself=own)
    context = {"page": page, "merge": merge}
    return case_page(request, visit, MERGE, context, tab=page.tab, status=HTTPStatus.CONFLICT)
