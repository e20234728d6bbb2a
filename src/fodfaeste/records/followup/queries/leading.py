"""What a leader's own units look like today: a handful of queries, however many courses.

Every query names the units, and what is in sight besides: who leads no unit is told of nobody. What
takes many tables is asked in records/walls/leading.sql, where sight is asked once.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import connection
from django.db.models import Count
from django.db.models.expressions import RawSQL
from django.db.models.functions import TruncDate

from fodfaeste.accounts.models import User
from fodfaeste.kernel.clock import COPENHAGEN
from fodfaeste.records.cases.models import Case, QuickReaction
from fodfaeste.records.followup.queries.deadlines import deadlines_in
from fodfaeste.rules.followup.deadline_kinds import DeadlineKind
from fodfaeste.rules.followup.quick import QuickState
from fodfaeste.rules.results.counted import NOBODY, Spread
from fodfaeste.rules.results.leading import Answered, Flow, Stage, Unwritten

CLOSING_KINDS = (
    DeadlineKind.DECISIONS_STARTED,
    DeadlineKind.NETWORK_AGREED,
    DeadlineKind.FOLLOW_ON_ARRANGED,
    DeadlineKind.CLOSING_MEETING_BOOKED,
)
"""What the gate at the end of CTI asks for, as far as a day says it (I2)."""


def open_in(units: Collection[int], today: date) -> tuple[int, ...]:
    """The open courses of some units by number: the oldest first; one query."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select id from records_case where unit_id = any(%s)"
            " and (closed_on is null or closed_on > %s) order by enrolled_on, id",
            [list(units), today],
        )
        return tuple(number for (number,) in cursor.fetchall())


def flow_in(units: Collection[int], *, since: date, today: date) -> tuple[Flow, ...]:
    """The days between the steps of courses enrolled since a day, as J6 counts them; one query."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select stage, number, days, waiting, stopped from led_flow(%s::bigint[], %s, %s)",
            [list(units), since, today],
        )
        rows = {row[0]: row[1:] for row in cursor.fetchall()}
    return tuple(_flow(stage, *rows.get(stage.value, (0, None, 0, 0))) for stage in Stage)


def _flow(
    stage: Stage, number: int, middle: Sequence[float] | None, waiting: int, stopped: int
) -> Flow:
    days = Spread(number, *map(float, middle)) if middle else NOBODY
    return Flow(stage=stage, days=days, waiting=waiting, stopped=stopped)


@dataclass(frozen=True, slots=True)
class Lacking:
    """How many open courses lack something; `case_ids` are theirs, where they were asked for."""

    cases: int
    case_ids: tuple[int, ...] = ()


def unwritten_in(
    units: Collection[int], today: date, *, named: Unwritten | None = None
) -> Mapping[Unwritten, Lacking]:
    """On how many open courses each thing should be written and is not; one query.

    `named` asks for the courses that lack this one, the oldest first.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "select what, cases, named from led_lacks(%s::bigint[], %s, %s)",
            [list(units), today, named or ""],
        )
        found = {
            what: Lacking(cases, tuple(numbers or ())) for what, cases, numbers in cursor.fetchall()
        }
    return {one: found.get(one.value, Lacking(0)) for one in Unwritten}


def answered_in(units: Collection[int], *, since: date) -> tuple[Answered, ...]:
    """The questions answered since a day, those of the same days together; one query (G3)."""
    began = datetime.combine(since, time(), tzinfo=COPENHAGEN)
    rows = (
        QuickReaction.objects.filter(
            case__unit__in=list(units), state=QuickState.ANSWERED, answered_at__gte=began
        )
        .order_by()
        .values_list(
            TruncDate("created_at", tzinfo=COPENHAGEN),
            TruncDate("answered_at", tzinfo=COPENHAGEN),
            "due_on",
        )
        .annotate(number=Count("pk"))
    )
    return tuple(Answered(*row) for row in rows)


@dataclass(frozen=True, slots=True)
class Named:
    """A course by the citizen's name."""

    case_id: int
    citizen: str
    enrolled_on: date


def named(case_ids: Collection[int]) -> Mapping[int, Named]:
    """Some courses by name; one query."""
    rows = Case.objects.filter(pk__in=list(case_ids)).values_list(
        "pk", "citizen__given_names", "citizen__surname", "enrolled_on"
    )
    return {
        number: Named(number, f"{given} {surname}".strip(), enrolled)
        for number, given, surname, enrolled in rows
    }


def closing_lacks(case_ids: Sequence[int], today: date) -> Mapping[int, tuple[DeadlineKind, ...]]:
    """What the gate at the end of CTI lacks on each of some courses; one query (I1, I2)."""
    found: dict[int, list[DeadlineKind]] = {}
    for item in deadlines_in(case_ids, today, kinds=CLOSING_KINDS) if case_ids else ():
        found.setdefault(item.case_id, []).append(item.kind)
    return {number: tuple(kinds) for number, kinds in found.items()}


def cti_workers_of(units: Collection[int], today: date) -> tuple[User, ...]:
    """The CTI workers who sit on an open course of some units today, by name; one query (A6)."""
    found = RawSQL("(select led_workers(%s::bigint[], %s))", [list(units), today])
    return tuple(User.objects.filter(pk__in=found).order_by("name", "pk"))
