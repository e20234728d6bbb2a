"""The first page of the administration, and whose installation this is."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from fodfaeste.accounts import listing
from fodfaeste.records.catalogues import actions, queries
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.web.admin.forms import MunicipalityForm, sent
from fodfaeste.web.shell.requires import staff
from fodfaeste.web.shell.visits import Desk
from fodfaeste.web.ui.attempts import attempt
from fodfaeste.web.ui.parts import Missing

DONE = 303


@require_safe
@staff(Permission.ADMINISTER)
def home(request: HttpRequest, desk: Desk) -> HttpResponse:
    """What can be set up, and what is missing before work can begin."""
    chosen = queries.installation()
    context = {"municipality": chosen, "missing": _missing(desk, is_chosen=chosen is not None)}
    return render(request, "admin/home.html", context)


def _missing(desk: Desk, *, is_chosen: bool) -> list[Missing]:
    without = listing.units_without_a_leader(desk.today)
    lacks = []
    if not is_chosen:
        lacks.append(
            Missing("Kommunen er ikke valgt endnu.", "M9", reverse("admin:municipality"), "Vælg")
        )
    if not listing.units().filter(is_active=True).exists():
        lacks.append(
            Missing("Der er ingen enheder endnu.", "M1", reverse("admin:new_unit"), "Opret en")
        )
    if without:
        units, it = ("1 enhed har", "den") if without == 1 else (f"{without} enheder har", "dem")
        lacks.append(
            Missing(
                f"{units} ingen leder, og så kan ingen indskrives i {it}.",
                "M1",
                reverse("admin:users"),
                "Giv en bruger rollen",
            )
        )
    return lacks


@require_http_methods(["GET", "POST"])
@staff(Permission.ADMINISTER)
def municipality(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Choose the municipality."""
    chosen = queries.installation()
    known = (
        {
            "municipality": chosen.municipality_name,
            "contact": chosen.contact,
            "version": chosen.version,
        }
        if chosen
        else {}
    )
    form = MunicipalityForm(sent(request), initial=known)
    status = attempt(
        form,
        lambda typed: actions.choose_municipality(
            actor=desk.actor,
            municipality=typed["municipality"],
            contact=typed["contact"],
            version=typed["version"] or 0,
            now=desk.now,
        ),
    )
    if status == DONE:
        messages.success(request, "Kommunen er valgt.")
        return HttpResponseRedirect(reverse("admin:home"))
    return render(request, "admin/municipality.html", {"form": form}, status=status)
