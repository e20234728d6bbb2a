"""Grants and decisions: what is granted, the visitation, the goal, and the letter."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from fodfaeste.pdf.papers.decision import DecisionPaper
from fodfaeste.records.catalogues.queries import installation, legal_bases_on
from fodfaeste.records.decisions import actions, queries
from fodfaeste.records.drafts.queries import draft_of
from fodfaeste.rules.access.decide import closed_section
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.sections import Section
from fodfaeste.web.shell.requires import Forbidden, on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.decisions.forms import GoalForm, VisitationForm
from fodfaeste.web.staff.decisions.pages import (
    decisions_in_words,
    grant_in_words,
    warnings_of,
)
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.ui.attempts import attempt, begun
from fodfaeste.web.ui.papers import as_pdf

TAB = "decisions"
LARGE = "stor"


@require_safe
@on_case(Permission.GRANT_SEE)
def grants(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show what is granted, by which law, until when, and what led to it."""
    granted = list(queries.grants_of(visit.case.pk))
    laws = {basis.code: basis for basis in legal_bases_on(visit.today)}
    context = {
        "grants": [grant_in_words(visit, found, laws) for found in granted],
        "decisions": decisions_in_words(visit, queries.decisions_of(visit.case.pk)),
        "visitations": queries.visitations_of(visit.case.pk),
        "warnings": warnings_of(visit, granted),
        "may_decide": visit.allows(Permission.GRANT_DECIDE),
        "may_visitate": visit.allows(Permission.VISITATION_RECORD),
        "sees_social": visit.sees(Section.SOCIAL),
    }
    return case_page(request, visit, "staff/decisions/grants.html", context, tab=TAB)


@on_case(Permission.VISITATION_RECORD)
def visitation(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Record the visitation that § 85 asks for (H2); it begins with the words of the last one."""
    draft = f"visitation:{visit.case.pk}"
    kept = draft_of(visit.actor, draft)
    before = queries.visitations_of(visit.case.pk).first()
    known = {name: getattr(before, name) for name in WORDS} if before else {}
    form = VisitationForm(
        request.POST or None,
        initial={
            "assessed_on": visit.today,
            **known,
            **begun(VisitationForm, kept.fields if kept else {}),
        },
    )
    status = attempt(
        form,
        lambda given: actions.record_visitation(
            actor=visit.actor,
            key=given["key"],
            case=visit.case,
            visitation=form.visitation(),
            today=visit.today,
            now=visit.now,
            draft=draft,
        ),
    )
    if status is HTTPStatus.SEE_OTHER:
        messages.success(request, "Visitationen er registreret.")
        return back(visit)
    context = {
        "form": form,
        "before": before,
        "draft": draft,
        "draft_saved_at": kept.saved if kept else None,
    }
    return case_page(
        request, visit, "staff/decisions/visitation.html", context, tab=TAB, status=status
    )


WORDS = ("impairment", "extent", "kind_of_need")
"""What a visitation says in words."""


@on_case(Permission.GRANT_DECIDE)
def goal(request: HttpRequest, visit: Visit, grant_id: int) -> HttpResponse:
    """Say which goal of the plan a grant supports (H7)."""
    found = queries.grants_of(visit.case.pk).filter(pk=grant_id).first()
    if found is None:
        raise Http404
    form = GoalForm(
        request.POST or None,
        initial={"version": found.version, "goal": found.goal_id},
        goals=goals_of(visit),
    )
    status = attempt(
        form,
        lambda given: actions.link_goal(
            actor=visit.actor,
            case=visit.case,
            grant_id=found.pk,
            version=given["version"] or 0,
            goal_id=given["goal"],
            today=visit.today,
            now=visit.now,
        ),
    )
    if status is HTTPStatus.SEE_OTHER:
        messages.success(request, "Bevillingen hører nu til målet.")
        return back(visit)
    context = {"form": form, "grant": found}
    return case_page(request, visit, "staff/decisions/goal.html", context, tab=TAB, status=status)


@require_safe
@on_case(Permission.GRANT_SEE)
def letter(request: HttpRequest, visit: Visit, decision_id: int) -> HttpResponse:
    """The letter with a decision, for Digital Post or for print (H5)."""
    facts = queries.letter_facts(visit.case.pk, decision_id)
    if facts is None:
        raise Http404
    section = Section(facts.decision.section)
    if not visit.sees(section):
        raise Forbidden(closed_section(section))
    house = installation()
    paper = DecisionPaper(
        case=visit.case,
        facts=facts,
        sender=house.municipality_name if house else "",
        today=visit.today,
        large=request.GET.get("skrift") == LARGE,
    )
    return as_pdf(paper.document(), name=f"afgoerelse-{facts.decision.decided_on}")


def goals_of(visit: Visit) -> list[tuple[int, str]]:
    """The goals of the plan that a grant may support."""
    return [(found.pk, found.wording) for found in queries.linkable_goals(visit.case.pk)]


def back(visit: Visit) -> HttpResponse:
    """To the page of grants."""
    return HttpResponseRedirect(
        reverse("staff:decisions:grants", kwargs={"case_id": visit.case.pk})
    )
