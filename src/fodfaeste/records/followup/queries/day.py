"""What today asks of one person: their citizens, meetings and tasks; for a leader the unit's."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Min, Q, QuerySet, Window

from fodfaeste.records.cases.models import Case, Task, TeamMembership
from fodfaeste.records.cti.models import CtiCourse
from fodfaeste.records.followup.queries.deadlines import (
    CaseDeadline,
    Seated,
    Seats,
    deadlines_of,
    seated,
)
from fodfaeste.records.meetings.models import Meeting
from fodfaeste.records.meetings.queries.mine import WithColleagues, with_colleagues
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.roles import TEAM_ROLES
from fodfaeste.rules.cases.kinds import TaskState
from fodfaeste.rules.followup.agreed_days import SOON
from fodfaeste.rules.meetings.kinds import MeetingState

MOST_CITIZENS = 50
MOST_OF_A_LIST = 25
MOST_TASKS = 200
"""More of one person's tasks than these are no longer a day's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LateTasks:
    """How many tasks around one citizen should have been done, and since when."""

    case_id: int
    citizen: str
    count: int
    oldest_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class OverdueCti:
    """A CTI course whose time is up and that is not closed, and its last day."""

    case_id: int
    citizen: str
    last_day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """What one person's day is made of; the lists of the unit are empty unless they lead one."""

    held: Seated
    absent: Mapping[int, str]
    deadlines: tuple[CaseDeadline, ...]
    meetings: tuple[Meeting, ...]
    with_colleagues: tuple[WithColleagues, ...]
    tasks: tuple[Task, ...]
    vacant: tuple[Case, ...]
    vacant_in_all: int
    closing_due: tuple[OverdueCti, ...]
    late_tasks: tuple[LateTasks, ...]

    @property
    def seats(self) -> Seats:
        """The roles one works in, course by course."""
        return self.held.seats

    @property
    def case_ids(self) -> tuple[int, ...]:
        """The first of one's own courses, as many as a page shows."""
        return tuple(self.seats)[:MOST_CITIZENS]

    @property
    def shown_ids(self) -> tuple[int, ...]:
        """Every course of which something is shown besides what calls for action, for the log."""
        found = set(self.case_ids)
        found.update(meeting.case_id for meeting in self.meetings)
        found.update(late.case_id for late in self.late_tasks)
        found.update(case.pk for case in self.vacant)
        found.update(over.case_id for over in self.closing_due)
        return tuple(sorted(found))


def day_of(actor: Actor, today: date) -> Day:
    """The day of one person; five queries, and three more for a leader."""
    held = seated(actor, today)
    unit = Case.objects.filter(unit__in=actor.leads_units, closed_on=None)
    leads = bool(actor.leads_units)
    vacant = tuple(_vacant(unit, today)) if leads else ()
    return Day(
        held=held,
        absent={one.user_id: one.name for one in actor.stands_in_for},
        deadlines=deadlines_of(actor, today, seats=held.seats),
        meetings=tuple(_meetings(tuple(held.seats), today)),
        with_colleagues=with_colleagues(actor.id, today),
        tasks=tuple(_tasks(actor, held, today)),
        vacant=vacant,
        vacant_in_all=getattr(vacant[0], "in_all", 0) if vacant else 0,
        closing_due=_closing_due(unit, today) if leads else (),
        late_tasks=tuple(_late_tasks(actor, today)) if leads else (),
    )


def _meetings(case_ids: tuple[int, ...], today: date) -> QuerySet[Meeting]:
    planned = Meeting.objects.filter(
        case__in=case_ids, planned_on=today, state=MeetingState.PLANNED
    )
    return planned.select_related("case__citizen").order_by("starts_clock", "pk")


def _tasks(actor: Actor, held: Seated, today: date) -> QuerySet[Task]:
    """The actor's own tasks that are late or due this week, and those of the seats stood in."""
    stood_in = {case_id for case_id, _ in held.instead_of}
    theirs = Q(responsible_id__in=actor.absent_ids, case__in=stood_in)
    mine = Task.objects.filter(
        Q(responsible_id=actor.id) | theirs,
        case__closed_on=None,
        state=TaskState.OPEN,
        due_on__lte=today + SOON,
    )
    return mine.select_related("case__citizen").order_by("due_on", "pk")[:MOST_TASKS]


def _vacant(unit: QuerySet[Case], today: date) -> QuerySet[Case]:
    """Courses with a seat that nobody holds (A1), the oldest first; each knows `in_all`."""
    filled = TeamMembership.objects.filled_on(today).filter(role__in=TEAM_ROLES).values("case")
    whole = filled.annotate(roles=Count("role", distinct=True)).filter(roles=len(TEAM_ROLES))
    vacant = unit.exclude(pk__in=whole.values("case")).annotate(in_all=Window(Count("*")))
    return vacant.select_related("citizen").order_by("enrolled_on", "pk")[:MOST_OF_A_LIST]


def _closing_due(unit: QuerySet[Case], today: date) -> tuple[OverdueCti, ...]:
    """Courses whose CTI time is up and that are not closed, the longest overdue first (I4)."""
    over = CtiCourse.objects.filter(case__in=unit, closed_on=None, ends_before__lte=today)
    rows = over.order_by("ends_before", "case_id").select_related("case__citizen")
    return tuple(
        OverdueCti(
            case_id=course.case_id,
            citizen=course.case.citizen.name,
            last_day=course.ends_before - timedelta(days=1),
        )
        for course in rows[:MOST_OF_A_LIST]
    )


def _late_tasks(actor: Actor, today: date) -> list[LateTasks]:
    """Tasks in the unit that should have been done, citizen by citizen, the oldest first."""
    late = Task.objects.filter(
        case__unit__in=actor.leads_units,
        case__closed_on=None,
        state=TaskState.OPEN,
        due_on__lt=today,
    )
    names = ("case__citizen__given_names", "case__citizen__surname")
    found = late.values_list("case_id", *names).annotate(number=Count("id"), oldest=Min("due_on"))
    return [
        LateTasks(case_id=case_id, citizen=f"{given} {surname}", count=number, oldest_on=oldest)
        for case_id, given, surname, number, oldest in found.order_by("oldest", "case_id")[
            :MOST_OF_A_LIST
        ]
    ]
