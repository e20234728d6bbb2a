"""What the indicators of fidelity are judged from: two queries, for one course or for hundreds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    Case,
    Count,
    DateField,
    Exists,
    F,
    Func,
    IntegerField,
    JSONField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import JSONObject, TruncDate

from fodfaeste.kernel.clock import COPENHAGEN
from fodfaeste.records.cases.models import TeamMembership
from fodfaeste.records.cases.queries.caseload import caseloads_of
from fodfaeste.records.cti.models import (
    ClosingNote,
    ContactNote,
    CtiCourse,
    FocusArea,
    Handover,
    NoteParticipant,
)
from fodfaeste.records.cti.queries.course import clock_of
from fodfaeste.records.meetings.models import Meeting, SparringPoint
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.caseload.load import load
from fodfaeste.rules.cti.contact import REAL_CONTACT
from fodfaeste.rules.cti.fidelity import AreaFacts, CourseFacts, HandoverFacts
from fodfaeste.rules.cti.kinds import ContactKind, ContactPlace, EarlyEndReason, HandoverState
from fodfaeste.rules.cti.taking_part import Belongs
from fodfaeste.rules.meetings.kinds import MeetingKind, MeetingState

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A course with what is known of it; `case_id` is for the log."""

    case_id: int
    citizen: str
    facts: CourseFacts


def facts_of(courses: QuerySet[CtiCourse], *, today: date) -> tuple[Found, ...]:
    """The facts of courses, the latest start first."""
    rows = list(
        courses.annotate(
            worker=_worker(today),
            month_over=_month_over(),
            told=_told(),
            areas=_areas(),
            handed=_handovers(),
            transfer=_transfer(),
            sparring=_sparring(),
            noted=Exists(ClosingNote.objects.filter(course=OuterRef("pk"))),
        )
        .select_related("grant__law", "case__citizen")
        .order_by("-starts_on", "-pk")
    )
    workers = {row.worker for row in rows if row.worker}
    carried = caseloads_of(workers, today) if workers else {}
    loads = {who: load(one.carried.norm for one in mine) for who, mine in carried.items()}
    return tuple(_found(row, loads) for row in rows)


def _found(row: Any, loads: Mapping[int, Fraction]) -> Found:
    told: Row = row.told or {}
    return Found(
        case_id=row.case_id,
        citizen=row.case.citizen.name,
        facts=CourseFacts(
            course=clock_of(row),
            law_months=row.grant.law.months,
            closed_on=row.closed_on,
            early_reason=EarlyEndReason(row.early_reason) if row.early_reason else None,
            areas=tuple(AreaFacts(one["phase"], _day(one["chosen_on"])) for one in row.areas),
            talks=(told.get("talks_1", 0), told.get("talks_2", 0), told.get("talks_3", 0)),
            first_month=told.get("first_month", 0),
            outside_office=told.get("outside", 0),
            with_network=told.get("network", 0),
            load=loads.get(row.worker) if row.worker else None,
            transfer_held_on=row.transfer,
            closing_note=row.noted,
            sparring_days=tuple(row.sparring),
            handovers=tuple(HandoverFacts(_day(one["agreed_on"])) for one in row.handed),
        ),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _month_over() -> Func:
    """A month after the start, clamped to the month's end as the clock is."""
    return Func(
        F("starts_on"),
        template="(%(expressions)s + interval '1 month')::date",
        output_field=DateField(),
    )


def _worker(today: date) -> Subquery:
    """Who is the CTI worker today."""
    seats = TeamMembership.objects.filled_on(today).filter(
        case=OuterRef("case"), role=Role.CTI_WORKER
    )
    return Subquery(seats.order_by("-starts_on", "-pk").values("user_id")[:1])


def _told() -> Subquery:
    """The notes of a course, counted: never read one by one."""
    phase = Case(
        When(happened_on__lt=OuterRef("phase_2_on"), then=Value(1)),
        When(happened_on__lt=OuterRef("phase_3_on"), then=Value(2)),
        default=Value(3),
        output_field=IntegerField(),
    )
    others = NoteParticipant.objects.filter(
        note=OuterRef("pk"), belongs__in=[Belongs.NETWORK, Belongs.WORKPLACE]
    )
    counts = _counts(talk=Q(kind__in=sorted(REAL_CONTACT)), others=Exists(others))
    notes = (
        ContactNote.objects.filter(
            case=OuterRef("case"),
            happened_on__gte=OuterRef("starts_on"),
            happened_on__lt=OuterRef("ends_before"),
        )
        .annotate(phase=phase)
        .order_by()
        .values("case")
        .annotate(**counts)
    )
    row = JSONObject(**{name: name for name in counts})
    return Subquery(notes.values(row=row), output_field=JSONField())


def _counts(*, talk: Q, others: Exists) -> dict[str, Count]:
    first = Q(phase=1)
    at_a_place = Q(kind=ContactKind.MEETING) & ~Q(place__in=[ContactPlace.OFFICE, ""])
    wanted = {
        "talks_1": talk & first,
        "talks_2": talk & Q(phase=2),
        "talks_3": talk & Q(phase=3),
        "first_month": talk & Q(happened_on__lt=OuterRef("month_over")),
        "outside": first & at_a_place,
        "network": first & (Q(kind=ContactKind.COORDINATION) | (talk & Q(others))),
    }
    return {name: Count("pk", filter=which) for name, which in wanted.items()}


def _areas() -> ArraySubquery:
    areas = FocusArea.objects.filter(course=OuterRef("pk")).order_by("id")
    return ArraySubquery(
        areas.values(row=JSONObject(phase="phase", chosen_on="chosen_by_citizen_on"))
    )


def _handovers() -> ArraySubquery:
    """The tasks that are given on; the citizen's own are agreed on the day they were planned."""
    tasks = (
        Handover.objects.filter(course=OuterRef("pk"))
        .exclude(state__in=[HandoverState.DROPPED, HandoverState.TAKEN_BACK])
        .annotate(
            agreed=Case(
                When(accepted_on__isnull=False, then=F("accepted_on")),
                When(to_citizen=True, then=TruncDate("created_at", tzinfo=COPENHAGEN)),
                output_field=DateField(null=True),
            )
        )
    )
    return ArraySubquery(tasks.order_by("id").values(row=JSONObject(agreed_on="agreed")))


def _transfer() -> Subquery:
    """The day of the first transfer meeting of a course."""
    held = Meeting.objects.filter(
        case=OuterRef("case"),
        kind=MeetingKind.TRANSFER,
        state=MeetingState.HELD,
        held_on__gte=OuterRef("starts_on"),
        held_on__lte=OuterRef("ends_before"),
    )
    return Subquery(held.order_by("held_on").values("held_on")[:1])


def _sparring() -> ArraySubquery:
    """The days on which a sparring group decided something about a course."""
    decided = SparringPoint.objects.filter(
        case=OuterRef("case"),
        meeting__state=MeetingState.HELD,
        meeting__held_on__gte=OuterRef("starts_on"),
        meeting__held_on__lt=OuterRef("ends_before"),
    )
    return ArraySubquery(decided.order_by("meeting__held_on").values("meeting__held_on"))


def course_of(case_id: int) -> QuerySet[CtiCourse]:
    """The latest course of a case, as a query of at most one row."""
    latest = CtiCourse.objects.filter(case_id=case_id).order_by("-starts_on", "-pk")
    return CtiCourse.objects.filter(pk__in=latest.values("pk")[:1])


def courses_since(
    day: date, *, actor: Actor, today: date, unit_id: int | None = None
) -> QuerySet[CtiCourse]:
    """Courses that run or ended since a day: of the units one leads, else those one works in.

    `unit_id` asks for one of the units alone; one that is not led gives nothing.
    """
    lately = CtiCourse.objects.filter(
        Q(closed_on=None) | Q(closed_on__gte=day), starts_on__lte=today
    )
    if actor.leads_units:
        wanted = actor.leads_units if unit_id is None else actor.leads_units & {unit_id}
        return lately.filter(case__unit__in=wanted)
    seats = TeamMembership.objects.filled_on(today).filter(user_id=actor.id, role=Role.CTI_WORKER)
    return lately.filter(case__in=seats.values("case"))
