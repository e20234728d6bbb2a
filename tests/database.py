"""The stage that tests play on: a database of its own, and a template to put it back from.

However many processes test at once, the tables are made once: each has a copy of the template.
"""

import fcntl
import hashlib
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import TextIO

from django.db import connection, connections, transaction
from psycopg import sql

from fodfaeste.cli.tables import make_tables
from fodfaeste.kernel import database, installation, postgres
from fodfaeste.kernel.postgres.binaries import bin_directory, major_version

CHECKOUT = Path(__file__).resolve().parents[1]
SOURCE = CHECKOUT / "src" / "fodfaeste"
SERVER = CHECKOUT / ".data-test"
# A crash of the machine may cost a test database: it is made again.
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
# Whatever can change what `migrate` leaves behind.
SHAPING_PACKAGES = ("accounts", "audit", "records", "rules", "kernel")
SHAPING_LIBRARIES = ("django", "django-allauth", "procrastinate")


@dataclass(frozen=True, slots=True)
class Stage:
    """A test database on a server where we may create databases and roles."""

    server: installation.Connection
    family: str
    member: str
    password: str

    @property
    def name(self) -> str:
        """The database of this process."""
        return f"{self.family}{self.member}"

    @property
    def template(self) -> str:
        """The untouched copy, straight after the migrations; the whole family's."""
        return f"{self.family}_template"

    def login(self, role: str) -> installation.Connection:
        """Return the connection of a role: a login of its own, as in a real installation."""
        family = database.as_role(self.server, self.family, role, password=self.password)
        return replace(family, name=self.name)

    def ask_as(self, role: str) -> None:
        """Let Django ask as a role from now on, in every thread."""
        connection.close()
        connections["default"].settings_dict.update(self.login(role).for_django())

    def leave(self) -> None:
        """Let go of the database."""
        connections.close_all()

    def is_fresh(self) -> bool:
        """Whether the template is what migrations would make today."""
        return self._template_print() == fingerprint()

    def make_template(self) -> None:
        """Make the tables by migration, and keep them as the template; one process at a time."""
        database.ensure_database(self.server, self.family, password=self.password)
        self._allow_changes_of_role()
        with database.open_session(self.server) as session:
            database.drop(session, self.template)
            database.drop(session, self.family)
            database.create(session, self.family)
        first = replace(self, member="")
        first.ask_as(installation.OWNER)
        make_tables()
        connection.close()
        self._keep_template()

    def restore(self) -> None:
        """Put the database back to how it was after the migrations."""
        connections.close_all()
        with database.open_session(self.server) as session:
            database.drop(session, self.name)
            database.create(session, self.name, roles_of=self.family, template=self.template)

    @contextmanager
    def owner(self) -> Iterator[None]:
        """Ask as the owner for a while."""
        with self._as(installation.OWNER):
            yield

    @contextmanager
    def worker(self) -> Iterator[None]:
        """Ask as the worker for a while."""
        with self._as(installation.WORKER):
            yield

    @contextmanager
    def _as(self, role: str) -> Iterator[None]:
        """Change the role inside the running transaction; an error rolls the change back."""
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("select current_user")
            (before,) = cursor.fetchone()
            _become(installation.role_name(self.family, role))
            yield
            _become(before)

    def _allow_changes_of_role(self) -> None:
        """Let the held roles step into the owner's shoes when told to, and inherit nothing."""
        owner, web, worker = (
            sql.Identifier(installation.role_name(self.family, role)) for role in installation.ROLES
        )
        with database.open_session(self.server) as session:
            for held in (web, worker):
                session.execute(sql.SQL("alter role {} noinherit").format(held))
                session.execute(sql.SQL("grant {} to {}").format(owner, held))
            session.execute(sql.SQL("grant {} to {}").format(worker, web))

    def _template_print(self) -> str | None:
        with database.open_session(self.server) as session:
            found = session.execute(
                "select shobj_description(oid, 'pg_database') from pg_database where datname = %s",
                [self.template],
            ).fetchone()
        return str(found[0]) if found else None

    def _keep_template(self) -> None:
        with database.open_session(self.server) as session:
            database.create(session, self.template, roles_of=self.family, template=self.family)
            session.execute(
                sql.SQL("comment on database {} is {}").format(
                    sql.Identifier(self.template), sql.Literal(fingerprint())
                )
            )


@contextmanager
def open_stage() -> Iterator[Stage]:
    """Make the test database, and hold its server up until the tests are done."""
    family = os.environ.get("FODFAESTE_TEST_DB", "fodfaeste_test")
    member = os.environ.get("PYTEST_XDIST_WORKER", "")
    SERVER.mkdir(exist_ok=True, mode=0o711)
    with ExitStack() as stack:
        own, tables = (
            stack.enter_context((SERVER / f"{name}.lock").open("w", encoding="utf-8"))
            for name in (f"{family}{member}", f"{family}_template")
        )
        fcntl.flock(own, fcntl.LOCK_EX)  # two runs on one database take turns
        stage = stack.enter_context(_stage(family, member))
        _hold_template(stage, tables)
        stage.restore()
        yield stage


def _hold_template(stage: Stage, lock: TextIO) -> None:
    """Share the template with whoever tests the same tables; whoever has others waits."""
    fcntl.flock(lock, fcntl.LOCK_SH)
    while not stage.is_fresh():
        fcntl.flock(lock, fcntl.LOCK_UN)  # else two who both want to make it wait for ever
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not stage.is_fresh():
            stage.make_template()
        fcntl.flock(lock, fcntl.LOCK_SH)


@contextmanager
def _stage(family: str, member: str) -> Iterator[Stage]:
    """Use the server that is named for tests, else our private one, which asks no password."""
    named = os.environ.get("TEST_DATABASE_URL")
    if named:
        password = hashlib.sha256(named.encode()).hexdigest()
        yield Stage(installation.parse_url(named), family, member, password)
        return
    base = SERVER / f"postgres-{major_version(bin_directory())}"
    with postgres.lease(base, settings=FAST) as at:
        server = installation.Connection(at.host, str(at.port), "postgres", at.user, "")
        yield Stage(server, family, member, password="")


def _become(role: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("set local role {}").format(sql.Identifier(role)))


def fingerprint() -> str:
    """Return a hash over everything that shapes the tables."""
    digest = hashlib.sha256()
    for library in SHAPING_LIBRARIES:
        digest.update(f"{library} {version(library)}\n".encode())
    for package in SHAPING_PACKAGES:
        for path in sorted((SOURCE / package).rglob("*")):
            if path.suffix in {".py", ".sql"}:
                digest.update(str(path.relative_to(SOURCE)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
