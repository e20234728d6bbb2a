"""What is known when CTI is about to close: at its planned end, before it, and in the countdown."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, OuterRef, Subquery

from fodfaeste.accounts.queries import Colleague, colleague_behind
from fodfaeste.records.catalogues.queries import limits_on
from fodfaeste.records.cti.models import CtiCourse
from fodfaeste.records.cti.queries.ending import (
    DAY_OF_A_MEETING,
    NOBODY_GOES_ON,
    CtiWorker,
    Ending,
    closing_meetings,
    ending_of,
    task_columns,
)
from fodfaeste.records.cti.queries.safety import anchoring_of
from fodfaeste.rules.cti.closing import CtiClosing
from fodfaeste.rules.cti.continued import FollowOn
from fodfaeste.rules.cti.countdown import Countdown
from fodfaeste.rules.cti.kinds import ContinuedNeed
from fodfaeste.rules.cti.promises import Anchoring
from fodfaeste.rules.legal_basis import LegalBasisCode
from fodfaeste.rules.limits import LimitCode


def closing_facts(
    course: CtiCourse,
    *,
    closing_note: str,
    course_gone_through: bool,
    today: date,
    ending: Ending | None = None,
    plans: Anchoring | None = None,
) -> CtiClosing:
    """Everything the closing gate asks about (I1); what is read already is handed in."""
    ending = ending or ending_of(course, today)
    plans = plans or anchoring_of(course.case_id, today, since=course.starts_on)
    return CtiClosing(
        closes_on=today,
        ends_before=course.ends_before,
        basis=LegalBasisCode(course.legal_basis),
        meeting_held=ending.meeting.held,
        course_gone_through=course_gone_through,
        present=ending.meeting.present,
        know_the_plan=ending.meeting.know_the_plan,
        leader_reason=ending.absence_reason,
        retention_plan_written=plans.retention_written,
        crisis_plan_written=plans.crisis_written,
        people_accepted=plans.people_accepted,
        continued_need=ContinuedNeed(course.continued_need) if course.continued_need else None,
        decision_made=ending.decision_made,
        follow_on=follow_on(course, course.follow_on_worker, worker=ending.worker, today=today),
        handover_people_named=ending.all_handed_on,
        closing_note=closing_note,
    )


def follow_on(course: CtiCourse, name: str, *, worker: CtiWorker | None, today: date) -> FollowOn:
    """Who goes on with § 85 support (H4): a colleague, or somebody who is no user here, by name.

    Whatever stands around it, the CTI worker's name is theirs; a namesake is told by the address.
    A colleague who has left since counts as nobody (A1).
    """
    kept = course.follow_on_user if name == course.follow_on_worker else None
    if kept is not None and not kept.is_active:
        name = ""
    chosen = _colleague(course, name, today)
    same = worker is not None and worker.name.casefold() in " ".join(name.casefold().split())
    alike = worker.user_id if worker and same else None
    return FollowOn(
        cti_worker_id=worker.user_id if worker else None,
        worker_id=chosen.id if chosen else alike,
        worker_name=chosen.name if chosen else name,
    )


def _colleague(course: CtiCourse, name: str, today: date) -> Colleague | None:
    """The colleague whom the words mean: as they are typed, or as they were kept."""
    kept = course.follow_on_user if name == course.follow_on_worker else None
    return Colleague(kept.pk, kept.name, kept.email) if kept else colleague_behind(name, today)


def countdown_facts(
    course: CtiCourse,
    *,
    today: date,
    ending: Ending | None = None,
    limits: Mapping[LimitCode, int] | None = None,
) -> Countdown:
    """What is arranged before CTI ends, with the weeks the municipality has set (I2).

    What is read already is handed in.
    """
    limits, ending = limits or limits_on(today), ending or ending_of(course, today)
    return Countdown(
        ends_before=course.ends_before,
        decisions_started=bool(course.continued_need) or ending.decision_made,
        network_agreed=ending.network_agreed,
        closing_meeting_booked=ending.meeting.booked,
        goes_on_by_85=course.legal_basis == LegalBasisCode.SEL_85
        and course.continued_need == ContinuedNeed.NEED,
        follow_on_arranged=not ending.nobody_goes_on,
        decisions_weeks=limits.get(LimitCode.CLOSING_DECISIONS, 8),
        network_weeks=limits.get(LimitCode.CLOSING_NETWORK, 4),
        meeting_weeks=limits.get(LimitCode.CLOSING_MEETING, 2),
    )


def arranged(today: date) -> dict[str, Any]:
    """The same for the countdown, as columns of a query over courses (I2)."""
    meetings = closing_meetings(OuterRef("case"), since=OuterRef("phase_3_on"), today=today)
    return {
        **task_columns(today),
        "follow_on_arranged": ExpressionWrapper(~NOBODY_GOES_ON, output_field=BooleanField()),
        "closing": Subquery(meetings.order_by(DAY_OF_A_MEETING).values(on=DAY_OF_A_MEETING)[:1]),
    }
