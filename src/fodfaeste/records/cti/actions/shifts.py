"""Tell the team of a new phase a week before, once; the phase itself is the calendar's (E1)."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q

from fodfaeste.records.catalogues.queries import limits_on
from fodfaeste.records.cti.models import CtiCourse, PhaseTold
from fodfaeste.records.cti.queries.course import clock_of, team_of
from fodfaeste.records.foundation import made_by
from fodfaeste.records.post import actions as post
from fodfaeste.rules.cti.shifts import Shift, shifts
from fodfaeste.rules.limits import LimitCode, limit_on
from fodfaeste.rules.post.kinds import NoticeKind


def courses_near_a_shift(today: date) -> tuple[int, ...]:
    """Every course that runs and goes into a new phase about now; asked by a job."""
    days = timedelta(days=max(_notice_days(today), 1))
    near = (today - days, today + days)
    rows = CtiCourse.objects.filter(
        Q(phase_2_on__range=near) | Q(phase_3_on__range=near),
        closed_on=None,
        case__closed_on=None,
    )
    return tuple(rows.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def tell_of_shifts(*, course_id: int, today: date, now: datetime) -> int:
    """Tell the team of what is news in one course and was not told; says how much that was.

    The row of the course is locked, so that two runs never tell the same.
    """
    rows = CtiCourse.objects.filter(pk=course_id, closed_on=None)
    course = rows.select_for_update(of=("self",), skip_locked=True).first()
    if course is None:
        return 0
    told = set(PhaseTold.objects.filter(course=course).values_list("phase", flat=True))
    news = [
        shift
        for shift in shifts(clock_of(course), notice_days=_notice_days(today))
        if shift.is_news(today) and shift.phase.number not in told
    ]
    for shift in news:
        _tell(course, shift, today=today, now=now)
    return len(news)


def _tell(course: CtiCourse, shift: Shift, *, today: date, now: datetime) -> None:
    made = made_by(None, now)
    number = shift.phase.number
    PhaseTold(**made, case_id=course.case_id, course=course, phase=number).save(force_insert=True)
    post.notify(
        actor=None,
        recipients=team_of(course.case_id, today),
        case_id=course.case_id,
        kind=NoticeKind.PHASE_SHIFT,
        sentence=shift.sentence,
        now=now,
    )


def _notice_days(today: date) -> int:
    code = LimitCode.PHASE_NOTICE
    return limits_on(today).get(code) or limit_on(code, today)
