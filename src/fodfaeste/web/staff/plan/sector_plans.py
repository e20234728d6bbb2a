"""Note where a plan in another system is, correct it, and look it over (C8)."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from fodfaeste.records.catalogues.queries import copy_sheets
from fodfaeste.records.followup.queries import overview_of
from fodfaeste.records.plan.actions.legal_form import (
    NewSectorPlan,
    add_sector_plan,
    edit_sector_plan,
    look_at_sector_plan,
)
from fodfaeste.records.plan.queries.legal_form import name_of, sector_plan_of
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.plan.sector_plans import SectorPlanKind
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff import form_page
from fodfaeste.web.staff.form_page import FormPage
from fodfaeste.web.staff.plan.legal_form import form_url
from fodfaeste.web.staff.plan.legal_form_forms import (
    COLLEAGUES,
    SYSTEMS,
    NewSectorPlanForm,
    SectorPlanForm,
)
from fodfaeste.web.ui.merging import chosen

ANCHOR = "#sektorplaner"


@on_case(Permission.PLAN_WRITE)
def new_sector_plan(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Note a plan in another system."""

    def keep(cleaned: dict[str, Any]) -> object:
        return add_sector_plan(
            actor=visit.actor,
            key=cleaned["key"],
            case=visit.case,
            new=_new(cleaned),
            today=visit.today,
            now=visit.now,
        )

    page = _form_page(visit, "Notér en plan i et fagsystem", keep, "Planen er noteret.")
    if request.method == "POST":
        return form_page.receive(request, visit, page, NewSectorPlanForm(request.POST))
    return form_page.show(request, visit, page, NewSectorPlanForm.showing({}, version=0))


@on_case(Permission.PLAN_WRITE)
def sector_plan(request: HttpRequest, visit: Visit, plan_id: int) -> HttpResponse:
    """Correct what is noted about a plan in another system, or end it."""
    found = sector_plan_of(visit.case.pk, plan_id)
    if found is None:
        raise Http404

    def keep(cleaned: dict[str, Any]) -> object:
        return edit_sector_plan(
            actor=visit.actor,
            case=visit.case,
            plan_id=plan_id,
            version=cleaned["version"] or 0,
            new=_new(cleaned),
            today=visit.today,
            now=visit.now,
        )

    page = _form_page(visit, f"Ret det, der står om {name_of(found)}", keep, "Det er gemt.")
    if request.method == "POST":
        return form_page.receive(request, visit, page, SectorPlanForm(chosen(request.POST)))
    values = SectorPlanForm.values_of(found)
    return form_page.show(
        request, visit, page, SectorPlanForm.showing(values, version=found.version)
    )


@require_POST
@on_case(Permission.PLAN_WRITE)
def look(request: HttpRequest, visit: Visit, plan_id: int) -> HttpResponse:
    """Note that a plan was held against ours today."""
    found = sector_plan_of(visit.case.pk, plan_id)
    if found is None:
        raise Http404
    look_at_sector_plan(
        actor=visit.actor, case=visit.case, plan_id=plan_id, today=visit.today, now=visit.now
    )
    messages.success(request, f"Det er noteret, at {name_of(found)} er set efter i dag.")
    return HttpResponseRedirect(f"{form_url(visit)}{ANCHOR}")


def _form_page(visit: Visit, title: str, keep: Any, said: str) -> FormPage:
    back = form_url(visit)
    systems = dict.fromkeys(sheet.system for sheet in copy_sheets())
    team = dict.fromkeys(member.name for member in overview_of(visit.case, visit.today).team)
    return FormPage(
        template="staff/plan/sector_plan.html",
        title=title,
        keep=keep,
        back_url=back,
        done_url=f"{back}{ANCHOR}",
        said=said,
        tab="plan",
        context={"lists": {SYSTEMS: tuple(systems), COLLEAGUES: tuple(team)}},
        values_of=SectorPlanForm.values_of,
    )


def _new(cleaned: dict[str, Any]) -> NewSectorPlan:
    names = (name for name in SectorPlanForm.FIELDS if name != "kind")
    said: dict[str, Any] = {name: cleaned.get(name) for name in names}
    return NewSectorPlan(kind=SectorPlanKind(cleaned["kind"]), **said)
