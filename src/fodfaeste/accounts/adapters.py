"""What we ask of the sign-in library: nobody signs up, Danish answers, secrets sealed at rest."""

import time
from base64 import b64decode, b64encode
from typing import Any, ClassVar

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest

from fodfaeste.accounts.models import User
from fodfaeste.kernel.crypto import key_ring

COLUMN = "mfa_authenticator.data"


class Entrance(DefaultAccountAdapter):  # type: ignore[misc]  # the library has no types
    """The way in by e-mail and password."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "Kontoen er lukket. Tal med jeres administrator.",
        "email_password_mismatch": "E-mail eller adgangskode passer ikke. Prøv igen.",
        "incorrect_code": "Koden passer ikke. Vent på den næste i appen, og prøv igen.",
        "incorrect_password": "Adgangskoden passer ikke.",
        "enter_current_password": "Skriv den adgangskode, du har nu.",
        "too_many_login_attempts": (
            "Der er prøvet fem gange, og derfor er der lukket i et kvarter. Vent, og prøv igen, "
            "eller bed jeres administrator om hjælp."
        ),
        "rate_limited": "Der er prøvet for mange gange. Vent lidt, og prøv igen.",
    }

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Ask for the password again only when the sign-in was more than five minutes ago."""
        if not super().is_reauthentication_required(app=app):
            return False
        passed = get_authentication_records(self.request, self.request.user)
        newest = max((record.get("at", 0) for record in passed), default=0)
        return bool(time.time() - newest > app_settings.REAUTHENTICATION_TIMEOUT)

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Nobody makes their own account: an administrator does."""
        return False


class SecondFactor(DefaultMFAAdapter):  # type: ignore[misc]  # the library has no types
    """The phone's secret and the recovery codes, which stand in the database sealed."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "Koden passer ikke. Vent på den næste i appen, og prøv igen.",
    }

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Return what a phone calls us among its passkeys."""
        return {**super().get_public_key_credential_rp_entity(), "name": "Fodfæste"}

    def get_public_key_credential_user_entity(self, user: User) -> dict[str, Any]:
        """Return what a phone calls the account: a first name, and no address."""
        first = user.name.split(maxsplit=1)[0] if user.name else "Fodfæste"
        entity: dict[str, Any] = super().get_public_key_credential_user_entity(user)
        return {**entity, "name": first, "display_name": first}

    def encrypt(self, text: str) -> str:
        """Seal a secret before it is stored."""
        return b64encode(key_ring().seal(column=COLUMN, row="", value=text)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Open a secret that was stored."""
        return key_ring().open(column=COLUMN, row="", sealed=b64decode(encrypted_text))
