"""What the employer thinks: how it goes, and what to talk about (L4).

«Der indgås også en klar aftale om opfølgning» (SEED-4): what is said between two follow-ups reaches
the consultant the same day.
"""

from dataclasses import dataclass

from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet

WORST, BEST = 1, 5
ATTENTION = 2
"""At this mark or below, the consultant is asked to call."""
MOST_A_DAY = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """What is known when feedback comes in by a link."""

    score: int | None
    is_at_work: bool
    given_today: int


def obstacles_to_feedback(facts: Feedback) -> tuple[Obstacle, ...]:
    """Return what stands in the way of the feedback; empty when it can be kept."""
    return unmet(
        (facts.is_at_work, _AGREEMENT_COUNTS),
        (facts.score is not None and WORST <= facts.score <= BEST, _SCORE_SAID),
        (facts.given_today < MOST_A_DAY, _NOT_TOO_OFTEN),
    )


def check_feedback(facts: Feedback) -> int:
    """Return the mark; raise Refused (L4) unless the feedback can be kept."""
    refuse_if(obstacles_to_feedback(facts))
    return facts.score or WORST


def needs_a_call(score: int) -> bool:
    """Say whether the consultant is asked to call."""
    return score <= ATTENTION


def _l4(condition: str, sentence: str, next_step: str) -> Obstacle:
    return Obstacle(rule="L4", condition=condition, sentence=sentence, next_step=next_step)


_AGREEMENT_COUNTS = _l4(
    "agreement_counts",
    "Der er ingen aftale, der gælder lige nu.",
    "Ring til jobkonsulenten.",
)
_SCORE_SAID = _l4(
    "score_said",
    "Du har ikke valgt, hvordan det går.",
    "Vælg et tal fra 1 til 5.",
)
_NOT_TOO_OFTEN = _l4(
    "feedback_not_too_often",
    "Du har skrevet flere gange i dag, og det hele er modtaget.",
    "Ring til jobkonsulenten, hvis det haster.",
)
