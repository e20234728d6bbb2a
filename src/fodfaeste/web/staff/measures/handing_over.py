"""The citizen answers on a colleague's screen: one page, without the course around it (K1)."""

import time
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.drafts.queries import draft_of
from fodfaeste.records.followup.actions.measuring import Said, record_answers
from fodfaeste.records.followup.queries.measuring import Asking, asking
from fodfaeste.records.measures.queries import answer_sets_of
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.measures.kinds import AnswerMode, Respondent
from fodfaeste.web.shell import handing
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.measures.places import at
from fodfaeste.web.ui.attempts import attempt
from fodfaeste.web.ui.measure_form import (
    LATER,
    MeasureForm,
    begun_with,
    draft_url,
    half_kept,
    is_half,
    typed,
)
from fodfaeste.web.ui.measure_words import told


@require_POST
@on_case(Permission.MEASURE_RECORD)
def hand_over(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Give the screen to the citizen; back comes only who can sign in."""
    page, back = at(visit, "citizen_answer"), at(visit, "ways")
    if not asking(visit.case.pk, Respondent.CITIZEN, visit.today).left:
        return HttpResponseRedirect(back)
    handing.hand_over(request, page=page, back=back, at=time.time())
    return HttpResponseRedirect(page)


@require_http_methods(["GET", "HEAD", "POST"])
@on_case(Permission.MEASURE_RECORD)
def citizen_answer(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The questions, and nothing else of the course; what the answers say stands here once."""
    if not handing.is_handed_over(request, page=request.path):
        return HttpResponseRedirect(at(visit, "ways"))
    asked = asking(visit.case.pk, Respondent.CITIZEN, visit.today)
    if not asked.left:
        return _page(request, visit)
    if is_half(request):
        return _keep(request, visit, asked)
    kept = draft_of(visit.actor, _draft(visit, asked))
    form = MeasureForm(
        request.POST or None,
        initial=begun_with(kept.fields) if kept else {},
        instruments=asked.left,
        respondent=Respondent.CITIZEN,
    )

    def act(_typed: dict[str, Any]) -> object:
        return record_answers(
            actor=visit.actor,
            case=visit.case,
            said=Said(
                sheets=form.given(),
                respondent=Respondent.CITIZEN,
                mode=AnswerMode.TOGETHER,
                on=visit.today,
            ),
            today=visit.today,
            now=visit.now,
            draft=_draft(visit, asked),
        )

    status = attempt(form, act)
    if status is HTTPStatus.SEE_OTHER:
        return _page(request, visit, told=_words(visit))
    return _page(request, visit, form=form, status=status)


def _keep(request: HttpRequest, visit: Visit, asked: Asking) -> HttpResponse:
    """Keep half an answer until the screen is given to this citizen again."""
    half, draft = typed(request, asked.left), _draft(visit, asked)
    drafts.keep(actor=visit.actor, form=draft, fields=half, now=visit.now)
    if LATER not in request.POST:
        return half_kept(visit.now)
    return _page(request, visit, is_kept=True)


def _words(visit: Visit) -> object:
    """What the answers say, on a screen whose owner may see them (C2)."""
    return told(answer_sets_of(visit.case.pk)) if visit.sees(Section.MEASURES) else None


def _draft(visit: Visit, asked: Asking) -> str:
    return f"citizen-measures:{visit.case.pk}:{asked.occasion or ''}"


def _page(
    request: HttpRequest,
    visit: Visit,
    *,
    form: MeasureForm | None = None,
    told: object = None,
    is_kept: bool = False,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    context = {
        "form": form,
        "told": told,
        "is_kept": is_kept,
        "citizen": visit.case.citizen.name,
        "colleague": visit.actor.name,
        "back": at(visit, "ways"),
        "draft_url": draft_url(request),
        "without_user": True,
    }
    return render(request, "staff/measures/citizen_answer.html", context, status=status)
