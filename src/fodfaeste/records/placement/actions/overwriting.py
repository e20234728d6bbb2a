"""Many rows of one table changed in a few statements: a file of ten thousand corrections (D1).

Django's own way writes a case for each row and column, which takes PostgreSQL longer to read than
all else that a file costs. Here the rows go over as one document.
"""

import json
from collections.abc import Sequence

from django.db import connection, models

AT_ONCE = 1_000


def overwrite(rows: Sequence[models.Model], names: Sequence[str]) -> None:
    """Save some fields of rows that are all of one table and stand there already."""
    if not rows:
        return
    about = rows[0]._meta
    known = {field.name: field for field in about.concrete_fields}
    fields = [known[name] for name in names]
    columns = [str(field.column) for field in fields]
    named = ", ".join(f"{column} = n.{column}" for column in columns)
    statement = (
        f"update {about.db_table} t set {named}"  # noqa: S608 -- names of our models alone
        f" from jsonb_populate_recordset(null::{about.db_table}, %s::jsonb) n where n.id = t.id"
    )
    with connection.cursor() as cursor:
        for start in range(0, len(rows), AT_ONCE):
            told = [
                {"id": row.pk}
                | {str(field.column): field.value_from_object(row) for field in fields}
                for row in rows[start : start + AT_ONCE]
            ]
            cursor.execute(statement, [json.dumps(told, default=str)])
