"""The fixed time of colleagues: whose it is, its meetings, and what is still to be done (J3)."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from django.db.models import Prefetch, Q, QuerySet

from fodfaeste.records.meetings.models import TeamDecision, TeamMeeting, TeamSeat, TeamSeries
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.meetings.kinds import MeetingState

SeriesRow: TypeAlias = TeamSeries
MeetingRow: TypeAlias = TeamMeeting
"""What the floor above calls them; it imports no tables."""


@dataclass(frozen=True, slots=True)
class TeamTime:
    """A series with its people today, by name."""

    row: TeamSeries
    people: tuple[tuple[int, str], ...]


def team_time_of(actor: Actor, today: date) -> tuple[TeamTime, ...]:
    """The fixed time one sits in, and that of the units one leads; two queries."""
    return _with_people(_mine(actor, today).filter(ended_on=None), today)


def ended_team_time_of(actor: Actor, today: date) -> QuerySet[TeamSeries]:
    """What one sat in until it was ended, and that of the units one leads, the latest first."""
    ended = _mine(actor, today).exclude(ended_on=None)
    return ended.select_related("unit").order_by("-ended_on", "-pk")


def one_team_time(actor: Actor, series_id: int, today: date) -> TeamTime | None:
    """One of them, ended or not; None for time that is not one's own."""
    found = _with_people(_mine(actor, today).filter(pk=series_id), today)
    return found[0] if found else None


def _mine(actor: Actor, today: date) -> QuerySet[TeamSeries]:
    mine = Q(pk__in=_seats(today).filter(user_id=actor.id).values("series"))
    return TeamSeries.objects.filter(mine | Q(unit__in=actor.leads_units))


def _with_people(found: QuerySet[TeamSeries], today: date) -> tuple[TeamTime, ...]:
    ordered = _seats(today).select_related("user").order_by("user__name", "pk")
    rows = found.select_related("unit").prefetch_related(Prefetch("seats", ordered, "sitting"))
    return tuple(
        TeamTime(row, tuple((seat.user_id, seat.user.name) for seat in row.sitting)) for row in rows
    )


def meetings_ahead(series: TeamSeries, today: date) -> QuerySet[TeamMeeting]:
    """What is to come, the earliest first; what was held earlier today is not to come."""
    found = TeamMeeting.objects.filter(series=series, planned_on__gte=today)
    return found.exclude(state=MeetingState.HELD).order_by("planned_on", "pk")


def meetings_past(series: TeamSeries, today: date) -> QuerySet[TeamMeeting]:
    """What lies behind, the latest first."""
    behind = Q(planned_on__lt=today) | Q(state=MeetingState.HELD)
    return TeamMeeting.objects.filter(behind, series=series).order_by("-planned_on", "-pk")


def team_meeting(series: TeamSeries, meeting_id: int) -> TeamMeeting | None:
    """One meeting of a series."""
    return TeamMeeting.objects.filter(series=series, pk=meeting_id).first()


def decisions_at(meeting: TeamMeeting) -> QuerySet[TeamDecision]:
    """What was decided at a meeting, in its order."""
    return TeamDecision.objects.filter(meeting=meeting).select_related("responsible", "meeting")


def open_decisions(series: TeamSeries, *, before: date | None = None) -> QuerySet[TeamDecision]:
    """What is still to be done from earlier meetings, the earliest due first."""
    found = TeamDecision.objects.filter(
        meeting__series=series, done_on=None, responsible__isnull=False
    )
    if before is not None:
        found = found.filter(meeting__planned_on__lt=before)
    return found.select_related("responsible", "meeting").order_by("due_on", "pk")


def my_team_tasks(user_id: int) -> QuerySet[TeamDecision]:
    """What one has promised colleagues and not done yet, the earliest due first."""
    found = TeamDecision.objects.filter(responsible_id=user_id, done_on=None)
    return found.select_related("meeting__series").order_by("due_on", "pk")


def is_decided_there(series: TeamSeries, slot_id: int, made_id: int) -> bool:
    """Whether something was decided at that meeting of a series."""
    found = TeamDecision.objects.filter(pk=made_id, meeting=slot_id, meeting__series=series)
    return found.exists()


def is_ones_own(actor: Actor, slot_id: int, made_id: int) -> bool:
    """Whether something decided at a meeting is the actor's to do, who may have left since."""
    mine = TeamDecision.objects.filter(pk=made_id, meeting=slot_id, responsible_id=actor.id)
    return mine.exists()


def _seats(today: date) -> QuerySet[TeamSeat]:
    return TeamSeat.objects.filter(
        Q(ends_before=None) | Q(ends_before__gt=today), starts_on__lte=today
    )
