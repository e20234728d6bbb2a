"""What the figures of a unit are counted from: one query a table, however many courses (J6)."""

from collections import defaultdict
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
from fodfaeste.rules.measures.answers import INSTRUMENT
from fodfaeste.rules.measures.kinds import Respondent
from fodfaeste.rules.meetings.kinds import MeetingKind, MeetingState
from fodfaeste.rules.periods import Period
from fodfaeste.rules.placement.kinds import HoursKind
from fodfaeste.rules.results.courses import LOOKED_AT_WEEKS, CourseSteps, Stretch, WeekAt

_WEEKS = """
select first.case_id, w.week, h.taster_minutes + h.placement_minutes
    + h.ordinary_minutes + h.subsidised_minutes + h.flex_minutes, h.ordinary_minutes
from (
    select case_id, date_trunc('week', min(starts_on))::date as monday
    from records_placement where kind <> 'taster' and case_id = any(%s) group by case_id
) first
cross join unnest(%s::int[]) as w(week)
join records_hoursweek h
    on h.case_id = first.case_id and h.week_starts_on = first.monday + 7 * w.week
"""


def counted(actor: Actor, *, since: date, today: date) -> tuple[CourseSteps, ...]:
    """The courses of the units one leads, enrolled since a day, by what has come; seven queries."""
    rows = Case.objects.filter(unit_id__in=actor.leads_units, enrolled_on__range=(since, today))
    return _steps(dict(rows.values_list("pk", "enrolled_on")), today)


def _steps(enrolled: dict[int, date], today: date) -> tuple[CourseSteps, ...]:
    ids = list(enrolled)
    held = Q(kind=MeetingKind.KICKOFF, state=MeetingState.HELD)
    kickoffs = _first(Meeting.objects.filter(held), ids, "held_on")
    matches = _first(JobMatch.objects.all(), ids, "found_on")
    cti: dict[int, tuple[date, date | None]] = {}
    runs = CtiCourse.objects.filter(case_id__in=ids).order_by("-starts_on")
    for case, starts, closed in runs.values_list("case_id", "starts_on", "closed_on"):
        cti[case] = (starts, closed)
    stretches: dict[int, list[Stretch]] = defaultdict(list)
    work = Placement.objects.filter(case_id__in=ids, starts_on__lte=today)
    for case, kind, starts, ends in work.values_list("case_id", "kind", "starts_on", "ends_before"):
        stretches[case].append(Stretch(HoursKind(kind), Period(starts, ends)))
    weeks, answers = _weeks(ids), _answers(ids)
    return tuple(
        CourseSteps(
            enrolled_on=day,
            kickoff_on=kickoffs.get(case),
            matched_on=matches.get(case),
            cti_on=cti.get(case, (None, None))[0],
            cti_closed_on=cti.get(case, (None, None))[1],
            stretches=tuple(stretches.get(case, ())),
            weeks=tuple(weeks.get(case, ())),
            answers=tuple(answers.get(case, ())),
        )
        for case, day in enrolled.items()
    )


def _first(rows: QuerySet[Any], ids: list[int], day: str) -> dict[int, date]:
    """The first such day of each course."""
    found = rows.filter(case_id__in=ids).order_by().values("case_id")
    return dict(found.annotate(first=Min(day)).values_list("case_id", "first"))


def _weeks(ids: list[int]) -> dict[int, list[WeekAt]]:
    """What is written of the weeks that are looked at, course by course."""
    found: dict[int, list[WeekAt]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(_WEEKS, [ids, list(LOOKED_AT_WEEKS)])
        for case, week, everything, ordinary in cursor.fetchall():
            found[case].append(WeekAt(week, everything, ordinary))
    return found


def _answers(ids: list[int]) -> dict[int, list[dict[str, int | None]]]:
    """The citizens' own answers, the first first."""
    rows = Measurement.objects.filter(
        case_id__in=ids, instrument=INSTRUMENT, respondent=Respondent.CITIZEN
    ).order_by("measured_on", "pk")
    found: dict[int, list[dict[str, int | None]]] = defaultdict(list)
    for case, answers in rows.values_list("case_id", "answers"):
        found[case].append(answers)
    return found
