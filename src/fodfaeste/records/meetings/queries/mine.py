"""The names beside one's own meetings: citizens by course, groups by their number (J3)."""

from collections.abc import Collection, Iterable

from fodfaeste.records.cases.models import Case
from fodfaeste.records.meetings.models import SparringGroup, TeamSeries
from fodfaeste.records.meetings.queries.calendar import CalendarMeeting
from fodfaeste.rules.meetings.kinds import MeetingSource


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
