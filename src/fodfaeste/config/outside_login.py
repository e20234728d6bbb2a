"""What an installation says of its identity provider; without it nobody is offered it."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


def is_named(env: Mapping[str, str]) -> bool:
    """Whether the installation names a provider whole, reached by TLS or on this machine."""
    issuer = urlsplit(env.get("FODFAESTE_OIDC_ISSUER", ""))
    is_safe = issuer.scheme == "https" or (issuer.scheme == "http" and issuer.hostname in LOOPBACK)
    return is_safe and all(
        env.get(f"FODFAESTE_OIDC_{name}") for name in ("CLIENT_ID", "CLIENT_SECRET")
    )


def described(env: Mapping[str, str]) -> dict[str, str]:
    """What our own pages need of it; empty when it is off."""
    if not is_named(env):
        return {}
    return {
        "name": env.get("FODFAESTE_OIDC_NAME", "MitID"),
        "cpr_claim": env.get("FODFAESTE_OIDC_CPR_CLAIM", ""),
    }


def origins(env: Mapping[str, str]) -> list[str]:
    """Where a form of ours may lead to."""
    if not is_named(env):
        return []
    issuer = urlsplit(env["FODFAESTE_OIDC_ISSUER"])
    return [env.get("FODFAESTE_OIDC_ORIGIN") or f"{issuer.scheme}://{issuer.netloc}"]


def providers(env: Mapping[str, str]) -> dict[str, Any]:
    """The sign-in library's own setting."""
    app = {
        "provider_id": "eid",
        "name": env.get("FODFAESTE_OIDC_NAME", "MitID"),
        "client_id": env.get("FODFAESTE_OIDC_CLIENT_ID", ""),
        "secret": env.get("FODFAESTE_OIDC_CLIENT_SECRET", ""),
        "settings": {
            "server_url": env.get("FODFAESTE_OIDC_ISSUER", ""),
            "oauth_pkce_enabled": True,
            "scope": ["openid", *env.get("FODFAESTE_OIDC_SCOPES", "").split()],
        },
    }
    return {
        "openid_connect": {
            "provider_class": "fodfaeste.accounts.outside.OutsideProvider",
            "APPS": [app] if is_named(env) else [],
        }
    }
