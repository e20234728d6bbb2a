"""Writes on the accounts floor that nobody signed in can do: the very first administrator."""

from datetime import date

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from fodfaeste.accounts.models import RoleAssignment, User
from fodfaeste.rules.access.roles import Role


@transaction.atomic
def create_administrator(*, email: str, name: str, password: str, today: date) -> User:
    """Make a user who holds the administrator's role from today.

    Raises `ValidationError` when the address is taken or none, or the password is too weak.
    """
    validate_email(email)
    if not name.strip():
        raise ValidationError("Skriv et navn.")
    if User.objects.filter(email__iexact=email).exists():
        raise ValidationError("Der er allerede en bruger med den e-mailadresse.")
    validate_password(password, User(email=email, name=name))
    user = User.objects.create_user(email, password, name=name.strip())
    RoleAssignment.objects.create(user=user, role=Role.ADMINISTRATOR.value, starts_on=today)
    return user
