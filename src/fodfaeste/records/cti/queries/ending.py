"""Everything that the end of CTI is judged from beside the plans, in one query (I1, I2)."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    BooleanField,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce, JSONObject

from fodfaeste.records.cases.models import Case, Consent, NetworkPerson, TeamMembership
from fodfaeste.records.cti.models import CtiCourse, Handover
from fodfaeste.records.cti.queries.course import leader_reasons
from fodfaeste.records.decisions.queries import support_decisions
from fodfaeste.records.foundation import composed
from fodfaeste.records.gathering import Row
from fodfaeste.records.meetings.models import Meeting, Participant
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.cases.kinds import NetworkKind
from fodfaeste.rules.consent.kinds import NAMED_PARTIES
from fodfaeste.rules.cti.handover import WITH_THE_RECEIVER
from fodfaeste.rules.cti.kinds import ContinuedNeed, HandoverState, LeaderReasonAbout
from fodfaeste.rules.legal_basis import LegalBasisCode
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


@dataclass(frozen=True, slots=True)
class CtiWorker:
    """Who is the CTI worker today, and may still sign in and work as one."""

    user_id: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How far the end of a course is arranged.

    `absence_reason` is the leader's for closing without the citizen; `tasks_standing` that there
    are tasks for others; `tasks_back` that one is back; `tasks_unanswered` that one waits for a
    yes, or is back; `nobody_goes_on` that § 85 support goes on and nobody is named who gives it.
    """

    meeting: ClosingMeeting
    worker: CtiWorker | None
    absence_reason: str
    decision_made: bool
    tasks_standing: bool
    tasks_back: bool
    tasks_unanswered: bool
    nobody_goes_on: bool

    @property
    def all_handed_on(self) -> bool:
        """Whether there are tasks for others, and none of them is back with the CTI worker (I1)."""
        return self.tasks_standing and not self.tasks_back

    @property
    def network_agreed(self) -> bool:
        """Whether tasks are on their way, and every person among them has said yes."""
        return self.tasks_standing and not self.tasks_unanswered


def ending_of(course: CtiCourse, today: date) -> Ending:
    """What is arranged before a course ends; one query."""
    found = Case.objects.filter(pk=course.case_id).annotate(ends=_column(today))
    ends: Row = found.values_list("ends", flat=True).get()
    row = next(one for one in ends["courses"] if one["id"] == course.pk)
    worker = ends["worker"]
    return Ending(
        meeting=_meeting(row["held"], row["ahead"]),
        worker=CtiWorker(worker["id"], worker["name"]) if worker else None,
        absence_reason=row["absence_reason"] or "",
        decision_made=row["decision_made"],
        tasks_standing=row["handed_over"],
        tasks_back=row["taken_back"],
        tasks_unanswered=row["unanswered"],
        nobody_goes_on=row["nobody_goes_on"],
    )


@lru_cache(maxsize=4)
def _column(today: date) -> RawSQL:
    """Kept for the day as text, as `followup.queries.gathered.facts_on`."""
    seat = TeamMembership.objects.filled_on(today).filter(case=OuterRef("pk"), role=Role.CTI_WORKER)
    courses = CtiCourse.objects.filter(case=OuterRef("pk")).order_by()
    return composed(
        Case,
        JSONObject(
            courses=ArraySubquery(courses.values(row=JSONObject(id="pk", **_of_a_course(today)))),
            worker=Subquery(seat.values(row=JSONObject(id="user_id", name="user__name"))[:1]),
        ),
    )


def _of_a_course(today: date) -> dict[str, Any]:
    meetings = closing_meetings(OuterRef("case"), since=OuterRef("phase_3_on"), today=today)
    came = Participant.objects.filter(meeting=OuterRef("pk"), attendance=Attendance.PRESENT)
    people = ArraySubquery(came.values(row=JSONObject(role="role", knows="knows_onward_plan")))
    held = meetings.filter(state=MeetingState.HELD).order_by("-held_on", "-pk")
    absent = leader_reasons(
        OuterRef("case"), LeaderReasonAbout.CITIZEN_ABSENT, since=OuterRef("starts_on")
    )
    back = standing_handovers(OuterRef("pk")).filter(state=HandoverState.TAKEN_BACK)
    return {
        **task_columns(today),
        "held": Subquery(held.values(row=JSONObject(id="pk", on="held_on", came=people))[:1]),
        "ahead": Subquery(
            meetings.order_by("planned_on", "pk").values(row=JSONObject(id="pk", on="planned_on"))[
                :1
            ]
        ),
        "absence_reason": Subquery(absent[:1]),
        "taken_back": Exists(back),
        "nobody_goes_on": ExpressionWrapper(NOBODY_GOES_ON, output_field=BooleanField()),
    }


def task_columns(today: date) -> dict[str, Any]:
    """What is decided and handed over, as columns of a query over courses."""
    decided = support_decisions(
        OuterRef("case"),
        since=OuterRef("starts_on"),
        after=OuterRef("ends_before"),
        but_not=OuterRef("grant__decision"),
    )
    return {
        "decision_made": Exists(decided),
        "handed_over": Exists(standing_handovers(OuterRef("pk"))),
        "unanswered": Exists(unanswered_handovers(OuterRef("pk"), today=today)),
    }


NOBODY_GOES_ON = Q(
    legal_basis=LegalBasisCode.SEL_85, continued_need=ContinuedNeed.NEED, follow_on_worker=""
)
"""§ 85 support goes on after CTI, and nobody is named who gives it (H4)."""


DAY_OF_A_MEETING = Coalesce("held_on", "planned_on")
"""The one it was held on, else the one it is planned for."""


def closing_meetings(case: int | OuterRef, *, since: date | OuterRef, today: date) -> QuerySet[Any]:
    """The closing meetings from the first day of phase 3 on, held or to come.

    Before it there is no whole course to go through; a day that went by without a meeting is no
    meeting.
    """
    held = Q(state=MeetingState.HELD)
    ahead = Q(state=MeetingState.PLANNED, planned_on__gte=today)
    return Meeting.objects.annotate(day=DAY_OF_A_MEETING).filter(
        held | ahead, case=case, kind=MeetingKind.CLOSING, day__gte=since
    )


def standing_handovers(course: CtiCourse | OuterRef) -> QuerySet[Handover]:
    """The tasks that are still needed."""
    return Handover.objects.filter(course=course).exclude(state=HandoverState.DROPPED)


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


def _meeting(held: Row | None, ahead: Row | None) -> ClosingMeeting:
    """The latest closing meeting of a course, held before planned."""
    told = held or ahead
    came: list[Row] = [one for one in held["came"] if one["role"]] if held else []
    return ClosingMeeting(
        held=held is not None,
        booked=told is not None,
        present=frozenset(Role(one["role"]) for one in came),
        know_the_plan=frozenset(Role(one["role"]) for one in came if one["knows"]),
        on=date.fromisoformat(told["on"]) if told else None,
        meeting_id=told["id"] if told else None,
    )
