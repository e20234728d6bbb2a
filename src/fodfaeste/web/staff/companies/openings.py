"""What a company needs now: write an opening down, correct it, fill or close it (D1)."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from fodfaeste.records.placement.actions import openings as actions
from fodfaeste.records.placement.queries import company_room
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.placement.companies.kinds import OpeningEnd
from fodfaeste.web.shell.requires import staff
from fodfaeste.web.shell.visits import Desk
from fodfaeste.web.staff.companies.forming import (
    Page,
    answer,
    company_url,
    draft_here,
    standing_or_404,
)
from fodfaeste.web.staff.companies.opening_form import (
    EndOpeningForm,
    OpeningForm,
    opening_from,
    shown,
)
from fodfaeste.web.ui.attempts import begun
from fodfaeste.web.ui.merging import chosen

if TYPE_CHECKING:
    from fodfaeste.records.placement.models import Opening

TEMPLATE = "staff/companies/opening_form.html"


@require_http_methods(["GET", "POST"])
@staff(Permission.COMPANY_WRITE)
def new_opening(request: HttpRequest, desk: Desk, company_id: int) -> HttpResponse:
    """Write an opening down."""
    found = standing_or_404(company_id)
    draft = draft_here(desk, f"opening:new:{company_id}")
    started = {"open_from": desk.today, "places": 1, **begun(OpeningForm, draft.typed)}
    form = OpeningForm(request.POST or None, initial=started)

    def keep(typed: dict[str, Any]) -> "Opening":
        return actions.add_opening(
            actor=desk.actor,
            key=typed["key"],
            company_id=company_id,
            details=opening_from(typed),
            now=desk.now,
            draft=draft.name,
        )

    page = Page(
        title="Ny åbning",
        keep=keep,
        back=company_url(company_id),
        button="Gem åbningen",
        said="Åbningen er gemt.",
        template=TEMPLATE,
        draft=draft,
        company=found,
        rule="D1",
    )
    return answer(request, page, form)


@require_http_methods(["GET", "POST"])
@staff(Permission.COMPANY_WRITE)
def opening(request: HttpRequest, desk: Desk, company_id: int, opening_id: int) -> HttpResponse:
    """Correct an opening that stands open."""
    found = _opening_or_404(opening_id, company_id)
    if found.ended_on is not None:
        return _has_ended(request, company_id)
    draft = draft_here(desk, f"opening:{opening_id}")
    form = (
        OpeningForm(chosen(request.POST))
        if request.method == "POST"
        else OpeningForm.showing(shown(found), version=found.version, draft=draft.typed)
    )

    def keep(typed: dict[str, Any]) -> object:
        return actions.change_opening(
            actor=desk.actor,
            opening_id=found.pk,
            version=typed["version"] or 0,
            seen=typed["seen"] or None,
            details=opening_from(typed),
            now=desk.now,
            draft=draft.name,
        )

    page = Page(
        title=f"Ret »{found.title}«",
        keep=keep,
        back=company_url(company_id),
        button="Gem åbningen",
        said="Rettelserne er gemt.",
        template=TEMPLATE,
        draft=draft,
        company=found.company,
        rule="D1",
        values_of=shown,
    )
    return answer(request, page, form)


@require_http_methods(["GET", "POST"])
@staff(Permission.COMPANY_WRITE)
def end_opening(request: HttpRequest, desk: Desk, company_id: int, opening_id: int) -> HttpResponse:
    """Fill or close an opening."""
    found = _opening_or_404(opening_id, company_id)
    if found.ended_on is not None:
        return _has_ended(request, company_id)
    started = {"ended_on": desk.today, "reason": OpeningEnd.FILLED, "version": found.version}
    form = EndOpeningForm(request.POST or None, initial=started)

    def keep(typed: dict[str, Any]) -> "Opening":
        return actions.end_opening(
            actor=desk.actor,
            opening_id=found.pk,
            version=typed["version"] or 0,
            reason=OpeningEnd(typed["reason"]) if typed["reason"] else None,
            ended_on=typed["ended_on"],
            note=typed["note"],
            today=desk.today,
            now=desk.now,
        )

    page = Page(
        title=f"Luk »{found.title}«",
        keep=keep,
        back=company_url(company_id),
        button="Luk åbningen",
        said="Åbningen er lukket.",
        company=found.company,
        rule="D1",
    )
    return answer(request, page, form)


def _opening_or_404(opening_id: int, company_id: int) -> "Opening":
    found = company_room.opening(opening_id, company_id)
    if found is None:
        raise Http404
    return found


def _has_ended(request: HttpRequest, company_id: int) -> HttpResponse:
    messages.info(request, "Åbningen er allerede lukket.")
    return HttpResponseRedirect(company_url(company_id))
