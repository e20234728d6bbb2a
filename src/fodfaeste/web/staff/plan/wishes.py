"""Each area notes that job wishes and goals were talked about with the citizen (C7)."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from fodfaeste.records.plan import actions
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import Department, department_of
from fodfaeste.rules.refusal import Refused
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.staff.plan.forms import WishesForm
from fodfaeste.web.staff.plan.sheet import CONFLICT, INVALID, plan_url

if TYPE_CHECKING:
    from fodfaeste.records.plan.models import JointPlan

AREAS = {"beskaeftigelse": Department.EMPLOYMENT, "social": Department.SOCIAL}


@dataclass(frozen=True, slots=True)
class Area:
    """One area, when it talked with the citizen, and whether the one who looks may note it."""

    code: str
    name: str
    discussed_on: date | None
    is_mine: bool


def areas_of(visit: Visit, plan: "JointPlan | None") -> tuple[Area, ...]:
    """Both areas with the day of their talk."""
    days = {
        Department.EMPLOYMENT: plan.wishes_discussed_employment_on if plan else None,
        Department.SOCIAL: plan.wishes_discussed_social_on if plan else None,
    }
    mine = {department_of(role) for role in visit.relation.seats}
    may_write = visit.allows(Permission.PLAN_WRITE)
    return tuple(
        Area(code, department.label, days[department], may_write and department in mine)
        for code, department in AREAS.items()
    )


@on_case(Permission.PLAN_WRITE)
def discuss(request: HttpRequest, visit: Visit, area: str) -> HttpResponse:
    """Note the day one's own area talked with the citizen."""
    if area not in AREAS:
        raise Http404
    form = WishesForm(request.POST or None, initial={"discussed_on": visit.today})
    if request.method != "POST":
        return _page(request, visit, form, area)
    if not form.is_valid():
        return _page(request, visit, form, area, status=INVALID)
    try:
        actions.discuss_wishes(
            actor=visit.actor,
            case=visit.case,
            department=AREAS[area],
            discussed_on=form.cleaned_data["discussed_on"],
            today=visit.today,
            now=visit.now,
        )
    except Refused as refused:
        form.refuse(refused)
        return _page(request, visit, form, area, status=CONFLICT)
    messages.success(request, "Det er noteret, at jobønsker og mål er drøftet.")
    return HttpResponseRedirect(f"{plan_url(visit)}#jobonsker")


def _page(
    request: HttpRequest, visit: Visit, form: WishesForm, area: str, *, status: int = 200
) -> HttpResponse:
    context = {"form": form, "area": AREAS[area].label}
    return case_page(request, visit, "staff/plan/wishes.html", context, tab="plan", status=status)
