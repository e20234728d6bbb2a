"""Django's name for the accounts floor."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Users, units and roles."""

    name = "fodfaeste.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
