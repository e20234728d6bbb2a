"""Django's name for the audit floor."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The log and its seals."""

    name = "fodfaeste.audit"
    label = "audit"
    default_auto_field = "django.db.models.BigAutoField"
