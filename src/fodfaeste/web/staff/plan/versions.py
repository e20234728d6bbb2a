"""Approved versions: read one, hold two against each other."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse

from fodfaeste.records.catalogues.queries import role_texts_on
from fodfaeste.records.plan import queries
from fodfaeste.records.plan.queries import VersionHead
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.plan.difference import Difference, difference
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.staff.plan.forms import CompareForm
from fodfaeste.web.ui.parts import Paging

NOW = 0
"""The plan as it is written now, among the numbers of its versions."""
A_PAGE = 10


@dataclass(frozen=True, slots=True)
class ShownVersion:
    """One version with the roles that were there in words."""

    plan: VersionHead
    present: tuple[str, ...]

    @property
    def before(self) -> str:
        """The number of the version before, as an address has it."""
        return str(self.plan.number - 1)


@on_case(Permission.PLAN_SEE)
def versions(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The versions, ten at a time, and the difference between any two of them."""
    found = queries.version_heads(visit.case.pk)
    numbers = [version.number for version in found]
    form = CompareForm(_asked(request, numbers), numbers=numbers)
    paging = _paging(request, len(found))
    first = (paging.number - 1) * A_PAGE
    labels = _role_labels(visit)
    context = {
        "versions": [_shown(version, labels) for version in found[first : first + A_PAGE]],
        "paging": paging,
        "form": form,
        "found": _difference(visit, form) if found else None,
        "may_hand_over": visit.allows(Permission.PLAN_HAND_OVER),
    }
    return case_page(request, visit, "staff/plan/versions.html", context, tab="plan")


@on_case(Permission.PLAN_SEE)
def version(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """One version as it was approved, what it changed, and what the citizen said to it."""
    found = queries.version_of(visit.case.pk, number)
    if found is None:
        raise Http404
    before = queries.contents_of(visit.case.pk, [number - 1]).get(number - 1)
    context = {
        "version": found,
        "shown": _shown(found, _role_labels(visit)),
        "content": found.content,
        "found": Difference(difference(before, found.content)) if before else None,
        "comments": queries.comments_of(visit.case.pk, number=number),
    }
    return case_page(request, visit, "staff/plan/version.html", context, tab="plan")


def _role_labels(visit: Visit) -> dict[Role, str]:
    return {role: text.label for role, text in role_texts_on(visit.today).items()}


def _shown(found: VersionHead, labels: dict[Role, str]) -> ShownVersion:
    return ShownVersion(found, tuple(labels[role] for role in found.roles_present))


def _asked(request: HttpRequest, numbers: list[int]) -> dict[str, str]:
    """The two versions that were asked for; else what has changed since the latest."""
    latest = numbers[0] if numbers else NOW
    return {
        "fra": request.GET.get("fra", str(latest)),
        "til": request.GET.get("til", str(NOW)),
    }


def _difference(visit: Visit, form: CompareForm) -> Difference | None:
    if not form.is_valid():
        return None
    before, after = form.cleaned_data["fra"], form.cleaned_data["til"]
    contents = queries.contents_of(visit.case.pk, {before, after} - {NOW})
    if NOW in {before, after}:
        contents[NOW] = queries.content_of(visit.case.pk)
    return Difference(difference(contents[before], contents[after]))


def _paging(request: HttpRequest, total: int) -> Paging:
    last = max(1, -(-total // A_PAGE))
    wanted = request.GET.get("side", "1")
    pages = {str(number): number for number in range(1, last + 1)}
    return Paging(pages.get(wanted, 1), last, total, what="versioner")
