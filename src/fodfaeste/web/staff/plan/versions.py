"""Approved versions: read one, hold two against each other."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse

from fodfaeste.records.catalogues.queries import role_texts_on
from fodfaeste.records.plan import queries
from fodfaeste.records.plan.queries import ApprovedPlan
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.plan.content import PlanContent
from fodfaeste.rules.plan.difference import Change, difference
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.staff.plan.forms import CompareForm

NOW = 0
"""The plan as it is written now, among the numbers of its versions."""


@dataclass(frozen=True, slots=True)
class ShownVersion:
    """One version with the roles that were there in words."""

    plan: ApprovedPlan
    present: tuple[str, ...]


@on_case(Permission.PLAN_SEE)
def versions(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Every version, and the difference between two of them."""
    found = queries.versions_of(visit.case.pk)
    contents = {version.number: version.content for version in found}
    contents[NOW] = queries.content_of(visit.case.pk)
    form = CompareForm(_asked(request, found), choices=_choices(found))
    context = {
        "versions": [_shown(visit, version) for version in found],
        "form": form,
        "changes": _changes(form, contents),
        "may_hand_over": visit.allows(Permission.PLAN_HAND_OVER),
    }
    return case_page(request, visit, "staff/plan/versions.html", context, tab="plan")


@on_case(Permission.PLAN_SEE)
def version(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """One version as it was approved, and what it changed."""
    found = queries.version_of(visit.case.pk, number)
    if found is None:
        raise Http404
    before = queries.version_of(visit.case.pk, number - 1)
    context = {
        "version": found,
        "shown": _shown(visit, found),
        "content": found.content,
        "changes": difference(before.content, found.content) if before else None,
        "comments": queries.comments_of(visit.case.pk, number=number),
    }
    return case_page(request, visit, "staff/plan/version.html", context, tab="plan")


def _shown(visit: Visit, found: ApprovedPlan) -> ShownVersion:
    labels = role_texts_on(visit.today)
    return ShownVersion(found, tuple(labels[role].label for role in found.roles_present))


def _choices(found: tuple[ApprovedPlan, ...]) -> list[tuple[int, str]]:
    numbered = [(version.number, f"Version {version.number}") for version in reversed(found)]
    return [*numbered, (NOW, "Som planen står nu")]


def _asked(request: HttpRequest, found: tuple[ApprovedPlan, ...]) -> dict[str, str]:
    """The two versions that were asked for; else what has changed since the latest."""
    latest = found[0].number if found else NOW
    return {
        "fra": request.GET.get("fra", str(latest)),
        "til": request.GET.get("til", str(NOW)),
    }


def _changes(form: CompareForm, contents: dict[int, PlanContent]) -> tuple[Change, ...] | None:
    if not form.is_valid():
        return None
    return difference(contents[form.cleaned_data["fra"]], contents[form.cleaned_data["til"]])
