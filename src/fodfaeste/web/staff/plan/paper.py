"""The plan on paper: the latest approved version, one by its number, or the draft."""

from django.http import Http404, HttpRequest, HttpResponse

from fodfaeste.records.catalogues.queries import role_texts_on
from fodfaeste.records.followup.queries import overview_of
from fodfaeste.records.plan import queries
from fodfaeste.records.plan.queries import ApprovedPlan
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.ui.plan_paper import plan_paper


@on_case(Permission.PLAN_SEE)
def pdf(request: HttpRequest, visit: Visit) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """The plan that holds; a draft while nothing is approved."""
    return _paper(visit, queries.latest_version(visit.case.pk))


@on_case(Permission.PLAN_SEE)
def draft_pdf(request: HttpRequest, visit: Visit) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """The plan as it is written now, to go through with the citizen."""
    return _paper(visit, None)


@on_case(Permission.PLAN_SEE)
def version_pdf(
    request: HttpRequest,  # noqa: ARG001 -- Django's signature
    visit: Visit,
    number: int,
) -> HttpResponse:
    """One version as it was approved."""
    found = queries.version_of(visit.case.pk, number)
    if found is None:
        raise Http404
    return _paper(visit, found)


def _paper(visit: Visit, version: ApprovedPlan | None) -> HttpResponse:
    content = version.content if version else queries.content_of(visit.case.pk)
    return plan_paper(
        content,
        version,
        citizen=visit.case.citizen.name,
        overview=overview_of(visit.case, visit.today),
        roles=role_texts_on(visit.today),
        today=visit.today,
    )
