"""What a consent lets happen, and what its end stops, in words (C2).

«at der udveksles oplysninger på tværs af offentlige myndigheder» (SEED-4): between our departments
a consent opens pages; towards everybody else it lets us ask or tell, and opens no page but the one
agreement.
"""

from collections.abc import Collection

from fodfaeste.rules.consent.facts import ConsentFacts
from fodfaeste.rules.consent.kinds import DEPARTMENTS, InformationType, Party, in_words
from fodfaeste.rules.consent.withdrawal import party_in_words


def opens_in_words(consent: ConsentFacts, kinds: Collection[InformationType]) -> str:
    """Return what these kinds let happen while the consent counts."""
    what = in_words(kinds)
    giver = party_in_words(consent.from_party, consent.from_name)
    receiver = party_in_words(consent.to_party, consent.to_name)
    if consent.to_party in DEPARTMENTS and consent.from_party in DEPARTMENTS:
        return f"{_first_up(receiver)} på teamet kan læse om {what}."
    if consent.to_party in DEPARTMENTS:
        return f"{_first_up(receiver)} må hente oplysninger om {what} hos {giver}."
    if consent.to_party is Party.EMPLOYER:
        link = " og give et link til arbejdsaftalen" if _opens_the_link(consent, kinds) else ""
        return (
            f"{_first_up(giver)} må fortælle {receiver} om {what}{link}. Andet kan de ikke se her."
        )
    return f"{_first_up(giver)} må fortælle {receiver} om {what}. De kan ikke selv se noget her."


def closes_in_words(consent: ConsentFacts, kinds: Collection[InformationType]) -> str:
    """Return what is shut for these kinds now that the consent does not count."""
    what = in_words(kinds)
    giver = party_in_words(consent.from_party, consent.from_name)
    receiver = party_in_words(consent.to_party, consent.to_name)
    if consent.to_party in DEPARTMENTS and consent.from_party in DEPARTMENTS:
        return f"{_first_up(receiver)} på teamet kan ikke læse om {what}."
    if consent.to_party in DEPARTMENTS:
        return f"{_first_up(receiver)} må ikke hente oplysninger om {what} hos {giver}."
    if consent.to_party is Party.EMPLOYER:
        link = ", og linket er lukket" if _opens_the_link(consent, kinds) else ""
        return f"{_first_up(receiver)} får ikke mere at vide om {what}{link}."
    return f"{_first_up(giver)} må ikke fortælle {receiver} om {what}."


def _opens_the_link(consent: ConsentFacts, kinds: Collection[InformationType]) -> bool:
    """Whether this is the yes that a link to the agreement lives by."""
    ours = consent.from_party is Party.EMPLOYMENT_DEPARTMENT
    return ours and InformationType.EMPLOYMENT in kinds


def _first_up(words: str) -> str:
    return words[:1].upper() + words[1:]
