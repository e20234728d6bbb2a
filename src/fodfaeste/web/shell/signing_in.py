"""Write down each sign-in and each that failed, and begin the session's clock."""

from datetime import UTC, datetime
from typing import Any

from allauth.mfa.signals import authentication_failed
from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.db import transaction
from django.dispatch import receiver
from django.http import HttpRequest

from fodfaeste.accounts.models import User
from fodfaeste.accounts.queries import user_with_address
from fodfaeste.audit import writing
from fodfaeste.audit.models import Operation
from fodfaeste.kernel import clock
from fodfaeste.web.shell.handing import HANDED
from fodfaeste.web.shell.middleware import BEGAN, SEEN


@receiver(user_logged_in)
def note_sign_in(*, request: HttpRequest, user: User, **_: Any) -> None:
    """One log row a sign-in; the session's age counts from here."""
    moment = datetime.now(UTC).timestamp()
    request.session[BEGAN] = request.session[SEEN] = moment
    request.session.pop(HANDED, None)
    _write(request, str(user.pk), Operation.SIGN_IN)


@receiver(user_login_failed)
def note_failure(*, request: HttpRequest | None, credentials: dict[str, Any], **_: Any) -> None:
    """One log row for an attempt that failed; whose account it was, never what was typed."""
    if request is None:
        return
    tried = user_with_address(str(credentials.get("email", "")))
    whose = f"user {tried}" if tried else "unknown address"
    _write(request, "", Operation.DENIED, reason=whose)


@receiver(authentication_failed)
def note_wrong_code(*, request: HttpRequest, user: User, **_: Any) -> None:
    """One log row for a second factor that was wrong."""
    _write(request, "", Operation.DENIED, reason=f"user {user.pk}, second factor")


def _write(request: HttpRequest, actor: str, operation: Operation, *, reason: str = "") -> None:
    with transaction.atomic():
        writing.act_as(
            writing.Acting(
                actor=actor,
                request=str(getattr(request, "ff_id", "")),
                route="sign_in",
                now=clock.now(),
            )
        )
        writing.log(operation, permission="sign_in", reason=reason)
