"""Consents on paper."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from fodfaeste.rules.access.permissions import Permission
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.consents.reading import line_of
from fodfaeste.web.ui.consent_paper import consent_paper, empty_paper


@require_safe
@on_case(Permission.CONSENT_SEE)
def empty_form(request: HttpRequest, visit: Visit) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """The empty form, with the citizen's name on it."""
    return empty_paper(citizen=visit.case.citizen.name, today=visit.today)


@require_safe
@on_case(Permission.CONSENT_SEE)
def consent_pdf(
    request: HttpRequest,  # noqa: ARG001 -- Django's signature
    visit: Visit,
    consent_id: int,
) -> HttpResponse:
    """One consent as it was given."""
    return consent_paper(
        line_of(visit, consent_id), citizen=visit.case.citizen.name, today=visit.today
    )
