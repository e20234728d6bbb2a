"""The plans that hold after CTI on paper: for the citizen, for a pocket, for the workplace (F3)."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from fodfaeste.pdf.documents import Document
from fodfaeste.pdf.papers import safety as papers
from fodfaeste.pdf.render import render_document
from fodfaeste.records.cases.access import consents_of
from fodfaeste.records.placement.queries.work import current_match
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.cti.safety import obstacles_to_sharing
from fodfaeste.rules.refusal import refuse_if
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.safety.reading import closed_to
from fodfaeste.web.staff.safety.retention import job_as_agreed


@require_safe
@on_case(Permission.CTI_SEE)
def crisis_plan_pdf(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The crisis plan on a page, to hand to the citizen."""
    if shut := closed_to(request, visit):
        return shut
    return pdf(papers.crisis_document(visit.case, visit.today), "kriseplan")


@require_safe
@on_case(Permission.CTI_SEE)
def pocket_pdf(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The crisis plan in pocket size."""
    if shut := closed_to(request, visit):
        return shut
    return pdf(papers.pocket_document(visit.case, visit.today), "kriseplan-til-lommen")


@require_safe
@on_case(Permission.CTI_SEE)
def retention_pdf(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The retention plan on one page."""
    if shut := closed_to(request, visit):
        return shut
    job = job_as_agreed(visit)
    return pdf(papers.retention_document(visit.case, visit.today, job=job), "fastholdelsesplan")


@require_safe
@on_case(Permission.SAFETY_PLAN_WRITE)
def workplace_pdf(_: HttpRequest, visit: Visit) -> HttpResponse:
    """The workplace's part of the retention plan, when the citizen lets it be told (C2)."""
    match = current_match(visit.case)
    company = match.company.name if match else ""
    refuse_if(
        obstacles_to_sharing(
            consents_of(visit.case) if match else (), company=company, today=visit.today
        )
    )
    paper = papers.workplace_document(visit.case, visit.today, workplace=company)
    return pdf(paper, "fastholdelse-arbejdspladsen")


def pdf(document: Document, name: str) -> HttpResponse:
    """A document as the browser shows it."""
    answer = HttpResponse(render_document(document), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return answer
