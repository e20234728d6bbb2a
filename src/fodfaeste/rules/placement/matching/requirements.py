"""The requirements that an opening meets or does not, whatever its points (D2, D8).

A «no» is never bought off with points. A person may look past it for one opening, with a reason;
it is still shown as a no.
"""

from datetime import date

from fodfaeste.rules.placement.matching.facts import OpeningFacts
from fodfaeste.rules.words import Word


class Requirement(Word):
    """What must hold, in the order it is said."""

    OPEN = "open", "Ledig nu"
    COMPANY_OPEN = "company_open", "Virksomhed i gang"
    PLACES = "places", "Fri plads"
    TRAINEE_RATIO = "trainee_ratio", "Plads til en praktikant mere"
    DEMANDS = "demands", "Jobbets krav"
    HOURS = "hours", "Timer"
    TIMES = "times", "Faste aftaler"
    REACH = "reach", "Afstand"
    NEEDS = "needs", "Nødvendige hensyn"


OF_ITSELF = (
    Requirement.OPEN,
    Requirement.COMPANY_OPEN,
    Requirement.PLACES,
    Requirement.TRAINEE_RATIO,
)
"""What is asked of an opening whoever looks at it."""


def stands(which: Requirement, opening: OpeningFacts, day: date) -> bool:
    """Say whether an opening meets a requirement of itself; what is not known is never a no."""
    match which:
        case Requirement.OPEN:
            begun = opening.open_from is None or opening.open_from <= day
            over = opening.closes_on is not None and opening.closes_on < day
            return begun and not over and not opening.is_closed
        case Requirement.COMPANY_OPEN:
            return opening.company_is_open
        case Requirement.PLACES:
            return opening.places_left is None or opening.places_left > 0
        case Requirement.TRAINEE_RATIO:
            return opening.trainee_places_left is None or opening.trainee_places_left > 0
        case _:
            raise ValueError(which)
