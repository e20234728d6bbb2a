"""Write down each sign-in, and begin the session's clock."""

from datetime import UTC, datetime
from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.db import transaction
from django.dispatch import receiver
from django.http import HttpRequest

from fodfaeste.accounts.models import User
from fodfaeste.audit import writing
from fodfaeste.audit.models import Operation
from fodfaeste.kernel import clock
from fodfaeste.web.shell.middleware import BEGAN, SEEN


@receiver(user_logged_in)
def note_sign_in(*, request: HttpRequest, user: User, **_: Any) -> None:
    """One log row a sign-in; the session's age counts from here."""
    moment = datetime.now(UTC).timestamp()
    request.session[BEGAN] = request.session[SEEN] = moment
    with transaction.atomic():
        writing.act_as(
            writing.Acting(
                actor=str(user.pk),
                request=str(getattr(request, "ff_id", "")),
                route="sign_in",
                now=clock.now(),
            )
        )
        writing.log(Operation.SIGN_IN)
