"""The door for a citizen with an invitation: nobody acts yet, and every attempt is written down.

The code stands on paper and, for a phone's camera, behind the # of the address, which no browser
sends. What the session keeps is the invitation's number and its hash, for half an hour.
"""

import time
from dataclasses import dataclass
from datetime import date

from allauth.account.internal.flows.login import record_authentication
from django.contrib.auth import login, logout
from django.db import transaction
from django.http import HttpRequest

from fodfaeste.accounts.actions import choose_password
from fodfaeste.accounts.citizens import has_no_way_in
from fodfaeste.accounts.models import User
from fodfaeste.audit import writing
from fodfaeste.audit.models import Operation
from fodfaeste.kernel import clock
from fodfaeste.records.cases.actions.entering import Attempt, try_code, use_invitation
from fodfaeste.records.cases.queries.invitations import Invited, invited
from fodfaeste.web.shell import guessing
from fodfaeste.web.shell.addresses import client_address
from fodfaeste.web.shell.requires import route_of

OPENED = "ff_invitation"
MINUTES = 30
INVITATION = "invitation"
"""Stands in the log where a permission stands for those who sign in."""
BACKEND = "fodfaeste.accounts.backends.RoleBackend"


@dataclass(frozen=True, slots=True)
class Shut:
    """Too many wrong codes came from this address: nothing is looked up."""


def attempt(request: HttpRequest, *, code: str, born_on: date) -> Attempt | Shut | None:
    """Try a code with a day of birth; who fits is remembered by the session."""
    address = client_address(request)
    if guessing.is_shut(address):
        return Shut()
    with transaction.atomic():
        writing.act_as(_acting(request))
        found = try_code(code=code, born_on=born_on, now=clock.now())
        opens = found is not None and found.opens
        writing.log(
            Operation.READ if opens else Operation.DENIED,
            case_id=found.case_id if found else None,
            permission=INVITATION,
            relation="citizen" if opens else "",
            reason="" if opens else f"invitation {found.state if found else 'unknown'}",
        )
    if found is None or not found.fits:
        guessing.note_wrong(address)
    elif found.opens:
        _remember(request, found)
    return found


def _remember(request: HttpRequest, found: Attempt) -> None:
    """In a browser where a colleague was signed in, they are not any more."""
    logout(request)
    request.session[OPENED] = {
        "id": found.invitation_id,
        "kept": found.kept.hex(),
        "until": time.time() + MINUTES * 60,
    }


def opened(request: HttpRequest) -> Invited | None:
    """Whose invitation this browser has opened; None when there is none, or it is too late."""
    kept = request.session.get(OPENED)
    if not kept or kept["until"] < time.time():
        return None
    with transaction.atomic():
        writing.act_as(_acting(request))
        return invited(kept["id"], bytes.fromhex(kept["kept"]))


def come_in(request: HttpRequest) -> User | None:
    """Use the invitation: from now on this browser is the citizen's, who has still to choose."""
    kept = request.session.pop(OPENED, None)
    if not kept:
        return None
    with transaction.atomic():
        writing.act_as(_acting(request))
        user = use_invitation(
            invitation_id=kept["id"], kept=bytes.fromhex(kept["kept"]), today=clock.today()
        )
    if user is not None:
        login(request, user, backend=BACKEND)
        record_authentication(request, user, method=INVITATION)
    return user


def choosing(request: HttpRequest) -> User | None:
    """Who has come in by an invitation and has no way of their own yet; None for all others."""
    user = request.user
    return user if isinstance(user, User) and has_no_way_in(user) else None


def keep_password(request: HttpRequest, whose: User, *, email: str, password: str) -> None:
    """Keep the password and address that the citizen chose; the session stays theirs."""
    with transaction.atomic():
        writing.act_as(_acting(request, actor=str(whose.pk)))
        user = choose_password(user_id=whose.pk, email=email, password=password)
    login(request, user, backend=BACKEND)
    record_authentication(request, user, method="password", email=email)


def _acting(request: HttpRequest, actor: str = "") -> writing.Acting:
    return writing.Acting(
        actor=actor,
        request=str(getattr(request, "ff_id", "")),
        route=route_of(request),
        now=clock.now(),
    )
