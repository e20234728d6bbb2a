"""Signing in outside: nobody gets an account by it; an invitation ties a subject to a citizen."""

from typing import Any, NoReturn

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter, get_adapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.base import AuthError, AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_GET, require_POST
from requests import RequestException

from fodfaeste.accounts.outside import PROVIDER, Back, OutsideAdapter
from fodfaeste.audit import writing
from fodfaeste.audit.models import Operation
from fodfaeste.kernel import clock
from fodfaeste.records.cases.queries.invitations import is_cpr_of_account
from fodfaeste.web.shell.invited import choosing
from fodfaeste.web.shell.requires import public

app_name = "eid"
STATUS = {
    "unknown": 403,
    "other": 409,
    "not_you": 403,
    "cancelled": 401,
    "failed": 401,
    "away": 503,
}


def is_on() -> bool:
    """Whether the installation names a provider."""
    return bool(settings.OUTSIDE_SIGN_IN)


def leave_for(request: HttpRequest, *, connect: bool) -> HttpResponse:
    """Send somebody to the provider: to sign in, or to tie the account they have just got."""
    process = AuthProcess.CONNECT if connect else AuthProcess.LOGIN
    try:
        provider = get_adapter(request).get_provider(request, provider=PROVIDER)
        answer: HttpResponse = provider.redirect(request, process, next_url=reverse("front"))
    except (RequestException, OAuth2Error, KeyError, ValueError):
        return _told(request, "away")
    return answer


@public("somebody who wants to sign in at the municipality's identity provider")
@require_POST
def start(request: HttpRequest) -> HttpResponse:
    """Leave for the provider."""
    if not is_on():
        raise Http404
    return leave_for(request, connect=choosing(request) is not None)


@public("somebody comes back from the identity provider, with a code that is good once")
@require_GET
def back(request: HttpRequest) -> HttpResponse:
    """Come back; everything is checked before anybody is let in."""
    if not is_on():
        raise Http404
    answer: HttpResponse = Back.adapter_view(OutsideAdapter(request, PROVIDER))(request)
    return answer


class OutsideSignIn(DefaultSocialAccountAdapter):  # type: ignore[misc]  # the library has no types
    """Who may come in by the provider: whoever an invitation has tied to it, and nobody else."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:  # noqa: ARG002
        """Nobody makes an account by signing in outside."""
        return False

    def get_connect_redirect_url(self, request: HttpRequest, socialaccount: object) -> str:  # noqa: ARG002
        """Where a citizen goes whose account is tied now."""
        return reverse("front")

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Let in, tie, or say why not."""
        if sociallogin.state.get("process") != AuthProcess.CONNECT:
            if not sociallogin.is_existing:
                _refuse(request, "unknown")
            return
        user = choosing(request)
        if sociallogin.is_existing or user is None:
            _refuse(request, "other")
        if not _is_the_citizen(request, user.pk):
            _refuse(request, "not_you")

    def on_authentication_error(self, request: HttpRequest, *_: Any, **more: Any) -> None:
        """Say in Danish that it did not work, and that nobody was let in."""
        _refuse(request, "cancelled" if more.get("error") == AuthError.CANCELLED else "failed")


def _is_the_citizen(request: HttpRequest, account: int) -> bool:
    """Whether the provider tells the citizen's own CPR number, where it is asked for."""
    claim = settings.OUTSIDE_SIGN_IN["cpr_claim"]
    if not claim:
        return True
    told = str(getattr(request, "ff_claims", {}).get(claim, "")).replace("-", "")
    with transaction.atomic():
        writing.act_as(_acting(request, actor=str(account)))
        return is_cpr_of_account(account, told)


def _refuse(request: HttpRequest, why: str) -> NoReturn:
    with transaction.atomic():
        writing.act_as(_acting(request))
        writing.log(Operation.DENIED, permission="sign_in", reason=f"outside sign-in, {why}")
    raise ImmediateHttpResponse(_told(request, why))


def _told(request: HttpRequest, why: str) -> HttpResponse:
    context = {"why": why, "provider": settings.OUTSIDE_SIGN_IN.get("name", "")}
    return render(request, "invitation/outside.html", context, status=STATUS[why])


def _acting(request: HttpRequest, actor: str = "") -> writing.Acting:
    return writing.Acting(
        actor=actor,
        request=str(getattr(request, "ff_id", "")),
        route="sign_in",
        now=clock.now(),
    )


urlpatterns: list[URLPattern] = [
    path("ind/", start, name="start"),
    path("retur/", back, name="back"),
]
