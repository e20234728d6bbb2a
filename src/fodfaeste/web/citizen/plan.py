"""Min plan: read any version, see what changed, say yes or what should change (L1, L2, C5)."""

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fodfaeste.pdf.papers.plan import job_goal_in_words
from fodfaeste.records.drafts.queries import draft_of
from fodfaeste.records.plan import actions, queries
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.plan.answers import PlanAnswer
from fodfaeste.rules.plan.content import PlanContent, fingerprint
from fodfaeste.web.citizen.forms import PlanAnswerForm
from fodfaeste.web.citizen.plan_changes import MyChanges, changes_in_my_words
from fodfaeste.web.shell.addresses import client_address
from fodfaeste.web.shell.requires import on_own_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.ui.attempts import attempt, begun

if TYPE_CHECKING:
    from fodfaeste.records.plan.queries import ApprovedPlan


@on_own_case(Permission.OWN_CASE_SEE)
@require_safe
def plan(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The plan that holds, my answer to it, and every version. Opening it answers nothing."""
    return _page(request, visit, queries.latest_version(visit.case.pk))


@on_own_case(Permission.OWN_CASE_SEE)
@require_safe
def version(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """One version as it was approved, and what was new in it."""
    found = queries.version_of(visit.case.pk, number)
    if found is None:
        raise Http404
    context = {
        "version": found,
        "job_goal": job_goal_in_words(found.content),
        "found": _since(visit, number - 1, found.content),
        "comments": queries.comments_of(visit.case.pk, number=number),
        "heads": queries.version_heads(visit.case.pk),
    }
    return render(request, "citizen/plan_version.html", context)


@on_own_case(Permission.OWN_WORDS_WRITE)
@require_POST
def answer(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Say yes to the plan I have read, or say what should change."""
    holding = queries.latest_version(visit.case.pk)
    if holding is None:
        raise Http404
    form = PlanAnswerForm(request.POST)

    def act(said: dict[str, Any]) -> object:
        return actions.answer_plan(
            actor=visit.actor,
            key=said["key"],
            case=visit.case,
            read=said["read"],
            answer=PlanAnswer(said["answer"]) if said["answer"] else None,
            should_change=said["should_change"],
            address=client_address(request),
            today=visit.today,
            now=visit.now,
            draft=_draft(visit),
        )

    status = attempt(form, act)
    if status is HTTPStatus.SEE_OTHER:
        messages.success(request, _("Tak. Dit svar er gemt, og dit team kan se det."))
        return HttpResponseRedirect(reverse("citizen:plan"))
    return _page(request, visit, holding, form=form, status=status)


def _page(
    request: HttpRequest,
    visit: Visit,
    holding: "ApprovedPlan | None",
    *,
    form: PlanAnswerForm | None = None,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    """The page; whoever read another text is told what is new, and keeps what was typed."""
    case_id = visit.case.pk
    said = list(queries.comments_of(case_id, number=holding.number)) if holding else []
    was_read = 0
    if holding and form and form.is_bound:
        was_read = min(form.number_read, holding.number)
        form = form.asked_anew(_asked(holding))
    context = {
        "version": holding,
        "job_goal": job_goal_in_words(holding.content) if holding else "",
        "heads": queries.version_heads(case_id),
        "comments": said,
        "mine": queries.answer_to(said),
        "may_answer": holding is not None and visit.allows(Permission.OWN_WORDS_WRITE),
        "form": form or (_first_form(visit, holding) if holding else None),
        "draft": _draft(visit),
        "found": _what_is_new(visit, holding, was_read) if holding else None,
        "is_stale": holding is not None and 0 < was_read < holding.number,
    }
    return render(request, "citizen/plan_page.html", context, status=status)


def _draft(visit: Visit) -> str:
    return f"plan_answer:{visit.case.pk}"


def _asked(holding: "ApprovedPlan") -> dict[str, Any]:
    return {"read": fingerprint(holding.content), "number": holding.number}


def _first_form(visit: Visit, holding: "ApprovedPlan") -> PlanAnswerForm:
    kept = draft_of(visit.actor, _draft(visit))
    typed = begun(PlanAnswerForm, kept.fields) if kept else {}
    return PlanAnswerForm(initial={**typed, **_asked(holding)})


def _what_is_new(visit: Visit, holding: "ApprovedPlan", was_read: int) -> MyChanges | None:
    """What is new since the version I read; else since the version before."""
    known = was_read if 0 < was_read < holding.number else holding.number - 1
    return _since(visit, known, holding.content)


def _since(visit: Visit, number: int, now: PlanContent) -> MyChanges | None:
    before = queries.contents_of(visit.case.pk, [number]).get(number)
    return changes_in_my_words(before, now) if before else None
