"""The agreement on paper: one page, nothing that an employer may not know (D6)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from fodfaeste.pdf.papers.agreement import agreement_document
from fodfaeste.records.placement.queries.agreements import agreement_room
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.ui.papers import as_pdf


@require_safe
@on_case(Permission.AGREEMENT_SEE)
def pdf(request: HttpRequest, visit: Visit) -> HttpResponse:  # noqa: ARG001 -- the door's signature
    """The version on its way, else the one in force."""
    sheet = agreement_room(visit.case).shown
    if sheet is None:
        raise Http404
    return as_pdf(agreement_document(visit.case, sheet, today=visit.today), name="arbejdsaftale")
