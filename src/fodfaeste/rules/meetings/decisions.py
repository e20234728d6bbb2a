"""Minutes are decisions: each becomes a task, a change in the plan, or a note (G1, C5).

«Opfølgningen bør være tværfaglig og i samarbejde med borgeren» (SEED-3); what is decided is done by
somebody before a day, and the next meeting sees what became of it.
"""

from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.meetings.holding import RULES
from fodfaeste.rules.meetings.kinds import DecisionBecomes, MeetingKind, MeetingState
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import is_said


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A decision as it is about to be written; `has_somebody`: it is said who does it."""

    kind: MeetingKind
    state: MeetingState
    meets_on: date
    text: str
    becomes: DecisionBecomes
    has_somebody: bool = False
    due_on: date | None = None


def obstacles_to_decision(facts: Decided, *, today: date) -> tuple[Obstacle, ...]:
    """Return what stands in the way of writing a decision down."""
    rule = RULES[facts.kind]
    is_task = facts.becomes is DecisionBecomes.TASK
    met = facts.state is not MeetingState.CANCELLED and facts.meets_on <= today
    due = facts.due_on
    return unmet(
        (met, _met(rule)),
        (is_said(facts.text), _in_words(rule)),
        (not is_task or facts.has_somebody, _by_somebody(rule)),
        (not is_task or due is not None, _by_a_day(rule)),
        (not is_task or due is None or due >= facts.meets_on, _day_ahead(rule)),
    )


def check_decision(facts: Decided, *, today: date) -> None:
    """Raise Refused unless the decision can be written down."""
    refuse_if(obstacles_to_decision(facts, today=today))


def check_point(text: str, *, kind: MeetingKind, state: MeetingState) -> None:
    """Raise Refused unless there is a meeting ahead and something to talk about."""
    rule = RULES[kind]
    refuse_if(
        unmet((state is MeetingState.PLANNED, _ahead(rule)), (is_said(text), _point_said(rule)))
    )


def _met(rule: str) -> Obstacle:
    return Obstacle(
        rule=rule,
        condition="meeting_took_place",
        sentence="Mødet er ikke begyndt endnu, eller det er aflyst. Der er intet besluttet på det.",
        next_step="Skriv beslutningen, når I mødes, eller sæt det på dagsordenen.",
    )


def _in_words(rule: str) -> Obstacle:
    return Obstacle(
        rule=rule,
        condition="meeting_decision_in_words",
        sentence="Det står ikke, hvad I besluttede.",
        next_step="Skriv beslutningen med få ord.",
    )


def _by_somebody(rule: str) -> Obstacle:
    return Obstacle(
        rule=rule,
        condition="meeting_decision_by_somebody",
        sentence="Det står ikke, hvem der gør det. En opgave uden nogen bliver ikke løst.",
        next_step="Vælg, hvem der gør det.",
    )


def _by_a_day(rule: str) -> Obstacle:
    return Obstacle(
        rule=rule,
        condition="meeting_decision_by_a_day",
        sentence="Det står ikke, hvornår det skal være gjort.",
        next_step="Vælg en dag.",
    )


def _day_ahead(rule: str) -> Obstacle:
    return Obstacle(
        rule=rule,
        condition="meeting_decision_day_ahead",
        sentence="Opgaven skulle være gjort før mødet.",
        next_step="Vælg mødets dag eller en senere dag.",
    )


def _ahead(rule: str) -> Obstacle:
    return Obstacle(
        rule=rule,
        condition="agenda_meeting_ahead",
        sentence="Mødet er holdt eller aflyst, så der kan ikke sættes mere på dagsordenen.",
        next_step="Sæt punktet på næste møde.",
    )


def _point_said(rule: str) -> Obstacle:
    return Obstacle(
        rule=rule,
        condition="agenda_point_said",
        sentence="Der står ikke, hvad I skal tale om.",
        next_step="Skriv punktet med få ord.",
    )
