"""«Match fundet»: in an opening of the list, or at any company (D2)."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from fodfaeste.records.cases.queries import team_on
from fodfaeste.records.placement.actions import matches as actions
from fodfaeste.records.placement.queries.matching import opening_for
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.placement.matching.shown import ShownOpening
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.companies.choosing import company_context, is_only_search
from fodfaeste.web.staff.form_page import FormPage, receive, show, typed_before
from fodfaeste.web.staff.matching.forms import MatchForm
from fodfaeste.web.staff.matching.places import TAB
from fodfaeste.web.ui.cleaning import sent_number

OPENING = "aabning"


@require_http_methods(["GET", "POST"])
@on_case(Permission.MATCH_FIND)
def match(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Company, job, the day, and the citizen's yes; an opening has said the first two already."""
    opening = _opening(request, visit)
    draft = f"match:{visit.case.pk}" + (f":{opening.opening}" if opening else "")
    known = {"found_on": visit.today, **_from_opening(opening)}
    form = MatchForm(
        request.POST or None, initial={**known, **typed_before(visit, MatchForm, draft)}
    )

    def keep(typed: dict[str, Any]) -> object:
        return actions.find_match(
            actor=visit.actor,
            key=typed["key"],
            case=visit.case,
            company_id=opening.company if opening else typed["company_id"],
            opening_id=opening.opening if opening else None,
            job_title=typed["job_title"],
            found_on=typed["found_on"],
            citizen_said_yes_on=typed["citizen_said_yes_on"],
            why_it_fits=typed["why_it_fits"],
            today=visit.today,
            now=visit.now,
            draft=draft,
        )

    page = FormPage(
        template="staff/matching/match.html",
        title="Match fundet",
        keep=keep,
        back_url=reverse("staff:work:work", kwargs={"case_id": visit.case.pk}),
        said=_said(visit) if request.method == "POST" else "",
        draft=draft,
        tab=TAB,
        context={"opening": opening, **({} if opening else company_context(form))},
    )
    if request.method != "POST" or is_only_search(request):
        return show(request, visit, page, form)
    return receive(request, visit, page, form)


def _said(visit: Visit) -> str:
    """That the match is kept, and whether there is a CTI worker who could be told."""
    seats = team_on(visit.case, visit.today)
    if any(seat.role == Role.CTI_WORKER for seat in seats):
        return "Matchet er registreret. CTI-medarbejderen har fået besked."
    return "Matchet er registreret. Der er ingen CTI-medarbejder på teamet, som kan få besked."


def _opening(request: HttpRequest, visit: Visit) -> ShownOpening | None:
    """The opening that the address or the form names."""
    sent = request.POST.get(OPENING) or request.GET.get(OPENING) or ""
    if not sent:
        return None
    found = opening_for(visit.case, sent_number(sent) or 0, today=visit.today)
    if found is None:
        raise Http404
    return found


def _from_opening(opening: ShownOpening | None) -> dict[str, object]:
    if opening is None:
        return {}
    return {"job_title": opening.title, "why_it_fits": opening.why}
