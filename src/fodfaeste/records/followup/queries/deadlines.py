"""Deadlines of thousands of courses at once, as the database works them out behind the wall.

`deadlines_on` (records/walls/deadlines.sql) says what rules/followup/deadlines.py says of one
course; tests/records/test_deadlines_twin.py holds the two together.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Q
from django.db.models.expressions import RawSQL

from fodfaeste.records.cases.models import DanishOrder, TeamMembership
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.followup.agreed_days import SOON
from fodfaeste.rules.followup.deadline_kinds import DeadlineKind

Seats = Mapping[int, frozenset[Role]]
"""The roles that somebody has in each of their courses."""

Kinds = Collection[DeadlineKind] | None
"""Only these kinds; None for all. Fewer kinds cost less."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDeadline:
    """One thing to do for one citizen, by when, and whose it is; no day: there is none certain."""

    case_id: int
    kind: DeadlineKind
    due_on: date | None
    roles: frozenset[Role]

    def is_late(self, today: date) -> bool:
        """Whether its day has gone by."""
        return self.due_on is not None and self.due_on < today


@dataclass(frozen=True, slots=True)
class Count:
    """How many courses ask for something, and on how many of them its day has gone by.

    `first` are the first of them by number: those longest due first.
    """

    cases: int
    late: int
    first: tuple[int, ...] = ()


def deadlines_in(
    case_ids: Sequence[int] | None, today: date, *, kinds: Kinds = None
) -> tuple[CaseDeadline, ...]:
    """Every deadline of some open courses, or of all in sight: the earliest first; one query."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select case_id, kind, due_on, roles from deadlines_on(%s, %s::bigint[], %s::text[])"
            " order by due_on nulls last, case_id, kind",
            [today, None if case_ids is None else list(case_ids), _codes(kinds)],
        )
        return tuple(_deadline(*row) for row in cursor.fetchall())


def deadlines_of(
    actor: Actor, today: date, *, kinds: Kinds = None, seats: Seats | None = None
) -> tuple[CaseDeadline, ...]:
    """What is late, due today or within a week, and the actor's own to do: the earliest first.

    Their own are the open courses they sit on the team of, in the roles they hold today; two
    queries, however many courses, one where the seats are known.
    """
    seats = seats_of(actor, today) if seats is None else seats
    found = deadlines_in(tuple(seats), today, kinds=kinds) if seats else ()
    return tuple(
        item for item in found if item.roles & seats[item.case_id] and calls_now(item, today)
    )


def calls_now(item: CaseDeadline, today: date) -> bool:
    """Say whether it calls for action this week: late, due by then, or a talk to be had in time."""
    if item.due_on is None:
        return False
    return item.kind in _ASKED_EARLY or item.due_on <= today + SOON


def flags_of(case_ids: Sequence[int], today: date) -> Mapping[int, tuple[DeadlineKind, ...]]:
    """What each of some courses asks for, each kind once, the most urgent first; one query."""
    found: dict[int, dict[DeadlineKind, None]] = defaultdict(dict)
    for item in deadlines_in(case_ids, today) if case_ids else ():
        found[item.case_id][item.kind] = None
    return {case_id: tuple(kinds) for case_id, kinds in found.items()}


def counts_by_kind(
    today: date,
    *,
    case_ids: Sequence[int] | None = None,
    kinds: Kinds = None,
    first: int = 0,
) -> Mapping[DeadlineKind, Count]:
    """On how many courses each kind stands, of some or of all in sight; one query.

    `first` asks for the numbers of so many of them besides.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "select kind, count(*), count(*) filter (where due_on < %s),"
            " (array_agg(case_id order by due_on nulls last, case_id))[1:%s]"
            " from (select case_id, kind, min(due_on) as due_on"
            " from deadlines_on(%s, %s::bigint[], %s::text[]) group by case_id, kind) d"
            " group by kind",
            [today, first, today, None if case_ids is None else list(case_ids), _codes(kinds)],
        )
        counted = {
            DeadlineKind(kind): Count(cases, late, tuple(found))
            for kind, cases, late, found in cursor
        }
    return {kind: counted[kind] for kind in DeadlineKind if kind in counted}


def asks_for(kinds: Collection[DeadlineKind], today: date) -> Q:
    """Whether a row of cases asks for one of the kinds, as a filter of a query over cases."""
    rows = RawSQL("(select asking_on(%s, null, %s::text[]))", [today, _codes(kinds)])
    return Q(pk__in=rows)


@dataclass(frozen=True, slots=True)
class Seated:
    """The open courses one works in today: in which roles, and which of them for a colleague.

    `instead_of` names who is away, by course and role, where the seat is not one's own.
    """

    seats: Seats
    instead_of: Mapping[tuple[int, Role], str]

    @property
    def deputised(self) -> Mapping[int, str]:
        """The courses one works in for a colleague alone, and for whom."""
        return {
            case_id: name
            for (case_id, _), name in self.instead_of.items()
            if all((case_id, role) in self.instead_of for role in self.seats[case_id])
        }

    def whose(self, case_id: int, roles: Collection[Role]) -> str:
        """For whom one does what belongs to some roles; empty for what is one's own."""
        mine = self.seats[case_id] & frozenset(roles)
        names = [self.instead_of.get((case_id, role), "") for role in sorted(mine)]
        return "" if not names or "" in names else names[0]


def seats_of(actor: Actor, today: date) -> Seats:
    """The open courses a person works in today, in Danish order of the citizens."""
    return seated(actor, today).seats


def seated(actor: Actor, today: date) -> Seated:
    """The same with whose seats they are: one's own, and of those one stands in for; one query."""
    seats = TeamMembership.objects.on(today).filter(
        user_id__in=(actor.id, *actor.absent_ids), role__in=actor.roles, case__closed_on=None
    )
    ordered = seats.order_by(
        DanishOrder("case__citizen__surname"),
        DanishOrder("case__citizen__given_names"),
        "case__citizen_id",
        "case_id",
    )
    names = {one.user_id: one.name for one in actor.stands_in_for}
    found: dict[int, set[Role]] = defaultdict(set)
    instead_of = {}
    for case_id, role, user_id in ordered.values_list("case_id", "role", "user_id"):
        found[case_id].add(Role(role))
        if user_id != actor.id:
            instead_of[case_id, Role(role)] = names[user_id]
    seats_held = {case_id: frozenset(roles) for case_id, roles in found.items()}
    return Seated(seats_held, instead_of)


def _codes(kinds: Iterable[DeadlineKind] | None) -> list[str] | None:
    return None if kinds is None else [kind.value for kind in kinds]


def _deadline(
    case_id: int, code: str, due_on: date | None, roles: list[str] | None
) -> CaseDeadline:
    kind = DeadlineKind(code)
    return CaseDeadline(
        case_id=case_id,
        kind=kind,
        due_on=due_on,
        roles=kind.roles if roles is None else frozenset(map(Role, roles)),
    )


_ASKED_EARLY = frozenset({DeadlineKind.CONSENT_LASTS})
"""What takes a talk with the citizen calls from the day it is missing, however far its end."""
