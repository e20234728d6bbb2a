"""Roles of a user: given from a day, ended on a day."""

from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from fodfaeste.accounts import actions, listing
from fodfaeste.accounts.models import User
from fodfaeste.records.cases import queries as cases
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.administration.people import warnings_about_training
from fodfaeste.web.admin.forms import RoleEndForm, RoleForm, sent
from fodfaeste.web.admin.people import found_user, role_names
from fodfaeste.web.shell.requires import staff
from fodfaeste.web.shell.visits import Desk
from fodfaeste.web.ui.attempts import attempt

DONE = 303
DAY = timedelta(days=1)


def _facts(typed: dict[str, Any]) -> actions.RoleFacts:
    return actions.RoleFacts(
        role=Role(typed["role"]),
        starts_on=typed["starts_on"],
        ends_before=typed["last_day"] + DAY if typed["last_day"] else None,
        unit_id=typed["unit"],
    )


@require_http_methods(["GET", "POST"])
@staff(Permission.ADMINISTER)
def new_role(request: HttpRequest, desk: Desk, user_id: int) -> HttpResponse:
    """Give a role."""
    who = found_user(user_id)
    form = RoleForm(
        sent(request),
        initial={"starts_on": desk.today},
        names=role_names(desk.today),
        units=listing.units().filter(is_active=True),
    )
    status = attempt(
        form,
        lambda typed: actions.give_role(actor=desk.actor, user_id=user_id, facts=_facts(typed)),
    )
    if status == DONE:
        messages.success(request, "Rollen er givet.")
        _warn_about_training(request, who, form.cleaned_data["role"], desk.today)
        return HttpResponseRedirect(reverse("admin:user", args=[user_id]))
    return render(request, "admin/new_role.html", {"form": form, "who": who}, status=status)


def _warn_about_training(request: HttpRequest, who: User, role: str, today: date) -> None:
    if role != Role.CTI_WORKER:
        return
    for warning in warnings_about_training(
        trained_on=who.cti_trained_on, mentor_named=who.mentor_id is not None, today=today
    ):
        messages.warning(request, f"{warning.sentence} {warning.next_step} (regel {warning.rule})")


@require_http_methods(["GET", "POST"])
@staff(Permission.ADMINISTER)
def end_role(request: HttpRequest, desk: Desk, user_id: int, role_id: int) -> HttpResponse:
    """End a role; what it opened is closed from the next request on."""
    who = found_user(user_id)
    held = listing.role_held(user_id, role_id)
    if held is None:
        raise Http404
    form = RoleEndForm(sent(request))
    status = attempt(
        form,
        lambda typed: actions.end_role(
            actor=desk.actor,
            assignment_id=role_id,
            ends_before=typed["last_day"] + DAY if typed["last_day"] else desk.today,
            today=desk.today,
        ),
    )
    if status == DONE:
        messages.success(request, "Rollen er afsluttet.")
        return HttpResponseRedirect(reverse("admin:user", args=[user_id]))
    role = Role(held.role)
    context = {
        "form": form,
        "who": who,
        "role_name": role_names(desk.today)[role],
        "seats": cases.open_seats_of(user_id).get(role, 0),
    }
    return render(request, "admin/end_role.html", context, status=status)
