"""Make users and correct them."""

from dataclasses import dataclass
from datetime import date

from allauth.account.models import EmailAddress
from django.db import transaction

from fodfaeste.accounts.actions.editing import lock
from fodfaeste.accounts.models import User
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.refusing import require_without_case
from fodfaeste.rules.administration.people import check_address_free, check_mentor


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFacts:
    """What an administrator writes about a user."""

    name: str
    email: str
    phone: str = ""
    unit_id: int | None = None
    cti_trained_on: date | None = None
    mentor_id: int | None = None


@transaction.atomic
def create_user(*, actor: Actor, facts: PersonFacts) -> User:
    """Make a user who cannot sign in before a password is chosen by a link."""
    require_without_case(actor, Permission.ADMINISTER)
    check_address_free(is_taken=_is_taken(facts.email, by_other_than=None))
    check_mentor(user_id=None, mentor_id=facts.mentor_id)
    user = User(email=facts.email.lower())
    user.set_unusable_password()
    _write(user, facts)
    user.save(force_insert=True)
    return user


@transaction.atomic
def change_user(*, actor: Actor, user_id: int, version: int, facts: PersonFacts) -> User:
    """Correct a user; an address that is given up no longer signs anybody in."""
    require_without_case(actor, Permission.ADMINISTER)
    check_address_free(is_taken=_is_taken(facts.email, by_other_than=user_id))
    check_mentor(user_id=user_id, mentor_id=facts.mentor_id)
    user = lock(User.objects.filter(pk=user_id), version=version)
    if facts.email.lower() != user.email:
        # The sign-in library keeps addresses of its own and lets in by each of them.
        EmailAddress.objects.filter(user_id=user_id).delete()
        user.email = facts.email.lower()
    _write(user, facts)
    user.save()
    return user


def _is_taken(email: str, *, by_other_than: int | None) -> bool:
    others = User.objects.exclude(pk=by_other_than) if by_other_than else User.objects.all()
    return others.filter(email__iexact=email).exists()


def _write(user: User, facts: PersonFacts) -> None:
    user.name = facts.name.strip()
    user.phone = facts.phone.strip()
    user.unit_id = facts.unit_id
    user.cti_trained_on = facts.cti_trained_on
    user.mentor_id = facts.mentor_id
