"""Loads the signed-in user together with today's roles, in one query."""

from allauth.account.auth_backends import AuthenticationBackend

from fodfaeste.accounts.models import User
from fodfaeste.accounts.queries import users_with_roles
from fodfaeste.kernel import clock


class RoleBackend(AuthenticationBackend):  # type: ignore[misc]  # allauth carries no types
    """Signs in by e-mail; a closed account stops at the next request."""

    def get_user(self, user_id: int) -> User | None:
        """Return the active user with roles, or None."""
        found = users_with_roles(clock.today()).filter(pk=user_id, is_active=True)
        return next(iter(found), None)  # `first` would put one row in order, at every page
