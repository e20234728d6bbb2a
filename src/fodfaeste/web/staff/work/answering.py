"""Propose the agreement, write down the answers, and give the employer a link (D6, L4)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from fodfaeste.kernel.tokens import new_token, token_hash
from fodfaeste.records.placement.actions import agreements, answers, links
from fodfaeste.records.placement.queries.work import work_room
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.placement.kinds import AgreementParty
from fodfaeste.rules.refusal import Refused
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.staff.work.agreement import agreement_page
from fodfaeste.web.staff.work.forms import AnswerForm, LinkForm
from fodfaeste.web.staff.work.places import TAB, agreement_url
from fodfaeste.web.staff.work.receiving import CONFLICT, INVALID, receive
from fodfaeste.web.ui.cleaning import sent_number


@require_POST
@on_case(Permission.AGREEMENT_WRITE)
def propose(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Fix the text, so that the three can answer it."""
    sheet = work_room(visit.case).on_its_way
    if sheet is None:
        return HttpResponseRedirect(agreement_url(visit))
    seen = request.POST.get("version", "")
    try:
        agreements.propose_agreement(
            actor=visit.actor,
            case=visit.case,
            agreement_id=sheet.id,
            version=sent_number(seen),
            today=visit.today,
            now=visit.now,
        )
    except Refused as refused:
        return agreement_page(request, visit, refused=refused.obstacles, status=CONFLICT)
    messages.success(request, "Aftalen er foreslået. Nu kan de tre svare.")
    return HttpResponseRedirect(agreement_url(visit))


@require_POST
@on_case(Permission.AGREEMENT_AGREE)
def answer(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Write down what one of the three said in the room."""
    posted = request.POST.get("party", "")
    form = AnswerForm(request.POST, auto_id=f"id_{posted[:20]}_%s")
    room = work_room(visit.case)
    sheet = room.on_its_way or room.in_force
    if sheet is None or posted not in {party.value for party in AgreementParty}:
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
            today=visit.today,
            now=visit.now,
        )
        messages.success(request, "Svaret er skrevet ned.")
        return HttpResponseRedirect(agreement_url(visit))

    def show(status: int) -> HttpResponse:
        return agreement_page(request, visit, answer_form=form, status=status)

    return receive(form, save=save, show=show)


@require_POST
@on_case(Permission.AGREEMENT_AGREE)
def open_link(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Make a link for the employer and show it, this once."""
    form = LinkForm(request.POST)
    room = work_room(visit.case)
    sheet = room.on_its_way or room.in_force
    if sheet is None:
        return HttpResponseRedirect(agreement_url(visit))

    def save(typed: dict[str, Any]) -> HttpResponse:
        token = new_token()
        made = links.open_link(
            actor=visit.actor,
            key=typed["key"],
            case=visit.case,
            agreement_id=sheet.id,
            person_name=typed["person_name"],
            token_hash=token_hash(token),
            today=visit.today,
            now=visit.now,
        )
        is_new = bytes(made.token_hash) == token_hash(token)
        path = reverse("employer:agreement", kwargs={"token": token})
        context = {
            "link": made,
            "address": request.build_absolute_uri(path) if is_new else "",
        }
        return case_page(request, visit, "staff/work/link.html", context, tab=TAB)

    def show(status: int) -> HttpResponse:
        return agreement_page(request, visit, link_form=form, status=status)

    return receive(form, save=save, show=show)


@require_POST
@on_case(Permission.AGREEMENT_AGREE)
def revoke_link(request: HttpRequest, visit: Visit, link_id: int) -> HttpResponse:
    """Close a link."""
    links.revoke_link(
        actor=visit.actor, case=visit.case, link_id=link_id, today=visit.today, now=visit.now
    )
    messages.success(request, "Linket er lukket og virker ikke længere.")
    return HttpResponseRedirect(agreement_url(visit))
