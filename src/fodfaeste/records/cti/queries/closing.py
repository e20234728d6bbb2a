"""What is known when CTI is about to close: at its planned end, before it, and in the countdown."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import (
    BooleanField,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce

from fodfaeste.accounts.queries import Colleague, colleague_behind
from fodfaeste.records.cases.models import Consent, NetworkPerson
from fodfaeste.records.catalogues.queries import limits_on
from fodfaeste.records.cti.models import CtiCourse, Handover
from fodfaeste.records.cti.queries.course import cti_seat, leader_reason
from fodfaeste.records.cti.queries.safety import anchoring_of
from fodfaeste.records.decisions.queries import support_decisions
from fodfaeste.records.meetings.models import Meeting, Participant
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.cases.kinds import NetworkKind
from fodfaeste.rules.consent.kinds import NAMED_PARTIES
from fodfaeste.rules.cti.closing import CtiClosing
from fodfaeste.rules.cti.continued import FollowOn
from fodfaeste.rules.cti.countdown import Countdown
from fodfaeste.rules.cti.handover import WITH_THE_RECEIVER
from fodfaeste.rules.cti.kinds import ContinuedNeed, HandoverState, LeaderReasonAbout
from fodfaeste.rules.cti.promises import Anchoring
from fodfaeste.rules.legal_basis import LegalBasisCode
from fodfaeste.rules.limits import LimitCode
from fodfaeste.rules.meetings.kinds import Attendance, MeetingKind, MeetingState


@dataclass(frozen=True, slots=True)
class ClosingMeeting:
    """The closing meeting: whether it was held, who came, and who knows the onward plan."""

    held: bool
    booked: bool
    present: frozenset[Role]
    know_the_plan: frozenset[Role]
    on: date | None = None
    meeting_id: int | None = None


def closing_meeting_of(course: CtiCourse, *, today: date) -> ClosingMeeting:
    """The latest closing meeting of a course, held before planned."""
    meetings = closing_meetings(course.case_id, since=course.phase_3_on, today=today)
    held = meetings.filter(state=MeetingState.HELD).order_by("-held_on", "-pk").first()
    if held is None:
        ahead = meetings.order_by("planned_on", "pk").first()
        return ClosingMeeting(
            held=False,
            booked=ahead is not None,
            present=frozenset(),
            know_the_plan=frozenset(),
            on=ahead.planned_on if ahead else None,
            meeting_id=ahead.pk if ahead else None,
        )
    came = [
        (Role(role), knows)
        for role, knows in Participant.objects.filter(
            meeting=held, attendance=Attendance.PRESENT
        ).values_list("role", "knows_onward_plan")
        if role
    ]
    return ClosingMeeting(
        held=True,
        booked=True,
        present=frozenset(role for role, _ in came),
        know_the_plan=frozenset(role for role, knows in came if knows),
        on=held.held_on,
        meeting_id=held.pk,
    )


def closing_facts(
    course: CtiCourse,
    *,
    closing_note: str,
    course_gone_through: bool,
    today: date,
    meeting: ClosingMeeting | None = None,
    plans: Anchoring | None = None,
) -> CtiClosing:
    """Everything the closing gate asks about (I1); meeting and plans may be handed in."""
    meeting = meeting or closing_meeting_of(course, today=today)
    plans = plans or anchoring_of(course.case_id, today, since=course.starts_on)
    return CtiClosing(
        closes_on=today,
        ends_before=course.ends_before,
        basis=LegalBasisCode(course.legal_basis),
        meeting_held=meeting.held,
        course_gone_through=course_gone_through,
        present=meeting.present,
        know_the_plan=meeting.know_the_plan,
        leader_reason=absence_reason(course),
        retention_plan_written=plans.retention_written,
        crisis_plan_written=plans.crisis_written,
        people_accepted=plans.people_accepted,
        continued_need=ContinuedNeed(course.continued_need) if course.continued_need else None,
        decision_made=decision_made(course),
        follow_on=follow_on(course, course.follow_on_worker, today=today),
        handover_people_named=all_handed_on(course),
        closing_note=closing_note,
    )


def decision_made(course: CtiCourse) -> bool:
    """Whether support after CTI was decided since the course began, beside CTI's own decision."""
    return support_decisions(
        course.case_id,
        since=course.starts_on,
        after=course.ends_before,
        but_not=course.grant.decision_id,
    ).exists()


def absence_reason(course: CtiCourse) -> str:
    """The leader's reason for closing without the citizen, given during this course."""
    return leader_reason(course.case_id, LeaderReasonAbout.CITIZEN_ABSENT, since=course.starts_on)


def follow_on(course: CtiCourse, name: str, *, today: date) -> FollowOn:
    """Who goes on with § 85 support (H4): a colleague, or somebody who is no user here, by name.

    Whatever stands around it, the CTI worker's name is theirs; a namesake is told by the address.
    A colleague who has left since counts as nobody (A1).
    """
    kept = course.follow_on_user if name == course.follow_on_worker else None
    if kept is not None and not kept.is_active:
        name = ""
    seat = cti_seat(course.case_id, today)
    worker = seat.user if seat else None
    chosen = _colleague(course, name, today)
    same = worker is not None and worker.name.casefold() in " ".join(name.casefold().split())
    alike = worker.pk if worker and same else None
    return FollowOn(
        cti_worker_id=worker.pk if worker else None,
        worker_id=chosen.id if chosen else alike,
        worker_name=chosen.name if chosen else name,
    )


def _colleague(course: CtiCourse, name: str, today: date) -> Colleague | None:
    """The colleague whom the words mean: as they are typed, or as they were kept."""
    kept = course.follow_on_user if name == course.follow_on_worker else None
    return Colleague(kept.pk, kept.name, kept.email) if kept else colleague_behind(name, today)


def countdown_facts(course: CtiCourse, *, today: date) -> Countdown:
    """What is arranged before CTI ends, with the weeks the municipality has set (I2)."""
    limits = limits_on(today)
    return Countdown(
        ends_before=course.ends_before,
        decisions_started=bool(course.continued_need) or decision_made(course),
        network_agreed=network_agreed(course, today=today),
        closing_meeting_booked=closing_meeting_of(course, today=today).booked,
        goes_on_by_85=course.legal_basis == LegalBasisCode.SEL_85
        and course.continued_need == ContinuedNeed.NEED,
        follow_on_arranged=not CtiCourse.objects.filter(_nobody_goes_on, pk=course.pk).exists(),
        decisions_weeks=limits.get(LimitCode.CLOSING_DECISIONS, 8),
        network_weeks=limits.get(LimitCode.CLOSING_NETWORK, 4),
        meeting_weeks=limits.get(LimitCode.CLOSING_MEETING, 2),
    )


_nobody_goes_on = Q(
    legal_basis=LegalBasisCode.SEL_85, continued_need=ContinuedNeed.NEED, follow_on_worker=""
)
"""§ 85 support goes on after CTI, and nobody is named who gives it (H4)."""


def network_agreed(course: CtiCourse, *, today: date) -> bool:
    """Whether tasks are on their way to somebody, and every person among them has said yes."""
    unanswered = unanswered_handovers(course, today=today)
    return standing_handovers(course).exists() and not unanswered.exists()


_DAY = Coalesce("held_on", "planned_on")
"""The day of a meeting: the one it was held on, else the one it is planned for."""


def closing_meetings(
    case: int | OuterRef, *, since: date | OuterRef, today: date
) -> QuerySet[Meeting]:
    """The closing meetings from the first day of phase 3 on, held or to come.

    Before it there is no whole course to go through; a day that went by without a meeting is no
    meeting.
    """
    held = Q(state=MeetingState.HELD)
    ahead = Q(state=MeetingState.PLANNED, planned_on__gte=today)
    return Meeting.objects.annotate(day=_DAY).filter(
        held | ahead, case=case, kind=MeetingKind.CLOSING, day__gte=since
    )


def standing_handovers(course: CtiCourse | OuterRef) -> QuerySet[Handover]:
    """The tasks that are still needed."""
    return Handover.objects.filter(course=course).exclude(state=HandoverState.DROPPED)


def all_handed_on(course: CtiCourse) -> bool:
    """Whether there are tasks for others, and none of them is back with the CTI worker (I1)."""
    standing = standing_handovers(course)
    return standing.exists() and not standing.filter(state=HandoverState.TAKEN_BACK).exists()


def unanswered_handovers(course: CtiCourse | OuterRef, *, today: date) -> QuerySet[Handover]:
    """The tasks that wait for a person's yes, or came back, or are with one we may not speak with.

    A consent that no longer counts ends an acceptance at once (C2).
    """
    waiting = ~Q(state__in=WITH_THE_RECEIVER) | ~Exists(_lets_us_speak(today))
    return standing_handovers(course).filter(
        Q(to_citizen=False) & waiting | Q(state=HandoverState.TAKEN_BACK)
    )


def _lets_us_speak(today: date) -> QuerySet[Consent]:
    """The consents of a day that name the receiver of a task; the same as `naming` says of rows."""
    in_force = Q(given_on__lte=today) & (Q(ends_before=None) | Q(ends_before__gt=today))
    not_withdrawn = Q(withdrawn_on=None) | Q(withdrawn_on__gt=today)
    professionals = NetworkPerson.objects.exclude(kind=NetworkKind.PRIVATE)
    named = Q(to_party__in=NAMED_PARTIES) & Exists(
        professionals.filter(pk=OuterRef(OuterRef("to_person")), name__iexact=OuterRef("to_name"))
    )
    return Consent.objects.filter(
        in_force & not_withdrawn,
        Q(to_person=OuterRef("to_person")) | named,
        case=OuterRef("case"),
    )


def arranged(today: date) -> dict[str, Any]:
    """The same for the countdown, as columns of a query over courses (I2)."""
    decided = support_decisions(
        OuterRef("case"),
        since=OuterRef("starts_on"),
        after=OuterRef("ends_before"),
        but_not=OuterRef("grant__decision"),
    )
    meetings = closing_meetings(OuterRef("case"), since=OuterRef("phase_3_on"), today=today)
    return {
        "decision_made": Exists(decided),
        "handed_over": Exists(standing_handovers(OuterRef("pk"))),
        "unanswered": Exists(unanswered_handovers(OuterRef("pk"), today=today)),
        "follow_on_arranged": ExpressionWrapper(~_nobody_goes_on, output_field=BooleanField()),
        "closing": Subquery(meetings.order_by(_DAY).values(on=_DAY)[:1]),
    }
