"""Seal the log, and find out whether it is whole."""

from dataclasses import dataclass

from django.db import connection


@dataclass(frozen=True, slots=True)
class Fault:
    """One place where the log is not what it was: the row's number and what happened to it."""

    row: int
    what: str


def seal() -> int:
    """Seal all rows that no seal covers yet; return the number of blocks made."""
    with connection.cursor() as cursor:
        cursor.execute("select audit_seal()")
        return int(cursor.fetchone()[0])


def faults() -> tuple[Fault, ...]:
    """Every fault in the log, lowest row first; empty when the log is whole."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select row_number, min(fault) from audit_faults() group by row_number order by 1"
        )
        return tuple(Fault(row=row, what=what) for row, what in cursor.fetchall())


def rows() -> int:
    """How many rows the log holds."""
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from audit_auditevent")
        return int(cursor.fetchone()[0])
