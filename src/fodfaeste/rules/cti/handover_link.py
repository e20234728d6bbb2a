"""A link asks somebody in the network, or a professional outside, about one task (E11, C2).

«støtten i og uden for jobbet overdrages gradvist til borgerens netværk» (SEED-4)
«Borgeren skal dog give tilladelse til, at de inddrages» (SEED-4): a link is made with the citizen's
yes, and closes with it. It shows the task, the first name and whom to call, and nothing else. A yes
or a no is given once; what has become of it is told on the telephone.
"""

from dataclasses import dataclass

from fodfaeste.rules.cti.kinds import HandoverState
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import is_said


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverLink:
    """What is known when a link about a task is about to be made.

    `to_person`: somebody in the network is to take it over; `may_be_contacted`: the citizen has
    said yes to speaking with them.
    """

    state: HandoverState
    to_person: bool
    is_there: bool
    may_be_contacted: bool


def obstacles_to_handover_link(facts: HandoverLink) -> tuple[Obstacle, ...]:
    """Return what stands in the way of the link; empty when it can be made."""
    return unmet(
        (facts.to_person and facts.is_there, _ASKED_OF_SOMEBODY),
        (facts.state is HandoverState.PLANNED, _NOT_ANSWERED_YET),
        (facts.may_be_contacted, _ASKED_WITH_CONSENT),
    )


def check_handover_link(facts: HandoverLink) -> None:
    """Raise Refused (E11, C2) unless the link can be made."""
    refuse_if(obstacles_to_handover_link(facts))


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverAnswer:
    """An answer that comes by the link; a no says why in a word."""

    state: HandoverState
    accepts: bool | None
    why: str = ""


def check_handover_answer(facts: HandoverAnswer) -> None:
    """Raise Refused (E11) unless the answer can be kept."""
    refuse_if(
        unmet(
            (facts.state is HandoverState.PLANNED, _ANSWERED_ONCE),
            (facts.accepts is not None, _ANSWER_CHOSEN),
            (facts.accepts is not False or is_said(facts.why), _NO_SAYS_WHY),
        )
    )


_ASKED_OF_SOMEBODY = Obstacle(
    rule="E11",
    condition="link_asks_somebody",
    sentence="Der er ikke nogen i netværket at spørge om opgaven.",
    next_step="Planlæg opgaven til en, der er med i netværket nu.",
)
_NOT_ANSWERED_YET = Obstacle(
    rule="E11",
    condition="link_before_the_answer",
    sentence="Der er allerede svaret på opgaven, eller den er taget tilbage.",
    next_step="Planlæg opgaven igen, hvis nogen skal spørges på ny.",
)
_ASKED_WITH_CONSENT = Obstacle(
    rule="C2",
    condition="link_asks_with_consent",
    sentence="Borgeren har ikke et gældende samtykke til, at I spørger dem. "
    "Det er borgeren, der bestemmer, hvem der er med.",
    next_step="Tal med borgeren, og registrér samtykket først.",
)
_ANSWERED_ONCE = Obstacle(
    rule="E11",
    condition="link_answered_once",
    sentence="Der er allerede svaret her.",
    next_step="Ring, hvis svaret skal være et andet. Nummeret står på siden.",
)
_ANSWER_CHOSEN = Obstacle(
    rule="E11",
    condition="link_answer_chosen",
    sentence="Du har ikke valgt et svar.",
    next_step="Vælg ja eller nej.",
)
_NO_SAYS_WHY = Obstacle(
    rule="E11",
    condition="link_no_says_why",
    sentence="Du har ikke skrevet, hvorfor det ikke passer.",
    next_step="Skriv et par ord. Det hjælper os med at finde en anden.",
)
