"""What runs around one citizen, gathered from every room that knows of it (C9)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from fodfaeste.records.cti.queries.course import courses_of
from fodfaeste.records.decisions.queries import grants_of
from fodfaeste.records.meetings.models import Meeting
from fodfaeste.records.placement.models import Placement, WorkAgreement
from fodfaeste.records.plan.models import Effort
from fodfaeste.rules.meetings.kinds import MeetingKind, MeetingState
from fodfaeste.rules.placement.kinds import AgreementState, HoursKind
from fodfaeste.rules.plan.kinds import EffortStatus, GoalStatus, LifeArea
from fodfaeste.rules.plan.timeline import Pace, Room, Stretch, pace_on
from fodfaeste.rules.plan.weekly import times_in

MOST_MEETINGS = 100
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rooms:
    """Which rooms are open to the one who looks; the plan itself is."""

    work: bool
    cti: bool
    grants: bool


def stretches_of(case_id: int, today: date, rooms: Rooms) -> tuple[Stretch, ...]:
    """Everything with its days, work and CTI first, then efforts by area of life, then meetings."""
    return (
        *(_work(case_id, today) if rooms.work else ()),
        *(_cti(case_id, today) if rooms.cti else ()),
        *(_grants(case_id, today) if rooms.grants else ()),
        *_efforts(case_id, today),
        *_meetings(case_id, today),
    )


def unread_working_times(case_id: int) -> str:
    """The agreed working hours where weekdays and clocks cannot be read from the words."""
    agreed = WorkAgreement.objects.filter(
        case=case_id, state=AgreementState.AGREED, match__ended_on=None
    )
    words = agreed.order_by("-id").values_list("working_times", flat=True).first() or ""
    return words if times_in(words) is None else ""


def _work(case_id: int, today: date) -> Iterable[Stretch]:
    placements = Placement.objects.filter(case=case_id).select_related("match__company")
    for row in placements.order_by("starts_on", "id"):
        yield Stretch(
            room=Room.WORK,
            lane=Room.WORK.label,
            what=f"{HoursKind(row.kind).label}, {row.match.company.name}",
            pace=pace_on(today, starts_on=row.starts_on, ends_before=row.ends_before),
            number=row.pk,
            starts_on=row.starts_on,
            ends_before=row.ends_before,
        )


def _cti(case_id: int, today: date) -> Iterable[Stretch]:
    for row in courses_of(case_id).order_by("starts_on"):
        ends = min(filter(None, (row.ends_before, row.closed_on)))
        yield Stretch(
            room=Room.CTI,
            lane=Room.CTI.label,
            what="CTI-forløb",
            pace=pace_on(today, starts_on=row.starts_on, ends_before=ends),
            number=row.pk,
            starts_on=row.starts_on,
            ends_before=max(ends, row.starts_on + ONE_DAY),
            parts=(row.phase_2_on, row.phase_3_on),
        )


def _grants(case_id: int, today: date) -> Iterable[Stretch]:
    for row in grants_of(case_id).order_by("starts_on", "pk"):
        yield Stretch(
            room=Room.GRANT,
            lane=Room.GRANT.label,
            what=row.paragraph,
            pace=pace_on(today, starts_on=row.starts_on, ends_before=row.ends_before),
            number=row.pk,
            starts_on=row.starts_on,
            ends_before=row.ends_before,
        )


def _efforts(case_id: int, today: date) -> Iterable[Stretch]:
    """The efforts for goals that stand, area by area in the order the areas are read."""
    order = {area.value: place for place, area in enumerate(LifeArea)}
    rows = Effort.objects.filter(
        case=case_id, goal__status__in=[GoalStatus.CURRENT, GoalStatus.REACHED]
    ).exclude(status=EffortStatus.CANCELLED)
    for row in sorted(rows, key=lambda row: order.get(row.area, len(order))):
        yield Stretch(
            room=Room.EFFORT,
            lane=LifeArea(row.area).label if row.area else Room.EFFORT.label,
            what=row.wording,
            pace=_pace_of(row, today),
            who=row.responsible,
            number=row.pk,
            starts_on=row.starts_on,
            ends_before=row.ends_before,
        )


def _pace_of(row: Effort, today: date) -> Pace:
    """By what the team says, and by its days where they say more."""
    if row.status == EffortStatus.DONE:
        return Pace.OVER
    if row.status == EffortStatus.PLANNED and (row.starts_on is None or row.starts_on > today):
        return Pace.AHEAD
    return pace_on(today, starts_on=row.starts_on, ends_before=row.ends_before)


def _meetings(case_id: int, today: date) -> Iterable[Stretch]:
    """The latest meetings held or planned, forward in time."""
    rows = Meeting.objects.filter(case=case_id).exclude(state=MeetingState.CANCELLED)
    for row in reversed(rows.order_by("-planned_on", "-id")[:MOST_MEETINGS]):
        day = row.held_on or row.planned_on
        yield Stretch(
            room=Room.MEETING,
            lane=Room.MEETING.label,
            what=MeetingKind(row.kind).label,
            pace=Pace.OVER if row.state == MeetingState.HELD else _ahead(day, today),
            number=row.pk,
            starts_on=day,
            ends_before=day + ONE_DAY,
            is_moment=True,
        )


def _ahead(day: date, today: date) -> Pace:
    return Pace.AHEAD if day >= today else Pace.OVER
