"""Enrol a citizen, and look a citizen up."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from fodfaeste.accounts import queries as accounts
from fodfaeste.records.cases import actions
from fodfaeste.records.cases import queries as cases
from fodfaeste.records.catalogues import queries as catalogues
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import TEAM_ROLES, Role
from fodfaeste.rules.cases.kinds import Benefit
from fodfaeste.rules.cases.target_group import TargetGroupCode
from fodfaeste.rules.refusal import Refused
from fodfaeste.web.shell.requires import staff
from fodfaeste.web.shell.visits import Desk
from fodfaeste.web.staff.people.assignment import (
    candidate_lines,
    labels_with_load,
    warn_at_assignment,
)
from fodfaeste.web.staff.people.forms import ContactFields, EnrolForm, GlassForm, LookUpForm

REFUSED = 409
CARD_SEEN = "ff_card"


@require_safe
@staff(Permission.CASE_LIST)
def colleagues(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Suggest colleagues in a role while a name is typed."""
    wanted = request.GET.get("rolle", "")
    if wanted not in {role.value for role in TEAM_ROLES}:
        return HttpResponse("")
    typed = next((text for name, text in request.GET.items() if name != "rolle"), "")
    found = accounts.colleagues(Role(wanted), str(typed)[:200], desk.today)
    if wanted == Role.CTI_WORKER:
        shown = labels_with_load(found, desk.today)
    else:
        shown = [(one.label, "") for one in found]
    return render(request, "staff/people/colleagues.html", {"found": shown})


@require_http_methods(["GET", "POST"])
@staff(Permission.CASE_ENROL)
def enrol(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Enrol a citizen with a whole team."""
    form = _enrol_form(request, desk)
    if request.method == "POST" and form.is_valid():
        # The answer tells whether a number is known here: asking is a look-up in itself.
        desk.shown((), criterion="cpr, indskrivning")
        try:
            case = actions.enrol(
                actor=desk.actor,
                key=form.cleaned_data["key"],
                citizen=_citizen(form),
                enrolment=_enrolment(form),
                today=desk.today,
                now=desk.now,
                allow_replacement_cpr=settings.REPLACEMENT_CPR,
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            warn_at_assignment(request, form.team[Role.CTI_WORKER], desk.today)
            messages.success(request, f"{case.citizen.name} er indskrevet.")
            return HttpResponseRedirect(reverse("staff:cases:case", args=[case.pk]))
    status = REFUSED if form.refusal else 200
    context = {"form": form, "candidates": candidate_lines(None, desk.today)}
    return render(request, "staff/people/enrol.html", context, status=status)


def _enrol_form(request: HttpRequest, desk: Desk) -> EnrolForm:
    groups = catalogues.target_groups_on(desk.today)
    names = {role: text.label for role, text in catalogues.role_texts_on(desk.today).items()}
    units = [(unit.pk, unit.name) for unit in accounts.units_with_a_leader(desk.today)]
    return EnrolForm(
        request.POST or None,
        units=units,
        target_groups=[(group.code.value, group.code.label) for group in groups],
        role_names=names,
        day=desk.today,
        initial={
            "target_group": groups[0].code.value if groups else "",
            "unit": _usual_unit(desk, units),
            **_own_seat(desk),
        },
    )


def _usual_unit(desk: Desk, units: list[tuple[int, str]]) -> int | str:
    """Where one's newest citizen belongs, or who leads; otherwise the first unit there is."""
    wanted = cases.usual_unit(desk.actor, desk.today)
    led = [unit for unit, _ in units if unit in desk.actor.leads_units]
    if wanted in dict(units):
        return wanted or ""
    return next(iter(led), units[0][0] if units else "")


def _own_seat(desk: Desk) -> dict[str, str]:
    """The one who enrols sits on the team already, in the role they hold."""
    return {
        role.value: one.label
        for role in TEAM_ROLES
        if role in desk.actor.roles
        for one in accounts.colleagues(role, desk.actor.name, desk.today)
        if one.id == desk.actor.id
    }


def _citizen(form: EnrolForm) -> actions.NewCitizen:
    names = (*ContactFields.base_fields, "cpr")
    return actions.NewCitizen(**{name: form.cleaned_data[name] for name in names})


def _enrolment(form: EnrolForm) -> actions.Enrolment:
    typed: dict[str, Any] = form.cleaned_data
    return actions.Enrolment(
        unit_id=typed["unit"],
        team=form.team,
        target_group=TargetGroupCode(typed["target_group"]),
        benefit=Benefit(typed["benefit"]),
        months_unemployed=typed["months_unemployed"],
        problems_beside_unemployment=typed["problems_beside_unemployment"],
        ready_without_support=typed["ready_without_support"],
        deviation_note=typed["deviation_note"],
        caseload_reason=typed["caseload_reason"],
    )


@require_http_methods(["GET", "POST"])
@staff(Permission.RESTRICTED_CARD_SEE)
def look_up(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Find a citizen by exact CPR number; who is found is shown on a card of its own."""
    form = LookUpForm(request.POST or None)
    nobody = False
    if request.method == "POST" and form.is_valid():
        try:
            found = actions.find_restricted(
                actor=desk.actor,
                cpr=form.cleaned_data["cpr"],
                reason=form.cleaned_data["reason"],
                today=desk.today,
                allow_replacement_cpr=settings.REPLACEMENT_CPR,
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            if found is not None:
                request.session[CARD_SEEN] = found
                return HttpResponseRedirect(reverse("staff:people:card"))
            nobody = True
    context = {"form": form, "nobody": nobody}
    status = REFUSED if form.refusal else 200
    return render(request, "staff/people/look_up.html", context, status=status)


@require_http_methods(["GET", "POST"])
@staff(Permission.GLASS_BREAK)
def card(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The restricted card: name, team, phone numbers; from here a course is opened in need."""
    case_id = request.session.get(CARD_SEEN, 0)
    shown = cases.restricted_card(case_id)
    if shown is None:
        return HttpResponseRedirect(reverse("staff:people:restricted"))
    desk.shown([case_id], criterion="restricted card")
    form = GlassForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.break_glass(
                actor=desk.actor,
                key=form.cleaned_data["key"],
                case_id=case_id,
                reason=form.cleaned_data["reason"],
                today=desk.today,
                now=desk.now,
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.warning(request, "Forløbet er åbent for dig i tre timer. Lederen har besked.")
            return HttpResponseRedirect(reverse("staff:cases:case", args=[case_id]))
    names = catalogues.role_texts_on(desk.today)
    context = {
        "card": shown,
        "team": [(names[one.role].label, one.name, one.phone) for one in shown.team],
        "form": form,
        "sees_already": cases.case_with_relation(
            desk.actor, case_id, today=desk.today, now=desk.now
        ),
        "case_id": case_id,
    }
    status = REFUSED if form.refusal else 200
    return render(request, "staff/people/card.html", context, status=status)
