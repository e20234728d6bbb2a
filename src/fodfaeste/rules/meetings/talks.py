"""What must be said when a statutory talk is arranged: when, where and by whom (G2).

«proceskrav om afholdelsestidspunkter, afholdelsessted og ansvarlig medarbejder» (SEED-4)
"""

from dataclasses import dataclass

from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import is_said

RESPONSIBLE = Role.EMPLOYMENT_CASEWORKER


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrangedTalk:
    """What is known when a talk is arranged; `seats` are the team roles somebody sits in."""

    has_a_clock: bool
    place: str
    expected: frozenset[Role]
    seats: frozenset[Role]


def obstacles_to_talk(facts: ArrangedTalk) -> tuple[Obstacle, ...]:
    """Return what the law asks to be said about a talk and that is not said."""
    return unmet(
        (facts.has_a_clock, _HAS_A_CLOCK),
        (is_said(facts.place), _HAS_A_PLACE),
        (Role.CITIZEN in facts.expected, _WITH_THE_CITIZEN),
        (RESPONSIBLE in facts.expected & facts.seats, _HAS_A_RESPONSIBLE),
    )


def check_talk(facts: ArrangedTalk) -> None:
    """Raise Refused (G2) unless the talk says when, where and by whom."""
    refuse_if(obstacles_to_talk(facts))


def _g2(condition: str, sentence: str, next_step: str) -> Obstacle:
    return Obstacle(rule="G2", condition=condition, sentence=sentence, next_step=next_step)


_HAS_A_CLOCK = _g2(
    "talk_has_a_clock",
    "Samtalen har ikke noget klokkeslæt. Borgeren skal vide, hvornår I taler sammen.",
    "Skriv, hvornår samtalen begynder.",
)
_HAS_A_PLACE = _g2(
    "talk_has_a_place",
    "Samtalen har ikke noget sted.",
    "Skriv, hvor I mødes, eller at I taler på telefon eller video.",
)
_WITH_THE_CITIZEN = _g2(
    "talk_is_with_the_citizen",
    "En samtale i kontaktforløbet er med borgeren, og borgeren er ikke indkaldt.",
    "Sæt kryds ved borgeren, eller vælg en anden slags møde.",
)
_HAS_A_RESPONSIBLE = _g2(
    "talk_has_a_responsible",
    "Ingen er ansvarlig for samtalen. Det er beskæftigelsessagsbehandleren på forløbet.",
    "Sæt kryds ved beskæftigelsessagsbehandleren, eller få pladsen på teamet besat.",
)
