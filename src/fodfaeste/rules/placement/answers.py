"""How an agreement becomes one: everybody answers the same text, and the text cannot change (D6).

«Opdater arbejdsaftalen i et samarbejde mellem borger, virksomhedskonsulent og arbejdsgiver.»
(SEED-3) An answer names the text it was given to by its fingerprint; a yes to an older text is no
yes to this one. A yes can be regretted until the last one is given; from then on the agreement is
made, and what shall be otherwise is a new version.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from fodfaeste.rules.placement.acts import AgreementAct, Hand, obstacles_to_act
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
    text_stands: bool = True
    """Whether the agreement still says what was proposed: company and job may change outside it."""
    match_is_open: bool = True
    answer_by: date | None = None
    today: date | None = None


def fingerprint(text: Mapping[str, object]) -> str:
    """Return the SHA-256 of everything that is agreed, independent of the order of its parts."""
    canonical = json.dumps(text, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def obstacles_to_answer(facts: Answer) -> tuple[Obstacle, ...]:
    """Return what stands in the way of the answer; empty when it can be recorded."""
    act = AgreementAct.SIGN if facts.agrees else AgreementAct.ASK_CHANGE
    same_text = facts.answered_text == facts.proposed_text
    by, today = facts.answer_by, facts.today
    return (
        *unmet((facts.match_is_open, _MATCH_GOES_ON)),
        *obstacles_to_act(act, state=facts.state, hand=Hand(facts.party.value)),
        *unmet(
            (same_text or facts.state is not AgreementState.PROPOSED, _SAME_TEXT),
            (facts.text_stands or not same_text, _TEXT_STANDS),
            (by is None or today is None or today <= by, _ANSWERED_IN_TIME),
            (not (facts.agrees and facts.has_agreed), _ANSWERED_ONCE),
            (facts.agrees or is_said(facts.should_change), _CHANGE_SAID),
        ),
    )


def check_answer(facts: Answer) -> None:
    """Raise Refused (D6) unless the answer can be recorded."""
    refuse_if(obstacles_to_answer(facts))


def obstacles_to_regret(
    *, party: AgreementParty, state: AgreementState, has_agreed: bool
) -> tuple[Obstacle, ...]:
    """Return what stands in the way of taking a yes back."""
    return (
        *obstacles_to_act(AgreementAct.REGRET, state=state, hand=Hand(party.value)),
        *unmet((has_agreed, _YES_GIVEN)),
    )


def check_regret(*, party: AgreementParty, state: AgreementState, has_agreed: bool) -> None:
    """Raise Refused (D6) unless there is a yes that can still be regretted."""
    refuse_if(obstacles_to_regret(party=party, state=state, has_agreed=has_agreed))


def answer_by(proposed_on: date, *, days: int) -> date:
    """Return the last day on which a proposal can be answered."""
    return proposed_on + timedelta(days=days)


def is_asked_in_vain(by: date | None, *, today: date, text_stands: bool) -> bool:
    """Say whether a proposal can no longer be answered as it is, and may be proposed again."""
    return not text_stands or (by is not None and today > by)


def reminders_due(proposed_on: date, *, after_days: Iterable[int], today: date) -> int:
    """Return how many reminders should have been given by now."""
    return sum(proposed_on + timedelta(days=days) <= today for days in after_days)


def _d6(condition: str, sentence: str, next_step: str) -> Obstacle:
    return Obstacle(rule="D6", condition=condition, sentence=sentence, next_step=next_step)


_MATCH_GOES_ON = _d6(
    "match_goes_on",
    "Jobmatchet er afsluttet, og derfor kan aftalen ikke længere besvares.",
    "Tal med jobkonsulenten om, hvad der sker nu.",
)
_SAME_TEXT = _d6(
    "same_text",
    "Aftalen er blevet rettet, siden siden blev åbnet. Et ja gælder den tekst, man har læst.",
    "Læs aftalen igen, og svar på den nye tekst.",
)
_TEXT_STANDS = _d6(
    "text_stands",
    "Virksomheden eller jobbet har fået et andet navn, siden aftalen blev foreslået.",
    "Ring til jobkonsulenten, som foreslår aftalen på ny.",
)
_ANSWERED_IN_TIME = _d6(
    "answered_in_time",
    "Fristen for at svare på aftalen er gået. Det kan være, at tingene har ændret sig.",
    "Gå aftalen igennem igen, og foreslå den på ny.",
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
_YES_GIVEN = _d6(
    "yes_given",
    "Der er ikke noget ja at fortryde.",
    "Læs aftalen igen, og svar på den.",
)
