"""My work agreement: read it, say yes, say what should change, regret a yes (D6)."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fodfaeste.pdf.papers.agreement import agreement_document
from fodfaeste.records.placement.actions import answers
from fodfaeste.records.placement.queries.agreements import (
    AgreementRoom,
    agreement_room,
    last_day_to_answer,
)
from fodfaeste.records.placement.queries.sheets import Sheet
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.placement.kinds import AgreementParty, AgreementState
from fodfaeste.rules.refusal import Refused
from fodfaeste.web.shell.addresses import client_address
from fodfaeste.web.shell.language import in_danish
from fodfaeste.web.shell.requires import on_own_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.ui.answers import AGREES, CHANGE, PartyAnswerForm, asked_anew
from fodfaeste.web.ui.attempts import attempt
from fodfaeste.web.ui.papers import as_pdf


def my_agreement(visit: Visit) -> Sheet | None:
    """The proposal I am asked about, else the agreement that counts; a draft is not shown."""
    return _mine(agreement_room(visit.case))


@on_own_case(Permission.OWN_CASE_SEE)
@require_safe
def agreement(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What we agree on, in plain words. Opening it answers nothing."""
    return _page(request, visit, agreement_room(visit.case))


@on_own_case(Permission.OWN_AGREEMENT_ANSWER)
@require_POST
def answer(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Say yes, or say what should change."""
    room = agreement_room(visit.case)
    sheet = _mine(room)
    form = PartyAnswerForm(request.POST)
    if sheet is None:
        return HttpResponseRedirect(reverse("citizen:agreement"))

    def act(typed: dict[str, Any]) -> object:
        return answers.answer_on_own_page(
            actor=visit.actor,
            case=visit.case,
            agreement_id=sheet.id,
            agrees=typed["answer"] == AGREES,
            text_hash=typed["text_hash"],
            should_change=typed["should_change"] if typed["answer"] == CHANGE else "",
            address=client_address(request),
            today=visit.today,
            now=visit.now,
        )

    status = attempt(form, act)
    if status is HTTPStatus.SEE_OTHER:
        messages.success(request, _("Tak. Dit svar er modtaget, og dit team kan se det."))
        return HttpResponseRedirect(reverse("citizen:agreement"))
    if status is HTTPStatus.CONFLICT:
        form = asked_anew(form, {"text_hash": sheet.text_hash})
    return _page(request, visit, room, form=form, status=status)


@on_own_case(Permission.OWN_AGREEMENT_ANSWER)
@require_POST
def regret(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Take my yes back, while the others have not answered yet."""
    room = agreement_room(visit.case)
    sheet = _mine(room)
    if sheet is None:
        return HttpResponseRedirect(reverse("citizen:agreement"))
    try:
        answers.regret_on_own_page(
            actor=visit.actor,
            case=visit.case,
            agreement_id=sheet.id,
            today=visit.today,
            now=visit.now,
        )
    except Refused as refused:
        return _page(request, visit, room, refused=refused.obstacles, status=HTTPStatus.CONFLICT)
    messages.success(request, _("Dit ja er taget tilbage. Dit team får besked."))
    return HttpResponseRedirect(reverse("citizen:agreement"))


@on_own_case(Permission.OWN_CASE_SEE)
@require_safe
@in_danish
def pdf(request: HttpRequest, visit: Visit) -> HttpResponse:  # noqa: ARG001 -- the door's signature
    """My agreement on paper."""
    sheet = my_agreement(visit)
    if sheet is None:
        raise Http404
    return as_pdf(agreement_document(visit.case, sheet, today=visit.today), name="arbejdsaftale")


def _mine(room: AgreementRoom) -> Sheet | None:
    proposed = (each for each in room.sheets if each.state is AgreementState.PROPOSED)
    return next(proposed, None) or room.in_force


def _page(
    request: HttpRequest,
    visit: Visit,
    room: AgreementRoom,
    *,
    form: PartyAnswerForm | None = None,
    refused: tuple[object, ...] = (),
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    mine, sheet, drafted = AgreementParty.CITIZEN, _mine(room), room.on_its_way
    is_proposed = sheet is not None and sheet.state is AgreementState.PROPOSED
    may_write = is_proposed and visit.allows(Permission.OWN_AGREEMENT_ANSWER)
    has_agreed = sheet is not None and mine in sheet.agreed_by
    by = last_day_to_answer(sheet.proposed_on, today=visit.today) if sheet else None
    in_time = by is not None and visit.today <= by
    context = {
        "sheet": sheet,
        "in_force": room.in_force if is_proposed else None,
        "wish": drafted.wish_of(mine) if drafted else "",
        "answer_by": by,
        "is_in_force": sheet is not None and not is_proposed,
        "has_agreed": has_agreed,
        "latest": sheet.latest_answer(mine) if sheet else None,
        "may_answer": may_write and in_time and not has_agreed,
        "may_regret": may_write and has_agreed,
        "ran_out": is_proposed and not in_time,
        "form": form or PartyAnswerForm(initial={"text_hash": sheet.text_hash if sheet else ""}),
        "refused": refused,
    }
    return render(request, "citizen/agreement.html", context, status=status)
