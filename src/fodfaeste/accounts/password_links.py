"""The link by which a person chooses a password: good once, and for three days."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.urls import reverse

from fodfaeste.accounts.models import User


def path_to_new_password(user: User) -> str:
    """Return the address below the site's own; a password that is chosen makes it useless."""
    key = f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"
    return reverse(
        "account_reset_password_from_key",
        kwargs=dict(zip(("uidb36", "key"), key.split("-", 1), strict=True)),
    )
