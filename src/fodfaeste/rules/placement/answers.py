"""How an agreement becomes one: everybody answers the same text, and the text cannot change (D6).

«Opdater arbejdsaftalen i et samarbejde mellem borger, virksomhedskonsulent og arbejdsgiver.»
(SEED-3) An answer names the text it was given to by its fingerprint; a yes to an older text is no
yes to this one.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from fodfaeste.rules.placement.kinds import AgreementParty, AgreementState
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import is_said


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is known when one party answers one version of the agreement."""

    party: AgreementParty
    agrees: bool
    should_change: str
    answered_text: str
    proposed_text: str
    state: AgreementState
    has_agreed: bool


def fingerprint(text: Mapping[str, object]) -> str:
    """Return the SHA-256 of everything that is agreed, independent of the order of its parts."""
    canonical = json.dumps(text, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def obstacles_to_answer(facts: Answer) -> tuple[Obstacle, ...]:
    """Return what stands in the way of the answer; empty when it can be recorded."""
    same_text = facts.answered_text == facts.proposed_text
    return unmet(
        (facts.state is AgreementState.PROPOSED, _PROPOSED),
        (same_text or facts.state is not AgreementState.PROPOSED, _SAME_TEXT),
        (not facts.has_agreed, _ANSWERED_ONCE),
        (facts.agrees or is_said(facts.should_change), _CHANGE_SAID),
    )


def check_answer(facts: Answer) -> None:
    """Raise Refused (D6) unless the answer can be recorded."""
    refuse_if(obstacles_to_answer(facts))


def _d6(condition: str, sentence: str, next_step: str) -> Obstacle:
    return Obstacle(rule="D6", condition=condition, sentence=sentence, next_step=next_step)


_PROPOSED = _d6(
    "proposed",
    "Aftalen er ikke til svar lige nu.",
    "Foreslå aftalen først, når den er skrevet færdig sammen.",
)
_SAME_TEXT = _d6(
    "same_text",
    "Aftalen er blevet rettet, siden siden blev åbnet. Et ja gælder den tekst, man har læst.",
    "Læs aftalen igen, og svar på den nye tekst.",
)
_ANSWERED_ONCE = _d6(
    "answered_once",
    "Der er allerede sagt ja til denne tekst.",
    "Skal aftalen ændres, laves der en ny udgave.",
)
_CHANGE_SAID = _d6(
    "change_said",
    "Der er svaret nej, og det står ikke, hvad der skal ændres.",
    "Skriv med et par ord, hvad der skal være anderledes.",
)
