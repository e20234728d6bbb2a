"""Marks a database as a demo's. A demo lets anybody be anybody: never over real people."""

from psycopg import sql

from fodfaeste.kernel import database, installation

MARK = "Fodfæste demo: nobody in it exists"


class NoDemoError(Exception):
    """The database holds real people."""


def is_to_be_filled() -> bool:
    """Whether the database is still empty; raises `NoDemoError` when it is nobody's demo."""
    with _open() as session:
        mark = session.execute(
            "select shobj_description(oid, 'pg_database') from pg_database"
            " where datname = current_database()"
        ).fetchone()
        if mark == (MARK,):
            return False
        people = session.execute("select exists (select from accounts_user)").fetchone()
    if people != (False,):
        raise NoDemoError(
            "This installation already has users, and was not filled as a demo. A demo lets "
            "anybody sign in as anybody: leave out --demo, or name another directory with --data."
        )
    return True


def leave() -> None:
    """Mark the database."""
    with _open() as session:
        name = sql.Identifier(session.info.dbname)
        session.execute(sql.SQL("comment on database {} is {}").format(name, sql.Literal(MARK)))


def _open() -> database.Session:
    return database.open_session(installation.connection(installation.OWNER))
