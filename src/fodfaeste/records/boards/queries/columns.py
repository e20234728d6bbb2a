"""The board: how many stand in each column, and the first of them, in one question (J2)."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import connection

from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.boards.columns import COLUMN_OF, BoardColumn
from fodfaeste.rules.cases.kinds import CaseState
from fodfaeste.rules.followup.deadline_kinds import DeadlineKind

SHOWN_AT_FIRST = 8
SHOWN_OF_ALL = 48


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowed:
    """Which courses of those in sight; what is left out narrows nothing.

    `vacant` are courses whose seat in a role nobody holds; `kinds` those that ask for one of them.
    """

    unit_id: int | None = None
    user_id: int | None = None
    role: Role | None = None
    vacant: Role | None = None
    kinds: tuple[DeadlineKind, ...] = ()

    @property
    def criterion(self) -> str:
        """What the log says was asked for; empty for the whole board."""
        parts = (
            f"enhed {self.unit_id}" if self.unit_id else "",
            f"kollega {self.user_id}" if self.user_id else "",
            self.role or "",
            f"uden {self.vacant}" if self.vacant else "",
            "/".join(self.kinds),
        )
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Placed:
    """A course on the board: its state, and the day it turns to the next one."""

    case_id: int
    state: CaseState
    turns_on: date


@dataclass(frozen=True, slots=True)
class ColumnOfCases:
    """How many stand in a column, and those that are shown of them."""

    total: int
    placed: tuple[Placed, ...]

    def cut(self, most: int) -> "ColumnOfCases":
        """The same column with fewer of its cards."""
        return ColumnOfCases(self.total, self.placed[:most])


Columns = Mapping[BoardColumn, ColumnOfCases]

_PLACED = """
with b as materialized (
  select * from board_cases(%(units)s, %(user)s, %(role)s, %(vacant)s)),
placed as (
  select b.case_id, b.state, b.turns_on, c.place as col
  from b join unnest(%(states)s::text[], %(columns)s::text[]) as c(state, place)
    on c.state = b.state
  where %(kinds)s::text[] is null or b.case_id in (
    select asking_on(%(today)s, array(select b.case_id from b), %(kinds)s::text[]))),
ranked as (
  select *, row_number() over (partition by col order by turns_on, case_id) as rank,
    count(*) over (partition by col) as total
  from placed)
select col, total, case_id, state, turns_on from ranked
where (%(only)s::text is null or col = %(only)s) and rank > %(after)s and rank <= %(until)s
  or rank = 1
order by col, rank
"""


def columns_of(
    narrowed: Narrowed, today: date, *, only: BoardColumn | None = None, page: int = 1
) -> Columns:
    """Every column with its count and first cards; `only` one of them, page by page; one query."""
    size = SHOWN_OF_ALL if only else SHOWN_AT_FIRST
    after = (page - 1) * size
    asked = {
        "units": [narrowed.unit_id] if narrowed.unit_id else None,
        "user": narrowed.user_id,
        "role": narrowed.role,
        "vacant": narrowed.vacant,
        "kinds": [kind.value for kind in narrowed.kinds] or None,
        "today": today,
        "states": [state.value for state in COLUMN_OF],
        "columns": [column.value for column in COLUMN_OF.values()],
        "only": only.value if only else None,
        "after": after,
        "until": after + size,
    }
    with connection.cursor() as cursor:
        cursor.execute(_PLACED, asked)
        rows = cursor.fetchall()
    return _columns(rows, only=only, after=after)


def _columns(
    rows: list[tuple[str, int, int, str, date]], *, only: BoardColumn | None, after: int
) -> Columns:
    totals: dict[BoardColumn, int] = {}
    placed: dict[BoardColumn, list[Placed]] = defaultdict(list)
    for code, total, case_id, state, turns_on in rows:
        column = BoardColumn(code)
        is_counted_only = column not in totals and (after > 0 or only not in {None, column})
        totals[column] = total
        if not is_counted_only:
            placed[column].append(Placed(case_id, CaseState(state), turns_on))
    return {
        column: ColumnOfCases(totals.get(column, 0), tuple(placed[column]))
        for column in BoardColumn
    }


def standing_cases(unit_id: int) -> tuple[int, ...]:
    """The open courses of a unit in sight."""
    with connection.cursor() as cursor:
        cursor.execute("select case_id from board_cases(%s, null, null, null)", [[unit_id]])
        return tuple(number for (number,) in cursor.fetchall())


def state_of(case_id: int) -> CaseState | None:
    """Where one open course stands today; None out of sight or closed."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select state from board_cases(null, null, null, null) where case_id = %s", [case_id]
        )
        row = cursor.fetchone()
    return CaseState(row[0]) if row else None
