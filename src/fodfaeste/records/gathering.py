"""Rows of several tables in one query, read back as the records they are.

A page about one course may show ten tables of it. Asked one by one, each costs the way to the
database and the time to put its text together; asked as columns of JSON beside one row, they cost
one. Every table still stands behind its own wall.
"""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import Field, Model, QuerySet
from django.db.models.functions import JSONObject

M = TypeVar("M", bound=Model)
Row = Mapping[str, Any]
"""One record as JSON tells it."""


def rows_of(found: QuerySet[Any], *beside: str) -> ArraySubquery:
    """Every row of a query with all its columns, and with what is named beside them."""
    columns = [field.attname for field in found.model._meta.concrete_fields]
    return ArraySubquery(
        found.values(row=JSONObject(**{name: name for name in (*columns, *beside)}))
    )


def record_from(model: type[M], row: Row) -> M:
    """The record that a row tells of."""
    fields = model._meta.concrete_fields
    return model.from_db(
        connection.alias,
        [field.attname for field in fields],
        [_value(field, row[field.attname]) for field in fields],
    )


def records_from(model: type[M], rows: Iterable[Row]) -> tuple[M, ...]:
    """The records that rows tell of, in their order."""
    return tuple(record_from(model, row) for row in rows)


def _value(field: "Field[Any, Any]", told: Any) -> Any:
    """A value as the field gives it when it is read from its own column."""
    value = field.to_python(told)
    reads = getattr(field, "from_db_value", None)
    return reads(value, None, connection) if reads else value
