"""The plan of each phase: which one may be written in, how it ends, what goes on (E7, F0).

«alene den på forhånd fastsatte tidsafgrænsning» (SEED-4): the calendar alone says which phase is
now. What is past is read, what is now is worked on, what comes next can be prepared.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from fodfaeste.rules.cti.clock import Clock
from fodfaeste.rules.cti.kinds import FocusState
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import is_said

LAST_PHASE = 3


class PhaseTime(Enum):
    """Where a phase lies, seen from a day."""

    PAST = "past"
    PRESENT = "present"
    NEXT = "next"
    LATER = "later"


def time_of(course: Clock, number: int, day: date) -> PhaseTime:
    """Return where a phase (1, 2 or 3) lies on a day; before the start the first comes next."""
    phase = course.phases[number - 1]
    if phase.ends_before <= day:
        return PhaseTime.PAST
    if phase.starts_on <= day:
        return PhaseTime.PRESENT
    before = course.phases[number - 2].starts_on if number > 1 else date.min
    return PhaseTime.NEXT if before <= day else PhaseTime.LATER


def phase_to_show(course: Clock, day: date) -> int:
    """Return the phase that is now; before the start the first, after the end the last."""
    begun = sum(phase.starts_on <= day for phase in course.phases)
    return max(1, begun)


@dataclass(frozen=True, slots=True)
class Ending:
    """How far one focus area of a phase is described."""

    state: FocusState
    result: str


def obstacles_to_plan_in(time: PhaseTime) -> tuple[Obstacle, ...]:
    """Return why nothing can be planned in a phase; empty for the one that is now or next."""
    return unmet((time is not PhaseTime.PAST, PHASE_OVER), (time is not PhaseTime.LATER, NOT_YET))


def check_plan_in(time: PhaseTime) -> None:
    """Raise Refused (E7) unless the phase is now or comes next."""
    refuse_if(obstacles_to_plan_in(time))


def check_ending_in(time: PhaseTime) -> None:
    """Raise Refused (E7) unless the phase has begun: how it went can be told afterwards too."""
    refuse_if(unmet((time in {PhaseTime.PAST, PhaseTime.PRESENT}, NOT_BEGUN)))


def check_carry_on(*, phase: int, into: PhaseTime | None, state: FocusState) -> None:
    """Raise Refused (E7) unless a focus area can go on in the phase after its own.

    `into` is where that phase lies; None after the last one.
    """
    refuse_if(
        unmet(
            (phase < LAST_PHASE, NO_PHASE_AFTER),
            (into is not PhaseTime.PAST or phase >= LAST_PHASE, NEXT_IS_OVER),
            (into is not PhaseTime.LATER, NOT_BEGUN),
            (state in {FocusState.CURRENT, FocusState.CARRIED_ON}, ALREADY_ENDED),
        )
    )


def warnings_after_phase(
    areas: Iterable[Ending], *, number: int, time: PhaseTime
) -> list[Obstacle]:
    """Return that a phase is over and nobody has said how its focus areas went."""
    silent = sum(area.state is FocusState.CURRENT or not is_said(area.result) for area in areas)
    if time is not PhaseTime.PAST or not silent:
        return []
    what = "et fokusområde" if silent == 1 else f"{silent} fokusområder"
    return [
        Obstacle(
            rule="E7",
            condition="phase_results_said",
            sentence=f"Fase {number} er slut, og {what} mangler et ord om, hvordan det gik.",
            next_step="Skriv sammen med borgeren, hvad I nåede, og hvad der så skal ske.",
        )
    ]


PHASE_OVER = Obstacle(
    rule="E7",
    condition="phase_not_over",
    sentence="Fasen er slut, så dens plan kan læses og ikke ændres.",
    next_step="Skriv i planen for den fase, der er nu.",
)
NOT_YET = Obstacle(
    rule="E7",
    condition="phase_is_near",
    sentence="Fasen ligger for langt ude i fremtiden. Borgeren vælger for én fase ad gangen.",
    next_step="Skriv i planen for den fase, der er nu, eller forbered den næste.",
)
NOT_BEGUN = Obstacle(
    rule="E7",
    condition="phase_has_begun",
    sentence="Fasen er ikke begyndt endnu, så intet i den kan være nået.",
    next_step="Vent, til fasen er i gang.",
)
NO_PHASE_AFTER = Obstacle(
    rule="E7",
    condition="phase_after_this",
    sentence="Der kommer ingen fase efter fase 3. Det, der skal leve videre, får andre at stå på.",
    next_step="Skriv det i fastholdelsesplanen, eller overdrag opgaven til en i netværket.",
)
NEXT_IS_OVER = Obstacle(
    rule="E7",
    condition="next_phase_is_open",
    sentence="Den næste fase er også slut, så fokusområdet kan ikke føres over i den.",
    next_step="Vælg det som et nyt fokusområde i den fase, der er nu.",
)
ALREADY_ENDED = Obstacle(
    rule="E7",
    condition="focus_still_runs",
    sentence="Fokusområdet er allerede afsluttet som nået eller valgt fra.",
    next_step="Vælg et nyt fokusområde i stedet, hvis borgeren vil arbejde videre med det.",
)
