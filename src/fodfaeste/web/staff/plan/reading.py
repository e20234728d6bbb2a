"""The plan as it is read: the citizen's words first, and what is still missing."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from fodfaeste.records.meetings.queries.minutes import waiting_for_the_plan
from fodfaeste.records.plan import queries
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.plan.upkeep import warnings_on_paper
from fodfaeste.rules.plan.versions import obstacles_in_text
from fodfaeste.rules.refusal import Obstacle
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.staff.plan.assessment_parts import by_theme
from fodfaeste.web.staff.plan.beside import beside
from fodfaeste.web.staff.plan.copy_states import copied_states
from fodfaeste.web.staff.plan.legal_form import checks_in
from fodfaeste.web.staff.plan.wishes import areas_of
from fodfaeste.web.ui.parts import Missing

WRITE = ("staff:plan:edit", "Skriv det")
FROM_A_MEETING = "besluttet"
"""In the address of the plan when it is opened with what meetings have decided about it."""
WAYS = {
    "goal_in_own_words": ("staff:plan:new_goal", "Skriv et mål"),
    "citizen_consents": ("staff:plan:legal_form", "Notér samtykket"),
}


@on_case(Permission.PLAN_SEE)
def plan(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The one plan, with assessment, wishes and versions beside it."""
    case_id = visit.case.pk
    written = queries.written_plan(case_id)
    content, versions = written.content, written.versions
    paper = queries.paper_among(versions)
    context = {
        "content": content,
        "plan": written.plan,
        "versions": versions,
        "latest": versions[0] if versions else None,
        "is_approved": written.is_approved,
        "missing": lacks_of(visit, obstacles_in_text(content)),
        "paper": warnings_on_paper(
            approved_version=paper.approved, handed_over_version=paper.handed_over
        ),
        "decided": waiting_for_the_plan(case_id) if FROM_A_MEETING in request.GET else (),
        "themes": by_theme(visit),
        "comments": queries.comments_of(case_id)[:3],
        "sees_health": visit.sees(Section.HEALTH),
        "areas": areas_of(visit, written.plan),
        "may_write": visit.allows(Permission.PLAN_WRITE),
        "may_approve": visit.allows(Permission.PLAN_APPROVE),
        "may_assess": visit.allows(Permission.ASSESSMENT_WRITE),
        "may_hand_over": visit.allows(Permission.PLAN_HAND_OVER),
        "consents_url": _consents_url(visit),
        **beside(visit),
        "form_checks": checks_in(visit, content, versions[0].approved_on if versions else None),
        "copied": copied_states(visit, written.holding),
        "may_copy": visit.allows(Permission.AGREEMENT_SEE),
    }
    return case_page(request, visit, "staff/plan/plan.html", context, tab="plan")


def lacks_of(visit: Visit, lacking: tuple[Obstacle, ...]) -> tuple[Missing, ...]:
    """What the plan's own text lacks before it can be approved, with where to write it."""
    may_write = visit.allows(Permission.PLAN_WRITE)
    return tuple(
        Missing(
            sentence=obstacle.sentence,
            rule=obstacle.rule,
            url=reverse(name, kwargs={"case_id": visit.case.pk}) if may_write else "",
            action=words,
        )
        for obstacle in lacking
        for name, words in (WAYS.get(obstacle.condition, WRITE),)
    )


def _consents_url(visit: Visit) -> str:
    if not visit.allows(Permission.CONSENT_SEE):
        return ""
    return reverse("staff:people:consents", kwargs={"case_id": visit.case.pk})
