"""Creates a database with its three login roles: owner, web, worker."""

import secrets
from dataclasses import replace

import psycopg
from psycopg import sql

from fodfaeste.kernel.installation import OWNER, ROLES, Connection, role_name

Session = psycopg.Connection[tuple[object, ...]]


def open_session(at: Connection, *, autocommit: bool = True) -> Session:
    """Open a session without Django; each statement counts at once unless told otherwise."""
    return psycopg.connect(
        host=at.host,
        port=at.port,
        user=at.user,
        password=at.password or None,
        dbname=at.name,
        autocommit=autocommit,
        **dict(at.options),  # type: ignore[arg-type]  # libpq's own words from a database address
    )


def ensure_database(admin: Connection, name: str, *, password: str = "") -> None:
    """Create a database and its roles where they are missing. The owner is no superuser."""
    with open_session(admin) as session:
        for role in ROLES:
            _ensure_role(session, role_name(name, role), password)
        if not exists(session, name):
            create(session, name)


def exists(session: Session, name: str) -> bool:
    """Whether a database of this name is there."""
    asked = session.execute("select 1 from pg_database where datname = %s", [name])
    return asked.fetchone() is not None


def create(
    session: Session,
    name: str,
    *,
    roles_of: str = "",
    template: str = "template0",
) -> None:
    """Create a database that only its roles may enter: its own, or those of another database."""
    roles = {role: sql.Identifier(role_name(roles_of or name, role)) for role in ROLES}
    named = sql.Identifier(name)
    session.execute(
        sql.SQL("create database {} owner {} encoding 'UTF8' template {}").format(
            named, roles[OWNER], sql.Identifier(template)
        )
    )
    session.execute(sql.SQL("revoke connect, temporary on database {} from public").format(named))
    session.execute(
        sql.SQL("grant connect on database {} to {}").format(
            named, sql.SQL(", ").join(roles.values())
        )
    )


def drop(session: Session, name: str) -> None:
    """Remove a database and end every connection to it."""
    session.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name)))


def as_role(at: Connection, database: str, role: str, *, password: str = "") -> Connection:
    """Return the same server for a role of a database."""
    return replace(at, name=database, user=role_name(database, role), password=password)


def _ensure_role(session: Session, name: str, password: str) -> None:
    known = session.execute("select 1 from pg_roles where rolname = %s", [name]).fetchone()
    if known and not password:
        return
    # Where the socket alone decides, the password is never asked for; it must only not be empty.
    session.execute(
        sql.SQL("{} role {} login nosuperuser nocreatedb nocreaterole password {}").format(
            sql.SQL("alter" if known else "create"),
            sql.Identifier(name),
            sql.Literal(password or secrets.token_urlsafe()),
        )
    )
    session.execute(sql.SQL("alter role {} set jit = off").format(sql.Identifier(name)))
