"""Makes Django ready for a command: a role, a database that answers, then the settings."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from fodfaeste.kernel import database, installation, postgres


@contextmanager
def database_up() -> Iterator[None]:
    """Hold our private server up, with database and roles in it; a server of others is theirs."""
    if not installation.has_own_server():
        yield
        return
    with postgres.lease(installation.data_directory()) as at:
        server = installation.Connection(at.host, str(at.port), "postgres", at.user, "")
        database.ensure_database(server, installation.DATABASE)
        yield


@contextmanager
def make_ready(role: str = installation.OWNER) -> Iterator[None]:
    """Run what stands inside with Django set up, asking the database as a role."""
    os.environ[installation.ROLE_VARIABLE] = role
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fodfaeste.config.settings")
    with database_up():
        import django

        django.setup()
        from django.db import connections

        try:
            yield
        finally:
            connections.close_all()
