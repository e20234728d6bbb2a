"""The checklist of a phase: the municipality's list, what was said to it, what we know (F0–F3)."""

from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from django.db.models import Exists, Max, Min, OuterRef, QuerySet, Subquery, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import JSONObject

from fodfaeste.records.catalogues.checklist_queries import checklist_on, checklist_rows, items_told
from fodfaeste.records.cti.models import (
    ChecklistPoint,
    CrisisPlan,
    CtiCourse,
    FocusAction,
    FocusArea,
    RetentionPlan,
    StrategyTry,
)
from fodfaeste.records.cti.queries.course import clock_of
from fodfaeste.records.cti.queries.ending import standing_handovers, unanswered_handovers
from fodfaeste.records.foundation import composed
from fodfaeste.records.gathering import Row, record_from, rows_of
from fodfaeste.records.meetings.models import Meeting
from fodfaeste.rules.cti.checklists import ChecklistItem, items_for
from fodfaeste.rules.cti.kinds import HandoverState
from fodfaeste.rules.cti.known import Known, knowledge
from fodfaeste.rules.cti.ticking import CheckState, Line, Point, lines
from fodfaeste.rules.meetings.kinds import MeetingKind, MeetingState


def checklist_of(course: CtiCourse, phase: int, today: date) -> tuple[Line, ...]:
    """A phase's checklist as it is read today; a phase that is over keeps its list. One query.

    Which items stand on it is decided by the catalogue; the record ticks what it knows by itself.
    """
    found = (
        CtiCourse.objects.filter(pk=course.pk)
        .annotate(told=_column(phase, today, _day_of(course, phase, today)))
        .values_list("told", flat=True)
    )
    told = found.get()
    points = [
        _point(point, row["changed_by__name"] or row["created_by__name"] or "")
        for row in told["points"]
        for point in (record_from(ChecklistPoint, row),)
    ]
    return lines(items_for(phase, items_told(told["items"])), points, knowledge(_known(told)))


def item_on(course: CtiCourse, phase: int, code: str, today: date) -> ChecklistItem | None:
    """One item of a phase's list, while it is on it."""
    items = items_for(phase, checklist_on(_day_of(course, phase, today)))
    return next((item for item in items if item.code == code), None)


def is_on_list(course: CtiCourse, phase: int, code: str, today: date) -> bool:
    """Whether an item can be answered: it is on the list, or was answered while it was."""
    answered = ChecklistPoint.objects.filter(course=course, phase=phase, code=code)
    return item_on(course, phase, code, today) is not None or answered.exists()


def text_of(course: CtiCourse, phase: int, code: str, point_id: int | None, today: date) -> str:
    """What an item says, as the list has it today."""
    if code and (item := item_on(course, phase, code, today)):
        return item.text
    point = point_of(course, phase, code=code, point_id=point_id or 0)
    return point.text if point else ""


def point_of(course: CtiCourse, phase: int, *, code: str = "", point_id: int = 0) -> Point | None:
    """What was said to an item, by the code of the list or the number of one's own."""
    rows = ChecklistPoint.objects.filter(course=course, phase=phase, code=code)
    found = (rows if code else rows.filter(pk=point_id)).select_related("created_by", "changed_by")
    row = found.exclude(state=CheckState.TAKEN_BACK).first()
    if row is None:
        return None
    who = row.changed_by or row.created_by
    return _point(row, who.name if who else "")


def _day_of(course: CtiCourse, phase: int, today: date) -> date:
    """The day whose list holds: today, within the days of the phase."""
    span = clock_of(course).phases[phase - 1]
    return min(max(today, span.starts_on), span.ends_before - timedelta(days=1))


def _point(row: ChecklistPoint, by: str) -> Point:
    return Point(
        id=row.pk,
        version=row.version,
        code=row.code,
        text=row.text,
        state=CheckState(row.state),
        said_on=row.said_on,
        because=row.because,
        by=by,
    )


@lru_cache(maxsize=64)
def _column(phase: int, today: date, listed_on: date) -> RawSQL:
    """A phase's list, what was said to it and what the record knows of the course, as text."""
    starts, ends = _EDGES[phase - 1]
    here = FocusArea.objects.filter(course=OuterRef("pk"), phase=phase)
    done = FocusAction.objects.filter(
        focus_area__course=OuterRef("pk"), focus_area__phase=phase, taken_back=False
    )
    tries = StrategyTry.objects.filter(
        case=OuterRef("case"),
        set_aside_on=None,
        tried_on__gte=OuterRef(starts),
        tried_on__lt=OuterRef(ends),
    )
    tasks = standing_handovers(OuterRef("pk"))
    handed = tasks.filter(state=HandoverState.HANDED_OVER)
    points = ChecklistPoint.objects.filter(course=OuterRef("pk"), phase=phase)
    return composed(
        CtiCourse,
        JSONObject(
            items=checklist_rows(listed_on),
            points=rows_of(points, "created_by__name", "changed_by__name"),
            goal_on=_one(here.exclude(goal_in_own_words=""), Min("chosen_by_citizen_on")),
            first_action_on=_one(done, Min("done_on")),
            tried_on=_one(tries, Min("tried_on")),
            handed_over_on=_one(handed, Max("handed_over_on")),
            has_tasks=Exists(tasks),
            tasks_left=Exists(tasks.exclude(state=HandoverState.HANDED_OVER)),
            unanswered=Exists(unanswered_handovers(OuterRef("pk"), today=today)),
            crisis_plan_on=_one(_said(CrisisPlan, "signs"), Max("words_on")),
            retention_plan_on=_one(_said(RetentionPlan, "what_keeps_the_job"), Max("words_on")),
            transfer_meeting_on=_one(_meetings(MeetingKind.TRANSFER), Min("held_on")),
            closing_meeting_on=_one(_meetings(MeetingKind.CLOSING), Min("held_on")),
        ),
    )


_EDGES = (("starts_on", "phase_2_on"), ("phase_2_on", "phase_3_on"), ("phase_3_on", "ends_before"))
"""The columns that say where each phase begins and ends."""

_DAYS = (
    "goal_on",
    "first_action_on",
    "tried_on",
    "handed_over_on",
    "crisis_plan_on",
    "retention_plan_on",
    "transfer_meeting_on",
    "closing_meeting_on",
)


def _known(told: Row) -> Known:
    return Known(
        **{name: date.fromisoformat(told[name]) for name in _DAYS if told[name]},
        all_handed_over=told["has_tasks"] and not told["tasks_left"],
        network_agreed=told["has_tasks"] and not told["unanswered"],
    )


def _one(rows: QuerySet[Any], day: Min | Max) -> Subquery:
    """The first or last day among rows, as a column."""
    grouped = rows.order_by().annotate(all=Value(1)).values("all")
    return Subquery(grouped.annotate(day=day).values("day"))


def _said(plans: Any, words: str) -> QuerySet[Any]:
    """A plan of the case in which certain words are written, gone through in this course."""
    found: QuerySet[Any] = plans.objects.filter(
        case=OuterRef("case"), words_on__gte=OuterRef("starts_on")
    )
    return found.exclude(**{words: ""})


def _meetings(kind: MeetingKind) -> QuerySet[Meeting]:
    return Meeting.objects.filter(
        case=OuterRef("case"),
        kind=kind,
        state=MeetingState.HELD,
        held_on__gte=OuterRef("starts_on"),
    )
