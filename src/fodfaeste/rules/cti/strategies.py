"""What was tried, in which situation, and how it went: the citizen's own bank of strategies (E15).

«identificere, afprøve og tilpasse mestringsstrategier og overføre dem fra én sammenhæng til en
anden» (SEED-4). A strategy is something one does. Each time it is tried there is a day, a situation
and an outcome; a try in another situation than the first is the strategy carried over. What did not
work stays to be read: it need not be tried again.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import NOTE_LENGTH, is_said
from fodfaeste.rules.words import Word


class Situation(Word):
    """Where a strategy was tried."""

    HOME = "home", "Hjemme"
    WORK = "work", "På arbejdet"
    WAY = "way", "På vejen"
    OTHERS = "others", "Sammen med andre"
    OUT = "out", "Ude: butik, læge, kommune"


AT_WORK = frozenset({Situation.WORK, Situation.WAY, Situation.OTHERS})
"""What a new workplace may build on: the work itself, the way there, and being among others."""


class Outcome(Word):
    """How a try went."""

    WORKED = "worked", "Det virkede"
    PARTLY = "partly", "Det virkede delvist"
    NOT = "not", "Det virkede ikke"


@dataclass(frozen=True, slots=True, kw_only=True)
class Try:
    """One time a strategy was tried; `order` tells two of the same day apart."""

    tried_on: date
    situation: Situation
    outcome: Outcome
    order: int = 0


def in_order(tries: Iterable[Try]) -> tuple[Try, ...]:
    """Return the tries from the first to the last."""
    return tuple(sorted(tries, key=lambda one: (one.tried_on, one.order)))


def stands(tries: Iterable[Try]) -> dict[Situation, Outcome]:
    """Return how it went the last time in each situation, in the order first tried."""
    found: dict[Situation, Outcome] = {}
    for one in in_order(tries):
        found[one.situation] = one.outcome
    return found


def works(tries: Iterable[Try], *, among: Iterable[Situation] = Situation) -> bool:
    """Say whether it worked the last time in at least one of the situations."""
    standing = stands(tries)
    return any(standing.get(where) is Outcome.WORKED for where in among)


def carried_over(tries: Iterable[Try]) -> tuple[tuple[Situation, Outcome], ...]:
    """Return the situations it was taken to after the first, with how it goes there."""
    return tuple(stands(tries).items())[1:]


def is_found(tries: Iterable[Try], *, situation: Situation | None, outcome: Outcome | None) -> bool:
    """Say whether a strategy is asked for: it went so the last time, in that situation."""
    standing = stands(tries)
    asked = standing if situation is None else {situation: standing.get(situation)}
    found = {how for how in asked.values() if how is not None}
    return outcome in found if outcome is not None else situation is None or bool(found)


def check_strategy(text: str) -> None:
    """Raise Refused (E15) when a strategy does not say what one does."""
    refuse_if(unmet((is_said(text), _STRATEGY_SAID)))


def check_try(*, tried_on: date, today: date) -> None:
    """Raise Refused (E15) for a try that has not been yet."""
    refuse_if(unmet((tried_on <= today, _TRIED_BY_TODAY)))


def check_words_are_ones_own(*, written_as: Role, reader: Role) -> None:
    """Raise Refused (E15) when somebody else would rewrite what the citizen wrote."""
    own = written_as is not Role.CITIZEN or reader is Role.CITIZEN
    refuse_if(unmet((own, _CITIZENS_WORDS_STAND)))


def check_set_aside(*, already: bool, reason: str) -> None:
    """Raise Refused (E15) unless something standing is set aside for a reason."""
    refuse_if(
        unmet((not already, _STILL_STANDS), (is_said(reason, at_least=NOTE_LENGTH), _REASON_SAID))
    )


def check_still_stands(*, set_aside: bool) -> None:
    """Raise Refused (E15) when what is set aside would be written in."""
    refuse_if(unmet((not set_aside, _STILL_STANDS)))


_STRATEGY_SAID = Obstacle(
    rule="E15",
    condition="strategy_said",
    sentence="Der står ikke, hvad borgeren gør.",
    next_step="Skriv kort, hvad der blev prøvet, så borgeren kan gøre det igen.",
)
_TRIED_BY_TODAY = Obstacle(
    rule="E15",
    condition="strategy_tried_by_today",
    sentence="Dagen er ikke kommet endnu, så det kan ikke være prøvet.",
    next_step="Vælg den dag, det blev prøvet. En plan om at prøve hører til i et fokusområde.",
)
_CITIZENS_WORDS_STAND = Obstacle(
    rule="E15",
    condition="citizens_strategy_stands",
    sentence="Borgeren har selv skrevet det her. Kun borgeren retter i sine egne ord.",
    next_step="Skriv, hvordan det gik, som en ny gang, det blev prøvet.",
)
_STILL_STANDS = Obstacle(
    rule="E15",
    condition="strategy_still_stands",
    sentence="Den er lagt til side og kan ikke ændres.",
    next_step="Læg strategien ind igen, hvis I vil prøve den på ny.",
)
_REASON_SAID = Obstacle(
    rule="E15",
    condition="set_aside_reason_said",
    sentence="Der står ikke, hvorfor den lægges til side. Intet slettes uden en forklaring.",
    next_step=f"Skriv hvorfor med mindst {NOTE_LENGTH} tegn.",
)
