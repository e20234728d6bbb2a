"""What a citizen asks about their own course: what I am to do, and who has looked (L1, M2)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection
from django.db.models import QuerySet

from fodfaeste.accounts.models import User
from fodfaeste.kernel.clock import day_of
from fodfaeste.records.cases.models import Case, Task
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import Department, Role, department_of
from fodfaeste.rules.cases.kinds import TaskState

LOOKS = ("read", "list", "search", "extract")
OWN = "citizen"
BY_SEAT = frozenset({"team", "deputy"})
"""Those who look from a seat on the team, their own or one they stand in."""
NEWEST = 2**62
ROWS_READ = 1_000
LOOKS_SHOWN = 30


def my_tasks(case: Case) -> QuerySet[Task]:
    """The open tasks that the citizen has taken on, the earliest first."""
    mine = Task.objects.filter(case=case, citizen_does_it=True, state=TaskState.OPEN)
    return mine.order_by("due_on", "pk")


@dataclass(frozen=True, slots=True)
class Look:
    """That somebody looked: the day, which area they work for, and what they came for."""

    on: date
    who: str
    what: Permission | None


def looks_at(case: Case) -> tuple[Look, ...]:
    """The latest looks by others, one a day for each area and purpose; no names."""
    rows = _rows(case)
    units = _units(actor for _, actor, _, _ in rows)
    found = (
        Look(day_of(at), _who(relation, units.get(actor, "")), _what(permission))
        for at, actor, permission, relation in rows
    )
    return tuple(dict.fromkeys(found))[:LOOKS_SHOWN]


def _rows(case: Case) -> list[tuple[datetime, str, str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select at, actor, permission, relation from log_of_case(%s, %s, %s)"
            " where operation = any(%s) and relation <> %s order by id desc",
            [case.pk, NEWEST, ROWS_READ, list(LOOKS), OWN],
        )
        return list(cursor.fetchall())


def _units(actors: Iterable[str]) -> dict[str, str]:
    """Which unit each actor works in, in one query."""
    ids = {int(actor) for actor in actors if actor.isdigit()}
    people = User.objects.filter(pk__in=ids).select_related("unit")
    return {str(one.pk): one.unit.name for one in people if one.unit}


def _who(relation: str, unit: str) -> str:
    """The area behind a look; the role at that moment counts, not where somebody works today."""
    areas = dict.fromkeys(area.label for area in _areas(relation))
    return " og ".join(areas) or unit


def _areas(relation: str) -> Iterator[Department]:
    how, _, seats = relation.partition(":")
    for seat in seats.split(",") if how in BY_SEAT else ():
        department = department_of(Role(seat))
        if department is not None:
            yield department


def _what(permission: str) -> Permission | None:
    return Permission(permission) if permission in set(Permission) else None
