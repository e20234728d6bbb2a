"""Approve the plan together with the citizen: what is read is what is approved."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from fodfaeste.records.cases.queries import team_on
from fodfaeste.records.catalogues.queries import role_texts_on
from fodfaeste.records.drafts.queries import draft_of
from fodfaeste.records.plan import actions, queries
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import TEAM_ROLES, Role
from fodfaeste.rules.plan.content import PlanContent, fingerprint
from fodfaeste.rules.plan.difference import Difference, difference
from fodfaeste.rules.plan.kinds import Participation
from fodfaeste.rules.plan.versions import obstacles_in_text
from fodfaeste.rules.refusal import Refused
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.form_page import typed_before
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.staff.plan.forms import ApprovalForm
from fodfaeste.web.staff.plan.reading import lacks_of
from fodfaeste.web.staff.plan.sheet import CONFLICT, INVALID, plan_url
from fodfaeste.web.ui.forms import Way


@on_case(Permission.PLAN_APPROVE)
def approve(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The plan to read together, and who was there."""
    content, team = queries.content_of(visit.case.pk), _team(visit)
    if request.method != "POST":
        first = {
            "roles_present": _own_seats(visit),
            **typed_before(visit, ApprovalForm, _draft(visit)),
        }
        form = ApprovalForm(initial={**first, "read": fingerprint(content)}, team=team)
        return _page(request, visit, form, content)
    form = ApprovalForm(request.POST, team=team)
    if not form.is_valid():
        return _page(request, visit, form, content, status=INVALID)
    return _receive(request, visit, form)


def _receive(request: HttpRequest, visit: Visit, form: ApprovalForm) -> HttpResponse:
    cleaned: dict[str, Any] = form.cleaned_data
    participation = cleaned["participation"]
    try:
        with transaction.atomic():
            version = actions.approve(
                actor=visit.actor,
                key=cleaned["key"],
                case=visit.case,
                read=cleaned["read"],
                roles_present=[Role(role) for role in cleaned["roles_present"]],
                participation=Participation(participation) if participation else None,
                participation_note=cleaned["participation_note"],
                today=visit.today,
                now=visit.now,
                draft=_draft(visit),
            )
    except Refused as refused:
        return _refused(request, visit, refused)
    messages.success(request, f"Planen er godkendt sammen som version {version.number}.")
    return HttpResponseRedirect(plan_url(visit))


def _refused(request: HttpRequest, visit: Visit, refused: Refused) -> HttpResponse:
    """What was typed stands there still, beside the plan as it is now: that is what is approved."""
    content = queries.content_of(visit.case.pk)
    data = request.POST.copy()
    data["read"] = fingerprint(content)
    again = ApprovalForm(data, team=_team(visit))
    again.refuse(refused, elsewhere=_ways(visit))
    return _page(request, visit, again, content, status=CONFLICT)


def _draft(visit: Visit) -> str:
    return f"approve:{visit.case.pk}"


def _own_seats(visit: Visit) -> list[str]:
    """Whoever fills the form in is there, in the roles they have on the team."""
    return [role.value for role in TEAM_ROLES if role in visit.relation.seats]


def _ways(visit: Visit) -> dict[str, Way]:
    """Where the text of the plan is mended; what was typed here is kept meanwhile."""
    lacking = obstacles_in_text(queries.content_of(visit.case.pk))
    found = zip(lacking, lacks_of(visit, lacking), strict=True)
    return {obstacle.condition: Way(lack.action, lack.url) for obstacle, lack in found if lack.url}


def _page(
    request: HttpRequest,
    visit: Visit,
    form: ApprovalForm,
    content: PlanContent,
    *,
    status: int = 200,
) -> HttpResponse:
    """The form beside what is new since the latest version, and the whole plan."""
    latest = queries.latest_version(visit.case.pk)
    kept = draft_of(visit.actor, _draft(visit)) if request.method == "GET" else None
    context = {
        "form": form,
        "draft": _draft(visit),
        "draft_saved_at": kept.saved if kept else None,
        "content": content,
        "missing": lacks_of(visit, obstacles_in_text(content)),
        "since": latest.number if latest else 0,
        "found": Difference(difference(latest.content, content)) if latest else None,
    }
    return case_page(request, visit, "staff/plan/approve.html", context, tab="plan", status=status)


def _team(visit: Visit) -> dict[Role, str]:
    """Each role on the team with who sits in it."""
    labels = role_texts_on(visit.today)
    return {
        Role(seat.role): f"{seat.user.name}, {labels[Role(seat.role)].label}"
        for seat in team_on(visit.case, visit.today)
        if seat.user.is_active
    }
