"""Signing in at an identity provider outside (OpenID Connect), held to more than the library asks.

Only the code flow with PKCE; the identity token's signature, issuer, audience, expiry and nonce are
checked each time; nothing of what the provider tells is kept but the subject's own number.
"""

import hmac
import secrets
from typing import Any, ClassVar

from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from allauth.utils import build_absolute_uri
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from fodfaeste.accounts.models import User

PROVIDER = "eid"
"""What stands in the database beside a subject's number."""
NONCE = "nonce"


class OutsideAdapter(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]  # the library has no types
    """One round to the provider and back."""

    state: ClassVar[dict[str, Any]] = {}

    @property
    def openid_config(self) -> dict[str, Any]:
        """What the provider says of itself; it must be the one that was configured."""
        config: dict[str, Any] = super().openid_config
        configured = str(self.get_provider().app.settings["server_url"])
        if str(config.get("issuer", "")).rstrip("/") != configured.rstrip("/"):
            raise OAuth2Error("another issuer than the configured one")
        return config

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:  # noqa: ARG002
        """Return our own address for coming back."""
        return str(build_absolute_uri(request, reverse("eid:back")))

    def complete_login(
        self,
        request: HttpRequest,
        app: SocialApp,
        token: SocialToken,  # noqa: ARG002 -- the library's signature
        **kwargs: Any,
    ) -> SocialLogin:
        """Who came back: by the identity token alone."""
        claims = self._claims(app, str(kwargs["response"].get("id_token") or ""))
        request.ff_claims = claims  # type: ignore[attr-defined]  # read where accounts are tied
        return self.get_provider().sociallogin_from_response(request, claims)

    def _claims(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        try:
            claims: dict[str, Any] = jwtkit.verify_and_decode(
                credential=id_token,
                keys_url=self.openid_config["jwks_uri"],
                issuer=self.openid_config["issuer"],
                audience=app.client_id,
                lookup_kid=jwtkit.lookup_kid_jwk,
            )
        except KeyError as missing:
            raise OAuth2Error("a token or a key without a name") from missing
        asked, told = str(self.state.get(NONCE, "")), str(claims.get(NONCE, ""))
        if not asked or not hmac.compare_digest(asked.encode(), told.encode()):
            raise OAuth2Error("another nonce than the one that was sent")
        if not claims.get("exp") or not claims.get("sub"):
            raise OAuth2Error("a token without an end or a subject")
        return claims


class OutsideProvider(OpenIDConnectProvider):  # type: ignore[misc]  # the library has no types
    """The municipality's provider, as its installation names it."""

    oauth2_adapter_class = OutsideAdapter
    pkce_enabled_default = True

    def get_default_scope(self) -> list[str]:
        """Ask for nothing but who it is."""
        return ["openid"]

    def extract_extra_data(self, data: dict[str, Any]) -> dict[str, Any]:  # noqa: ARG002
        """Keep nothing of what was told."""
        return {}

    def redirect(
        self, request: HttpRequest, process: str, next_url: str | None = None, data: object = None
    ) -> HttpResponse:
        """Send somebody to the provider, with a nonce that must come back in the token."""
        nonce = secrets.token_urlsafe(32)
        params = {**self.get_auth_params(), NONCE: nonce}
        answer: HttpResponse = super().redirect(
            request, process, next_url, data, auth_params=params, **{NONCE: nonce}
        )
        return answer


class Back(OAuth2CallbackView):  # type: ignore[misc]  # the library has no types
    """Coming back: the adapter is told what was sent along."""

    def _get_state(self, request: HttpRequest, provider: OutsideProvider) -> Any:
        state, answer = super()._get_state(request, provider)
        self.adapter.state = state or {}
        return state, answer


def signs_in_outside(user: User) -> bool:
    """Whether the outside provider is the only way into an account: it asks for both factors."""
    return not user.has_usable_password() and SocialAccount.objects.filter(user=user).exists()
