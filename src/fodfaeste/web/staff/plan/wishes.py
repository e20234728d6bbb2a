"""Each area notes that job wishes and goals were talked about with the citizen (C7)."""

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from fodfaeste.records.plan import actions, queries
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import Department, department_of
from fodfaeste.rules.refusal import Refused
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.staff.plan.forms import WishesForm
from fodfaeste.web.staff.plan.sheet import CONFLICT, INVALID, plan_url

AREAS = {"beskaeftigelse": Department.EMPLOYMENT, "social": Department.SOCIAL}


@dataclass(frozen=True, slots=True)
class Area:
    """One area, when it talked with the citizen, and whether the one who looks may note it."""

    code: str
    name: str
    discussed_on: date | None
    is_mine: bool


def areas_of(visit: Visit) -> tuple[Area, ...]:
    """Both areas with the day of their talk."""
    found = queries.wishes_discussed(visit.case.pk)
    days = {Department.EMPLOYMENT: found.employment_on, Department.SOCIAL: found.social_on}
    mine = {department_of(role) for role in visit.relation.team}
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
