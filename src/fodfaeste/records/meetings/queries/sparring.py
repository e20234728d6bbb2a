"""Sparring groups, who sits in them, who sits in none, and what the next meeting talks about."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from django.db.models import Max, Prefetch, Q, QuerySet

from fodfaeste.accounts.models import RoleAssignment, Unit, User
from fodfaeste.records.cases.models import TeamMembership
from fodfaeste.records.meetings.models import (
    SparringGroup,
    SparringMeeting,
    SparringPoint,
    SparringSeat,
)
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.roles import TEAM_ROLES, Role
from fodfaeste.rules.meetings.kinds import MeetingState
from fodfaeste.rules.meetings.sparring import PROFESSIONS

GroupRow: TypeAlias = SparringGroup
MeetingRow: TypeAlias = SparringMeeting
PointRow: TypeAlias = SparringPoint
"""What the floor above calls them; it imports no tables."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """A colleague in a group, and the roles they work in."""

    seat_id: int
    user_id: int
    name: str
    roles: frozenset[Role]


@dataclass(frozen=True, slots=True)
class Group:
    """A group with its people."""

    row: SparringGroup
    people: tuple[Sitting, ...]

    @property
    def roles(self) -> frozenset[Role]:
        """Every role that somebody in the group works in."""
        return frozenset(role for one in self.people for role in one.roles)


def groups_for(actor: Actor, today: date) -> tuple[Group, ...]:
    """The groups one sits in, and those of the units one leads."""
    mine = Q(pk__in=_seats(today).filter(user_id=actor.id).values("group"))
    found = SparringGroup.objects.filter(mine | Q(unit__in=actor.leads_units), closed_on=None)
    return _with_people(found, today)


def group_for(actor: Actor, group_id: int, today: date) -> Group | None:
    """One of them; None for a group one neither sits in nor leads."""
    return next((one for one in groups_for(actor, today) if one.row.pk == group_id), None)


def _seats(today: date) -> QuerySet[SparringSeat]:
    return SparringSeat.objects.filter(
        Q(ends_before=None) | Q(ends_before__gt=today), starts_on__lte=today
    )


def _with_people(found: QuerySet[SparringGroup], today: date) -> tuple[Group, ...]:
    seats = _seats(today).select_related("user").order_by("user__name", "pk")
    groups = [*found.select_related("unit").prefetch_related(Prefetch("seats", seats, "sitting"))]
    sitting = [seat for group in groups for seat in group.sitting]
    roles = roles_of({seat.user_id for seat in sitting}, today)
    return tuple(
        Group(
            group,
            tuple(
                Sitting(seat.pk, seat.user_id, seat.user.name, roles[seat.user_id])
                for seat in group.sitting
            ),
        )
        for group in groups
    )


def roles_of(users: set[int], today: date) -> dict[int, frozenset[Role]]:
    """What each of these people works as today."""
    found: dict[int, set[Role]] = defaultdict(set)
    assigned = RoleAssignment.objects.on(today).filter(user_id__in=users)
    for user_id, role in assigned.values_list("user_id", "role"):
        found[user_id].add(Role(role))
    return {user: frozenset(found[user]) for user in users}


def without_a_group(actor: Actor, today: date) -> tuple[str, ...]:
    """CTI workers and job consultants with a citizen in one's units, who sit in no group."""
    seats = _seats(today).filter(group__closed_on=None)
    working = (
        TeamMembership.objects.filled_on(today)
        .filter(case__unit__in=actor.leads_units, case__closed_on=None, role__in=PROFESSIONS)
        .exclude(user__in=seats.values("user"))
    )
    names = working.order_by("user__name", "user_id").values_list("user__name", flat=True)
    return tuple(dict.fromkeys(names))


def may_sit(unit_ids: frozenset[int], today: date) -> QuerySet[User]:
    """Colleagues with a seat on a team in these units, by name."""
    seats = TeamMembership.objects.filled_on(today).filter(
        case__unit__in=unit_ids, case__closed_on=None, role__in=TEAM_ROLES
    )
    return User.objects.filter(pk__in=seats.values("user"), is_active=True).order_by("name", "pk")


def units_led(actor: Actor) -> QuerySet[Unit]:
    """The units one leads."""
    return Unit.objects.filter(pk__in=actor.leads_units).order_by("name")


def meetings_of(group: SparringGroup) -> QuerySet[SparringMeeting]:
    """The meetings of a group that were not cancelled, the latest first."""
    return SparringMeeting.objects.filter(group=group).exclude(state=MeetingState.CANCELLED)


def meeting_of(group: SparringGroup, meeting_id: int) -> SparringMeeting | None:
    """One meeting of a group."""
    return meetings_of(group).filter(pk=meeting_id).first()


def is_held(group: SparringGroup, meeting_id: int) -> bool | None:
    """Whether a meeting of a group was held, cancelled ones too; None for another group's."""
    rows = SparringMeeting.objects.filter(group=group, pk=meeting_id)
    state = rows.values_list("state", flat=True).first()
    return None if state is None else state == MeetingState.HELD


def last_held(group: SparringGroup, *, before: SparringMeeting | None = None) -> date | None:
    """The day of the latest meeting that was held, or of the latest before another."""
    held = SparringMeeting.objects.filter(group=group, state=MeetingState.HELD)
    if before is not None:
        held = held.exclude(pk=before.pk).filter(planned_on__lte=before.planned_on)
    day: date | None = held.aggregate(day=Max("held_on"))["day"]
    return day


def points_of(meeting: SparringMeeting) -> QuerySet[SparringPoint]:
    """What was decided, about the courses in sight."""
    return SparringPoint.objects.filter(meeting=meeting).select_related(
        "case__citizen", "task__responsible", "created_by"
    )


def my_cases(actor: Actor, today: date) -> tuple[int, ...]:
    """The open courses one is on the team of."""
    seats = TeamMembership.objects.on(today).filter(user_id=actor.id, case__closed_on=None)
    return tuple(seats.order_by("case_id").values_list("case_id", flat=True).distinct())
