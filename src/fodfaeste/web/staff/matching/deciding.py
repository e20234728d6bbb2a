"""What is decided about one opening: a no is looked past, or the citizen says no to it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_POST

from fodfaeste.records.placement.actions import matching as actions
from fodfaeste.records.placement.queries.matching import (
    decline_of,
    opening_for,
    override_of,
)
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.placement.matching.requirements import Requirement
from fodfaeste.rules.placement.matching.shown import ShownOpening
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.form_page import receive, show, typed_before
from fodfaeste.web.staff.matching.forms import DeclineForm, LookPastForm
from fodfaeste.web.staff.matching.places import at, form_on


@require_http_methods(["GET", "POST"])
@on_case(Permission.MATCH_FIND)
def look_past(request: HttpRequest, visit: Visit, opening_id: int) -> HttpResponse:
    """Look past one no of one opening, with the reason."""
    opening = _opening(visit, opening_id)

    def keep(typed: dict[str, Any]) -> object:
        return actions.look_past(
            actor=visit.actor,
            key=typed["key"],
            case=visit.case,
            opening_id=opening_id,
            requirement=Requirement(typed["requirement"]),
            reason=typed["reason"],
            today=visit.today,
            now=visit.now,
        )

    said = "Grunden er gemt. Åbningen står nu blandt dem, der passer."
    page = form_on(visit, "look_past", "Se bort fra et krav", keep, said=said, opening=opening)
    form = LookPastForm(request.POST or None)
    sent = request.POST.get("requirement", "")
    standing = {no.requirement for no in opening.noes if not no.looked_past}
    # What was sent from an older page is judged by the rule, which says what has changed.
    form.offer(each for each in Requirement if each in standing or each.value == sent)
    if request.method == "POST":
        return receive(request, visit, page, form)
    return show(request, visit, page, form)


@require_http_methods(["GET", "POST"])
@on_case(Permission.MATCH_FIND)
def decline(request: HttpRequest, visit: Visit, opening_id: int) -> HttpResponse:
    """Keep that the citizen says no to an opening."""
    opening = _opening(visit, opening_id)
    draft = f"decline:{visit.case.pk}:{opening_id}"

    def keep(typed: dict[str, Any]) -> object:
        return actions.decline(
            actor=visit.actor,
            key=typed["key"],
            case=visit.case,
            opening_id=opening_id,
            reason=typed["reason"],
            today=visit.today,
            now=visit.now,
            draft=draft,
        )

    page = form_on(
        visit,
        "decline",
        "Ikke noget for borgeren",
        keep,
        said="Det er skrevet ned. Åbningen vises ikke blandt de første mere.",
        draft=draft,
        opening=opening,
    )
    if request.method == "POST":
        return receive(request, visit, page, DeclineForm(request.POST))
    return show(request, visit, page, DeclineForm(initial=typed_before(visit, DeclineForm, draft)))


@require_POST
@on_case(Permission.MATCH_FIND)
def look_again(request: HttpRequest, visit: Visit, override_id: int) -> HttpResponse:
    """Let a no stand again."""
    if override_of(visit.case.pk, override_id) is None:
        raise Http404
    actions.look_at_again(
        actor=visit.actor,
        case=visit.case,
        override_id=override_id,
        today=visit.today,
        now=visit.now,
    )
    messages.success(request, "Kravet tæller igen.")
    return HttpResponseRedirect(at(visit, "openings"))


@require_POST
@on_case(Permission.MATCH_FIND)
def ask_again(request: HttpRequest, visit: Visit, decline_id: int) -> HttpResponse:
    """Put an opening back on the list."""
    if decline_of(visit.case.pk, decline_id) is None:
        raise Http404
    actions.ask_again(
        actor=visit.actor, case=visit.case, decline_id=decline_id, today=visit.today, now=visit.now
    )
    messages.success(request, "Åbningen er på listen igen.")
    return HttpResponseRedirect(at(visit, "openings"))


def _opening(visit: Visit, opening_id: int) -> ShownOpening:
    found = opening_for(visit.case, opening_id, today=visit.today)
    if found is None:
        raise Http404
    return found
