"""Citizens' accounts: opened by an invitation, closed by the team. Who may, the records decide."""

import uuid
from datetime import date

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db import transaction

from fodfaeste.accounts.models import RoleAssignment, User
from fodfaeste.rules.access.invitations import check_account_address
from fodfaeste.rules.access.roles import Role

NO_ADDRESS = "konto.invalid"
"""Who signs in by a passkey needs no e-mail; the column does, and `.invalid` reaches nobody."""


@transaction.atomic
def open_account(*, name: str, today: date) -> User:
    """Make an account that nobody can sign in to yet: the ways in are chosen next."""
    user = User(email=_no_address(), name=name)
    user.set_unusable_password()
    user.save(force_insert=True)
    RoleAssignment.objects.create(user=user, role=Role.CITIZEN.value, starts_on=today)
    return user


@transaction.atomic
def begin_anew(*, user_id: int, name: str, today: date) -> User:
    """Open an account again without any of its old ways in: whoever lost them was invited anew."""
    user = User.objects.select_for_update(of=("self",)).get(pk=user_id)
    _take_ways(user)
    user.name, user.is_active = name, True
    user.save()
    held = RoleAssignment.objects.on(today).filter(user=user, role=Role.CITIZEN.value)
    if not held.exists():
        RoleAssignment.objects.create(user=user, role=Role.CITIZEN.value, starts_on=today)
    return user


@transaction.atomic
def close_citizen_account(*, user_id: int) -> None:
    """Close an account: the next request is refused, and nothing of it opens a door again."""
    user = User.objects.select_for_update(of=("self",)).get(pk=user_id)
    _take_ways(user)
    user.is_active = False
    user.save()


@transaction.atomic
def choose_password(*, user_id: int, email: str, password: str) -> User:
    """Give an account its first password and the address it signs in by."""
    user = User.objects.select_for_update(of=("self",)).get(pk=user_id)
    others = User.objects.exclude(pk=user_id).filter(email__iexact=email)
    check_account_address(is_taken=others.exists())
    user.email = email.lower()
    user.set_password(password)
    user.version += 1
    user.save()
    return user


def _take_ways(user: User) -> None:
    Authenticator.objects.filter(user_id=user.pk).delete()
    SocialAccount.objects.filter(user_id=user.pk).delete()
    EmailAddress.objects.filter(user_id=user.pk).delete()
    user.set_unusable_password()
    user.email = _no_address()
    user.sessions_ended += 1
    user.version += 1


def _no_address() -> str:
    return f"borger-{uuid.uuid4().hex}@{NO_ADDRESS}"
