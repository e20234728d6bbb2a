"""A screen that was handed to somebody else shows one page until its owner proves who they are.

The citizen answers on the consultant's tablet. While it is handed over, the browser's session opens
that page and nothing else of what the consultant may see; back leads through the password, or
through signing out and in again.
"""

from collections.abc import Callable
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import get_authentication_records
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode

from fodfaeste.web.shell.requires import Kind, requirement_of

HANDED = "ff_handed"
WAY_BACK = frozenset({"account_reauthenticate", "mfa_reauthenticate", "account_logout"})

Answer = Callable[[HttpRequest], HttpResponse]


def hand_over(request: HttpRequest, *, page: str, back: str, at: float) -> None:
    """From now on this session opens one page; `back` is where the colleague goes on."""
    request.session[HANDED] = {"page": page, "back": back, "at": at}


def is_handed_over(request: HttpRequest, *, page: str) -> bool:
    """Whether the screen was handed over for this page."""
    return bool(request.session.get(HANDED, {}).get("page") == page)


class HandedOver:
    """Keep a screen that was handed over at its page."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on; the page is known when the view is."""
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., Any],
        _args: tuple[Any, ...],
        _kwargs: dict[str, Any],
    ) -> HttpResponse | None:
        """Send everything else to the password, until it has been given."""
        handed = request.session.get(HANDED) if request.user.is_authenticated else None
        if not handed or request.path == handed["page"] or _is_open_to_all(request, view):
            return None
        if _has_proved(request, since=handed["at"]):
            del request.session[HANDED]
            return None
        return HttpResponseRedirect(way_back(request, back=handed["back"]))


def way_back(request: HttpRequest, *, back: str) -> str:
    """The password or the code; who has neither here signs out and in again."""
    if not get_adapter(request).get_reauthentication_methods(request.user):
        return reverse("account_logout")
    return f"{reverse('account_reauthenticate')}?{urlencode({'next': back})}"


def _is_open_to_all(request: HttpRequest, view: Callable[..., Any]) -> bool:
    name = request.resolver_match.view_name if request.resolver_match else ""
    requirement = requirement_of(view)
    is_open = requirement is not None and requirement.kind in {Kind.PUBLIC, Kind.LINK}
    return is_open or name in WAY_BACK


def _has_proved(request: HttpRequest, *, since: float) -> bool:
    """Whether the password or the code was given after the screen was handed over."""
    passed = get_authentication_records(request, request.user)
    return any(record.get("at", 0) > since for record in passed)
