"""The door for somebody without an account: a link opens one thing, until it expires or is closed.

The address holds the secret, so the address is never written down: the log gets the route's name,
the server's log formatter takes the secret out, and no page of ours tells the next one where the
reader came from.
"""

from collections.abc import Callable
from datetime import datetime
from functools import wraps

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse

from fodfaeste.audit import writing
from fodfaeste.audit.models import Operation
from fodfaeste.kernel import clock
from fodfaeste.kernel.tokens import token_hash
from fodfaeste.records.cases.queries import OpenLink, link_behind
from fodfaeste.records.foundation import Stale
from fodfaeste.rules.access.links import LinkScope
from fodfaeste.rules.refusal import Refused
from fodfaeste.web.shell import guessing, pages
from fodfaeste.web.shell.addresses import client_address
from fodfaeste.web.shell.requires import Kind, Requirement, demand, route_of
from fodfaeste.web.shell.visits import Guest

LINK_OPEN = "link_open"
"""Stands in the log where a permission stands for those who sign in."""


class NoSuchLink(Http404):
    """The token opens nothing: wrong, closed, run out."""


Gone = Callable[[HttpRequest, bytes, datetime], HttpResponse | None]
"""Says why a link does not open any more, from the hash of its token; None for a wrong one."""


def on_link(
    scope: LinkScope, *, gone: Gone | None = None
) -> Callable[[Callable[[HttpRequest, Guest], HttpResponse]], Callable[..., HttpResponse]]:
    """Let in whoever has a good link of this scope; the view gets a `Guest`."""

    def decorate(
        view: Callable[[HttpRequest, Guest], HttpResponse],
    ) -> Callable[..., HttpResponse]:
        @wraps(view)
        def door(request: HttpRequest, token: str) -> HttpResponse:
            response = _enter(request, token, scope, view, gone)
            # Under "no-referrer" a browser answers with `Origin: null`, and nobody could answer.
            response["Referrer-Policy"] = "strict-origin"
            return response

        demand(door, Requirement(Kind.LINK, why=f"a link of the scope {scope}"))
        return door

    return decorate


def _enter(
    request: HttpRequest,
    token: str,
    scope: LinkScope,
    view: Callable[[HttpRequest, Guest], HttpResponse],
    gone: Gone | None,
) -> HttpResponse:
    """One transaction: the link, the log row, and the page."""
    now = clock.now()
    if guessing.is_shut(client_address(request)):
        raise Http404
    try:
        with transaction.atomic():
            guest = _let_in(request, token, scope, now)
            return view(request, guest)
    except NoSuchLink:
        _log_denied(request)
        told = gone(request, token_hash(token), now) if gone else None
        if told is not None:
            return told
        guessing.note_wrong(client_address(request))
        raise
    except Http404:
        _log_denied(request)
        raise
    except Refused as refused:
        return pages.refused(request, refused)
    except Stale as stale:
        return pages.stale(request, stale)


def _let_in(request: HttpRequest, token: str, scope: LinkScope, now: datetime) -> Guest:
    writing.act_as(_acting(request, None))
    link = link_behind(token_hash(token))
    if link is None or link.scope is not scope:
        raise NoSuchLink
    writing.act_as(_acting(request, link))
    writing.log(Operation.READ, case_id=link.case_id, permission=LINK_OPEN, relation="link")
    return Guest(
        link_id=link.id,
        case_id=link.case_id,
        target=link.target,
        address=client_address(request),
        today=clock.day_of(now),
        now=now,
    )


def _acting(request: HttpRequest, link: OpenLink | None) -> writing.Acting:
    """Nobody who signs in acts here, whoever else is signed in in this browser."""
    return writing.Acting(
        actor="",
        request=str(getattr(request, "ff_id", "")),
        route=route_of(request),
        now=clock.now(),
        link=str(link.id) if link else "",
    )


def _log_denied(request: HttpRequest) -> None:
    with transaction.atomic():
        writing.act_as(_acting(request, None))
        writing.log(Operation.DENIED, permission=LINK_OPEN, reason="link_good")
