"""Decide: grant or refuse, end, let go on, or let another grant take over (H1–H5)."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fodfaeste.records.decisions import actions, queries
from fodfaeste.records.decisions.queries import GrantRow
from fodfaeste.records.drafts.queries import draft_of
from fodfaeste.rules.access.decide import closed_section
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.legal_basis import LegalBasisCode
from fodfaeste.web.shell.requires import Forbidden, on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.decisions.forms import (
    ChangeGrantForm,
    ContinueGrantForm,
    DecisionForm,
    EndGrantForm,
    GrantForm,
)
from fodfaeste.web.staff.decisions.law_told import law_told
from fodfaeste.web.staff.decisions.pages import decided_by_others, laws_to_decide_by
from fodfaeste.web.staff.decisions.views import TAB, back, goals_of
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.ui.attempts import attempt, begun

NO_GOAL_YET = (
    "Bevillingen hører endnu ikke til et mål i planen. Vælg målet, når planen har det (H7)."
)


@on_case(Permission.GRANT_DECIDE)
def grant(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Decide about CTI support, and grant it in the same act."""
    draft = f"grant:{visit.case.pk}"
    initial, saved_at = _begun(visit, GrantForm, draft, starts_on=visit.today)
    form = GrantForm(
        request.POST or None,
        initial=initial,
        laws=laws_to_decide_by(visit),
        goals=goals_of(visit),
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
        return back(visit)
    told = law_told(visit, form["law"].value(), form.data if form.is_bound else {})
    context = {
        "form": form,
        "draft": draft,
        "draft_saved_at": saved_at,
        "told": told,
        "by_others": decided_by_others(visit),
    }
    return case_page(request, visit, "staff/decisions/grant.html", context, tab=TAB, status=status)


@on_case(Permission.GRANT_DECIDE)
def change(request: HttpRequest, visit: Visit, grant_id: int) -> HttpResponse:
    """Let another grant take over from a day; CTI's own dates stand (H1, E1)."""
    found = _grant(visit, grant_id)
    draft = f"grant-change:{grant_id}"
    initial, saved_at = _begun(visit, ChangeGrantForm, draft, version=found.version)
    form = ChangeGrantForm(
        request.POST or None,
        initial={"goal": found.goal_id, **initial},
        laws=laws_to_decide_by(visit),
        goals=goals_of(visit),
    )
    status = attempt(
        form,
        lambda given: actions.change_grant(
            actor=visit.actor,
            key=given["key"],
            case=visit.case,
            grant_id=found.pk,
            version=given["version"] or 0,
            decision=form.decision(),
            grant=form.new_grant(),
            today=visit.today,
            now=visit.now,
            draft=draft,
        ),
    )
    if status is HTTPStatus.SEE_OTHER:
        messages.success(request, "Afgørelsen er registreret, og bevillingen er ændret.")
        return back(visit)
    told = law_told(visit, form["law"].value(), form.data if form.is_bound else {})
    context = {
        "form": form,
        "grant": found,
        "draft": draft,
        "draft_saved_at": saved_at,
        "told": told,
        "by_others": decided_by_others(visit),
    }
    return case_page(request, visit, "staff/decisions/change.html", context, tab=TAB, status=status)


@on_case(Permission.GRANT_DECIDE)
def end(request: HttpRequest, visit: Visit, grant_id: int) -> HttpResponse:
    """End a grant by a new decision, the only way § 85 ends (H3)."""
    found = _grant(visit, grant_id)
    draft = f"grant-end:{grant_id}"
    days = {"last_day": visit.today, "version": found.version}
    initial, saved_at = _begun(visit, EndGrantForm, draft, **days)
    form = EndGrantForm(request.POST or None, initial=initial)
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
            draft=draft,
        ),
    )
    if status is HTTPStatus.SEE_OTHER:
        messages.success(request, "Afgørelsen er registreret, og bevillingen ophører.")
        return back(visit)
    context = {"form": form, "grant": found, "draft": draft, "draft_saved_at": saved_at}
    return case_page(request, visit, "staff/decisions/end.html", context, tab=TAB, status=status)


@on_case(Permission.GRANT_DECIDE)
def go_on(request: HttpRequest, visit: Visit, grant_id: int) -> HttpResponse:
    """Decide that a grant without an end goes on after CTI (H3, I1)."""
    found = _grant(visit, grant_id)
    draft = f"grant-goes-on:{grant_id}"
    initial, saved_at = _begun(visit, ContinueGrantForm, draft, version=found.version)
    form = ContinueGrantForm(request.POST or None, initial=initial)
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
            draft=draft,
        ),
    )
    if status is HTTPStatus.SEE_OTHER:
        messages.success(request, "Afgørelsen er registreret, og bevillingen fortsætter.")
        return back(visit)
    context = {"form": form, "grant": found, "draft": draft, "draft_saved_at": saved_at}
    return case_page(request, visit, "staff/decisions/go_on.html", context, tab=TAB, status=status)


@require_safe
@on_case(Permission.GRANT_DECIDE)
def told(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What the chosen law leads to, while the form is filled in (H2)."""
    answer = law_told(visit, request.GET.get("law"), request.GET)
    return render(request, "staff/decisions/law_told.html", {"told": answer})


def _grant(visit: Visit, grant_id: int) -> GrantRow:
    found = queries.grants_of(visit.case.pk).filter(pk=grant_id).first()
    if found is None:
        raise Http404
    section = Section(found.section)
    if not visit.sees(section):
        raise Forbidden(closed_section(section))
    return found


def _begun(
    visit: Visit, form: type[DecisionForm], draft: str, **more: object
) -> tuple[dict[str, Any], object]:
    """What a form begins with, and when what was typed before was kept."""
    kept = draft_of(visit.actor, draft)
    days = {"decided_on": visit.today, "sent_on": visit.today, **more}
    return {**days, **begun(form, kept.fields if kept else {})}, kept.saved if kept else None


def _say_it_is_decided(request: HttpRequest, form: GrantForm) -> None:
    messages.success(request, "Afgørelsen er registreret.")
    granted = form.grant() if form.says_yes else None
    if granted and granted.goal_id is None:
        messages.warning(request, NO_GOAL_YET)
