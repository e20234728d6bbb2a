"""The plan on paper: the latest approved version, one by its number, or the draft (C6).

`?print=` names the print: the usual one, large print, or easy to read.
"""

from django.http import Http404, HttpRequest, HttpResponse

from fodfaeste.pdf.papers.plan import PlanPaper, guidance_in_words
from fodfaeste.records.catalogues.queries import role_texts_on
from fodfaeste.records.followup.queries import overview_of
from fodfaeste.records.plan import queries
from fodfaeste.records.plan.queries import ApprovedPlan
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.plan.paper import PaperVariant
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.ui.papers import as_pdf


@on_case(Permission.PLAN_SEE)
def pdf(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The plan that holds; a draft while nothing is approved."""
    return _paper(request, visit, queries.latest_version(visit.case.pk))


@on_case(Permission.PLAN_SEE)
def draft_pdf(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The plan as it is written now, to go through with the citizen."""
    return _paper(request, visit, None)


@on_case(Permission.PLAN_SEE)
def version_pdf(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """One version as it was approved."""
    found = queries.version_of(visit.case.pk, number)
    if found is None:
        raise Http404
    return _paper(request, visit, found)


def paper_of(visit: Visit, version: ApprovedPlan | None) -> PlanPaper:
    """What every print of the plan is made of."""
    return PlanPaper(
        content=version.content if version else queries.content_of(visit.case.pk),
        version=version,
        citizen=visit.case.citizen.name,
        overview=overview_of(visit.case, visit.today),
        roles=role_texts_on(visit.today),
        today=visit.today,
        guidance=guidance_in_words(visit.case.pk),
    )


def _paper(request: HttpRequest, visit: Visit, version: ApprovedPlan | None) -> HttpResponse:
    wanted = request.GET.get("print", "")
    variant = PaperVariant(wanted) if wanted in set(PaperVariant) else PaperVariant.STANDARD
    paper = paper_of(visit, version)
    return as_pdf(paper.document(variant), name=paper.file_name)
