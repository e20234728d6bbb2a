"""What a citizen asks about their own course: what I am to do, and who has looked (L1, M2)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

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
    rows = [row for row in _read(case, before=NEWEST) if row.is_by_others]
    units = _units(row.actor for row in rows)
    found = (
        Look(day_of(row.at), _who(row.relation, units.get(row.actor, "")), _what(row.permission))
        for row in rows
    )
    return tuple(dict.fromkeys(found))[:LOOKS_SHOWN]


@dataclass(frozen=True, slots=True)
class LookPage:
    """Some looks, and the number that earlier ones stand before; None when there are none."""

    looks: tuple[Look, ...]
    older: int | None


def looks_before(case: Case, *, before: int, most: int) -> LookPage:
    """Looks by others before a row of the log, whole days, about `most` of them."""
    found: dict[Look, None] = {}
    at, last_day = before, None
    while rows := _read(case, before=at):
        units = _units(row.actor for row in rows)
        for row in rows:
            day = day_of(row.at)
            if len(found) >= most and day != last_day:
                return LookPage(tuple(found), older=at)
            at, last_day = row.id, day
            if row.is_by_others:
                who = _who(row.relation, units.get(row.actor, ""))
                found[Look(day, who, _what(row.permission))] = None
        if len(rows) < ROWS_READ:
            break
    return LookPage(tuple(found), older=None)


class Row(NamedTuple):
    """A row of a course's log."""

    id: int
    at: datetime
    actor: str
    permission: str
    relation: str
    operation: str

    @property
    def is_by_others(self) -> bool:
        """Whether somebody else looked; what was written stands in the history of each thing."""
        return self.operation in LOOKS and self.relation != OWN


def _read(case: Case, *, before: int) -> list[Row]:
    """A stretch of the log, the latest first."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select id, at, actor, permission, relation, operation"
            " from log_of_case(%s, %s, %s) order by id desc",
            [case.pk, before, ROWS_READ],
        )
        return [Row(*row) for row in cursor.fetchall()]


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
