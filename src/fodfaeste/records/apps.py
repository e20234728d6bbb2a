"""Django's name for the record floor, and what is put in place after every migration."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class RecordsConfig(AppConfig):
    """All rooms of the record floor."""

    name = "fodfaeste.records"
    label = "records"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Raise the walls when the tables stand."""
        post_migrate.connect(furnish, sender=self)


def furnish(*, using: str, **_: Any) -> None:
    """Put triggers, policies and grants on every table, and ship the first catalogues."""
    from fodfaeste.records import walls  # noqa: PLC0415 -- models are ready only now
    from fodfaeste.records.catalogues import shipping  # noqa: PLC0415

    walls.raise_all(using=using)
    shipping.ship_defaults()
