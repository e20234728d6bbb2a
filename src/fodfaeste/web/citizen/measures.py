"""Hvordan går det: I answer when I am asked, and see what my answers say in words (K1, K4, K5)."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from fodfaeste.pdf.papers.measure import paper_of
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.drafts.queries import draft_of
from fodfaeste.records.followup.actions.measuring import answer_on_own_page
from fodfaeste.records.followup.queries.measuring import Asking, asking
from fodfaeste.records.measures.queries import answer_sets_of
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.measures.kinds import Respondent
from fodfaeste.web.shell.requires import on_own_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.ui.attempts import attempt
from fodfaeste.web.ui.measure_form import LATER, MeasureForm, begun_with, typed
from fodfaeste.web.ui.measure_words import told
from fodfaeste.web.ui.papers import as_pdf


@on_own_case(Permission.OWN_CASE_SEE)
@require_safe
def measures(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What I am asked now, what my answers say beside the first ones, and when I am asked next."""
    asked = asking(visit.case.pk, Respondent.CITIZEN, visit.today)
    context = {
        "asking": asked,
        "is_begun": draft_of(visit.actor, _draft(visit, asked)) is not None,
        "may_answer": visit.allows(Permission.OWN_MEASURE_ANSWER),
        "told": told(answer_sets_of(visit.case.pk)),
    }
    return render(request, "citizen/measures.html", context)


@on_own_case(Permission.OWN_MEASURE_ANSWER)
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, visit: Visit) -> HttpResponse:
    """I answer what I like; half an answer waits for me on the server."""
    asked = asking(visit.case.pk, Respondent.CITIZEN, visit.today)
    draft = _draft(visit, asked)
    if not asked.left:
        return _nothing_asked(request, asked)
    if request.method == "POST" and LATER in request.POST:
        half = typed(request, asked.left)
        drafts.keep(actor=visit.actor, form=draft, fields=half, now=visit.now)
        messages.success(request, _("Dine svar er gemt. De er ikke sendt endnu."))
        return _back()
    kept = draft_of(visit.actor, draft)
    form = MeasureForm(
        request.POST or None,
        initial=begun_with(kept.fields) if kept else {},
        instruments=asked.left,
        respondent=Respondent.CITIZEN,
    )

    def act(_typed: dict[str, Any]) -> object:
        return answer_on_own_page(
            actor=visit.actor,
            case=visit.case,
            sheets=form.given(),
            today=visit.today,
            now=visit.now,
            draft=draft,
        )

    status = attempt(form, act)
    if status is HTTPStatus.SEE_OTHER:
        messages.success(request, _("Tak. Dit team kan se dine svar nu."))
        return _back()
    context = {"form": form, "draft": draft}
    return render(request, "citizen/answer_measures.html", context, status=status)


@on_own_case(Permission.OWN_CASE_SEE)
@require_safe
def paper(request: HttpRequest, visit: Visit) -> HttpResponse:  # noqa: ARG001 -- the door's signature
    """The questions on paper."""
    asked = asking(visit.case.pk, Respondent.CITIZEN, visit.today)
    if not asked.left:
        raise Http404
    occasion = asked.occasion.label if asked.occasion else ""
    return as_pdf(
        paper_of(
            asked.left,
            citizen=visit.case.citizen.name,
            occasion=occasion,
            printed_on=visit.today,
        ),
        name="hvordan-gaar-det",
    )


def _nothing_asked(request: HttpRequest, asked: Asking) -> HttpResponse:
    """The page was open elsewhere or too long: say whether there is an answer already."""
    if request.method == "POST" and asked.is_answered:
        messages.success(request, _("Du har allerede svaret denne gang. Dine svar er gemt."))
    elif request.method == "POST":
        messages.warning(
            request, _("Tiden til at svare er gået. Svarene er ikke sendt. Sig det til dit team.")
        )
    return _back()


def _draft(visit: Visit, asked: Asking) -> str:
    return f"own-measures:{visit.case.pk}:{asked.occasion or ''}"


def _back() -> HttpResponse:
    return HttpResponseRedirect(reverse("citizen:measures"))
