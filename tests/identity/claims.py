"""What the provider says of its users: some of them get an answer that must not be believed."""

import time
from typing import Any

from allauth.idp.oidc.adapter import DefaultOIDCAdapter

CPR = "dk:gov:saml:attribute:CprNumberIdentifier"
NUMBERS = {"karin": "7001801234", "fremmed": "7001801242"}
WRONG: dict[str, dict[str, Any]] = {
    "udloebet": {"exp": int(time.time()) - 3600},
    "andenmodtager": {"aud": "somebody-else"},
    "andennonce": {"nonce": "of-another-round"},
    "andenudsteder": {"iss": "https://ond.invalid"},
}
"""By who signs in."""
USERS = (*NUMBERS, *WRONG)


class Told(DefaultOIDCAdapter):  # type: ignore[misc]  # the library has no types
    """Everybody's CPR number, and what is wrong with some answers."""

    def get_claims(self, purpose: str, user: Any, *args: Any, **more: Any) -> dict[str, Any]:
        """Return what is told of one user."""
        claims: dict[str, Any] = super().get_claims(purpose, user, *args, **more)
        number = NUMBERS.get(user.username)
        cpr = {CPR: number} if number else {}
        return {**claims, **cpr, **WRONG.get(user.username, {})}
