"""What stands above the board of a unit: the last meeting, the one that goes on, obstacles (J2)."""

from datetime import date
from typing import Any, TypeAlias

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from fodfaeste.accounts.models import Unit
from fodfaeste.records.boards.models import BoardDecision, BoardMeeting, EffortObstacle
from fodfaeste.records.boards.queries.reach import near
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.cases.kinds import TaskState

HeadRow: TypeAlias = Unit
"""A unit annotated with its meetings, what its last one promised, and its obstacles."""


def heads_of(actor: Actor, today: date) -> tuple[Unit, ...]:
    """The units whose boards one comes to, each with what stands above its board; one query.

    `promised` and `kept` are the tasks and obstacles of the last meeting about courses in sight.
    """
    meetings = BoardMeeting.objects.filter(unit=OuterRef("pk"))
    ended = meetings.exclude(ended_on=None).order_by("-held_on", "-pk")
    still = EffortObstacle.objects.filter(unit=OuterRef("pk"), removed_on=None)
    found = near(actor, today).annotate(
        ongoing=Subquery(meetings.filter(ended_on=None).values("pk")[:1]),
        last=Subquery(ended.values("pk")[:1]),
        last_on=Subquery(ended.values("held_on")[:1]),
        obstacles=_number(still, "unit"),
        late_obstacles=_number(still.filter(due_on__lt=today), "unit"),
    )
    return tuple(_with_promises(found))


def goes_on(unit: HeadRow | None) -> int | None:
    """The number of the meeting that goes on in a unit of `heads_of`."""
    number: int | None = getattr(unit, "ongoing", None)
    return number


def _with_promises(units: QuerySet[Unit]) -> QuerySet[Unit]:
    promised = BoardDecision.objects.filter(
        Q(task__isnull=False) | Q(obstacle__isnull=False), meeting=OuterRef("last")
    )
    kept = Q(task__state=TaskState.DONE) | Q(obstacle__removed_on__isnull=False)
    return units.annotate(
        promised=_number(promised, "meeting"), kept=_number(promised.filter(kept), "meeting")
    )


def _number(rows: QuerySet[Any], by: str) -> Coalesce:
    counted = rows.order_by().values(by).annotate(number=Count("pk"))
    return Coalesce(Subquery(counted.values("number")), 0)
