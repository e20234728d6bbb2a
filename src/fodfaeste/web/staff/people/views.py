"""The people around one citizen: contact facts, team, log, closing."""

from typing import TYPE_CHECKING, Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from fodfaeste.records.cases import actions
from fodfaeste.records.cases import queries as cases
from fodfaeste.records.cases.queries.team_news import untold
from fodfaeste.records.catalogues import queries as catalogues
from fodfaeste.records.followup.actions import close_case as close_the_case
from fodfaeste.records.foundation import Stale
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.cases.kinds import SideExit
from fodfaeste.rules.refusal import Refused
from fodfaeste.rules.words import in_sentence
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.staff.people.assignment import candidate_lines, warn_at_assignment
from fodfaeste.web.staff.people.forms import (
    CloseForm,
    ContactFields,
    ContactForm,
    TeamForm,
)
from fodfaeste.web.staff.people.wording import log_lines, seat_lines, vacancy_lines
from fodfaeste.web.ui.cleaning import sent_number

if TYPE_CHECKING:
    from fodfaeste.records.cases.models import Citizen

REFUSED = 409
SEATS = {
    "beskaeftigelse": Role.EMPLOYMENT_CASEWORKER,
    "social": Role.SOCIAL_CASEWORKER,
    "jobkonsulent": Role.JOB_CONSULTANT,
    "cti": Role.CTI_WORKER,
}
"""What the four seats on the team are called in addresses."""


def _show(
    request: HttpRequest, visit: Visit, page: str, context: dict[str, Any], *, tab: str
) -> HttpResponse:
    form = context.get("form")
    status = REFUSED if getattr(form, "refusal", ()) else 200
    return case_page(request, visit, f"staff/people/{page}.html", context, tab=tab, status=status)


@require_http_methods(["GET", "POST"])
@on_case(Permission.CASE_EDIT)
def contact(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Correct name and contact facts."""
    citizen = visit.case.citizen
    known = {name: getattr(citizen, name) for name in ContactFields.base_fields}
    form = ContactForm(request.POST or None, initial={**known, "version": citizen.version})
    theirs: Citizen | None = None
    if request.method == "POST" and form.is_valid():
        facts = actions.ContactFacts(
            **{name: form.cleaned_data[name] for name in ContactFields.base_fields}
        )
        try:
            actions.correct_contact(
                actor=visit.actor,
                case=visit.case,
                facts=facts,
                version=form.cleaned_data["version"] or 0,
                today=visit.today,
                now=visit.now,
            )
        except Stale as stale:
            theirs = cast("Citizen", stale.current)
            form = ContactForm({**request.POST.dict(), "version": theirs.version})
            form.full_clean()
        else:
            messages.success(request, "Kontaktoplysningerne er gemt.")
            return HttpResponseRedirect(reverse("staff:cases:case", args=[visit.case.pk]))
    differences = _differences(form, theirs) if theirs is not None else []
    context = {"form": form, "differences": differences}
    return _show(request, visit, "contact", context, tab="overview")


def _differences(form: ContactForm, theirs: object) -> list[tuple[str, str]]:
    """What stands now where it is not what was typed: label and the other's text."""
    return [
        (str(form[name].label), str(getattr(theirs, name)))
        for name in ContactFields.base_fields
        if getattr(theirs, name) != form.cleaned_data[name]
    ]


@require_safe
@on_case(Permission.CASE_SEE)
def team(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Who is on the team, who was, and why it changed."""
    texts = catalogues.role_texts_on(visit.today)
    seats = cases.team_on(visit.case, visit.today)
    vacant = cases.vacant_roles(visit.case, visit.today)
    context = {
        "seats": seat_lines((seat for seat in seats if seat.role not in vacant), texts),
        "history": seat_lines(cases.team_history(visit.case), texts),
        "vacant": vacancy_lines(vacant, seats, texts),
        "untold": [
            (news, texts[Role(news.seat.role)].label) for news in untold(visit.case, visit.today)
        ],
        "may_tell": visit.allows(Permission.CHANGE_TELL),
        "may_change": visit.allows(Permission.TEAM_CHANGE),
        "roles": [(seat, texts[role].label) for seat, role in SEATS.items()],
    }
    return _show(request, visit, "team", context, tab="overview")


@require_http_methods(["GET", "POST"])
@on_case(Permission.TEAM_CHANGE)
def change_team(request: HttpRequest, visit: Visit, seat: str) -> HttpResponse:
    """Let somebody take over a role."""
    if seat not in SEATS:
        raise Http404
    chosen = SEATS[seat]
    name = in_sentence(catalogues.role_texts_on(visit.today)[chosen].label)
    form = TeamForm(request.POST or None, role=chosen, role_name=name, day=visit.today)
    if request.method == "POST" and form.is_valid():
        change = actions.TeamChange(
            role=chosen,
            user_id=form.cleaned_data["user"],
            reason=form.cleaned_data["reason"],
            caseload_reason=form.cleaned_data.get("caseload_reason", ""),
        )
        try:
            actions.change_team(
                actor=visit.actor,
                key=form.cleaned_data["key"],
                case=visit.case,
                change=change,
                today=visit.today,
                now=visit.now,
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            if chosen is Role.CTI_WORKER:
                warn_at_assignment(request, change.user_id, visit.today)
            messages.success(request, "Teamet er ændret.")
            return HttpResponseRedirect(_after_change(visit))
    found = candidate_lines(visit.case, visit.today) if chosen is Role.CTI_WORKER else None
    context = {"form": form, "role_name": name, "candidates": found}
    return _show(request, visit, "change_team", context, tab="overview")


def _after_change(visit: Visit) -> str:
    """The team's page, or the list for the one who has just left the team."""
    still = cases.case_with_relation(visit.actor, visit.case.pk, today=visit.today, now=visit.now)
    if still is None:
        return reverse("staff:cases:list")
    return reverse("staff:people:team", args=[visit.case.pk])


@require_safe
@on_case(Permission.LOG_SEE)
def log(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Who has looked and what was changed, a page at a time."""
    before = sent_number(request.GET.get("foer", ""))
    rows = cases.log_of(visit.case, **({"before": before} if before else {}))
    older = rows[-1].id if len(rows) == cases.LOG_PAGE else None
    context = {
        "lines": log_lines(rows),
        "older": older,
        "may_take_out": visit.allows(Permission.PACKAGE_TAKE),
    }
    return _show(request, visit, "log", context, tab="log")


@require_http_methods(["GET", "POST"])
@on_case(Permission.CASE_CLOSE)
def close_case(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Close the whole course, with how it ended."""
    form = CloseForm(request.POST or None, initial={"version": visit.case.version})
    if request.method == "POST" and form.is_valid():
        try:
            close_the_case(
                actor=visit.actor,
                case=visit.case,
                reason=SideExit(form.cleaned_data["reason"]),
                note=form.cleaned_data["note"],
                version=form.cleaned_data["version"] or 0,
                today=visit.today,
                now=visit.now,
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, "Forløbet er afsluttet.")
            return HttpResponseRedirect(reverse("staff:cases:case", args=[visit.case.pk]))
    return _show(request, visit, "close_case", {"form": form}, tab="overview")
