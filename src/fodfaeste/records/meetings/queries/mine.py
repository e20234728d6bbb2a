"""One's own meetings with colleagues on a day, and the names beside meetings (J1, J3)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, time

from django.db.models import F, Value

from fodfaeste.records.cases.models import Case
from fodfaeste.records.meetings.models import SparringGroup, TeamSeries
from fodfaeste.records.meetings.queries.calendar import (
    CalendarMeeting,
    sparring_meetings,
    team_meetings,
)
from fodfaeste.rules.meetings.kinds import MeetingSource, MeetingState


@dataclass(frozen=True, slots=True)
class WithColleagues:
    """A meeting of the team or of a sparring group that is to be held."""

    source: MeetingSource
    group: int
    number: int
    name: str
    clock: time | None
    place: str


def with_colleagues(user_id: int, day: date) -> tuple[WithColleagues, ...]:
    """The meetings one has with colleagues on a day, about no one citizen; one query."""
    team, sparring = (
        rows.filter(planned_on=day, state=MeetingState.PLANNED).values_list(
            Value(source.value), of_group, "pk", F(f"{name}__name"), "starts_clock", "place"
        )
        for rows, source, of_group, name in (
            (team_meetings(user_id), MeetingSource.TEAM, "series_id", "series"),
            (sparring_meetings(user_id), MeetingSource.SPARRING, "group_id", "group"),
        )
    )
    found = (
        WithColleagues(MeetingSource(source), *rest)
        for source, *rest in team.order_by().union(sparring.order_by(), all=True)
    )
    return tuple(sorted(found, key=lambda one: (one.clock or time.min, one.name, one.number)))


def citizens_of(case_ids: Collection[int]) -> dict[int, str]:
    """The citizen's name by course; one query, none for no courses."""
    if not case_ids:
        return {}
    rows = Case.objects.filter(pk__in=case_ids).select_related("citizen")
    return {row.pk: row.citizen.name for row in rows}


def groups_of(meetings: Iterable[CalendarMeeting]) -> dict[tuple[MeetingSource, int], str]:
    """The names of sparring groups and of the team's series; two queries."""
    wanted = {(one.source, one.group) for one in meetings if one.group is not None}
    sparring = [number for source, number in wanted if source is MeetingSource.SPARRING]
    team = [number for source, number in wanted if source is MeetingSource.TEAM]
    named = {
        (MeetingSource.SPARRING, number): name
        for number, name in SparringGroup.objects.filter(pk__in=sparring).values_list("pk", "name")
    }
    named |= {
        (MeetingSource.TEAM, number): name
        for number, name in TeamSeries.objects.filter(pk__in=team).values_list("pk", "name")
    }
    return named
