"""Everything about a course that follow-up is judged from, as one JSON column of one query.

A page may show fifty courses; one query with a subquery for each room costs the same for one and
for fifty. Every subquery stands behind the wall of its own table.
"""

from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    Count,
    DateField,
    Exists,
    JSONField,
    Max,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce, JSONObject, TruncDate

from fodfaeste.accounts.models import User
from fodfaeste.kernel.clock import COPENHAGEN
from fodfaeste.records.cases.access import consents_here
from fodfaeste.records.cases.models import Case, QuickReaction, Task, TeamMembership
from fodfaeste.records.catalogues.talk_queries import checked_on, talk_laws_on
from fodfaeste.records.cti.models import ContactNote, CtiCourse, FocusArea
from fodfaeste.records.cti.queries.closing import arranged
from fodfaeste.records.decisions.models import Grant
from fodfaeste.records.followup.models import AftercareCheckpoint
from fodfaeste.records.foundation import composed
from fodfaeste.records.measures.models import Measurement
from fodfaeste.records.meetings.models import (
    KickoffAgreement,
    Meeting,
    Participant,
    TalkAgreement,
)
from fodfaeste.records.meetings.queries.talks import NEWEST_FIRST, talks_held
from fodfaeste.records.placement.models import (
    AgreementSubGoal,
    CvVersion,
    EmployerContact,
    HoursWeek,
    Interruption,
    JobMatch,
    Placement,
    SupportExamined,
    WorkAgreement,
)
from fodfaeste.records.placement.queries.ladder import ladder_told
from fodfaeste.records.plan.models import AssessmentEntry, Effort, JointPlan, PlanVersion
from fodfaeste.records.plan.queries.paper import IN_THE_CITIZENS_HANDS
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.cases.kinds import TaskState
from fodfaeste.rules.cti.kinds import ContactKind, FocusState
from fodfaeste.rules.followup.quick import QuickState
from fodfaeste.rules.measures.answers import INSTRUMENT
from fodfaeste.rules.measures.kinds import Respondent
from fodfaeste.rules.meetings.kinds import Attendance, Baseline, MeetingKind, MeetingState
from fodfaeste.rules.placement.kinds import AgreementState
from fodfaeste.rules.plan.kinds import EffortStatus

WEEKS_SHOWN = 26
CONTACTS_BACK = timedelta(days=400)
"""Longer than any CTI course: older contacts say nothing about the curve."""

ARRANGED_ON = TruncDate("created_at", tzinfo=COPENHAGEN, output_field=DateField())
SEARCH_FROM = Coalesce("job_search_starts_on", "cv_starts_on")

_FOLLOW_UP = Q(kind__in=[MeetingKind.FOLLOW_UP, MeetingKind.WORKPLACE])
_KICKOFF = Q(kind=MeetingKind.KICKOFF)
_HELD = Q(state=MeetingState.HELD)
_PLANNED = Q(state=MeetingState.PLANNED)
_TALKS_AHEAD = Meeting.objects.filter(_PLANNED, kind=MeetingKind.STATUTORY_TALK)
_OWN_ANSWERS = Measurement.objects.filter(instrument=INSTRUMENT, respondent=Respondent.CITIZEN)


@lru_cache(maxsize=4)
def facts_on(today: date) -> RawSQL:
    """The column of a query over cases: what each room knows of the course, on a day.

    Kept for the day as text: to put it together takes longer than the database needs to answer it.
    What is written into the text are codes of ours and dates; whoever asks stands nowhere in it.
    """
    facts = JSONObject(
        **_people(today),
        **_meetings(today),
        **_talks(today),
        **_plan(today),
        **_work(),
        **_support(today),
    )
    return composed(Case, facts)


def _mine(model: QuerySet[Any]) -> QuerySet[Any]:
    return model.filter(case=OuterRef("pk"))


def _rows(found: QuerySet[Any], *names: str, **columns: Any) -> ArraySubquery:
    """Each row of a room as an object."""
    row = JSONObject(**{name: name for name in names}, **columns)
    return ArraySubquery(_mine(found).values(row=row))


def _one(found: QuerySet[Any], *names: str, **columns: Any) -> Subquery:
    """The first row of a room as an object, or nothing."""
    row = JSONObject(**{name: name for name in names}, **columns)
    return Subquery(_mine(found).values(row=row)[:1], output_field=JSONField())


def _totals(found: QuerySet[Any], **totals: Any) -> Subquery:
    """Sums over a room as an object, or nothing when the room is empty."""
    grouped = _mine(found).order_by().values("case").annotate(**totals)
    row = JSONObject(**{name: name for name in totals})
    return Subquery(grouped.values(row=row), output_field=JSONField())


def _people(today: date) -> dict[str, Any]:
    person = User.objects.filter(pk=OuterRef("user_id"))
    card = JSONObject(name="name", phone="phone", email="email")
    seats = TeamMembership.objects.filled_on(today).order_by("id")
    return {
        "team": _rows(seats, "role", user="user_id", person=Subquery(person.values(row=card))),
        "consents": consents_here(),
        "tasks": _totals(
            Task.objects.filter(state=TaskState.OPEN),
            next_on=Min("due_on", filter=Q(due_on__gte=today)),
        ),
    }


def _meetings(today: date) -> dict[str, Any]:
    held = Meeting.objects.filter(_HELD).order_by("-held_on", "-id")
    came = Participant.objects.filter(meeting=OuterRef("pk"), attendance=Attendance.PRESENT)
    plan_talks = held.filter(kind=MeetingKind.FOLLOW_UP)
    citizen_came = Participant.objects.filter(
        meeting=OuterRef("meeting"), role=Role.CITIZEN, attendance=Attendance.PRESENT
    )
    return {
        "meetings": _totals(
            Meeting.objects.all(),
            kickoff_arranged=Min(ARRANGED_ON, filter=_KICKOFF & ~Q(state=MeetingState.CANCELLED)),
            kickoff_held=Min("held_on", filter=_KICKOFF & _HELD),
            kickoff_next=Min("planned_on", filter=_KICKOFF & _PLANNED),
            next_on=Min("planned_on", filter=_PLANNED & Q(planned_on__gte=today)),
            followed_up=Max("held_on", filter=_HELD & _FOLLOW_UP),
            follow_up_next=Min("planned_on", filter=_PLANNED & _FOLLOW_UP),
        ),
        "kickoff": _totals(
            KickoffAgreement.objects.filter(meeting__state=MeetingState.HELD),
            search_from=Min(SEARCH_FROM),
            declined=Count("pk", filter=Q(baseline=Baseline.DECLINED)),
        ),
        "meetings_ahead": _rows(
            Meeting.objects.filter(_PLANNED, planned_on__gte=today, starts_clock__isnull=False)
            .exclude(kind=MeetingKind.WORKPLACE)
            .order_by("planned_on", "starts_clock", "id"),
            *("id", "kind", "planned_on", "starts_clock"),
        ),
        "before_cti": _rows(
            Participant.objects.filter(
                Exists(citizen_came),
                meeting__kind=MeetingKind.PRE_CTI,
                meeting__state=MeetingState.HELD,
                attendance=Attendance.PRESENT,
                user__isnull=False,
            ),
            on="meeting__held_on",
            by="user_id",
        ),
        "plan_talk": _one(plan_talks, roles=ArraySubquery(came.values("role"))),
    }


def _talks(today: date) -> dict[str, Any]:
    """What was agreed, what was held, what is booked, and the law of today where it is known."""
    law = talk_laws_on(today).filter(checked_on(today))
    numbers = JSONObject(least="least", months="months", first_days="first_days")
    agreed = TalkAgreement.objects.filter(agreed_on__lte=today).order_by(*NEWEST_FIRST)
    return {
        "talk_law": Subquery(law.values(row=numbers)[:1], output_field=JSONField()),
        "talks_agreed": _one(agreed, "weeks", "since", "counts_from"),
        "talks_held": ArraySubquery(_mine(talks_held()).values("held_on")),
        "talk_booked": Subquery(
            _mine(_TALKS_AHEAD.filter(planned_on__gte=today))
            .order_by("planned_on")
            .values("planned_on")[:1]
        ),
    }


def _plan(today: date) -> dict[str, Any]:
    open_efforts = Effort.objects.filter(status__in=[EffortStatus.PLANNED, EffortStatus.RUNNING])
    running = Q(starts_on__lte=today) & (Q(ends_before=None) | Q(ends_before__gt=today))
    return {
        "plan": _one(
            JointPlan.objects.all(), "citizen_words", "job_goal_status", "job_goal", "owner_id"
        ),
        "assessed": Exists(_mine(AssessmentEntry.objects.all())),
        "versions": _totals(
            PlanVersion.objects.all(),
            first_on=Min("approved_on"),
            newest=Max("number"),
            newest_on=Max("approved_on"),
            handed_over=Max("number", filter=IN_THE_CITIZENS_HANDS),
        ),
        "efforts": _totals(
            open_efforts,
            since=Min("starts_on", filter=running),
            next_on=Min("starts_on", filter=Q(starts_on__gte=today)),
        ),
        "fixed_times": _rows(
            open_efforts.exclude(weekly_times=[])
            .filter(Q(ends_before=None) | Q(ends_before__gt=today))
            .order_by("id"),
            *("id", "wording", "responsible", "law", "organiser", "weekly_times"),
            *("starts_on", "ends_before"),
        ),
    }


def _work() -> dict[str, Any]:
    matches = JobMatch.objects.order_by("-found_on", "-id")
    agreed = WorkAgreement.objects.filter(state=AgreementState.AGREED, match__ended_on=None)
    minutes = ("placement_minutes", "ordinary_minutes")
    weeks = HoursWeek.objects.order_by("-week_starts_on")
    steps = AgreementSubGoal.objects.filter(
        agreement__state=AgreementState.AGREED, agreement__match__ended_on=None
    )
    return {
        "cv": _totals(CvVersion.objects.all(), made_on=Min("said_yes_on")),
        "employers": _totals(
            EmployerContact.objects.all(),
            first_on=Min("happened_on"),
            last_on=Max("happened_on"),
        ),
        "matches": _rows(
            matches,
            "id",
            "found_on",
            "ended_on",
            "end_reason",
            "job_title",
            company="company__name",
        ),
        "placements": _rows(
            Placement.objects.order_by("starts_on", "id"),
            *("kind", "starts_on", "ends_before", "purpose", "granted_on", "functions_differ"),
            "others_there",
            employees="match__company__employees",
            match="match_id",
        ),
        "restarts": _rows(Interruption.objects.exclude(restart_planned_on=None), match="match_id"),
        "quick": _rows(
            QuickReaction.objects.filter(state=QuickState.OPEN).order_by("due_on", "id"),
            *("asked", "due_on"),
        ),
        "agreement": _one(
            agreed.order_by("-id"),
            *("follow_up_on", "match_id", "working_times", *minutes),
        ),
        "examined": _rows(SupportExamined.objects.filter(match__ended_on=None), "support"),
        "ladder": ladder_told(),
        "progression": _rows(
            steps.order_by("due_on", "id"), "due_on", "weekly_minutes", "ordinary_minutes"
        ),
        "weeks": ArraySubquery(
            _mine(weeks).values(
                row=JSONObject(
                    week_starts_on="week_starts_on",
                    placement="placement_minutes",
                    ordinary="ordinary_minutes",
                    subsidised="subsidised_minutes",
                    flex="flex_minutes",
                    taster="taster_minutes",
                    differs="said_differently",
                )
            )[:WEEKS_SHOWN]
        ),
    }


def _support(today: date) -> dict[str, Any]:
    notes = _mine(ContactNote.objects.filter(happened_on__gt=today - CONTACTS_BACK))
    current = FocusArea.objects.filter(state=FocusState.CURRENT, course__closed_on=None)
    boundaries = ("starts_on", "phase_2_on", "phase_3_on", "ends_before", "closed_on")
    return {
        "courses": _rows(
            CtiCourse.objects.order_by("-starts_on", "-id"),
            "id",
            "legal_basis",
            "paragraph",
            "months",
            "continued_need",
            "early_reason",
            *boundaries,
            **arranged(today),
        ),
        "focus_phases": ArraySubquery(_mine(current).order_by().values("phase")),
        "note_meetings": ArraySubquery(_by_day(notes.filter(kind=ContactKind.MEETING), by=True)),
        "phone_days": ArraySubquery(_by_day(notes.filter(kind=ContactKind.PHONE), by=False)),
        "grants": _rows(Grant.objects.all(), "starts_on", "ends_before", "ended_by_decision_id"),
        "measured": ArraySubquery(_mine(_OWN_ANSWERS).values("occasion")),
        "checkpoints": ArraySubquery(
            _mine(AftercareCheckpoint.objects.all()).values(
                row=JSONObject(months="months_after", on="held_on")
            )
        ),
    }


def _by_day(notes: QuerySet[Any], *, by: bool) -> QuerySet[Any, Any]:
    """Notes counted for each day, and for each writer where it matters: never more than days."""
    names = {"on": "happened_on", **({"by": "created_by_id"} if by else {})}
    counted: QuerySet[Any, Any] = notes.order_by().values(*names.values())
    counted = counted.annotate(times=Count("pk"))
    return counted.values(row=JSONObject(times="times", **names))
