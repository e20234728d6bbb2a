"""What every request passes: a number, default deny, the age of the session, no copies kept."""

import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth import logout
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from fodfaeste.accounts.outside import signs_in_outside
from fodfaeste.kernel import clock
from fodfaeste.web.shell import pages
from fodfaeste.web.shell.requires import Kind, Requirement, requirement_of
from fodfaeste.web.shell.third_party import SECOND_FACTOR_PAGES, THIRD_PARTY

Answer = Callable[[HttpRequest], HttpResponse]

IDLE = timedelta(minutes=30)
ABSOLUTE = timedelta(hours=12)
TOUCH_EVERY = timedelta(minutes=1)
LARGEST_NUMBER = 2**63 - 1
"""No row of the database has a number above this one, and none can be asked for."""
SEEN, BEGAN, SECOND_FACTOR = "ff_seen", "ff_began", "ff_second_factor"


def number_requests(get_response: Answer) -> Answer:
    """Give each request a number of its own, which its log rows carry."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.ff_id = uuid.uuid4()  # type: ignore[attr-defined]  # read by the door
        return get_response(request)

    return middleware


def keep_no_copies(get_response: Answer) -> Answer:
    """No page of ours is kept by a browser or a proxy; static files are served before this."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.setdefault("Cache-Control", "no-store, private")
        return response

    return middleware


class DatabaseAway:
    """Answer 503 in our own words when a view finds the database away; the next one tries anew.

    What happens before any view is answered where all faults end, in `views.broken`.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Catch what a view ran into."""
        return pages.database_away(request) if isinstance(error, pages.AWAY) else None


class SessionAge:
    """A session ends after 30 idle minutes, and after 12 hours however busy (S20)."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """End a session that is too old; else note that it was used, once a minute."""
        if request.user.is_authenticated:
            now = datetime.now(UTC)
            if self._is_over(request, now):
                request.ff_was = request.user  # type: ignore[attr-defined]  # for their last words
                logout(request)
            elif self._last(request, SEEN, now) <= now - TOUCH_EVERY or SEEN not in request.session:
                request.session.setdefault(BEGAN, now.timestamp())
                request.session[SEEN] = now.timestamp()
        return self.get_response(request)

    def _is_over(self, request: HttpRequest, now: datetime) -> bool:
        return (
            now - self._last(request, SEEN, now) > IDLE
            or now - self._last(request, BEGAN, now) > ABSOLUTE
        )

    @staticmethod
    def _last(request: HttpRequest, name: str, now: datetime) -> datetime:
        return datetime.fromtimestamp(request.session.get(name, now.timestamp()), UTC)


class DefaultDeny:
    """A view that does not say what it requires is not served, whoever wrote it."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on; the decision is made when the view is known."""
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., Any],
        _args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> HttpResponse | None:
        """Hold the view to its requirement, and staff to a second factor (S21)."""
        if any(isinstance(value, int) and value > LARGEST_NUMBER for value in kwargs.values()):
            raise Http404
        name = request.resolver_match.view_name if request.resolver_match else ""
        requirement = requirement_of(view) or THIRD_PARTY.get(name)
        if requirement is None:
            if name.startswith(("account_", "mfa_")):
                raise Http404
            raise PermissionDenied
        if _lacks_second_factor(request, requirement, name):
            return HttpResponseRedirect(reverse(_next_way_in(request)))
        return None


def _next_way_in(request: HttpRequest) -> str:
    """Where a way in is set up: a citizen who came by an invitation has none at all yet."""
    user = request.user
    begins = user.is_authenticated and not user.has_usable_password()
    return "invitation:choose" if begins else "mfa_activate_totp"


def _lacks_second_factor(request: HttpRequest, requirement: Requirement, name: str) -> bool:
    if requirement.kind in {Kind.PUBLIC, Kind.LINK} or name in SECOND_FACTOR_PAGES:
        return False
    if not request.user.is_authenticated or request.session.get(SECOND_FACTOR):
        return False
    if is_mfa_enabled(request.user) or signs_in_outside(request.user):
        request.session[SECOND_FACTOR] = True
        return False
    return not clock.is_demo()
