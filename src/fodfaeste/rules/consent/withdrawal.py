"""Who must act when the citizen takes a consent back (C2).

«Borgeren skal dog give tilladelse til, at de inddrages» (SEED-4): a permission that cannot be taken
back is none. What our own pages opened is closed by the same request; what people outside have
been told, somebody must go and tell them. Where another consent still lets every type through,
nothing changes and nobody is given a task.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.consent.facts import ConsentFacts, any_covers
from fodfaeste.rules.consent.kinds import DEPARTMENTS, InformationType, Party, in_words
from fodfaeste.rules.words import in_sentence


@dataclass(frozen=True, slots=True)
class ToDo:
    """What somebody on the team must do now.

    `side` is the department whose caseworker does it, or the employer for the one on the team who
    talks with employers.
    """

    side: Party
    title: str


def closed_by_withdrawal(
    consent: ConsentFacts, others: Iterable[ConsentFacts], *, today: date
) -> frozenset[InformationType]:
    """Return the types that no other consent lets through between the same two any more."""
    same_people = tuple(
        other
        for other in others
        if (other.from_name, other.from_person) == (consent.from_name, consent.from_person)
        and (other.to_name, other.to_person) == (consent.to_name, consent.to_person)
    )
    return frozenset(
        kind
        for kind in consent.types
        if not any_covers(
            same_people,
            information=kind,
            from_party=consent.from_party,
            to_party=consent.to_party,
            today=today,
        )
    )


def to_do_after_withdrawal(
    consent: ConsentFacts, closed: frozenset[InformationType]
) -> tuple[ToDo, ...]:
    """Return who must do what; `closed` are the types that are shut by the withdrawal."""
    if not closed:
        return ()
    if consent.to_party in DEPARTMENTS:
        return (_stop_using(consent, in_words(closed)),)
    return (_tell_the_receiver(consent, closed),)


def party_in_words(party: Party, name: str = "") -> str:
    """Return "Lægehuset Nord", else "beskæftigelsesområdet", "en person i netværket"."""
    if name.strip():
        return name.strip()
    return _IN_SENTENCE.get(party) or in_sentence(party.label)


_IN_SENTENCE = {
    Party.EMPLOYER: "arbejdsgiveren",
    Party.NETWORK_PERSON: "en person i netværket",
    Party.OTHER_AUTHORITY: "en anden myndighed",
}


def _stop_using(consent: ConsentFacts, what: str) -> ToDo:
    giver = party_in_words(consent.from_party, consent.from_name)
    return ToDo(
        consent.to_party,
        f"Samtykke trukket tilbage: Hent og brug ikke længere oplysninger om {what} fra {giver}. "
        "Aftal med borgeren, hvordan I nu gør.",
    )


def _tell_the_receiver(consent: ConsentFacts, closed: frozenset[InformationType]) -> ToDo:
    what = in_words(closed)
    receiver = party_in_words(consent.to_party, consent.to_name)
    if consent.to_party is Party.EMPLOYER:
        link = " Linket til aftalen er lukket." if InformationType.EMPLOYMENT in closed else ""
        return ToDo(
            Party.EMPLOYER,
            f"Samtykke trukket tilbage: Fortæl {receiver}, at I ikke længere deler oplysninger om "
            f"{what}.{link}",
        )
    return ToDo(
        consent.from_party,
        f"Samtykke trukket tilbage: Fortæl {receiver}, at I ikke længere deler oplysninger om "
        f"{what}.",
    )
