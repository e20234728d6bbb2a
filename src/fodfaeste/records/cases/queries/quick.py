"""What waits for a quick answer, what was answered, and how long it took (G3)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import BooleanField, ExpressionWrapper, F, Q, QuerySet

from fodfaeste.kernel.clock import day_of
from fodfaeste.records.cases.models import QuickReaction
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.followup.quick import QuickMatter, QuickState, Waiting, days_taken, waiting
from fodfaeste.rules.followup.quick_raised import Raiser

SHOWN = 30
MOST_OF_A_LIST = 25
LOOKED_AT = 500
"""Answers that the leader's figure is made from: the latest of the last half year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quick:
    """One question with its answer; names are of colleagues, `citizen` of whom it is about."""

    id: int
    version: int
    case_id: int
    citizen: str
    matter: QuickMatter
    question: str
    asked: tuple[Role, ...]
    asker: str
    asker_id: int | None
    asked_at: datetime
    due_on: date
    state: QuickState
    answer: str
    answerer: str
    answered_at: datetime | None
    escalated_on: date | None
    raised_by: Raiser = Raiser.COLLEAGUE
    passed_on_on: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether it waits for an answer."""
        return self.state is QuickState.OPEN

    @property
    def days_taken(self) -> int | None:
        """The working days until the answer; None while there is none."""
        if self.answered_at is None:
            return None
        return days_taken(day_of(self.asked_at), day_of(self.answered_at))

    @property
    def in_time(self) -> bool:
        """Whether the answer came no later than its day."""
        return self.answered_at is not None and day_of(self.answered_at) <= self.due_on

    def waiting(self, today: date) -> Waiting | None:
        """How it stands against its day; None when it waits no longer."""
        return waiting(self.due_on, today=today) if self.is_open else None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerTimes:
    """How fast a unit answers: a figure for its leader."""

    answered: int
    in_time: int
    median_days: int | None
    waiting: int
    longest_days: int
    """Working days that the oldest question has waited."""


def quick_of(case_id: int) -> tuple[Quick, ...]:
    """The questions around one citizen: those that wait first, then the latest answered."""
    waits = ExpressionWrapper(Q(state=QuickState.OPEN), output_field=BooleanField())
    rows = _rows().filter(case_id=case_id).order_by(waits.desc(), "-created_at", "-pk")[:SHOWN]
    found = sorted(map(_quick, rows), key=lambda one: (not one.is_open, _urgent(one)))
    return tuple(found)


def one_quick(case_id: int, quick_id: int) -> Quick | None:
    """One question of a case; None when it is another case's."""
    row = _rows().filter(case_id=case_id, pk=quick_id).first()
    return _quick(row) if row else None


def late_in_units(actor: Actor, today: date) -> tuple[Quick, ...]:
    """Unanswered questions past their day in the units somebody leads, the oldest first."""
    if not actor.leads_units:
        return ()
    rows = _rows().filter(
        case__unit__in=actor.leads_units,
        case__closed_on=None,
        state=QuickState.OPEN,
        due_on__lt=today,
    )
    return tuple(map(_quick, rows.order_by("due_on", "pk")[:MOST_OF_A_LIST]))


def answer_times(units: Collection[int], *, since: date, today: date) -> AnswerTimes:
    """What waits in some units now, and how long answers took since a day, in working days."""
    answered = Q(state=QuickState.ANSWERED, answered_at__date__gte=since)
    waits = Q(state=QuickState.OPEN, case__closed_on=None)
    rows = QuickReaction.objects.filter(answered | waits, case__unit__in=list(units))
    found = rows.order_by(F("answered_at").desc(nulls_first=True)).values_list(
        "created_at", "answered_at", "due_on"
    )[:LOOKED_AT]
    days = [(day_of(asked), day_of(at) if at else None, due) for asked, at, due in found]
    done = [(asked, on, due) for asked, on, due in days if on is not None]
    taken = sorted(days_taken(asked, on) for asked, on, _ in done)
    waited = [days_taken(asked, today) for asked, on, _ in days if on is None]
    return AnswerTimes(
        answered=len(done),
        in_time=sum(on <= due for _, on, due in done),
        median_days=taken[len(taken) // 2] if taken else None,
        waiting=len(waited),
        longest_days=max(waited, default=0),
    )


def _rows() -> QuerySet[QuickReaction]:
    return QuickReaction.objects.select_related("created_by", "answered_by", "case__citizen")


def _urgent(one: Quick) -> tuple[date, int]:
    return (one.due_on, one.id) if one.is_open else (date.min, -one.id)


def _quick(row: QuickReaction) -> Quick:
    return Quick(
        id=row.pk,
        version=row.version,
        case_id=row.case_id,
        citizen=row.case.citizen.name,
        matter=QuickMatter(row.matter),
        question=row.question,
        asked=tuple(map(Role, row.asked)),
        asker=row.person_name or (row.created_by.name if row.created_by else ""),
        asker_id=row.created_by_id,
        asked_at=row.created_at,
        due_on=row.due_on,
        state=QuickState(row.state),
        answer=row.answer,
        answerer=row.answered_by.name if row.answered_by else "",
        answered_at=row.answered_at,
        escalated_on=row.escalated_on,
        raised_by=Raiser(row.raised_by),
        passed_on_on=row.passed_on_on,
    )
