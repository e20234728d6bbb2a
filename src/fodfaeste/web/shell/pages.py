"""Pages that stand in the way: sign in first, not allowed, refused by a rule, stale."""

from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urlencode

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from fodfaeste.records.foundation import Stale
from fodfaeste.rules.access.decide import Decision
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.refusal import Refused
from fodfaeste.web.shell import last_words

AWAY = (OperationalError, InterfaceError)
"""What a query raises when the database is not there."""

NOT_TEXT = frozenset(
    {"csrfmiddlewaretoken", "key", "version", "seen", "read", "text_hash", "login"}
)
"""What a form sends beside the texts that somebody typed."""
SHORTEST_KEPT = 20
"""Characters; shorter fields are typed again faster than found."""


@dataclass(frozen=True, slots=True)
class Typed:
    """One text that somebody had typed when a page could not take it."""

    name: str
    text: str


def typed_texts(request: HttpRequest) -> tuple[Typed, ...]:
    """What was typed in the form that could not be received, so that nothing is lost."""
    return tuple(
        Typed(name=name, text=text)
        for name, text in request.POST.items()
        if isinstance(text, str)
        and name not in NOT_TEXT
        and "password" not in name
        and len(text) >= SHORTEST_KEPT
    )


def sign_in_first(request: HttpRequest) -> HttpResponse:
    """Ask for a sign-in; a form that was sent too late is shown with its text."""
    came_from = request.path if request.method == "GET" else _page_of(request)
    sign_in = f"{reverse('account_login')}?{urlencode({'next': came_from})}"
    texts = typed_texts(request) if request.method == "POST" else ()
    last_words.keep(request)
    if not texts:
        return HttpResponseRedirect(sign_in)
    return _page(
        request,
        "signed_out",
        HTTPStatus.UNAUTHORIZED,
        {"typed": texts, "sign_in_url": sign_in},
    )


def _page_of(request: HttpRequest) -> str:
    """The page a form stood on: its own address, which every form of ours can be fetched from."""
    return request.path


def forbidden(request: HttpRequest, permission: Permission, decision: Decision) -> HttpResponse:
    """Say what is not allowed, and why."""
    return _page(
        request,
        "403",
        HTTPStatus.FORBIDDEN,
        {
            "phrase": permission.phrase,
            "sentences": decision.sentences,
            "typed": typed_texts(request),
        },
    )


def refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """Say which rule stands in the way, why, and what to do next."""
    return _page(
        request,
        "refused",
        HTTPStatus.CONFLICT,
        {"obstacles": refusal.obstacles, "typed": typed_texts(request)},
    )


def stale(request: HttpRequest, _: Stale) -> HttpResponse:
    """Say that somebody else saved in between, and give the typed text back."""
    return _page(request, "stale", HTTPStatus.CONFLICT, {"typed": typed_texts(request)})


def database_away(request: HttpRequest) -> HttpResponse:
    """Say that the database cannot be reached, without asking it who reads this."""
    request.ff_alone = True  # type: ignore[attr-defined]  # read by the frame
    return _page(
        request,
        "503",
        HTTPStatus.SERVICE_UNAVAILABLE,
        {"typed": typed_texts(request), "without_user": True},
    )


def _page(
    request: HttpRequest, name: str, status: HTTPStatus, context: dict[str, object]
) -> HttpResponse:
    return render(request, f"shell/{name}.html", context, status=status)
