"""Set time aside for colleagues, say who is in it, end it (J3)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction

from fodfaeste.accounts.models import Unit
from fodfaeste.records.cases import access
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import changed_by, lock, made_by
from fodfaeste.records.meetings.actions.team_meetings import call_off
from fodfaeste.records.meetings.models import TeamMeeting, TeamSeat, TeamSeries
from fodfaeste.records.post.actions import notify
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.meetings.kinds import MeetingState, TeamMeetingKind
from fodfaeste.rules.meetings.series import Series
from fodfaeste.rules.meetings.team_time import (
    check_team_leads,
    check_team_name,
    check_team_people,
    check_team_series,
)
from fodfaeste.rules.post.kinds import NoticeKind
from fodfaeste.rules.text import TextKind, cleaned


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTeamTime:
    """What the time is for, in which unit, when, how long, where, and who is in it."""

    kind: TeamMeetingKind
    name: str
    unit_id: int
    series: Series
    starts_clock: time
    lasts: int
    place: str
    people: tuple[int, ...]


@creates(TeamSeries)
def set_team_time(*, actor: Actor, wanted: NewTeamTime, today: date, now: datetime) -> TeamSeries:
    """Set fixed time aside in a unit one leads; every meeting stands in everybody's calendar."""
    access.require_anywhere(actor, Permission.TEAM_TIME_LEAD)
    check_team_leads(leads=wanted.unit_id in actor.leads_units)
    name, place = (cleaned(text, kind=TextKind.LINE) for text in (wanted.name, wanted.place))
    name = name[:100]
    check_team_series(wanted.series, name=name, people=len(wanted.people), today=today)
    check_team_name(taken=_is_taken(name, wanted.unit_id))
    stamp = made_by(actor.id, now)
    series = TeamSeries.objects.create(
        **stamp,
        kind=wanted.kind,
        name=name,
        unit_id=wanted.unit_id,
        rhythm=wanted.series.rhythm,
        starts_on=wanted.series.starts_on,
        until=wanted.series.until,
        starts_clock=wanted.starts_clock,
        lasts=wanted.lasts,
        place=place,
    )
    _seat(series, wanted.people, actor=actor, today=today, now=now)
    TeamMeeting.objects.bulk_create(
        TeamMeeting(
            **stamp,
            series=series,
            planned_on=day,
            starts_clock=wanted.starts_clock,
            lasts=wanted.lasts,
            place=place,
        )
        for day in wanted.series.days
    )
    _tell(f"Du er sat på fast tid: {name}.", wanted.people, actor=actor, now=now)
    return series


@transaction.atomic
def change_team_people(
    *,
    actor: Actor,
    series_id: int,
    version: int,
    people: tuple[int, ...],
    today: date,
    now: datetime,
) -> TeamSeries:
    """Let exactly these be in it from today on; who leaves has sat there until today."""
    access.require_anywhere(actor, Permission.TEAM_TIME_LEAD)
    series = _led(actor, series_id, version)
    check_team_people(len(people))
    sitting = TeamSeat.objects.filter(series=series, ends_before=None)
    before = set(sitting.values_list("user_id", flat=True))
    sitting.exclude(user_id__in=people).update(ends_before=today)
    new, gone = set(people) - before, before - set(people)
    _seat(series, tuple(sorted(new)), actor=actor, today=today, now=now)
    changed_by(series, actor.id, now)
    series.save()
    _tell(f"Du er sat på fast tid: {series.name}.", new, actor=actor, now=now)
    _tell(f"Du er ikke længere sat på fast tid: {series.name}.", gone, actor=actor, now=now)
    return series


@transaction.atomic
def end_team_time(
    *, actor: Actor, series_id: int, version: int, today: date, now: datetime
) -> TeamSeries:
    """No more meetings of a series; those ahead are cancelled, what was decided stands.

    A second click changes nothing.
    """
    access.require_anywhere(actor, Permission.TEAM_TIME_LEAD)
    there = TeamSeries.objects.select_for_update().get(pk=series_id)
    if there.ended_on is not None:
        return there
    series = _led(actor, series_id, version)
    ahead = TeamMeeting.objects.filter(
        series=series, state=MeetingState.PLANNED, planned_on__gte=today
    )
    for meeting in ahead.select_for_update():
        call_off(meeting, "Rækken er slut.", actor=actor, now=now)
    series.ended_on = today
    changed_by(series, actor.id, now)
    series.save()
    sitting = TeamSeat.objects.filter(series=series, ends_before=None)
    said = f"Den faste tid er slut: {series.name}. Møderne, der lå foran, er aflyst."
    _tell(said, sitting.values_list("user_id", flat=True), actor=actor, now=now)
    return series


def _led(actor: Actor, series_id: int, version: int) -> TeamSeries:
    series = lock(TeamSeries.objects.filter(pk=series_id, ended_on=None), version=version)
    check_team_leads(leads=series.unit_id in actor.leads_units)
    return series


def _seat(
    series: TeamSeries, people: tuple[int, ...], *, actor: Actor, today: date, now: datetime
) -> None:
    TeamSeat.objects.bulk_create(
        TeamSeat(**made_by(actor.id, now), series=series, user_id=user, starts_on=today)
        for user in people
    )


def _is_taken(name: str, unit_id: int) -> bool:
    """Whether another series of the unit has the name; of two at once the second waits."""
    Unit.objects.select_for_update(no_key=True).get(pk=unit_id)
    return TeamSeries.objects.filter(unit_id=unit_id, name=name, ended_on=None).exists()


def _tell(said: str, people: Iterable[int], *, actor: Actor, now: datetime) -> None:
    notify(
        actor=actor,
        recipients=people,
        case_id=None,
        kind=NoticeKind.MEETING,
        sentence=said,
        now=now,
    )
