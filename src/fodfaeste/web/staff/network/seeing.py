"""Who may look at the network: it is a part of the social support."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse

from fodfaeste.rules.access.decide import Decision
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.sections import Section
from fodfaeste.web.shell import pages
from fodfaeste.web.shell.visits import Visit

P = ParamSpec("P")

CLOSED = Decision(
    allowed=False,
    failed=("section_social",),
    sentences=("Netværket hører til den sociale støtte, som er lukket for dig.",),
)


def of_the_social_side(
    view: Callable[Concatenate[HttpRequest, Visit, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, Visit, P], HttpResponse]:
    """Decorate a page that is shown to those who may read about social support alone."""

    @wraps(view)
    def seen(
        request: HttpRequest, visit: Visit, /, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        if not visit.sees(Section.SOCIAL):
            return pages.forbidden(request, Permission.CTI_SEE, CLOSED)
        return view(request, visit, *args, **kwargs)

    return seen
