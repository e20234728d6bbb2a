"""Hurtig afklaring from citizen and workplace, and what only a caseworker decides (G6).

«reagere hurtigt på henvendelser fra borgeren» (SEED-3)
«forudsætter, at sagsbehandlerne involveres med det samme» (SEED-4)
Whoever keeps the daily overview is asked (A8). What takes a decision they pass on to the
caseworkers, and the day it is due stays: whoever asked waits no longer for that.
"""

from collections.abc import Collection
from dataclasses import dataclass

from fodfaeste.rules.access.roles import CASEWORKER_ROLES, Role
from fodfaeste.rules.followup.daily import keep_overview
from fodfaeste.rules.followup.quick import QuickState, may_answer
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import NOTE_LENGTH, is_said
from fodfaeste.rules.words import Word

MOST_WAITING = 3
"""Questions of one citizen or one workplace that wait at a time; beyond that one calls."""


class Raiser(Word):
    """Who raised it."""

    COLLEAGUE = "colleague", "En kollega"
    CITIZEN = "citizen", "Borgeren"
    EMPLOYER = "employer", "Arbejdspladsen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Raised:
    """What is known when citizen or workplace asks; `waiting` are their own that wait."""

    question: str
    waiting: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOn:
    """What is known when one is passed on; `seats` are the team roles somebody sits in today."""

    state: QuickState
    asked: frozenset[Role]
    roles: frozenset[Role]
    seats: frozenset[Role]


def asked_of(seats: Collection[Role], *, in_cti: bool) -> frozenset[Role]:
    """Return who is asked: the keeper of the overview, else the caseworkers, even if both lack.

    A question to empty seats still has its day, and the leader is told when it has passed.
    """
    filled = frozenset(seats)
    caseworkers = frozenset(CASEWORKER_ROLES)
    return (keep_overview(in_cti=in_cti) & filled) or (caseworkers & filled) or caseworkers


def obstacles_to_raising(facts: Raised) -> tuple[Obstacle, ...]:
    """Return why a question from citizen or workplace cannot be sent."""
    return unmet(
        (is_said(facts.question, at_least=NOTE_LENGTH), _MATTER_SAID),
        (facts.waiting < MOST_WAITING, _FEW_AT_A_TIME),
    )


def check_raising(facts: Raised) -> None:
    """Raise Refused (G6) unless the question can be sent."""
    refuse_if(obstacles_to_raising(facts))


def may_pass_on(asked: Collection[Role], roles: Collection[Role]) -> bool:
    """Say whether somebody with these roles may leave it to the caseworkers."""
    beyond = frozenset(asked) - frozenset(CASEWORKER_ROLES)
    return bool(beyond) and may_answer(asked, roles)


def decide_it(seats: Collection[Role]) -> frozenset[Role]:
    """Return the caseworkers who are asked when it takes a decision."""
    return frozenset(CASEWORKER_ROLES) & frozenset(seats)


def obstacles_to_passing_on(facts: PassedOn) -> tuple[Obstacle, ...]:
    """Return why a question cannot be passed on to the caseworkers."""
    return unmet(
        (facts.state is QuickState.OPEN, _STILL_WAITS),
        (may_pass_on(facts.asked, facts.roles), _PASSED_ON_BY_ASKED),
        (bool(decide_it(facts.seats)), _SOMEBODY_DECIDES),
    )


def check_passing_on(facts: PassedOn) -> None:
    """Raise Refused (G6) unless the question can be passed on."""
    refuse_if(obstacles_to_passing_on(facts))


def _g6(condition: str, sentence: str, next_step: str) -> Obstacle:
    return Obstacle(rule="G6", condition=condition, sentence=sentence, next_step=next_step)


_MATTER_SAID = _g6(
    "quick_matter_said",
    "Der står ikke, hvad der skal afklares.",
    f"Skriv med mindst {NOTE_LENGTH} tegn, hvad du gerne vil have svar på.",
)
_FEW_AT_A_TIME = _g6(
    "quick_few_at_a_time",
    f"Du venter allerede på {MOST_WAITING} svar.",
    "Ring i stedet. Navn og telefon står på siden.",
)
_STILL_WAITS = _g6(
    "quick_passed_on_while_open",
    "Afklaringen venter ikke på svar længere og kan ikke sendes videre.",
    "Læs svaret. Er der noget nyt, så bed om en ny afklaring.",
)
_PASSED_ON_BY_ASKED = _g6(
    "quick_passed_on_by_asked",
    "Kun den, der er spurgt, eller lederen sender en afklaring videre til sagsbehandlerne, "
    "og kun når de ikke er spurgt alene.",
    "Skriv et svar, eller tal med den, der er spurgt.",
)
_SOMEBODY_DECIDES = _g6(
    "quick_somebody_decides",
    "Der er ingen sagsbehandler på teamet, som kan afgøre det.",
    "Bed lederen om at sætte en sagsbehandler på teamet.",
)
