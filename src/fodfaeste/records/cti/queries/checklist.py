"""The checklist of a phase: the municipality's list, what was said to it, what we know (F0–F3)."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, Max, Min, QuerySet, Subquery, Value

from fodfaeste.records.catalogues.checklist_queries import checklist_on
from fodfaeste.records.cti.models import (
    ChecklistPoint,
    CrisisPlan,
    CtiCourse,
    FocusAction,
    FocusArea,
    RetentionPlan,
    StrategyTry,
)
from fodfaeste.records.cti.queries.closing import standing_handovers, unanswered_handovers
from fodfaeste.records.cti.queries.course import clock_of
from fodfaeste.records.meetings.models import Meeting
from fodfaeste.rules.cti.checklists import ChecklistItem, items_for
from fodfaeste.rules.cti.kinds import HandoverState
from fodfaeste.rules.cti.known import Known, knowledge
from fodfaeste.rules.cti.ticking import CheckState, Line, Point, lines
from fodfaeste.rules.meetings.kinds import MeetingKind, MeetingState


def checklist_of(course: CtiCourse, phase: int, today: date) -> tuple[Line, ...]:
    """A phase's checklist as it is read today; a phase that is over keeps its list. Three queries.

    Which items stand on it is decided by the catalogue; the record ticks what it knows by itself.
    """
    items = items_for(phase, checklist_on(_day_of(course, phase, today)))
    rows = ChecklistPoint.objects.filter(course=course, phase=phase).select_related(
        "created_by", "changed_by"
    )
    return lines(items, map(_point, rows), knowledge(_known(course, phase, today)))


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
    return _point(row) if row else None


def _day_of(course: CtiCourse, phase: int, today: date) -> date:
    """The day whose list holds: today, within the days of the phase."""
    span = clock_of(course).phases[phase - 1]
    return min(max(today, span.starts_on), span.ends_before - timedelta(days=1))


def _point(row: ChecklistPoint) -> Point:
    who = row.changed_by or row.created_by
    return Point(
        id=row.pk,
        version=row.version,
        code=row.code,
        text=row.text,
        state=CheckState(row.state),
        said_on=row.said_on,
        because=row.because,
        by=who.name if who else "",
    )


def _known(course: CtiCourse, phase: int, today: date) -> Known:
    """What the record knows of a course, in one query."""
    span = clock_of(course).phases[phase - 1]
    here = FocusArea.objects.filter(course=course, phase=phase)
    done = FocusAction.objects.filter(focus_area__in=here, taken_back=False)
    tries = StrategyTry.objects.filter(
        case_id=course.case_id,
        set_aside_on=None,
        tried_on__gte=span.starts_on,
        tried_on__lt=span.ends_before,
    )
    tasks = standing_handovers(course)
    handed = tasks.filter(state=HandoverState.HANDED_OVER)
    found: dict[str, Any] = (
        CtiCourse.objects.filter(pk=course.pk)
        .annotate(
            goal_on=_one(here.exclude(goal_in_own_words=""), Min("chosen_by_citizen_on")),
            first_action_on=_one(done, Min("done_on")),
            tried_on=_one(tries, Min("tried_on")),
            handed_over_on=_one(handed, Max("handed_over_on")),
            has_tasks=Exists(tasks),
            tasks_left=Exists(tasks.exclude(state=HandoverState.HANDED_OVER)),
            unanswered=Exists(unanswered_handovers(course, today=today)),
            crisis_plan_on=_one(_crisis_plans(course), Max("words_on")),
            retention_plan_on=_one(_retention_plans(course), Max("words_on")),
            transfer_meeting_on=_one(_meetings(course, MeetingKind.TRANSFER), Min("held_on")),
            closing_meeting_on=_one(_meetings(course, MeetingKind.CLOSING), Min("held_on")),
        )
        .values(*_COLUMNS, "has_tasks", "tasks_left", "unanswered")
        .get()
    )
    return Known(
        **{name: found[name] for name in _COLUMNS},
        all_handed_over=found["has_tasks"] and not found["tasks_left"],
        network_agreed=found["has_tasks"] and not found["unanswered"],
    )


_COLUMNS = (
    "goal_on",
    "first_action_on",
    "tried_on",
    "handed_over_on",
    "crisis_plan_on",
    "retention_plan_on",
    "transfer_meeting_on",
    "closing_meeting_on",
)


def _one(rows: QuerySet[Any], day: Min | Max) -> Subquery:
    """The first or last day among rows, as a column."""
    grouped = rows.order_by().annotate(all=Value(1)).values("all")
    return Subquery(grouped.annotate(day=day).values("day"))


def _crisis_plans(course: CtiCourse) -> QuerySet[CrisisPlan]:
    plans = CrisisPlan.objects.filter(case_id=course.case_id, words_on__gte=course.starts_on)
    return plans.exclude(signs="")


def _retention_plans(course: CtiCourse) -> QuerySet[RetentionPlan]:
    plans = RetentionPlan.objects.filter(case_id=course.case_id, words_on__gte=course.starts_on)
    return plans.exclude(what_keeps_the_job="")


def _meetings(course: CtiCourse, kind: MeetingKind) -> QuerySet[Meeting]:
    return Meeting.objects.filter(
        case_id=course.case_id,
        kind=kind,
        state=MeetingState.HELD,
        held_on__gte=course.starts_on,
    )
