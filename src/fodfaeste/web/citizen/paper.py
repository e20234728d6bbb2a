"""My plan on paper."""

from django.http import Http404, HttpRequest, HttpResponse

from fodfaeste.records.catalogues.queries import role_texts_on
from fodfaeste.records.followup.queries import overview_of
from fodfaeste.records.plan.queries import latest_version
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.web.shell.requires import on_own_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.ui.plan_paper import plan_paper


@on_own_case(Permission.OWN_CASE_SEE)
def plan(request: HttpRequest, visit: Visit) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """The plan we approved together; a draft is never handed to the citizen as the plan."""
    version = latest_version(visit.case.pk)
    if version is None:
        raise Http404
    return plan_paper(
        version.content,
        version,
        citizen=visit.case.citizen.name,
        overview=overview_of(visit.case, visit.today),
        roles=role_texts_on(visit.today),
        today=visit.today,
    )
