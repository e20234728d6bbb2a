"""How a match ended; when it broke off the caseworkers are asked at once (D11, G3)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from fodfaeste.records.placement.actions import ending as actions
from fodfaeste.records.placement.queries.work import current_match
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.placement.kinds import MatchEndReason
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.form_page import receive, show, typed_before
from fodfaeste.web.staff.placements.forms import EndMatchForm
from fodfaeste.web.staff.placements.pages import Page, work_url

ENDED = "Jobmatchet er afsluttet."
BROKEN = (
    "Arbejdet er skrevet som afbrudt. Teamet har fået besked, og sagsbehandlerne er bedt om en "
    "hurtig afklaring. Læg planen for at komme i gang igen, når I har talt med borgeren."
)


@on_case(Permission.MATCH_FIND)
def end_match(request: HttpRequest, visit: Visit) -> HttpResponse:
    """How the match ended, and what to do now."""
    found = current_match(visit.case)
    if found is None:
        messages.info(request, "Der er ikke noget jobmatch i gang.")
        return HttpResponseRedirect(work_url(visit))
    draft = f"end_match:{found.pk}"

    def save(said: dict[str, Any]) -> None:
        ending = actions.Ending(
            ended_on=said["ended_on"],
            reason=MatchEndReason(said["reason"]) if said["reason"] else None,
            note=said["note"],
            question=said["question"],
        )
        actions.end_match(
            actor=visit.actor,
            case=visit.case,
            match_id=found.pk,
            version=said["version"] or 0,
            ending=ending,
            today=visit.today,
            now=visit.now,
            draft=draft,
        )
        messages.success(request, BROKEN if ending.is_interruption else ENDED)

    page = Page(
        title=f"Afslut jobmatchet hos {found.company.name}",
        keep=save,
        back_url=work_url(visit),
        draft=draft,
        context={
            "rule": "D11",
            "button": "Afslut jobmatchet",
            "danger": True,
            "lead": "Aftalen, perioderne og arbejdsgiverens link slutter samtidig. Er arbejdet "
            "afbrudt, får sagsbehandlerne besked med det samme, så borgeren hurtigt kommer i gang "
            "igen. Et CTI-forløb fortsætter uændret.",
        },
    )
    if request.method == "POST":
        return receive(request, visit, page, EndMatchForm(request.POST))
    started = {
        "ended_on": visit.today,
        **typed_before(visit, EndMatchForm, draft),
        "version": found.version,
    }
    return show(request, visit, page, EndMatchForm(initial=started))
