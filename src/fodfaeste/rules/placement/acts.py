"""Who may do what to the work agreement in which state: one table (D6).

«Opdater arbejdsaftalen i et samarbejde mellem borger, virksomhedskonsulent og arbejdsgiver.»
(SEED-3) Everything else about the states follows from this table: which buttons a page has, what
is refused and with which words, and which state comes next.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from fodfaeste.rules.access.facts import CaseRelation
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.placement.kinds import AgreementState
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.words import Word, listed


class AgreementAct(Word):
    """Something that is done to one version of the agreement."""

    WRITE = "write", "Rette i aftalen"
    PROPOSE = "propose", "Foreslå aftalen"
    PROPOSE_AGAIN = "propose_again", "Foreslå aftalen på ny"
    SIGN = "sign", "Sige ja til aftalen"
    ASK_CHANGE = "ask_change", "Bede om en ændring"
    REGRET = "regret", "Fortryde et ja"
    NOTE_CHANGE = "note_change", "Rette opfølgning og kontakt"
    SUCCEED = "succeed", "Skrive en ny udgave"
    DROP = "drop", "Droppe udgaven"
    SHARE = "share", "Give arbejdsgiveren et link"
    END = "end", "Afslutte aftalen"


class Hand(Word):
    """Whose hand does it."""

    CITIZEN = "citizen", "borgeren"
    EMPLOYER = "employer", "arbejdsgiveren"
    JOB_CONSULTANT = "job_consultant", "jobkonsulenten"
    CTI_WORKER = "cti_worker", "CTI-medarbejderen"
    COLLEAGUE = "colleague", "en anden på teamet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """From which states, by whose hands; `to` is the next state, None when it stays."""

    starts: frozenset[AgreementState]
    hands: frozenset[Hand]
    to: AgreementState | None = None


_S, _H = AgreementState, Hand
_CONSULTANT = frozenset({_H.JOB_CONSULTANT})
_WRITERS = frozenset({_H.JOB_CONSULTANT, _H.CTI_WORKER})
_PARTIES = frozenset({_H.CITIZEN, _H.EMPLOYER, _H.JOB_CONSULTANT})
_ON_ITS_WAY = frozenset({_S.DRAFT, _S.PROPOSED})
_PROPOSED = frozenset({_S.PROPOSED})
_STANDS = frozenset({_S.PROPOSED, _S.AGREED})

WAYS: Mapping[AgreementAct, Way] = {
    AgreementAct.WRITE: Way(starts=_ON_ITS_WAY, hands=_WRITERS, to=_S.DRAFT),
    AgreementAct.PROPOSE: Way(starts=frozenset({_S.DRAFT}), hands=_WRITERS, to=_S.PROPOSED),
    AgreementAct.PROPOSE_AGAIN: Way(starts=_PROPOSED, hands=_WRITERS),
    AgreementAct.SIGN: Way(starts=_PROPOSED, hands=_PARTIES, to=_S.AGREED),
    AgreementAct.ASK_CHANGE: Way(starts=_PROPOSED, hands=_PARTIES, to=_S.DRAFT),
    AgreementAct.REGRET: Way(starts=_PROPOSED, hands=_PARTIES),
    AgreementAct.NOTE_CHANGE: Way(starts=_STANDS, hands=_WRITERS),
    AgreementAct.SUCCEED: Way(starts=frozenset({_S.AGREED}), hands=_WRITERS, to=_S.REPLACED),
    AgreementAct.DROP: Way(starts=_ON_ITS_WAY, hands=_CONSULTANT, to=_S.DROPPED),
    AgreementAct.SHARE: Way(starts=_STANDS, hands=_CONSULTANT),
    AgreementAct.END: Way(starts=frozenset({_S.AGREED}), hands=_CONSULTANT, to=_S.ENDED),
}
"""`SIGN` leads on with the last yes only; until then the version waits as it is."""


def hand_of(relation: CaseRelation) -> Hand:
    """Return whose hand somebody signed in has on this course."""
    if relation.is_the_citizen:
        return Hand.CITIZEN
    if Role.JOB_CONSULTANT in relation.seats:
        return Hand.JOB_CONSULTANT
    return Hand.CTI_WORKER if Role.CTI_WORKER in relation.seats else Hand.COLLEAGUE


def may(act: AgreementAct, state: AgreementState, hand: Hand) -> bool:
    """Say whether the table holds the act; for the buttons of a page."""
    return not obstacles_to_act(act, state=state, hand=hand)


def obstacles_to_act(
    act: AgreementAct, *, state: AgreementState, hand: Hand
) -> tuple[Obstacle, ...]:
    """Return what stands in the way of the act; empty when the table holds it."""
    way = WAYS[act]
    return unmet(
        (hand in way.hands, _wrong_hand(act, way)), (state in way.starts, _wrong_state(act, state))
    )


def check_act(act: AgreementAct, *, state: AgreementState, hand: Hand) -> None:
    """Raise Refused (D6) unless this hand may do this to an agreement in this state."""
    refuse_if(obstacles_to_act(act, state=state, hand=hand))


def _wrong_hand(act: AgreementAct, way: Way) -> Obstacle:
    names = listed(hand.label for hand in Hand if hand in way.hands)
    return Obstacle(
        rule="D6",
        condition="hand_may",
        sentence=f"{act.label}: det gør {names}.",
        next_step="Tal med den på teamet, det er.",
    )


def _wrong_state(act: AgreementAct, state: AgreementState) -> Obstacle:
    stood, then = _STANDING[state]
    return Obstacle(
        rule="D6",
        condition="step_possible",
        sentence=f"{act.label} kan ikke lade sig gøre: {stood}",
        next_step=then,
    )


_STANDING: Mapping[AgreementState, tuple[str, str]] = {
    _S.DRAFT: (
        "aftalen er en kladde, som endnu ikke er foreslået.",
        "Skriv aftalen færdig sammen, og foreslå den.",
    ),
    _S.PROPOSED: (
        "aftalen er foreslået og venter på svar.",
        "Vent på svarene, eller ret aftalen, så der svares igen.",
    ),
    _S.AGREED: (
        "denne udgave er aftalt. Det, de tre har sagt ja til, bliver stående.",
        "Lav en ny udgave, og bliv enige om den.",
    ),
    _S.REPLACED: (
        "denne udgave er afløst af en ny.",
        "Brug den udgave, der gælder nu.",
    ),
    _S.ENDED: (
        "aftalen er ophørt sammen med jobmatchet.",
        "Registrér et nyt jobmatch, og skriv en ny aftale.",
    ),
    _S.DROPPED: (
        "denne udgave er droppet.",
        "Brug den udgave, der gælder nu, eller skriv en ny.",
    ),
}
