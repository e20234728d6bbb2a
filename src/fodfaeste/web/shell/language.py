"""The language of a door: Danish, until somebody chooses another one (L1).

Citizens, employers and people in the network choose for themselves, with or without an account; the
choice is kept in the browser. What staff read is Danish, whatever the browser would like, and so is
paper: it goes from hand to hand.
"""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from fodfaeste.web.shell.requires import Kind, public, requirement_of

P = ParamSpec("P")
DOORS = frozenset({Kind.OWN_CASE, Kind.LINK})
"""Whose pages one may read in another language."""
BEFORE_THE_DOOR = frozenset({"eid", "invitation"})
"""Addresses that lead up to them, for somebody who has no account yet."""


class ChosenLanguage:
    """Read the pages of the citizen's, the employer's and the network's doors as was chosen."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Begin in Danish, and leave nothing behind for the next one on this thread."""
        with translation.override(settings.LANGUAGE_CODE):
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language() or "da")
            return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], *_: object
    ) -> None:
        """Change the language once it is known which door is opened."""
        requirement = requirement_of(view)
        match = request.resolver_match
        leads_there = match is not None and match.namespace in BEFORE_THE_DOOR
        if leads_there or (requirement is not None and requirement.kind in DOORS):
            request.ff_speaks = True  # type: ignore[attr-defined]  # read by the frame
            translation.activate(language_of(request))


def is_a_door(request: HttpRequest) -> bool:
    """Whether one of these doors was opened."""
    return bool(getattr(request, "ff_speaks", False))


def language_of(request: HttpRequest) -> str:
    """The language that was chosen in this browser; Danish until then."""
    code = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    return code if code in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def in_danish(view: Callable[P, HttpResponse]) -> Callable[P, HttpResponse]:
    """Write a paper in Danish, whatever language its door is read in."""

    @wraps(view)
    def written(*args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        with translation.override(settings.LANGUAGE_CODE):
            return view(*args, **kwargs)

    return written


@public("the language is chosen before one has an account, and kept in the browser alone")
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Keep the language, and go back to the page that was read."""
    return set_language(request)
