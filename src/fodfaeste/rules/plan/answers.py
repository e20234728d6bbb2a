"""The citizen answers a version of the plan on their own page: yes, or what should change (L2, C5).

«Ændringer i planen skal desuden blive besluttet i samarbejde med borgeren.» (SEED-3)
«når borgeren selv formulerer sine mål» (SEED-4)
A yes is a yes to the words that were read: when they are no longer those that hold, the citizen
first reads what is new.
"""

from dataclasses import dataclass

from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import is_said
from fodfaeste.rules.words import Word


class PlanAnswer(Word):
    """What the citizen answers."""

    AGREES = "agrees", "Ja, jeg er enig i planen"
    CHANGE = "change", "Nej, det her skal ændres"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerToPlan:
    """An answer on its way: to which text, and what holds by now.

    `read` is the fingerprint of the plan that was on the page, `holding` of the one that holds.
    """

    answer: PlanAnswer | None
    should_change: str
    read: str
    holding: str


def obstacles_to_plan_answer(facts: AnswerToPlan) -> tuple[Obstacle, ...]:
    """Return what stands in the way of the answer; empty when it can be kept."""
    says_what = facts.answer is not PlanAnswer.CHANGE or is_said(facts.should_change)
    return unmet(
        (facts.read == facts.holding, _READ_WHAT_HOLDS),
        (facts.answer is not None, _ANSWER_CHOSEN),
        (says_what, _CHANGE_SAID),
    )


def check_plan_answer(facts: AnswerToPlan) -> None:
    """Raise Refused (L2, C5) unless the answer can be kept."""
    refuse_if(obstacles_to_plan_answer(facts))


_READ_WHAT_HOLDS = Obstacle(
    rule="C5",
    condition="answered_plan_holds",
    sentence="Planen er ændret, siden du læste den.",
    next_step="Læs, hvad der er nyt, og svar så igen.",
)
_ANSWER_CHOSEN = Obstacle(
    rule="L2",
    condition="plan_answer_chosen",
    sentence="Du har ikke valgt et svar.",
    next_step="Vælg, om du er enig, eller om noget skal ændres.",
)
_CHANGE_SAID = Obstacle(
    rule="L2",
    condition="plan_change_said",
    sentence="Du har ikke skrevet, hvad der skal ændres.",
    next_step="Skriv det med dine egne ord. Det må gerne være kort.",
)
