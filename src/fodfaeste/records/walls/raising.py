"""Put the walls on every table, as the owner."""

from pathlib import Path
from typing import TYPE_CHECKING

from django.apps import apps
from django.db import connections, models, transaction
from django.db.backends.utils import CursorWrapper

from fodfaeste.audit import installing

if TYPE_CHECKING:
    from fodfaeste.records.foundation import Classified, Wall

ALWAYS_PLAIN = ("id", "case", "created_at", "created_by", "version", "changed_at", "changed_by")
DEADLINES = (
    *(
        f"deadlines_{room}.sql"
        for room in ("days", "people", "talks", "plan", "work", "papers", "cti")
    ),
    "deadlines.sql",
)
"""In this order: what the later ones call stands before them."""
ACCOUNT_TABLES = (
    "accounts_user",
    "accounts_unit",
    "accounts_roleassignment",
    "accounts_absence",
)


def raise_all(*, using: str) -> None:
    """Raise all walls of one database; needs the owner's connection.

    At one stroke: whoever reads meanwhile stands before the old walls or the new ones.
    """
    connection = connections[using]
    with transaction.atomic(using=using), connection.cursor() as cursor:
        cursor.execute("select current_database()")
        (database,) = cursor.fetchone()
        web, worker = (
            connection.ops.quote_name(f"{database}_{role}") for role in ("web", "worker")
        )
        installing.install(cursor, worker=worker)
        cursor.execute(sql("sight.sql"))
        cursor.execute(sql("board.sql"))
        cursor.execute(sql("caseload.sql"))
        cursor.execute(sql("companies.sql"))
        cursor.execute(sql("invitations.sql"))
        cursor.execute(sql("matching.sql"))
        cursor.execute(sql("notes.sql"))
        cursor.execute(sql("post.sql"))
        cursor.execute(sql("quick.sql"))
        cursor.execute(sql("signing.sql"))
        cursor.execute(sql("answering.sql"))
        for name in DEADLINES:
            cursor.execute(sql(name))
        cursor.execute(sql("leading.sql"))
        cursor.execute(sql("stories.sql"))
        _grant(cursor, web=web, worker=worker)
        for model in apps.get_app_config("records").get_models():
            _wall_in(cursor, model, web=web, worker=worker)
            if not getattr(model, "unlogged", False):
                _watch(cursor, model._meta.db_table, plain_columns(model))
        for table in ACCOUNT_TABLES:
            _watch(cursor, table, _all_columns_but(cursor, table, "password", "last_login"))


def sql(name: str) -> str:
    """The text of one of our SQL files."""
    return (Path(__file__).parent / name).read_text(encoding="utf-8")


def plain_columns(model: type[models.Model]) -> tuple[str, ...]:
    """Columns of a table whose values may stand in the log for good."""
    data: Classified | None = getattr(model, "data", None)
    names = {*ALWAYS_PLAIN, *(data.plain if data else ())}
    return tuple(
        field.column
        for field in model._meta.concrete_fields
        if field.name in names and field.column
    )


def _all_columns_but(cursor: CursorWrapper, table: str, *secret: str) -> tuple[str, ...]:
    cursor.execute(
        "select column_name from information_schema.columns where table_name = %s"
        " and table_schema = 'public' order by 1",
        [table],
    )
    return tuple(name for (name,) in cursor.fetchall() if name not in secret)


def _grant(cursor: CursorWrapper, *, web: str, worker: str) -> None:
    """Serving roles use tables and call functions; the log they neither read nor write directly."""
    for role in (web, worker):
        cursor.execute(f"grant usage on schema public to {role}")
        cursor.execute(
            f"grant select, insert, update, delete on all tables in schema public to {role}"
        )
        cursor.execute(f"grant usage, select on all sequences in schema public to {role}")
        for table in installing.TABLES:
            cursor.execute(f"revoke all on {table} from {role}")
        cursor.execute(f"revoke insert, update, delete on django_migrations from {role}")
    for model in apps.get_app_config("records").get_models():
        if not getattr(model, "deletable", False):
            cursor.execute(f"revoke delete on {model._meta.db_table} from {web}, {worker}")
        if getattr(model, "unchanging", False):
            cursor.execute(f"revoke update on {model._meta.db_table} from {web}, {worker}")
    for table in ACCOUNT_TABLES:
        cursor.execute(f"revoke delete on {table} from {web}, {worker}")


def _wall_in(cursor: CursorWrapper, model: type[models.Model], *, web: str, worker: str) -> None:
    table = model._meta.db_table
    wall: Wall | None = getattr(model, "wall", None)
    cursor.execute(f"drop policy if exists sight on {table}")
    cursor.execute(f"drop policy if exists work on {table}")
    if wall is None:
        return
    cursor.execute(f"alter table {table} enable row level security")
    cursor.execute(
        f"create policy sight on {table} to {web}"
        f" using ({wall.using}) with check ({wall.check or wall.using})"
    )
    # A job may do its work; while it reads for somebody, it sees what that person sees.
    works = "(select not app_reads_for_actor())"
    cursor.execute(
        f"create policy work on {table} to {worker} using ({works} or ({wall.using}))"
        f" with check ({works} or ({wall.check or wall.using}))"
    )


def _watch(cursor: CursorWrapper, table: str, columns: tuple[str, ...]) -> None:
    arguments = ", ".join(f"'{column}'" for column in columns)
    cursor.execute(
        f"create or replace trigger audit after insert or update or delete on {table}"
        f" for each row execute function audit_row({arguments})"
    )


def unwalled() -> tuple[type[models.Model], ...]:
    """Tables that stand open to every signed-in person; each must hold no personal data."""
    return tuple(
        model
        for model in apps.get_app_config("records").get_models()
        if getattr(model, "wall", None) is None
    )
