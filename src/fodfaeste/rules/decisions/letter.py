"""What the citizen is told was decided, in plain words (H5).

The letter says what was decided, why, by which law and how one complains (FVL §§ 22–25). It repeats
nothing of the visitation: what is sensitive stands there only where it is part of the reasons.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from fodfaeste.rules.decisions.kinds import DecisionOutcome, PartyHearing
from fodfaeste.rules.legal_basis import LegalBasisCode

SUPPORT = {
    LegalBasisCode.SEL_85: "socialpædagogisk støtte",
    LegalBasisCode.SEL_82B: "tidlig social støtte",
    LegalBasisCode.LAB_MENTOR: "en mentor",
}
"""What a citizen calls the support of each law."""

HEADINGS = {
    DecisionOutcome.GRANTED: "Du får {support}",
    DecisionOutcome.PARTLY_GRANTED: "Du får noget af den støtte, vi har talt om",
    DecisionOutcome.REFUSED: "Du får ikke {support}",
    DecisionOutcome.CHANGED: "Din støtte bliver ændret",
    DecisionOutcome.CONTINUED: "Din støtte fortsætter",
    DecisionOutcome.ENDED: "Din støtte stopper",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A decision as the citizen is told of it; `days` write dates as the letter does.

    `starts_on` and `ends_before` are of what is granted, `last_day` of what ends.
    """

    law: LegalBasisCode
    outcome: DecisionOutcome
    starts_on: date | None = None
    ends_before: date | None = None
    last_day: date | None = None
    ended_law: LegalBasisCode | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence with the dates that are to be written into it, in order."""

    sentence: str
    dates: tuple[date, ...] = ()


def heading(decided: Decided) -> str:
    """Return the letter's first line."""
    return HEADINGS[decided.outcome].format(support=SUPPORT[decided.law])


def what_is_decided(decided: Decided) -> tuple[Said, ...]:
    """Return what the decision means, sentence by sentence."""
    return (*_ended(decided), *_granted(decided), *_neither(decided))


def hearing_sentence(hearing: PartyHearing, heard_on: date | None) -> Said:
    """Return whether the citizen was asked first (FVL § 19)."""
    if hearing is PartyHearing.DONE and heard_on is not None:
        return Said("Vi talte med dig om det, før vi bestemte os: {}.", (heard_on,))
    if hearing is PartyHearing.DONE:
        return Said("Vi talte med dig om det, før vi bestemte os.")
    return Said("Vi har ikke spurgt dig, før vi bestemte os, fordi det ikke var nødvendigt.")


def _granted(decided: Decided) -> tuple[Said, ...]:
    if decided.starts_on is None:
        return ()
    support = SUPPORT[decided.law]
    if decided.ends_before is None:
        return (
            Said(f"Du får {support} fra {{}}.", (decided.starts_on,)),
            Said("Støtten har ingen slutdato. Den stopper kun, hvis vi træffer en ny afgørelse."),
        )
    last = decided.ends_before - timedelta(days=1)
    return (
        Said(f"Du får {support} fra {{}} til og med {{}}.", (decided.starts_on, last)),
        Said("Før den tid taler vi med dig om, hvad du har brug for bagefter."),
    )


def _ended(decided: Decided) -> tuple[Said, ...]:
    if decided.last_day is None:
        return ()
    support = SUPPORT[decided.ended_law or decided.law]
    return (Said(f"Den sidste dag, du har {support} som nu, er {{}}.", (decided.last_day,)),)


def _neither(decided: Decided) -> tuple[Said, ...]:
    support = SUPPORT[decided.law]
    if decided.outcome is DecisionOutcome.REFUSED:
        return (Said(f"Vi har bestemt, at du ikke får {support} nu."),)
    if decided.outcome is DecisionOutcome.CONTINUED:
        return (
            Said(f"Du beholder {support}, også når CTI er slut."),
            Said("En anden medarbejder end din CTI-medarbejder giver støtten. Du får navnet.")
            if decided.law is LegalBasisCode.SEL_85
            else Said("Din sagsbehandler fortæller dig, hvem der giver støtten."),
        )
    return ()
