"""One form on a page about a company: shown, received, refused or merged, the same everywhere."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from fodfaeste.records.drafts.queries import KeptDraft, Typed, draft_of
from fodfaeste.records.foundation import Stale, Versioned
from fodfaeste.records.placement.queries import companies as register
from fodfaeste.web.shell.visits import Desk
from fodfaeste.web.staff.form_page import tell
from fodfaeste.web.staff.work.receiving import CONFLICT, both_sides, receive
from fodfaeste.web.ui.forms import DanishForm
from fodfaeste.web.ui.merging import MergeableForm

if TYPE_CHECKING:
    from fodfaeste.records.placement.models import Company

PLAIN = "staff/companies/form.html"


@dataclass(frozen=True, slots=True)
class DraftHere:
    """The draft of a form: its name, and what stands in it."""

    name: str
    kept: KeptDraft | None

    @property
    def typed(self) -> Typed:
        """What was typed in it, by field."""
        return self.kept.fields if self.kept else {}


def draft_here(desk: Desk, name: str) -> DraftHere:
    """The draft that somebody may have left of a form."""
    return DraftHere(name, draft_of(desk.actor, name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a form is called, the one call that saves it, and where one goes then.

    `done` gives where one goes when that follows from what was kept; `values_of` what stands in a
    record now, by field, when two may write in it at a time; `draft` what was typed and not sent.
    """

    title: str
    keep: Callable[[dict[str, Any]], object]
    back: str
    button: str = "Gem"
    said: str = ""
    template: str = PLAIN
    company: "Company | None" = None
    lead: str = ""
    rule: str = ""
    done: Callable[[Any], str] | None = None
    values_of: Callable[[Any], dict[str, Any]] | None = None
    draft: "DraftHere | None" = None
    context: dict[str, Any] = field(default_factory=dict)


def answer(request: HttpRequest, page: Page, form: DanishForm) -> HttpResponse:
    """Return the page with its form, or what became of it."""

    def show(status: int) -> HttpResponse:
        kept = page.draft.kept if page.draft else None
        context = {
            "page": page,
            "form": form,
            "company": page.company,
            "draft": page.draft.name if page.draft else "",
            "draft_saved_at": kept.saved if kept else None,
            **page.context,
        }
        return render(request, page.template, context, status=status)

    def save(typed: dict[str, Any]) -> HttpResponse:
        kept = page.keep(typed)
        if page.said:
            messages.success(request, page.said)
        tell(request, form, kept)
        return HttpResponseRedirect(page.done(kept) if page.done else page.back)

    def merge(stale: Stale) -> HttpResponse:
        if not (page.values_of and isinstance(form, MergeableForm)):
            raise stale
        if not isinstance(stale.current, Versioned):
            raise stale
        sides = both_sides(form, stale, page.values_of(stale.current))
        context = {"page": page, "merge": sides, "company": page.company}
        return render(request, "staff/companies/merge_texts.html", context, status=CONFLICT)

    if request.method == "POST":
        return receive(form, save=save, show=show, merge=merge)
    return show(200)


def company_url(company_id: int) -> str:
    """The page of a company."""
    return reverse("staff:companies:company", args=[company_id])


def company_or_404(company_id: int) -> "Company":
    """The company that an address names."""
    found = register.company(company_id)
    if found is None:
        raise Http404
    return found


def standing_or_404(company_id: int) -> "Company":
    """The company that an address names; one that was merged cannot be written about."""
    found = company_or_404(company_id)
    if found.merged_into_id is not None:
        raise Http404
    return found
