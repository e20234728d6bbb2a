"""Citizens' accounts: whether one may sign in, and by which ways."""

from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount

from fodfaeste.accounts.models import RoleAssignment, User
from fodfaeste.rules.access.invitations import AccountFacts
from fodfaeste.rules.access.roles import Role

PASSKEY, APP = Authenticator.Type.WEBAUTHN, Authenticator.Type.TOTP


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """The ways in that an account has; never the secrets themselves."""

    passkeys: int = 0
    has_password: bool = False
    has_app: bool = False
    outside: int = 0

    @property
    def count(self) -> int:
        """How many ways there are; a password alone opens the door to setting up the app."""
        return self.passkeys + self.has_password + self.outside


def ways_of(user: User) -> Ways:
    """The ways in that an account has; two queries."""
    kinds = list(Authenticator.objects.filter(user_id=user.pk).values_list("type", flat=True))
    return Ways(
        passkeys=kinds.count(PASSKEY),
        has_password=user.has_usable_password(),
        has_app=APP in kinds,
        outside=SocialAccount.objects.filter(user_id=user.pk).count(),
    )


def account_facts(user_id: int | None) -> AccountFacts:
    """What the rules ask of a citizen's account."""
    user = User.objects.filter(pk=user_id).first() if user_id else None
    if user is None:
        return AccountFacts()
    return AccountFacts(exists=True, is_open=user.is_active, ways=ways_of(user).count)


def has_no_way_in(user: User) -> bool:
    """Whether somebody came in by an invitation and has not chosen how to sign in next time."""
    return not ways_of(user).count


def is_only_a_citizen(user_id: int) -> bool:
    """Whether an account was never anything but a citizen's."""
    return not RoleAssignment.objects.filter(user_id=user_id).exclude(role=Role.CITIZEN).exists()
