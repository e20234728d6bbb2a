"""What is known when CTI is about to start (E2, E3): found in the rooms below, typed by nobody."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Least

from fodfaeste.records.cases.models import Case
from fodfaeste.records.catalogues.queries import law_of, limits_on
from fodfaeste.records.cti.models import CtiCourse
from fodfaeste.records.cti.queries.before_start import BeforeStart, before_start, kickoffs_held
from fodfaeste.records.cti.queries.course import cti_seat, leader_reasons
from fodfaeste.records.decisions.models import Grant
from fodfaeste.records.decisions.queries import grant_covering
from fodfaeste.records.meetings.models import Meeting, Participant
from fodfaeste.records.placement.models import JobMatch, Placement
from fodfaeste.records.plan.models import PlanVersion
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.cti.kinds import LeaderReasonAbout
from fodfaeste.rules.cti.start import LONGEST_BACK, CtiStart
from fodfaeste.rules.legal_basis import LegalBasis
from fodfaeste.rules.limits import DEFAULTS, LimitCode, limit_on
from fodfaeste.rules.meetings.kinds import Attendance, MeetingKind, MeetingState
from fodfaeste.rules.periods import Period

THE_THREE = (Role.CITIZEN, Role.CTI_WORKER, Role.JOB_CONSULTANT)


@dataclass(frozen=True, slots=True, kw_only=True)
class StartGround:
    """What CTI would stand on from a day, and the facts that the gate judges.

    `proposed_on` is today, or the first working day when that was lately.
    """

    proposed_on: date
    match: JobMatch | None
    grant: Grant | None
    law: LegalBasis | None
    cti_worker_id: int | None
    before: BeforeStart
    facts: CtiStart


def start_ground(
    case_id: int,
    *,
    starts_on: date | None,
    few_meetings_reason: str,
    today: date,
    limits: dict[LimitCode, int] | None = None,
) -> StartGround:
    """Find what CTI would stand on if it started on a day; without one, on the day to propose.

    `limits` are the numbers of today, where they are read already.
    """
    match = _match_with_its_first_day(case_id)
    first_day: date | None = getattr(match, "first_day", None)
    proposed_on = first_day if first_day and _was_lately(first_day, today) else today
    starts_on = starts_on or proposed_on
    grant = grant_covering(case_id, starts_on)
    law = law_of(grant.law) if grant else None
    seat = cti_seat(case_id, today)
    worker = seat.user_id if seat else None
    limits = limits or limits_on(today)
    before = before_start(case_id, worker, until=starts_on)
    known = _known(
        case_id,
        worker,
        seat_since=seat.starts_on if seat else today,
        match_since=match.found_on if match else today,
    )
    facts = CtiStart(
        starts_on=starts_on,
        today=today,
        match_found_on=match.found_on if match else None,
        first_working_day=first_day,
        cti_worker_assigned=seat is not None,
        grant=Period(grant.starts_on, grant.ends_before) if grant and law else None,
        plan_approved=known["plan_approved"],
        pre_cti_meetings=before.counted,
        few_meetings_reason=few_meetings_reason,
        cti_worker_attended_kickoff=known["attended_kickoff"],
        leader_reason=known["leader_reason"] or "",
        start_meeting_held=known["start_meeting_held"],
        kickoff_held=before.kickoff_on is not None,
        other_course_running=known["course_running"],
        last_course_ended_on=known["last_ended_on"],
        meetings_needed=_limit(limits, LimitCode.PRE_CTI_MEETINGS),
        longest_gap_days=_limit(limits, LimitCode.CTI_START_GAP),
    )
    return StartGround(
        proposed_on=proposed_on,
        match=match,
        grant=grant,
        law=law,
        cti_worker_id=worker,
        before=before,
        facts=facts,
    )


def law_on(case_id: int, day: date) -> LegalBasis | None:
    """The law of the grant that covers a day; None without one."""
    grant = grant_covering(case_id, day)
    return law_of(grant.law) if grant else None


def _was_lately(day: date, today: date) -> bool:
    return today - LONGEST_BACK <= day < today


def _match_with_its_first_day(case_id: int) -> JobMatch | None:
    """The match that stands, and the first day at the workplace, in whatever terms."""
    placements = Placement.objects.filter(match=OuterRef("pk")).order_by("starts_on")
    found = JobMatch.objects.filter(case_id=case_id, ended_on=None)
    return found.annotate(first_day=Subquery(placements.values("starts_on")[:1])).first()


def _known(
    case_id: int, worker: int | None, *, seat_since: date, match_since: date
) -> dict[str, Any]:
    """What other rooms know of a case before the start; one query.

    `last_ended_on` is the first day after the courses that are closed: an early stop ends one on
    its own day.
    """
    courses = CtiCourse.objects.filter(case_id=case_id)
    ended = courses.filter(closed_on__isnull=False).annotate(end=Least("ends_before", "closed_on"))
    attended = Participant.objects.filter(
        meeting__in=kickoffs_held(case_id), user_id=worker, attendance=Attendance.PRESENT
    )
    reasons = leader_reasons(case_id, LeaderReasonAbout.NOT_AT_KICKOFF, since=seat_since)
    found: dict[str, Any] = (
        Case.objects.filter(pk=case_id)
        .annotate(
            plan_approved=Exists(PlanVersion.objects.filter(case_id=case_id)),
            attended_kickoff=Exists(attended),
            leader_reason=Subquery(reasons[:1]),
            start_meeting_held=Exists(_start_meetings(case_id, since=match_since)),
            course_running=Exists(courses.filter(closed_on=None)),
            last_ended_on=Subquery(ended.order_by("-end").values("end")[:1]),
        )
        .values(
            *("plan_approved", "attended_kickoff", "leader_reason", "start_meeting_held"),
            *("course_running", "last_ended_on"),
        )
        .get()
    )
    return found


def start_meeting_held(case_id: int, *, since: date) -> bool:
    """Whether citizen, CTI worker and job consultant sat together about the start (E13)."""
    return _start_meetings(case_id, since=since).exists()


def _start_meetings(case_id: int, *, since: date) -> QuerySet[Meeting]:
    came = Participant.objects.filter(meeting=OuterRef("pk"), attendance=Attendance.PRESENT)
    meetings = Meeting.objects.filter(
        case_id=case_id,
        kind=MeetingKind.START_OF_THREE,
        state=MeetingState.HELD,
        held_on__gte=since,
    )
    return meetings.filter(*(Exists(came.filter(role=role)) for role in THE_THREE))


def _limit(limits: dict[LimitCode, int], code: LimitCode) -> int:
    return limits.get(code, limit_on(code, date.max, DEFAULTS))
