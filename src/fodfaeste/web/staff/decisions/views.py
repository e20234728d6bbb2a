"""Grants and decisions: what is granted, the visitation, deciding, and ending by a decision."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from fodfaeste.records.catalogues.queries import legal_bases_on
from fodfaeste.records.decisions import actions, queries
from fodfaeste.records.drafts.queries import draft_of
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.legal_basis import LegalBasisCode
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.decisions.forms import (
    ContinueGrantForm,
    EndGrantForm,
    GoalForm,
    GrantForm,
    VisitationForm,
)
from fodfaeste.web.staff.decisions.pages import (
    decision_in_words,
    grant_in_words,
    warnings_of,
)
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.ui.attempts import attempt, begun

TAB = "decisions"
NO_GOAL_YET = (
    "Bevillingen hører endnu ikke til et mål i planen. Vælg målet, når planen har det (H7)."
)


@on_case(Permission.GRANT_SEE)
def grants(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show what is granted, by which law, until when, and what led to it."""
    granted = list(queries.grants_of(visit.case.pk))
    context = {
        "grants": [grant_in_words(visit, found) for found in granted],
        "decisions": [
            decision_in_words(visit, found) for found in queries.decisions_of(visit.case.pk)
        ],
        "visitations": queries.visitations_of(visit.case.pk),
        "warnings": warnings_of(visit, granted),
        "may_decide": visit.allows(Permission.GRANT_DECIDE),
        "may_visitate": visit.allows(Permission.VISITATION_RECORD),
        "sees_social": visit.sees(Section.SOCIAL),
    }
    return case_page(request, visit, "staff/decisions/grants.html", context, tab=TAB)


@on_case(Permission.VISITATION_RECORD)
def visitation(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Record the visitation that § 85 asks for (H2)."""
    draft = f"visitation:{visit.case.pk}"
    kept = draft_of(visit.actor, draft)
    started = {"assessed_on": visit.today, **begun(VisitationForm, kept.fields if kept else {})}
    form = VisitationForm(request.POST or None, initial=started)
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
        return _back(visit)
    context = {"form": form, "draft": draft, "draft_saved_at": kept.saved if kept else None}
    return case_page(
        request, visit, "staff/decisions/visitation.html", context, tab=TAB, status=status
    )


@on_case(Permission.GRANT_DECIDE)
def grant(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Decide about CTI support, and grant it in the same act."""
    draft = f"grant:{visit.case.pk}"
    kept = draft_of(visit.actor, draft)
    days = {"decided_on": visit.today, "starts_on": visit.today, "sent_on": visit.today}
    form = GrantForm(
        request.POST or None,
        initial={**days, **begun(GrantForm, kept.fields if kept else {})},
        laws=legal_bases_on(visit.today),
        goals=_goals(visit),
    )
    status = attempt(
        form,
        lambda given: actions.decide(
            actor=visit.actor,
            key=given["key"],
            case=visit.case,
            decision=form.decision(),
            grant=form.grant(),
            today=visit.today,
            now=visit.now,
            draft=draft,
        ),
    )
    if status is HTTPStatus.SEE_OTHER:
        _say_it_is_decided(request, form)
        return _back(visit)
    context = {
        "form": form,
        "draft": draft,
        "draft_saved_at": kept.saved if kept else None,
        "visitation": queries.visitations_of(visit.case.pk).first(),
    }
    return case_page(request, visit, "staff/decisions/grant.html", context, tab=TAB, status=status)


@on_case(Permission.GRANT_DECIDE)
def end(request: HttpRequest, visit: Visit, grant_id: int) -> HttpResponse:
    """End a grant by a new decision, the only way § 85 ends (H3)."""
    found = queries.grants_of(visit.case.pk).filter(pk=grant_id).first()
    if found is None:
        raise Http404
    days = {"decided_on": visit.today, "last_day": visit.today, "sent_on": visit.today}
    form = EndGrantForm(request.POST or None, initial={**days, "version": found.version})
    status = attempt(
        form,
        lambda given: actions.end_grant(
            actor=visit.actor,
            key=given["key"],
            case=visit.case,
            grant_id=found.pk,
            version=given["version"] or 0,
            decision=form.decision(LegalBasisCode(found.legal_basis)),
            last_day=given["last_day"],
            today=visit.today,
            now=visit.now,
        ),
    )
    if status is HTTPStatus.SEE_OTHER:
        messages.success(request, "Afgørelsen er registreret, og bevillingen ophører.")
        return _back(visit)
    context = {"form": form, "grant": found}
    return case_page(request, visit, "staff/decisions/end.html", context, tab=TAB, status=status)


@on_case(Permission.GRANT_DECIDE)
def go_on(request: HttpRequest, visit: Visit, grant_id: int) -> HttpResponse:
    """Decide that a grant without an end goes on after CTI (H3, I1)."""
    found = queries.grants_of(visit.case.pk).filter(pk=grant_id).first()
    if found is None:
        raise Http404
    days = {"decided_on": visit.today, "sent_on": visit.today}
    form = ContinueGrantForm(request.POST or None, initial={**days, "version": found.version})
    status = attempt(
        form,
        lambda given: actions.continue_grant(
            actor=visit.actor,
            key=given["key"],
            case=visit.case,
            grant_id=found.pk,
            version=given["version"] or 0,
            decision=form.decision(LegalBasisCode(found.legal_basis)),
            today=visit.today,
            now=visit.now,
        ),
    )
    if status is HTTPStatus.SEE_OTHER:
        messages.success(request, "Afgørelsen er registreret, og bevillingen fortsætter.")
        return _back(visit)
    context = {"form": form, "grant": found}
    return case_page(request, visit, "staff/decisions/go_on.html", context, tab=TAB, status=status)


@on_case(Permission.GRANT_DECIDE)
def goal(request: HttpRequest, visit: Visit, grant_id: int) -> HttpResponse:
    """Say which goal of the plan a grant supports (H7)."""
    found = queries.grants_of(visit.case.pk).filter(pk=grant_id).first()
    if found is None:
        raise Http404
    form = GoalForm(
        request.POST or None,
        initial={"version": found.version, "goal": found.goal_id},
        goals=_goals(visit),
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
        return _back(visit)
    context = {"form": form, "grant": found}
    return case_page(request, visit, "staff/decisions/goal.html", context, tab=TAB, status=status)


def _say_it_is_decided(request: HttpRequest, form: GrantForm) -> None:
    messages.success(request, "Afgørelsen er registreret.")
    granted = form.grant() if form.says_yes else None
    if granted and granted.goal_id is None:
        messages.warning(request, NO_GOAL_YET)


def _goals(visit: Visit) -> list[tuple[int, str]]:
    return [(found.pk, found.wording) for found in queries.linkable_goals(visit.case.pk)]


def _back(visit: Visit) -> HttpResponse:
    return HttpResponseRedirect(
        reverse("staff:decisions:grants", kwargs={"case_id": visit.case.pk})
    )
