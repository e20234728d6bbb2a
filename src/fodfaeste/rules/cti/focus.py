"""Focus areas: few, and chosen by the citizen (E7).

«Indsatsen skal have et målrettet fokus på særlige områder, der er udvalgt af borgeren.» (SEED-3)
One to three in a phase (domain.md section 1.1), each tied to a track: Job, Mestring or Netværk.
"""

from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.cases.kinds import Track
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import is_said
from fodfaeste.rules.words import Word


class ChosenHow(Word):
    """How the citizen chose a focus area, so that the choice can be found again."""

    TALK = "talk", "I en samtale"
    MEETING = "meeting", "På et møde med flere"
    WROTE = "wrote", "Borgeren skrev det selv"


@dataclass(frozen=True, slots=True, kw_only=True)
class FocusArea:
    """A focus area on its way into a phase plan."""

    title: str
    track: Track | None
    chosen_how: ChosenHow | None


def obstacles_to_focus(area: FocusArea) -> tuple[Obstacle, ...]:
    """Return what the focus area lacks; empty when it can be written."""
    return unmet(
        (is_said(area.title), _NAMED),
        (area.track is not None, _ON_A_TRACK),
        (area.chosen_how is not None, _CHOSEN_BY_CITIZEN),
    )


def check_focus(area: FocusArea) -> None:
    """Raise Refused (E7) unless the focus area is named, on a track and the citizen's choice."""
    refuse_if(obstacles_to_focus(area))


def check_chosen_by_now(*, chosen_on: date, today: date) -> None:
    """Raise Refused (E7) when the citizen is said to have chosen on a day that has not come."""
    refuse_if(unmet((chosen_on <= today, _CHOSEN_BY_NOW)))


def warnings_in_phase(*, current_areas: int, at_most: int = 3) -> tuple[Obstacle, ...]:
    """Return the warning about too few or too many current focus areas in a phase."""
    return unmet((current_areas >= 1, _AT_LEAST_ONE), (current_areas <= at_most, _NOT_TOO_MANY))


_NAMED = Obstacle(
    rule="E7",
    condition="focus_named",
    sentence="Fokusområdet har intet navn. Borgeren skal kunne genkende det.",
    next_step="Skriv med borgerens egne ord, hvad I vil arbejde med.",
)
_ON_A_TRACK = Obstacle(
    rule="E7",
    condition="focus_on_a_track",
    sentence="Fokusområdet hører ikke til et spor. CTI holder job, mestring og netværk sammen.",
    next_step="Vælg det spor, fokusområdet hører til: job, mestring eller netværk.",
)
_CHOSEN_BY_CITIZEN = Obstacle(
    rule="E7",
    condition="chosen_by_citizen",
    sentence="Det er ikke noteret, at borgeren selv har valgt fokusområdet. "
    "Det er borgeren, der ved, hvad der skal arbejdes med.",
    next_step="Tal med borgeren om valget, og skriv, hvordan borgeren valgte.",
)
_CHOSEN_BY_NOW = Obstacle(
    rule="E7",
    condition="chosen_by_now",
    sentence="Valget er dateret ude i fremtiden. Borgeren skal først have valgt.",
    next_step="Ret datoen til den dag, borgeren valgte.",
)
_AT_LEAST_ONE = Obstacle(
    rule="E7",
    condition="at_least_one_focus",
    sentence="Fasen har intet fokusområde. Uden et fokus bliver støtten tilfældig.",
    next_step="Spørg borgeren, hvad der er vigtigst at arbejde med nu.",
)
_NOT_TOO_MANY = Obstacle(
    rule="E7",
    condition="few_focus_areas",
    sentence="Fasen har mange fokusområder. CTI virker bedst med ét til tre ad gangen.",
    next_step="Bed borgeren om at vælge de vigtigste, og lad de andre vente.",
)
