"""Two entries of one company: those that may be one, side by side, and made one (D1)."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from fodfaeste.records.foundation import Stale
from fodfaeste.records.placement.actions import merging as actions
from fodfaeste.records.placement.queries import companies as register
from fodfaeste.records.placement.queries.alike import alike, entry_of, likely_pairs
from fodfaeste.records.placement.queries.company_room import held_by
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.placement.companies.merging import differing, obstacles_to_merging
from fodfaeste.rules.placement.work_words import WorkField
from fodfaeste.rules.refusal import Refused
from fodfaeste.rules.words import listed
from fodfaeste.web.shell.requires import staff
from fodfaeste.web.shell.visits import Desk
from fodfaeste.web.staff.companies.forming import company_or_404, company_url, standing_or_404
from fodfaeste.web.staff.companies.forms import CompanyForm
from fodfaeste.web.staff.work.receiving import CONFLICT
from fodfaeste.web.ui.cleaning import plain_line, sent_number
from fodfaeste.web.ui.forms import KeyedForm

if TYPE_CHECKING:
    from fodfaeste.records.placement.models import Company

LONGEST_SEARCH = 100
WORDS = {
    "records_companyperson": ("kontaktperson", "kontaktpersoner"),
    "records_opening": ("åbning", "åbninger"),
    "records_companycontact": ("kontakt med virksomheden", "kontakter med virksomheden"),
    "records_employercontact": ("kontakt om en borger", "kontakter om borgere"),
    "records_jobmatch": ("jobmatch", "jobmatch"),
    "records_companyacquaintance": ("kollega, der kender den", "kolleger, der kender den"),
    "records_company": ("tidligere sammenlægning", "tidligere sammenlægninger"),
}
OTHER = ("anden oplysning", "andre oplysninger")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One question to both companies; where they differ somebody chooses."""

    name: str
    label: str
    kept: str
    gone: str
    differs: bool


@require_safe
@staff(Permission.COMPANY_TIDY)
def likely(request: HttpRequest, desk: Desk) -> HttpResponse:  # noqa: ARG001 -- the door's signature
    """Pairs over the whole register that may be one."""
    return render(request, "staff/companies/likely.html", {"likely": likely_pairs()})


@require_safe
@staff(Permission.COMPANY_TIDY)
def choose(request: HttpRequest, desk: Desk, company_id: int) -> HttpResponse:  # noqa: ARG001
    """Choose the other entry: among those that are alike, or by a search."""
    found = standing_or_404(company_id)
    other = sent_number(request.GET.get("company_id", ""))
    if other and other != company_id and register.company(other):
        address = reverse("staff:companies:merge", args=[company_id, other])
        return HttpResponseRedirect(address)
    text = plain_line(request.GET.get("company", ""))[:LONGEST_SEARCH]
    context = {
        "company": found,
        "alike": alike(entry_of(found), but=found.pk),
        "found": [one for one in register.suggestions(text) if one.pk != found.pk],
        "text": text,
    }
    return render(request, "staff/companies/merge_choose.html", context)


@require_http_methods(["GET", "POST"])
@staff(Permission.COMPANY_TIDY)
def merge(request: HttpRequest, desk: Desk, company_id: int, other_id: int) -> HttpResponse:
    """Both side by side: what is kept, what is chosen between, what moves; then made one."""
    kept, gone = company_or_404(company_id), company_or_404(other_id)
    if gone.merged_into_id == kept.pk:  # a second click, or a tab from before
        return _done(request, kept, gone)
    form = KeyedForm(request.POST or None)
    status = 200
    if request.method == "POST":
        try:
            return _merged(request, desk, kept, gone)
        except Refused as refused:
            form.refuse(refused)
        except Stale:
            messages.info(
                request, "En af de to er rettet imens. Se dem igennem igen, før du lægger sammen."
            )
        status = CONFLICT
    context = {
        "kept": kept,
        "gone": gone,
        "form": form,
        "answers": _answers(kept, gone),
        "moves": [_moved(what, held) for what, held in held_by(gone.pk)],
        "obstacles": obstacles_to_merging(actions.side_of(kept), actions.side_of(gone)),
    }
    return render(request, "staff/companies/merge.html", context, status=status)


def _merged(request: HttpRequest, desk: Desk, kept: "Company", gone: "Company") -> HttpResponse:
    taken = [name for name in actions.FIELDS if request.POST.get(name) == "gone"]
    actions.merge_companies(
        actor=desk.actor,
        merge=actions.Merge(
            kept_id=kept.pk,
            kept_version=sent_number(request.POST.get("kept_version", "")),
            gone_id=gone.pk,
            gone_version=sent_number(request.POST.get("gone_version", "")),
            taken=taken,
        ),
        today=desk.today,
        now=desk.now,
    )
    return _done(request, kept, gone)


def _done(request: HttpRequest, kept: "Company", gone: "Company") -> HttpResponse:
    messages.success(request, f"{gone.name} er lagt sammen med {kept.name}.")
    return HttpResponseRedirect(company_url(kept.pk))


def _answers(kept: "Company", gone: "Company") -> list[Answer]:
    mine, theirs = actions.answers_of(kept), actions.answers_of(gone)
    differ = differing(mine, theirs)
    labels = {name: field.label for name, field in CompanyForm.base_fields.items()}
    return [
        Answer(
            name=name,
            label=str(labels[name]),
            kept=_words(mine[name]),
            gone=_words(theirs[name]),
            differs=name in differ,
        )
        for name in actions.FIELDS
        if _words(mine[name]) or _words(theirs[name])
    ]


def _words(value: Any) -> str:
    if isinstance(value, list):
        return listed(WorkField(code).label.lower() for code in value)
    return "" if value is None else str(value)


def _moved(what: str, held: int) -> str:
    one, several = WORDS.get(what.rpartition(".")[2], OTHER)
    return f"{held} {one if held == 1 else several}"
