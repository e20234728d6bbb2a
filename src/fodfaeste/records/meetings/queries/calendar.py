"""Every meeting of one person between two days: on courses, of the team, of a sparring group (J3).

What a calendar needs, and nobody's name. A meeting that is planned belongs to whoever sits in the
seats that are asked on its day, so that it follows a change of the team by itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from fodfaeste.kernel.clock import COPENHAGEN
from fodfaeste.records.cases.models import TeamMembership
from fodfaeste.records.meetings.models import (
    Meeting,
    Participant,
    SparringMeeting,
    SparringSeat,
    TeamMeeting,
    TeamSeat,
)
from fodfaeste.rules.meetings.kinds import (
    Attendance,
    MeetingSource,
    MeetingState,
    MeetingTypeCode,
)
from fodfaeste.rules.meetings.when import span

UNASKED = (Attendance.EXCUSED, Attendance.ABSENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarMeeting:
    """One meeting as a calendar keeps it; without a time of day it takes the whole of `on`.

    `number` is the key within its source. `sequence` rises whenever the meeting is moved, changed
    or cancelled, and `uid` never changes. `group` is the sparring group or the series of the team.
    """

    source: MeetingSource
    number: int
    code: MeetingTypeCode
    uid: UUID
    sequence: int
    state: MeetingState
    on: date
    starts_at: datetime | None
    ends_at: datetime | None
    place: str
    changed: datetime
    case_id: int | None = None
    group: int | None = None

    @property
    def order(self) -> tuple[date, bool, str, int]:
        """By day and time of day; without a time of day first."""
        clock = f"{self.starts_at:%H%M}" if self.starts_at else ""
        return self.on, bool(clock), clock, self.number


def meetings_for(user_id: int, *, from_day: date, before: date) -> tuple[CalendarMeeting, ...]:
    """Every meeting one is asked to or was at, `from_day` until `before`; three queries.

    Those that were cancelled are there too, with their state: a calendar must take them away.
    """
    found = chain(
        map(_of_course, course_meetings(user_id).filter(_between(from_day, before))),
        map(_of_team, team_meetings(user_id).filter(_between(from_day, before))),
        map(_of_sparring, sparring_meetings(user_id).filter(_between(from_day, before))),
    )
    return tuple(sorted(found, key=lambda one: one.order))


def held_among(uids: Iterable[UUID]) -> frozenset[UUID]:
    """Those among some meetings that were held, whoever came; one query, none for no meetings."""
    wanted = list(uids)
    if not wanted:
        return frozenset()
    first, *others = (
        model.objects.filter(uid__in=wanted, state=MeetingState.HELD).order_by().values_list("uid")
        for model in (Meeting, TeamMeeting, SparringMeeting)
    )
    return frozenset(uid for (uid,) in first.union(*others))


def _between(from_day: date, before: date) -> Q:
    return Q(planned_on__gte=from_day, planned_on__lt=before)


def course_meetings(user_id: int) -> QuerySet[Meeting]:
    """The meetings around citizens that somebody is asked to, or was at when they are held."""
    people = Participant.objects.filter(meeting=OuterRef("pk"))
    asked = people.exclude(attendance__in=UNASKED)
    sits = TeamMembership.objects.filter(
        Q(ends_before=None) | Q(ends_before__gt=OuterRef(OuterRef("planned_on"))),
        case=OuterRef("case"),
        role=OuterRef("role"),
        user_id=user_id,
        starts_on__lte=OuterRef(OuterRef("planned_on")),
    )
    came = Participant.objects.filter(user_id=user_id, attendance=Attendance.PRESENT)
    theirs = TeamMembership.objects.filter(user_id=user_id)  # few, asked before each meeting is
    held = Q(state=MeetingState.HELD)
    return Meeting.objects.filter(
        (held & Q(pk__in=came.values("meeting")))
        | (~held & Q(case__in=theirs.values("case")) & Exists(asked.filter(Exists(sits)))),
        case__closed_on=None,
    )


def team_meetings(user_id: int) -> QuerySet[TeamMeeting]:
    """The meetings of the series in which somebody sits that day."""
    seats = TeamSeat.objects.filter(_sits_that_day(), series=OuterRef("series"), user_id=user_id)
    return TeamMeeting.objects.filter(Exists(seats)).select_related("series")


def sparring_meetings(user_id: int) -> QuerySet[SparringMeeting]:
    """The meetings of the sparring groups in which somebody sits that day."""
    seats = SparringSeat.objects.filter(_sits_that_day(), group=OuterRef("group"), user_id=user_id)
    return SparringMeeting.objects.filter(Exists(seats))


def _sits_that_day() -> Q:
    day = OuterRef("planned_on")
    return Q(starts_on__lte=day) & (Q(ends_before=None) | Q(ends_before__gt=day))


def _of_course(row: Meeting) -> CalendarMeeting:
    return _one(
        row,
        source=MeetingSource.COURSE,
        code=MeetingTypeCode(row.kind),
        case_id=row.case_id,
        group=row.series_id,
    )


def _of_team(row: TeamMeeting) -> CalendarMeeting:
    return _one(
        row,
        source=MeetingSource.TEAM,
        code=MeetingTypeCode(row.series.kind),
        group=row.series_id,
    )


def _of_sparring(row: SparringMeeting) -> CalendarMeeting:
    return _one(
        row,
        source=MeetingSource.SPARRING,
        code=MeetingTypeCode.SPARRING,
        group=row.group_id,
    )


def _one(
    row: Meeting | TeamMeeting | SparringMeeting,
    *,
    source: MeetingSource,
    code: MeetingTypeCode,
    group: int | None,
    case_id: int | None = None,
) -> CalendarMeeting:
    starts, ends = when(row)
    return CalendarMeeting(
        source=source,
        number=row.pk,
        code=code,
        uid=row.uid,
        sequence=row.sequence,
        state=MeetingState(row.state),
        on=row.planned_on,
        starts_at=starts,
        ends_at=ends,
        place=row.place,
        changed=row.changed_at or row.created_at,
        case_id=case_id,
        group=group,
    )


def when(row: Meeting | TeamMeeting | SparringMeeting) -> tuple[datetime | None, datetime | None]:
    """First and last instant of a meeting, in Danish time; None without a time of day."""
    if row.starts_clock is None:
        return None, None
    return span(row.planned_on, row.starts_clock, row.lasts, zone=COPENHAGEN)
