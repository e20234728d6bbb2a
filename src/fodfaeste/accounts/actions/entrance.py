"""Who may still come in: accounts closed and opened, sessions ended, passwords made anew."""

from datetime import date

from allauth.mfa.models import Authenticator
from django.db import transaction

from fodfaeste.accounts.actions.roles import administrators_on
from fodfaeste.accounts.models import User
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.refusing import require_without_case
from fodfaeste.rules.administration.people import check_administration_stays, check_not_oneself


@transaction.atomic
def deactivate(*, actor: Actor, user_id: int, today: date) -> None:
    """Close an account: the next request is refused, and no old session wakes up again."""
    user = _locked(actor, user_id)
    check_not_oneself(actor_id=actor.id, user_id=user_id)
    check_administration_stays(administrators_left=administrators_on(today, without=user_id))
    user.is_active = False
    _end_sessions(user)


@transaction.atomic
def reactivate(*, actor: Actor, user_id: int) -> None:
    """Open an account again; the password is the one it had."""
    user = _locked(actor, user_id)
    user.is_active = True
    user.version += 1
    user.save(update_fields=["is_active", "version"])


@transaction.atomic
def end_sessions(*, actor: Actor, user_id: int) -> None:
    """Sign a user out everywhere (S24)."""
    _end_sessions(_locked(actor, user_id))


@transaction.atomic
def require_new_password(*, actor: Actor, user_id: int) -> User:
    """Make the old password useless, end all sessions, and make older links useless too."""
    user = _locked(actor, user_id)
    check_not_oneself(actor_id=actor.id, user_id=user_id)
    user.set_unusable_password()
    _end_sessions(user)
    return user


@transaction.atomic
def reset_second_factor(*, actor: Actor, user_id: int) -> None:
    """Take away a lost phone and its recovery codes; the next sign-in asks for a new one."""
    user = _locked(actor, user_id)
    check_not_oneself(actor_id=actor.id, user_id=user_id)
    Authenticator.objects.filter(user_id=user_id).delete()
    _end_sessions(user)


def _locked(actor: Actor, user_id: int) -> User:
    require_without_case(actor, Permission.ADMINISTER)
    return User.objects.select_for_update(of=("self",)).get(pk=user_id)


def _end_sessions(user: User) -> None:
    user.sessions_ended += 1
    user.version += 1
    user.save(update_fields=["is_active", "password", "sessions_ended", "version"])
