"""Say that a match is found (D2)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from fodfaeste.records.drafts.queries import draft_of
from fodfaeste.records.placement.actions import matches as actions
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.companies.choosing import company_context, is_only_search
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.staff.work.forms import MatchForm
from fodfaeste.web.staff.work.places import TAB, work_url
from fodfaeste.web.staff.work.receiving import receive
from fodfaeste.web.ui.attempts import begun


@require_http_methods(["GET", "POST"])
@on_case(Permission.MATCH_FIND)
def match(request: HttpRequest, visit: Visit) -> HttpResponse:
    """«Match fundet»: company, job, the day, and the citizen's yes."""
    draft = f"match:{visit.case.pk}"
    kept = draft_of(visit.actor, draft)
    started = {"found_on": visit.today, **begun(MatchForm, kept.fields if kept else {})}
    form = MatchForm(request.POST or None, initial=started)

    def save(typed: dict[str, Any]) -> HttpResponse:
        actions.find_match(
            actor=visit.actor,
            key=typed["key"],
            case=visit.case,
            company_id=typed["company_id"],
            job_title=typed["job_title"],
            found_on=typed["found_on"],
            citizen_said_yes_on=typed["citizen_said_yes_on"],
            why_it_fits=typed["why_it_fits"],
            today=visit.today,
            now=visit.now,
            draft=draft,
        )
        messages.success(request, "Matchet er registreret. CTI-medarbejderen har fået besked.")
        return HttpResponseRedirect(work_url(visit))

    def show(status: int) -> HttpResponse:
        context = {
            "form": form,
            "draft": draft,
            "draft_saved_at": kept.saved if kept else None,
            **company_context(form),
        }
        return case_page(request, visit, "staff/work/match.html", context, tab=TAB, status=status)

    if request.method != "POST" or is_only_search(request):
        return show(200)
    return receive(form, save=save, show=show)
