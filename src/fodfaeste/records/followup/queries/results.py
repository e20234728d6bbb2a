"""What the figures of a unit are counted from: one query a table, however many courses (J6)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Min, Q, QuerySet

from fodfaeste.records.cases.models import Case
from fodfaeste.records.cti.models import CtiCourse
from fodfaeste.records.measures.models import Measurement
from fodfaeste.records.meetings.models import Meeting
from fodfaeste.records.placement.models import JobMatch, Placement
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.cases.kinds import Track
from fodfaeste.rules.measures.answers import INSTRUMENT
from fodfaeste.rules.measures.kinds import Respondent
from fodfaeste.rules.meetings.kinds import MeetingKind, MeetingState
from fodfaeste.rules.periods import Period
from fodfaeste.rules.placement.kinds import HoursKind
from fodfaeste.rules.results.counted import Change, change
from fodfaeste.rules.results.courses import LOOKED_AT_WEEKS, CourseSteps, HoursAt, Stretch

_HOURS_AT = """
select w.week, count(h.id), coalesce(avg(h.taster_minutes + h.placement_minutes
    + h.ordinary_minutes + h.subsidised_minutes + h.flex_minutes), 0),
    coalesce(avg(h.ordinary_minutes), 0)
from unnest(%s::int[]) as w(week)
left join (
    select case_id, date_trunc('week', min(starts_on))::date as monday
    from records_placement where kind <> 'taster' and case_id = any(%s) group by case_id
) first on true
left join records_hoursweek h
    on h.case_id = first.case_id and h.week_starts_on = first.monday + 7 * w.week
group by w.week order by w.week
"""


@dataclass(frozen=True, slots=True)
class Counted:
    """Everything the figures of some courses are made of."""

    courses: tuple[CourseSteps, ...]
    hours: tuple[HoursAt, ...]
    scales: tuple[tuple[Track, Change], ...]


def counted(actor: Actor, *, since: date | None) -> Counted:
    """The courses of the units one leads, enrolled since a day, with their steps; seven queries."""
    rows = Case.objects.filter(unit_id__in=actor.leads_units)
    if since is not None:
        rows = rows.filter(enrolled_on__gte=since)
    enrolled = dict(rows.values_list("pk", "enrolled_on"))
    ids = list(enrolled)
    return Counted(_steps(enrolled), _hours(ids), _scales(ids))


def _steps(enrolled: dict[int, date]) -> tuple[CourseSteps, ...]:
    ids = list(enrolled)
    held = Q(kind=MeetingKind.KICKOFF, state=MeetingState.HELD)
    kickoffs = _first(Meeting.objects.filter(held), ids, "held_on")
    matches = _first(JobMatch.objects.all(), ids, "found_on")
    cti: dict[int, tuple[date, date | None]] = {}
    runs = CtiCourse.objects.filter(case_id__in=ids).order_by("-starts_on")
    for case, starts, closed in runs.values_list("case_id", "starts_on", "closed_on"):
        cti[case] = (starts, closed)
    stretches: dict[int, list[Stretch]] = defaultdict(list)
    work = Placement.objects.filter(case_id__in=ids)
    for case, kind, starts, ends in work.values_list("case_id", "kind", "starts_on", "ends_before"):
        stretches[case].append(Stretch(HoursKind(kind), Period(starts, ends)))
    return tuple(
        CourseSteps(
            enrolled_on=day,
            kickoff_on=kickoffs.get(case),
            matched_on=matches.get(case),
            cti_on=cti.get(case, (None, None))[0],
            cti_closed_on=cti.get(case, (None, None))[1],
            stretches=tuple(stretches.get(case, ())),
        )
        for case, day in enrolled.items()
    )


def _first(rows: QuerySet[Any], ids: list[int], day: str) -> dict[int, date]:
    """The first such day of each course."""
    found = rows.filter(case_id__in=ids).order_by().values("case_id")
    return dict(found.annotate(first=Min(day)).values_list("case_id", "first"))


def _hours(ids: list[int]) -> tuple[HoursAt, ...]:
    with connection.cursor() as cursor:
        cursor.execute(_HOURS_AT, [list(LOOKED_AT_WEEKS), ids])
        return tuple(
            HoursAt(week, number, float(everything), float(ordinary))
            for week, number, everything, ordinary in cursor.fetchall()
        )


def _scales(ids: list[int]) -> tuple[tuple[Track, Change], ...]:
    """The citizens' own answers, first and last, scale by scale."""
    rows = Measurement.objects.filter(
        case_id__in=ids, instrument=INSTRUMENT, respondent=Respondent.CITIZEN
    ).order_by("measured_on", "pk")
    given: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for case, answers in rows.values_list("case_id", "answers"):
        given[case].append(answers)
    return tuple((track, change(_pairs(track, given.values()))) for track in Track)


def _pairs(track: Track, given: Iterable[list[dict[str, Any]]]) -> Iterable[tuple[float, float]]:
    """First and last answer of everybody who has answered this scale twice."""
    for sets in given:
        said = [one[track.value] for one in sets if one.get(track.value) is not None]
        if len(said) > 1:
            yield float(said[0]), float(said[-1])
