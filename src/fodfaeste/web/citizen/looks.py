"""Who has looked at my course: every day, a page at a time, and on paper (M2, L1)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fodfaeste.pdf.looking_documents import LookLine, LooksDocument
from fodfaeste.records.cases.queries.own import NEWEST, looks_before
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.web.citizen import parts
from fodfaeste.web.shell.requires import on_own_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.ui.cleaning import sent_number
from fodfaeste.web.ui.papers import as_pdf

A_PAGE, A_PAPER = 50, 1_000


@on_own_case(Permission.OWN_CASE_SEE)
@require_safe
def looks(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The days that others looked, fifty lines at a time."""
    before = sent_number(request.GET.get("foer", "")) or NEWEST
    found = looks_before(visit.case, before=before, most=A_PAGE)
    context = {
        "looks": tuple(parts.looks_in_words(found.looks)),
        "older": found.older,
        "is_first": before == NEWEST,
    }
    return render(request, "citizen/looks.html", context)


@on_own_case(Permission.OWN_CASE_SEE)
@require_safe
def pdf(request: HttpRequest, visit: Visit) -> HttpResponse:  # noqa: ARG001 -- the door's signature
    """All of it on paper."""
    found = looks_before(visit.case, before=NEWEST, most=A_PAPER)
    document = LooksDocument(
        citizen=visit.case.citizen.name,
        printed_on=visit.today,
        lines=tuple(LookLine(*line) for line in parts.looks_in_words(found.looks)),
        goes_on=found.older is not None,
    )
    return as_pdf(document, name="hvem-har-set")
