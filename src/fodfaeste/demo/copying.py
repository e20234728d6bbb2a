"""Copies the rows of cases in SQL, table by table, as the tables themselves say how.

Numbers are moved, not mapped: in round r a row's copy stands r spans further on, where the span
is the stretch of numbers that the table held before. A pointer into a copied table moves by the
span of that table, so a copy points to what was copied with it and to nothing else. All names in
these statements are our models' own.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.conf import settings
from django.db import connection, models
from django.db.backends.utils import CursorWrapper

from fodfaeste.rules.access.links import LinkScope

CLONE_COLUMNS = (
    "template bigint, round bigint, people jsonb, names jsonb, old_name text, new_name text"
)
"""Who takes whose seat, by number and by name; and what the citizen is called."""

NOT_COPIED = frozenset({"casepackage", "citizeninvitation", "successstory"})
"""What a job makes for somebody, a code that is one person's, and a story that is told once."""

OPENED_BY_A_LINK = {
    LinkScope.AGREEMENT: "records.WorkAgreement",
    LinkScope.NETWORK: "records.Handover",
    LinkScope.MEASURE: "records.MeasureInvitation",
}
"""What the `target` of a link is the number of, by its scope."""

Model = type[models.Model]
if TYPE_CHECKING:
    AnyField = models.Field[Any, Any]
else:
    AnyField = models.Field  # takes no type arguments at run time


@dataclass(frozen=True, slots=True)
class Copied:
    """A table whose rows are copied: the column with the case, and columns that name people."""

    model: Model
    case_column: str
    named: frozenset[str]

    @property
    def table(self) -> str:
        """The table's name."""
        return self.model._meta.db_table


def copied_tables() -> tuple[Copied, ...]:
    """Every table with rows of a case."""
    found = []
    for model in apps.get_app_config("records").get_models():
        column = _case_column(model)
        if column and model._meta.model_name not in NOT_COPIED:
            found.append(Copied(model, column, frozenset(_named_columns(model, column))))
    return tuple(found)


def spans(tables: tuple[Copied, ...]) -> dict[str, int]:
    """How far a round moves the rows of each table."""
    names = ["records_citizen", *(copied.table for copied in tables)]
    with connection.cursor() as cursor:
        return {name: _span(cursor, name) for name in names}


def copy_rows(cursor: CursorWrapper, copied: Copied, moved: Mapping[str, int]) -> None:
    """Copy the rows of one table for everybody in the table `clone`."""
    fields = list(copied.model._meta.concrete_fields)
    columns = ", ".join(f'"{field.column}"' for field in fields)
    values = ", ".join(_value(field, copied, moved) for field in fields)
    cursor.execute(
        f"insert into {copied.table} ({columns}) select {values} from {copied.table} t"  # noqa: S608
        f" join clone c on c.template = t.{copied.case_column}"
    )


def count_on(tables: tuple[Copied, ...]) -> None:
    """Let new rows be numbered after the copies."""
    with connection.cursor() as cursor:
        for name in ["records_citizen", *(copied.table for copied in tables)]:
            cursor.execute(
                f"select setval(pg_get_serial_sequence('{name}', 'id'), max(id)) from {name}"  # noqa: S608
                " having max(id) is not null"
            )


def _case_column(model: Model) -> str:
    """The column that says whose the row is; empty for what belongs to no case."""
    if model._meta.model_name == "case":
        return "id"
    return next((c for f in model._meta.concrete_fields for c in [_target_column(f)] if c), "")


def _target_column(field: AnyField) -> str:
    names_a_case = field.name in {"case", "case_number"}
    return str(field.column) if names_a_case else ""


def _named_columns(model: Model, case_column: str) -> Iterator[str]:
    """Texts in which some citizen is called by name, or that are a colleague's name."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        for field in model._meta.concrete_fields:
            if not isinstance(field, models.TextField | models.CharField | models.JSONField):
                continue
            cursor.execute(
                f"select exists (select from {table} t"  # noqa: S608
                f" join records_case k on k.id = t.{case_column}"
                " join records_citizen z on z.id = k.citizen_id"
                f" where t.{field.column}::text ~ ('\\m' || z.given_names || '\\M')"
                f" or t.{field.column}::text in (select name from accounts_user))"
            )
            if cursor.fetchone()[0]:
                yield str(field.column)


def _span(cursor: CursorWrapper, table: str) -> int:
    cursor.execute(f"select coalesce(max(id) - min(id), 0) + 1 from {table}")  # noqa: S608
    return int(cursor.fetchone()[0])


def _value(field: AnyField, copied: Copied, moved: Mapping[str, int]) -> str:
    """What stands in a column of the copy."""
    column = f"t.{field.column}"
    target = _points_to(field, copied)
    if target in moved:
        return f"{column} + {moved[target]} * c.round"
    if target == _table_of(settings.AUTH_USER_MODEL):
        return f"coalesce((c.people ->> {column}::text)::bigint, {column})"
    if field.unique and isinstance(field, models.BinaryField):
        return f"sha256({column} || int8send(c.round))"
    if field.unique and isinstance(field, models.UUIDField):
        return "gen_random_uuid()"
    if field.column in copied.named:
        cast = "::jsonb" if isinstance(field, models.JSONField) else ""
        renamed = f"regexp_replace({column}::text, '\\m' || c.old_name || '\\M', c.new_name, 'g')"
        return f"coalesce(c.names ->> {column}::text, {renamed}){cast}"
    return _opened(column, moved) if field.name == "target" else column


def _opened(column: str, moved: Mapping[str, int]) -> str:
    """What a link opens moves with the table that its scope names."""
    spans_of = {scope: moved[_table_of(label)] for scope, label in OPENED_BY_A_LINK.items()}
    scopes = " ".join(f"when '{scope}' then {span}" for scope, span in spans_of.items())
    return f"{column} + case t.scope {scopes} end * c.round"


def _points_to(field: AnyField, copied: Copied) -> str:
    """The table whose number stands in a column; empty when it is no number of a row."""
    if field.primary_key:
        return copied.table
    if field.name == "case_number":
        return _table_of("records.Case")
    if not isinstance(field, models.ForeignKey):
        return ""
    return str(field.related_model._meta.db_table)


def _table_of(label: str) -> str:
    return str(apps.get_model(label)._meta.db_table)
