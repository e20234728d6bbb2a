"""What is known when CTI is about to start (E2, E3): found in the rooms below, typed by nobody."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, Max, Min, OuterRef
from django.db.models.functions import Least

from fodfaeste.records.catalogues.queries import law_of, limits_on
from fodfaeste.records.cti.models import CtiCourse
from fodfaeste.records.cti.queries.before_start import BeforeStart, before_start, kickoffs_held
from fodfaeste.records.cti.queries.course import cti_seat, leader_reason, open_course
from fodfaeste.records.decisions.models import Grant
from fodfaeste.records.decisions.queries import grant_covering
from fodfaeste.records.meetings.models import Meeting, Participant
from fodfaeste.records.placement.models import JobMatch, Placement
from fodfaeste.records.plan.models import PlanVersion
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.cti.kinds import LeaderReasonAbout
from fodfaeste.rules.cti.start import CtiStart
from fodfaeste.rules.legal_basis import LegalBasis
from fodfaeste.rules.limits import DEFAULTS, LimitCode, limit_on
from fodfaeste.rules.meetings.kinds import Attendance, MeetingKind, MeetingState
from fodfaeste.rules.periods import Period

THE_THREE = (Role.CITIZEN, Role.CTI_WORKER, Role.JOB_CONSULTANT)


@dataclass(frozen=True, slots=True, kw_only=True)
class StartGround:
    """What CTI would stand on from a day, and the facts that the gate judges."""

    match: JobMatch | None
    grant: Grant | None
    law: LegalBasis | None
    cti_worker_id: int | None
    before: BeforeStart
    facts: CtiStart


def start_ground(
    case_id: int, *, starts_on: date, few_meetings_reason: str, today: date
) -> StartGround:
    """Find what CTI would stand on if it started on a day."""
    match = open_match(case_id)
    grant = grant_covering(case_id, starts_on)
    law = law_of(grant.law) if grant else None
    seat = cti_seat(case_id, today)
    worker = seat.user_id if seat else None
    limits = limits_on(today)
    before = before_start(case_id, worker, until=starts_on)
    facts = CtiStart(
        starts_on=starts_on,
        today=today,
        match_found_on=match.found_on if match else None,
        first_working_day=first_working_day(match.pk) if match else None,
        cti_worker_assigned=seat is not None,
        grant=Period(grant.starts_on, grant.ends_before) if grant and law else None,
        plan_approved=PlanVersion.objects.filter(case_id=case_id).exists(),
        pre_cti_meetings=before.counted,
        few_meetings_reason=few_meetings_reason,
        cti_worker_attended_kickoff=_attended_kickoff(case_id, worker),
        leader_reason=leader_reason(
            case_id, LeaderReasonAbout.NOT_AT_KICKOFF, since=seat.starts_on if seat else today
        ),
        start_meeting_held=start_meeting_held(case_id, since=match.found_on if match else today),
        kickoff_held=before.kickoff_on is not None,
        other_course_running=open_course(case_id) is not None,
        last_course_ended_on=_last_course_ended_on(case_id),
        meetings_needed=_limit(limits, LimitCode.PRE_CTI_MEETINGS),
        longest_gap_days=_limit(limits, LimitCode.CTI_START_GAP),
    )
    return StartGround(
        match=match, grant=grant, law=law, cti_worker_id=worker, before=before, facts=facts
    )


def law_on(case_id: int, day: date) -> LegalBasis | None:
    """The law of the grant that covers a day; None without one."""
    grant = grant_covering(case_id, day)
    return law_of(grant.law) if grant else None


def open_match(case_id: int) -> JobMatch | None:
    """The job match that stands."""
    return JobMatch.objects.filter(case_id=case_id, ended_on=None).first()


def _last_course_ended_on(case_id: int) -> date | None:
    """The first day after the courses that are closed; an early stop ends one on its own day."""
    ends = CtiCourse.objects.filter(case_id=case_id, closed_on__isnull=False).aggregate(
        day=Max(Least("ends_before", "closed_on"))
    )
    day: date | None = ends["day"]
    return day


def first_working_day(match_id: int) -> date | None:
    """The first day at the workplace, in whatever terms; None while no day is agreed."""
    found = Placement.objects.filter(match_id=match_id).aggregate(day=Min("starts_on"))
    day: date | None = found["day"]
    return day


def _attended_kickoff(case_id: int, user_id: int | None) -> bool:
    return Participant.objects.filter(
        meeting__in=kickoffs_held(case_id), user_id=user_id, attendance=Attendance.PRESENT
    ).exists()


def start_meeting_held(case_id: int, *, since: date) -> bool:
    """Whether citizen, CTI worker and job consultant sat together about the start (E13)."""
    came = Participant.objects.filter(meeting=OuterRef("pk"), attendance=Attendance.PRESENT)
    meetings = Meeting.objects.filter(
        case_id=case_id,
        kind=MeetingKind.START_OF_THREE,
        state=MeetingState.HELD,
        held_on__gte=since,
    )
    return meetings.filter(*(Exists(came.filter(role=role)) for role in THE_THREE)).exists()


def _limit(limits: dict[LimitCode, int], code: LimitCode) -> int:
    return limits.get(code, limit_on(code, date.max, DEFAULTS))
