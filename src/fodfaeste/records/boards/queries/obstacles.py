"""What is in the way of the effort, who removes it, and what became of it (J2)."""

from typing import TypeAlias

from django.db.models import Q, QuerySet

from fodfaeste.records.boards.models import BoardMeeting, EffortObstacle
from fodfaeste.rules.access.facts import Actor

ObstacleRow: TypeAlias = EffortObstacle
"""What the floor above calls it; it imports no tables."""

REMOVED_SHOWN = 20
OPEN_SHOWN = 100


def _near(actor: Actor, unit_ids: tuple[int, ...]) -> QuerySet[EffortObstacle]:
    """Those of these units, and those one shall remove oneself."""
    found = EffortObstacle.objects.filter(Q(unit__in=unit_ids) | Q(remover=actor.id))
    return found.select_related("unit", "remover", "removed_by", "meeting")


def open_obstacles(actor: Actor, unit_ids: tuple[int, ...]) -> QuerySet[EffortObstacle]:
    """Those that are still there, the nearest day first."""
    return _near(actor, unit_ids).filter(removed_on=None)[:OPEN_SHOWN]


def removed_lately(actor: Actor, unit_ids: tuple[int, ...]) -> QuerySet[EffortObstacle]:
    """Those that were removed, the latest first, with how."""
    found = _near(actor, unit_ids).exclude(removed_on=None)
    return found.order_by("-removed_on", "-pk")[:REMOVED_SHOWN]


def obstacle_of(actor: Actor, unit_ids: tuple[int, ...], obstacle_id: int) -> EffortObstacle | None:
    """One obstacle near oneself."""
    return _near(actor, unit_ids).filter(pk=obstacle_id).first()


def at_a_meeting(meeting: BoardMeeting, before: BoardMeeting | None) -> tuple[EffortObstacle, ...]:
    """What the meeting begins with: what was open then, and what was removed since the last."""
    since = before.held_on if before else meeting.held_on
    still = Q(removed_on=None) | Q(removed_on__gte=since)
    found = EffortObstacle.objects.filter(still, unit=meeting.unit_id)
    earlier = found.filter(Q(meeting=None) | ~Q(meeting=meeting))
    until = earlier.filter(created_at__date__lte=meeting.held_on)
    return tuple(until.select_related("remover"))


def noted_at(meeting: BoardMeeting) -> tuple[EffortObstacle, ...]:
    """What was noted at a meeting."""
    found = EffortObstacle.objects.filter(meeting=meeting)
    return tuple(found.select_related("remover"))
