"""Propose the agreement, write down the answers and the regrets, drop a version (D6)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from fodfaeste.records.placement.actions import agreements, answers
from fodfaeste.records.placement.queries.agreements import agreement_room
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.placement.kinds import AgreementParty
from fodfaeste.rules.refusal import Refused
from fodfaeste.web.shell.addresses import client_address
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.work.agreement import agreement_page
from fodfaeste.web.staff.work.forms import AnswerForm
from fodfaeste.web.staff.work.places import agreement_url
from fodfaeste.web.staff.work.receiving import CONFLICT, INVALID, receive
from fodfaeste.web.ui.cleaning import sent_number

PARTIES = frozenset(party.value for party in AgreementParty)


@require_POST
@on_case(Permission.AGREEMENT_WRITE)
def propose(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Fix the text, so that the three can answer it."""
    sheet = agreement_room(visit.case).shown
    if sheet is None:
        return HttpResponseRedirect(agreement_url(visit))
    try:
        agreements.propose_agreement(
            actor=visit.actor,
            case=visit.case,
            agreement_id=sheet.id,
            version=sent_number(request.POST.get("version", "")),
            today=visit.today,
            now=visit.now,
        )
    except Refused as refused:
        return agreement_page(request, visit, refused=refused.obstacles, status=CONFLICT)
    messages.success(request, "Aftalen er foreslået. Nu kan de tre svare.")
    return HttpResponseRedirect(agreement_url(visit))


@require_POST
@on_case(Permission.AGREEMENT_AGREE)
def drop(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Give up a version that is not agreed."""
    sheet = agreement_room(visit.case).shown
    if sheet is None:
        return HttpResponseRedirect(agreement_url(visit))
    try:
        agreements.drop_agreement(
            actor=visit.actor,
            case=visit.case,
            agreement_id=sheet.id,
            version=sent_number(request.POST.get("version", "")),
            today=visit.today,
            now=visit.now,
        )
    except Refused as refused:
        return agreement_page(request, visit, refused=refused.obstacles, status=CONFLICT)
    messages.success(request, f"Udgave {sheet.number} er droppet. Den kan stadig læses nederst.")
    return HttpResponseRedirect(agreement_url(visit))


@require_POST
@on_case(Permission.AGREEMENT_AGREE)
def answer(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Write down what one of the three said in the room."""
    posted = request.POST.get("party", "")
    form = AnswerForm(request.POST, auto_id=f"id_{posted[:20]}_%s")
    sheet = agreement_room(visit.case).shown
    if sheet is None or posted not in PARTIES:
        return agreement_page(request, visit, status=INVALID)

    def save(typed: dict[str, Any]) -> HttpResponse:
        answers.record_answer(
            actor=visit.actor,
            case=visit.case,
            agreement_id=sheet.id,
            said=answers.Said(
                party=AgreementParty(typed["party"]),
                agrees=typed["agrees"] == "ja",
                text_hash=typed["text_hash"],
                person_name=typed["person_name"],
                should_change=typed["should_change"] if typed["agrees"] == "nej" else "",
            ),
            address=client_address(request),
            today=visit.today,
            now=visit.now,
        )
        agreed = "Svaret er skrevet ned."
        change = "Ønsket er skrevet ned, og aftalen er en kladde igen."
        messages.success(request, agreed if typed["agrees"] == "ja" else change)
        return HttpResponseRedirect(agreement_url(visit))

    def show(status: int) -> HttpResponse:
        return agreement_page(request, visit, answer_form=form, status=status)

    return receive(form, save=save, show=show)


@require_POST
@on_case(Permission.AGREEMENT_AGREE)
def regret(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Note that one of the three takes the yes back."""
    posted = request.POST.get("party", "")
    sheet = agreement_room(visit.case).shown
    if sheet is None or posted not in PARTIES:
        return agreement_page(request, visit, status=INVALID)
    try:
        answers.regret_answer(
            actor=visit.actor,
            case=visit.case,
            agreement_id=sheet.id,
            party=AgreementParty(posted),
            today=visit.today,
            now=visit.now,
        )
    except Refused as refused:
        return agreement_page(request, visit, refused=refused.obstacles, status=CONFLICT)
    messages.success(request, "Svaret er taget tilbage. Aftalen venter stadig på svar.")
    return HttpResponseRedirect(agreement_url(visit))
