"""What a leader's own units look like today: a handful of queries, however many courses.

Every query names the units, and the wall of each table stands besides: who leads no unit is told
of nobody.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import connection
from django.db.models import Count
from django.db.models.functions import TruncDate

from fodfaeste.accounts.models import User
from fodfaeste.kernel.clock import COPENHAGEN
from fodfaeste.records.cases.models import Case, QuickReaction, TeamMembership
from fodfaeste.records.followup.queries.deadlines import deadlines_in
from fodfaeste.rules.access.roles import Role
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

_FLOW = """
with c as (
    select id, enrolled_on, closed_on from records_case
    where unit_id = any(%(units)s) and enrolled_on >= %(since)s and enrolled_on <= %(today)s
), k as (
    select case_id, min(held_on) as held_on from records_meeting
    where kind = 'kickoff' and state = 'held' and held_on <= %(today)s
        and case_id in (select id from c) group by case_id
), m as (
    select case_id, min(found_on) as found_on from records_jobmatch
    where found_on <= %(today)s and case_id in (select id from c) group by case_id
), t as (
    select distinct on (case_id) case_id, starts_on, closed_on from records_cticourse
    where starts_on <= %(today)s and case_id in (select id from c) order by case_id, starts_on, id
), s as (
    select v.stage, v.before, case when v.after <= %(today)s then v.after end as after, c.closed_on
    from c left join k on k.case_id = c.id left join m on m.case_id = c.id
    left join t on t.case_id = c.id
    cross join lateral (values
        ('to_kickoff', c.enrolled_on, k.held_on), ('to_match', k.held_on, m.found_on),
        ('to_cti', m.found_on, t.starts_on), ('of_cti', t.starts_on, t.closed_on)
    ) v (stage, before, after)
    where v.before is not null
)
select stage, count(*) filter (where after >= before),
    percentile_cont(array[0.5, 0.25, 0.75])
        within group (order by after - before) filter (where after >= before),
    count(*) filter (where after is null and (closed_on is null or closed_on > %(today)s)),
    count(*) filter (where after is null and closed_on <= %(today)s)
from s group by stage
"""

_UNWRITTEN = """
with c as materialized (
    select id from records_case where unit_id = any(%(units)s) and enrolled_on <= %(today)s
        and (closed_on is null or closed_on > %(today)s)
), k as materialized (
    select case_id, bool_or(state = 'held') as held from records_meeting
    where kind = 'kickoff' and state <> 'cancelled' and case_id in (select id from c)
    group by case_id
), m as materialized (
    select j.case_id, j.id, j.company_id from records_jobmatch j
    where (j.ended_on is null or j.ended_on > %(today)s) and j.found_on <= %(today)s
        and j.case_id in (select id from c)
), u as (
    select c.id, 'kickoff_date' as what from c
    where not exists (select from k where k.case_id = c.id)
    union all
    select k.case_id, 'job_goal' from k where k.held and not exists (select from records_jointplan p
        where p.case_id = k.case_id and p.job_goal_status = 'formulated')
    union all
    select k.case_id, 'plan_owner' from k where k.held and not exists (
        select from records_jointplan p where p.case_id = k.case_id and p.owner_id is not null)
    union all
    select k.case_id, 'baseline' from k where k.held
        and not exists (select from records_measurement x where x.case_id = k.case_id
            and x.instrument = 'own_scales' and x.respondent = 'citizen')
        and not exists (select from records_kickoffagreement a
            where a.case_id = k.case_id and a.baseline = 'declined')
    union all
    select m.case_id, 'legal_basis' from m where not exists (select from records_grant g
        where g.case_id = m.case_id and (g.ends_before is null or g.ends_before > %(today)s))
    union all
    select m.case_id, 'contact_person' from m
    where not exists (select from records_workagreement w
            where w.match_id = m.id and w.contact_name <> '')
        and not exists (select from records_companyperson p
            where p.company_id = m.company_id and p.is_active)
    union all
    select m.case_id, 'cti_begun' from m
    where exists (select from records_placement p where p.match_id = m.id and p.kind <> 'taster'
            and p.starts_on <= %(today)s and (p.ends_before is null or p.ends_before > %(today)s))
        and not exists (select from records_cticourse t where t.case_id = m.case_id)
)
select what, count(distinct id),
    case when what = %(named)s then array_agg(distinct id order by id) end
from u group by what
"""


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
        cursor.execute(_FLOW, {"units": list(units), "since": since, "today": today})
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
        cursor.execute(_UNWRITTEN, {"units": list(units), "today": today, "named": named or ""})
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
    seats = TeamMembership.objects.filled_on(today).filter(
        role=Role.CTI_WORKER, case__unit__in=list(units), case__closed_on=None
    )
    return tuple(User.objects.filter(pk__in=seats.values("user_id")).order_by("name", "pk"))
