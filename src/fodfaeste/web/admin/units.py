"""Units: the parts of the municipality that a course and a leader belong to."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from fodfaeste.accounts import actions, listing
from fodfaeste.accounts.models import Unit
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import Department
from fodfaeste.web.admin.forms import UnitForm, sent
from fodfaeste.web.admin.meanwhile import attempt_edit
from fodfaeste.web.shell.requires import staff
from fodfaeste.web.shell.visits import Desk
from fodfaeste.web.ui.attempts import attempt

DONE = 303


@require_safe
@staff(Permission.ADMINISTER)
def units(request: HttpRequest, desk: Desk) -> HttpResponse:  # noqa: ARG001 -- the door's signature
    """Every unit."""
    found = [(unit, _department(unit)) for unit in listing.units()]
    return render(request, "admin/units.html", {"units": found})


def _department(unit: Unit) -> str:
    return Department(unit.department).label if unit.department else ""


def _facts(typed: dict[str, Any]) -> actions.UnitFacts:
    return actions.UnitFacts(
        name=typed["name"],
        phone=typed["phone"],
        department=Department(typed["department"]) if typed["department"] else None,
        is_active=typed["is_active"],
    )


@require_http_methods(["GET", "POST"])
@staff(Permission.ADMINISTER)
def new_unit(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Make a unit."""
    form = UnitForm(sent(request), initial={"is_active": True})
    status = attempt(form, lambda typed: actions.create_unit(actor=desk.actor, facts=_facts(typed)))
    if status == DONE:
        messages.success(request, "Enheden er oprettet.")
        return HttpResponseRedirect(reverse("admin:units"))
    return render(request, "admin/unit.html", {"form": form}, status=status)


@require_http_methods(["GET", "POST"])
@staff(Permission.ADMINISTER)
def unit(request: HttpRequest, desk: Desk, unit_id: int) -> HttpResponse:
    """Rename a unit, or take it out of use."""
    found = listing.unit_of(unit_id)
    if found is None:
        raise Http404
    form = UnitForm(sent(request), initial=_standing(found))
    outcome = attempt_edit(
        form,
        lambda typed: actions.change_unit(
            actor=desk.actor, unit_id=unit_id, version=typed["version"] or 0, facts=_facts(typed)
        ),
        _standing,
    )
    if outcome.is_done:
        messages.success(request, "Enheden er gemt.")
        return HttpResponseRedirect(reverse("admin:units"))
    context = {"form": form, "unit": found, "differences": outcome.differences}
    return render(request, "admin/unit.html", context, status=outcome.status)


def _standing(unit: Unit) -> dict[str, Any]:
    names = ("name", "phone", "department", "is_active", "version")
    return {name: getattr(unit, name) for name in names}
