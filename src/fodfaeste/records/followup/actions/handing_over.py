"""Hand a caseload over, seat by seat: what is refused stays, named with its rule (A2, A6, H4)."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid5

from django.db import transaction

from fodfaeste.records.cases import access
from fodfaeste.records.cases.actions.team import TeamChange, change_team
from fodfaeste.records.cases.models import Case, TeamMembership
from fodfaeste.records.cti.models import CtiCourse
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.cases.handover import NOT_IN_SIGHT, check_handed
from fodfaeste.rules.refusal import Obstacle, Refused


@dataclass(frozen=True, slots=True, order=True)
class Move:
    """One seat, and who takes it."""

    case_id: int
    role: Role
    successor_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """Whose caseload, to whom, and why; `caseload_reason` where hands become more than full."""

    leaver_id: int
    moves: tuple[Move, ...]
    reason: str
    caseload_reason: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one move; nothing stood in the way when there are no obstacles."""

    move: Move
    obstacles: tuple[Obstacle, ...] = ()


@transaction.atomic
def hand_over(
    *, actor: Actor, key: UUID, handed: HandOver, today: date, now: datetime
) -> tuple[Outcome, ...]:
    """Move each seat by itself: one that is refused is taken back alone, and the others stand.

    Sent twice with the same key, it does once; a seat the successor has already counts as done.
    """
    access.require_anywhere(actor, Permission.CASELOAD_SEE)
    return tuple(
        _moved(move, actor=actor, key=key, handed=handed, today=today, now=now)
        for move in sorted(handed.moves)
    )


def _moved(
    move: Move, *, actor: Actor, key: UUID, handed: HandOver, today: date, now: datetime
) -> Outcome:
    try:
        with transaction.atomic():
            _move(move, actor=actor, key=key, handed=handed, today=today, now=now)
    except Refused as refused:
        return Outcome(move, refused.obstacles)
    return Outcome(move)


def _move(
    move: Move, *, actor: Actor, key: UUID, handed: HandOver, today: date, now: datetime
) -> None:
    case = Case.objects.filter(pk=move.case_id, unit__in=actor.leads_units, closed_on=None).first()
    if case is None:
        raise Refused(NOT_IN_SIGHT)
    Case.objects.select_for_update().get(pk=case.pk)  # as the change itself: they take turns
    seats = TeamMembership.objects.on(today).filter(case=case, role=move.role)
    holder = seats.values_list("user_id", flat=True).first()
    if holder == move.successor_id:
        return
    check_handed(
        role=move.role,
        holder=holder,
        leaver=handed.leaver_id,
        successor=move.successor_id,
        follow_on=_follow_on(case),
    )
    change_team(
        actor=actor,
        key=uuid5(key, f"{move.case_id}:{move.role}:{move.successor_id}"),
        case=case,
        change=TeamChange(
            role=move.role,
            user_id=move.successor_id,
            reason=handed.reason,
            caseload_reason=handed.caseload_reason,
        ),
        today=today,
        now=now,
    )


def _follow_on(case: Case) -> int | None:
    """Who is named to give the support after the CTI that runs (H4)."""
    running = CtiCourse.objects.filter(case=case, closed_on=None)
    return running.values_list("follow_on_user", flat=True).first()
