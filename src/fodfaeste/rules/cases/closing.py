"""Closing the whole course, with its reason (rules.md section O).

«fast tilknytning til arbejdsmarkedet eller skal overgå til anden indsats, hvis job ikke er muligt»
(SEED-3)
"""

from dataclasses import dataclass

from fodfaeste.rules.cases.kinds import CaseState, SideExit
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import NOTE_LENGTH, is_said


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseClosing:
    """What is known when the whole course is about to be closed."""

    state: CaseState
    cti_is_open: bool
    """Whether a CTI course stands open, also one that only begins on a later day."""
    reason: SideExit | None
    note: str


def obstacles_to_case_closing(facts: CaseClosing) -> tuple[Obstacle, ...]:
    """Return what closing the course lacks; empty when it may be closed."""
    through = facts.reason is not SideExit.COMPLETED or facts.state is CaseState.AFTERCARE
    return unmet(
        (facts.reason is not None, _REASON_KNOWN),
        (not facts.cti_is_open, _CTI_CLOSED_FIRST),
        (through or facts.cti_is_open, _COMPLETED_AFTER_CTI),
        (is_said(facts.note, at_least=NOTE_LENGTH), _NOTE_WRITTEN),
    )


def check_case_closing(facts: CaseClosing) -> None:
    """Raise Refused (E5, G5, I1) unless the course may be closed."""
    refuse_if(obstacles_to_case_closing(facts))


_REASON_KNOWN = Obstacle(
    rule="G5",
    condition="exit_reason_known",
    sentence="Det står ikke, hvorfor forløbet slutter. Opfølgningen fortsætter, indtil borgeren "
    "er i job eller går over i noget andet.",
    next_step="Vælg grunden.",
)
_CTI_CLOSED_FIRST = Obstacle(
    rule="E5",
    condition="cti_closed_first",
    sentence="CTI er ikke afsluttet. Borgeren skal ikke miste støtten, fordi forløbet lukkes.",
    next_step="Afslut CTI først, eller stop CTI før tid med en af de grunde, metoden kender.",
)
_COMPLETED_AFTER_CTI = Obstacle(
    rule="G5",
    condition="completed_after_cti",
    sentence="Forløbet er ikke gennemført, for der har ikke været CTI, som er afsluttet.",
    next_step="Vælg den grund, der passer, eller fortsæt forløbet.",
)
_NOTE_WRITTEN = Obstacle(
    rule="I1",
    condition="exit_note_written",
    sentence="Der mangler et notat om, hvordan forløbet sluttede, og hvem borgeren nu kan gå til.",
    next_step=f"Skriv notatet med mindst {NOTE_LENGTH} tegn.",
)
