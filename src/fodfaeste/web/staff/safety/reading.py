"""Who may read what here: the bank and the plans belong to the social support."""

from django.http import HttpRequest, HttpResponse

from fodfaeste.rules.access.decide import Decision
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.sections import Section
from fodfaeste.web.shell import pages
from fodfaeste.web.shell.visits import Visit

CLOSED = Decision(
    allowed=False,
    failed=("section_social",),
    sentences=("Det her hører til den sociale støtte, som er lukket for dig.",),
)


def closed_to(request: HttpRequest, visit: Visit) -> HttpResponse | None:
    """The page that says it is closed; None to those who see the social support."""
    if visit.sees(Section.SOCIAL):
        return None
    return pages.forbidden(request, Permission.CTI_SEE, CLOSED)


def draft_name(visit: Visit, what: str) -> str:
    """The name of a draft of this case."""
    return f"{what}:{visit.case.pk}"
