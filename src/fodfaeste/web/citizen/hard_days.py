"""Når det er svært: my crisis plan, whom I can call, and what works for me (L1, F3)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fodfaeste.pdf.papers import safety as papers
from fodfaeste.pdf.render import render_document
from fodfaeste.records.cases.queries import team_on
from fodfaeste.records.cti.queries import safety as queries
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.cti.emergency import dialled
from fodfaeste.web.shell.language import in_danish
from fodfaeste.web.shell.requires import on_own_case
from fodfaeste.web.shell.visits import Visit


@require_safe
@on_own_case(Permission.OWN_CASE_SEE)
def hard_days(request: HttpRequest, visit: Visit) -> HttpResponse:
    """My plan for the hard days; the numbers are there also before it is written."""
    paper = papers.crisis_document(visit.case, visit.today)
    seats = {seat.user.pk: seat.user for seat in team_on(visit.case, visit.today)}
    named = {one.name for one in paper.people}
    context = {
        "paper": paper,
        "numbers": [(one, dialled(one.phone)) for one in paper.numbers],
        "people": [(one, dialled(one.phone)) for one in paper.people],
        "team": [
            (one, dialled(one.phone))
            for one in seats.values()
            if one.phone and one.name not in named
        ],
        "is_agreed": queries.days_of(queries.crisis_plan_of(visit.case.pk)).is_agreed,
        "retention": papers.retention_document(visit.case, visit.today, job=()),
    }
    return render(request, "citizen/hard_days.html", context)


@require_safe
@on_own_case(Permission.OWN_CASE_SEE)
@in_danish
def pocket(_: HttpRequest, visit: Visit) -> HttpResponse:
    """My crisis plan in pocket size."""
    paper = render_document(papers.pocket_document(visit.case, visit.today))
    answer = HttpResponse(paper, content_type="application/pdf")
    answer["Content-Disposition"] = 'inline; filename="min-kriseplan.pdf"'
    return answer
