"""Quick questions from citizen and workplace: whom they reach, and how far they are (G6)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection
from django.db.models import Q, QuerySet

from fodfaeste.records.cases.models import QuickReaction
from fodfaeste.records.cti.models import CtiCourse
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.followup.quick import QuickState
from fodfaeste.rules.followup.quick_raised import Raiser

SHOWN = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """One question as the one who asked, or whom it is about, may follow it."""

    question: str
    asked_at: datetime
    due_on: date
    state: QuickState
    is_decided_by_caseworker: bool
    answered_at: datetime | None
    answerer: str
    answer: str

    @property
    def is_open(self) -> bool:
        """Whether it waits."""
        return self.state is QuickState.OPEN


@dataclass(frozen=True, slots=True)
class LinkedSeat:
    """One on the team of the citizen behind a link."""

    user_id: int
    role: Role


def is_in_cti(case_id: int, today: date) -> bool:
    """Whether a CTI course has begun and is not closed: then the CTI worker keeps the overview."""
    is_open = Q(closed_on=None) | Q(closed_on__gt=today)
    return CtiCourse.objects.filter(is_open, case_id=case_id, starts_on__lte=today).exists()


def raised_by(case_id: int, raiser: Raiser) -> QuerySet[QuickReaction]:
    """What one side has asked about one course."""
    return QuickReaction.objects.filter(case_id=case_id, raised_by=raiser)


def about_me(case_id: int) -> tuple[Status, ...]:
    """What the citizen may follow: their own questions whole, of others that somebody asked."""
    rows = QuickReaction.objects.filter(case_id=case_id).select_related("answered_by")
    latest = rows.order_by("-created_at", "-pk")[:SHOWN]
    return tuple(_status(row, whole=row.raised_by is Raiser.CITIZEN) for row in latest)


def by_link(link_id: int) -> tuple[Status, ...]:
    """What the workplace may follow: its own questions, without the answer, which is told."""
    rows = QuickReaction.objects.filter(link_id=link_id).order_by("-created_at", "-pk")[:SHOWN]
    return tuple(_status(row, whole=False, question=row.question) for row in rows)


def linked_team() -> tuple[LinkedSeat, ...]:
    """The team behind the link today."""
    with connection.cursor() as cursor:
        cursor.execute("select user_id, role from linked_team()")
        return tuple(LinkedSeat(number, Role(role)) for number, role in cursor.fetchall())


def linked_in_cti() -> bool:
    """Whether CTI runs for the citizen behind the link."""
    with connection.cursor() as cursor:
        cursor.execute("select linked_in_cti()")
        row = cursor.fetchone()
    return bool(row and row[0])


def _status(row: QuickReaction, *, whole: bool, question: str = "") -> Status:
    who = row.answered_by if whole else None
    return Status(
        question=row.question if whole else question,
        asked_at=row.created_at,
        due_on=row.due_on,
        state=QuickState(row.state),
        is_decided_by_caseworker=row.passed_on_on is not None,
        answered_at=row.answered_at,
        answerer=who.name if who else "",
        answer=row.answer if whole else "",
    )
