"""My plan on paper."""

from django.http import Http404, HttpRequest, HttpResponse

from fodfaeste.pdf.papers.plan import PlanPaper, guidance_in_words
from fodfaeste.records.catalogues.queries import role_texts_on
from fodfaeste.records.followup.queries import overview_of
from fodfaeste.records.plan.queries import latest_version
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.plan.paper import PaperVariant
from fodfaeste.web.shell.language import in_danish
from fodfaeste.web.shell.requires import on_own_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.ui.papers import as_pdf


@on_own_case(Permission.OWN_CASE_SEE)
@in_danish
def plan(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The plan we approved together; a draft is never handed to the citizen as the plan."""
    version = latest_version(visit.case.pk)
    if version is None:
        raise Http404
    paper = PlanPaper(
        content=version.content,
        version=version,
        citizen=visit.case.citizen.name,
        overview=overview_of(visit.case, visit.today),
        roles=role_texts_on(visit.today),
        today=visit.today,
        guidance=guidance_in_words(visit.case.pk),
    )
    wanted = request.GET.get("print", "")
    variant = PaperVariant(wanted) if wanted in set(PaperVariant) else PaperVariant.STANDARD
    return as_pdf(paper.document(variant), name=paper.file_name)
