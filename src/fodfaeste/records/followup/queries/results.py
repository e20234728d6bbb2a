"""What the figures of a unit are counted from: one question, however many courses (J6)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from django.db import connection

from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.cases.kinds import Track
from fodfaeste.rules.measures.answers import INSTRUMENT
from fodfaeste.rules.measures.kinds import Respondent
from fodfaeste.rules.periods import Period
from fodfaeste.rules.placement.kinds import HoursKind
from fodfaeste.rules.results.courses import LOOKED_AT_WEEKS, CourseSteps, Stretch, WeekAt

Answers = Mapping[str, int | None]

_STEPS = """
with counted as materialized (
    select id, enrolled_on from records_case
    where unit_id = any(%(units)s) and enrolled_on between %(since)s and %(today)s
), ids as materialized (
    select array(select id from counted) as all_of_them
), at_work as materialized (
    select case_id, kind, starts_on, ends_before from records_placement
    where case_id = any((select all_of_them from ids)::bigint[])
)
select c.enrolled_on, m.held_on, j.found_on, k.starts_on, k.closed_on,
    p.kinds, p.begins, p.ends, w.numbers, w.minutes, w.ordinary, a.job, a.coping, a.network
from counted c
left join (
    select case_id, min(held_on) as held_on from records_meeting
    where case_id = any((select all_of_them from ids)::bigint[])
        and kind = 'kickoff' and state = 'held' group by case_id
) m on m.case_id = c.id
left join (
    select case_id, min(found_on) as found_on from records_jobmatch
    where case_id = any((select all_of_them from ids)::bigint[]) group by case_id
) j on j.case_id = c.id
left join (
    select distinct on (case_id) case_id, starts_on, closed_on from records_cticourse
    where case_id = any((select all_of_them from ids)::bigint[]) order by case_id, starts_on
) k on k.case_id = c.id
left join (
    select case_id, array_agg(kind::text) as kinds, array_agg(starts_on) as begins,
        array_agg(ends_before) as ends
    from at_work where starts_on <= %(today)s group by case_id
) p on p.case_id = c.id
left join (
    select h.case_id, array_agg((h.week_starts_on - first.monday) / 7) as numbers,
        array_agg(h.taster_minutes + h.placement_minutes + h.ordinary_minutes
            + h.subsidised_minutes + h.flex_minutes) as minutes,
        array_agg(h.ordinary_minutes) as ordinary
    from (
        select case_id, date_trunc('week', min(starts_on))::date as monday
        from at_work where kind <> 'taster' group by case_id
    ) first
    join records_hoursweek h on h.case_id = first.case_id
        and (h.week_starts_on - first.monday) = any(%(days)s)
    group by h.case_id
) w on w.case_id = c.id
left join (
    select case_id, array_agg((answers ->> 'job')::int order by measured_on, id) as job,
        array_agg((answers ->> 'coping')::int order by measured_on, id) as coping,
        array_agg((answers ->> 'network')::int order by measured_on, id) as network
    from records_measurement
    where case_id = any((select all_of_them from ids)::bigint[])
        and instrument = %(instrument)s and respondent = %(respondent)s group by case_id
) a on a.case_id = c.id
"""
"""A course a row: what stands about it in seven tables, each behind its wall."""

_KINDS = {kind.value: kind for kind in HoursKind}
_SCALES = (Track.JOB.value, Track.COPING.value, Track.NETWORK.value)


def counted(actor: Actor, *, since: date, today: date) -> tuple[CourseSteps, ...]:
    """The courses of the units one leads, enrolled since a day, by what has come; one query."""
    with connection.cursor() as cursor:
        cursor.execute(
            _STEPS,
            {
                "units": list(actor.leads_units),
                "since": since,
                "today": today,
                "days": [7 * week for week in LOOKED_AT_WEEKS],
                "instrument": INSTRUMENT,
                "respondent": Respondent.CITIZEN.value,
            },
        )
        rows = cursor.fetchall()
    return tuple(
        CourseSteps(
            enrolled_on=enrolled,
            kickoff_on=kickoff,
            matched_on=matched,
            cti_on=cti,
            cti_closed_on=closed,
            stretches=tuple(_stretches(kinds, begins, ends)) if kinds else (),
            weeks=tuple(map(WeekAt, weeks, minutes, ordinary)) if weeks else (),
            answers=tuple(map(_set, *given)) if given[0] else (),
        )
        for enrolled, kickoff, matched, cti, closed, kinds, begins, ends, *rest in rows
        for weeks, minutes, ordinary, *given in (rest,)
    )


def _stretches(
    kinds: Sequence[str], begins: Sequence[date], ends: Sequence[date | None]
) -> Iterator[Stretch]:
    for kind, begin, end in zip(kinds, begins, ends, strict=True):
        yield Stretch(_KINDS[kind], Period(begin, end))


@lru_cache(maxsize=2_000)
def _set(*said: int | None) -> Answers:
    """A set of answers by scale; from 0 to 10 on three scales there are not many of them."""
    return MappingProxyType(dict(zip(_SCALES, said, strict=True)))
