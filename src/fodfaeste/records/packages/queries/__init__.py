"""What a package holds for one reader, and how far each package is (M4)."""

from fodfaeste.records.packages.queries.packages import (
    ShownPackage,
    packages_of,
    state,
    too_old,
    waiting,
)
from fodfaeste.records.packages.queries.reading import (
    Reading,
    Table,
    classes_of,
    closed_in,
    columns_of,
    is_counter,
    model_named,
    reading_of,
    tables_of,
)
from fodfaeste.records.packages.queries.rows import Cell, Pointed, Row, rows_of

__all__ = [
    "Cell",
    "Pointed",
    "Reading",
    "Row",
    "ShownPackage",
    "Table",
    "classes_of",
    "closed_in",
    "columns_of",
    "is_counter",
    "model_named",
    "packages_of",
    "reading_of",
    "rows_of",
    "state",
    "tables_of",
    "too_old",
    "waiting",
]
