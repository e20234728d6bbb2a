"""The citizen answers on the consultant's screen: one page, without the course around it (D6)."""

import time
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from fodfaeste.records.placement.actions import answers
from fodfaeste.records.placement.queries.agreements import agreement_room
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.placement.kinds import AgreementParty, AgreementState, AnswerWay
from fodfaeste.web.shell import handing
from fodfaeste.web.shell.addresses import client_address
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.work.places import agreement_url, at
from fodfaeste.web.ui.answers import AGREES, CHANGE, PartyAnswerForm, asked_anew
from fodfaeste.web.ui.attempts import attempt


@require_POST
@on_case(Permission.AGREEMENT_AGREE)
def hand_over(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Give the screen to the citizen; back comes only who can sign in."""
    page, back = at(visit, "citizen_answer"), agreement_url(visit)
    sheet = agreement_room(visit.case).shown
    if sheet is None or sheet.state is not AgreementState.PROPOSED:
        return HttpResponseRedirect(back)
    handing.hand_over(request, page=page, back=back, at=time.time())
    return HttpResponseRedirect(page)


@require_http_methods(["GET", "HEAD", "POST"])
@on_case(Permission.AGREEMENT_AGREE)
def citizen_answer(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The agreement in plain words, and the citizen's own answer."""
    sheet = agreement_room(visit.case).shown
    if sheet is None or not handing.is_handed_over(request, page=request.path):
        return HttpResponseRedirect(agreement_url(visit))
    asked = {"text_hash": sheet.text_hash}
    form = PartyAnswerForm(request.POST or None, initial=asked)

    def act(typed: dict[str, Any]) -> object:
        return answers.record_answer(
            actor=visit.actor,
            case=visit.case,
            agreement_id=sheet.id,
            said=answers.Said(
                party=AgreementParty.CITIZEN,
                agrees=typed["answer"] == AGREES,
                text_hash=typed["text_hash"],
                person_name=visit.case.citizen.name,
                should_change=typed["should_change"] if typed["answer"] == CHANGE else "",
            ),
            way=AnswerWay.HANDED_OVER,
            address=client_address(request),
            today=visit.today,
            now=visit.now,
        )

    status = attempt(form, act)
    if status is HTTPStatus.SEE_OTHER:
        return HttpResponseRedirect(request.path)
    if status is HTTPStatus.CONFLICT:
        form = asked_anew(form, asked)
    context = {
        "form": form,
        "sheet": sheet,
        "citizen": visit.case.citizen.name,
        "consultant": visit.actor.name,
        "back": agreement_url(visit),
        "latest": sheet.latest_answer(AgreementParty.CITIZEN),
        "may_answer": sheet.state is AgreementState.PROPOSED
        and AgreementParty.CITIZEN not in sheet.agreed_by,
        "without_user": True,
    }
    return render(request, "staff/work/citizen_answer.html", context, status=status)
