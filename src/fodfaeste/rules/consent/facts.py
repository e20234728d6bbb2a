"""What one consent opens, and from when to when (C2).

«Borgeren skal dog give tilladelse til, at de inddrages, og at der udveksles oplysninger på tværs
af offentlige myndigheder, hvis det er relevant i den konkrete sag.» (SEED-4)
A consent belongs to one case; its purpose lies within that case and is said in words.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.consent.kinds import InformationType, Party
from fodfaeste.rules.text import NOTE_LENGTH, is_said


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentFacts:
    """A consent as it stands: valid until the day before `ends_before`, None is until withdrawn."""

    types: frozenset[InformationType]
    from_party: Party
    to_party: Party
    purpose: str
    given_on: date
    ends_before: date | None = None
    withdrawn_on: date | None = None
    from_name: str = ""
    to_name: str = ""
    from_person: int | None = None
    to_person: int | None = None


def is_active(consent: ConsentFacts, today: date) -> bool:
    """Say whether the consent counts on `today`; a withdrawal counts from its own day on."""
    return counts_on(
        today,
        given_on=consent.given_on,
        ends_before=consent.ends_before,
        withdrawn_on=consent.withdrawn_on,
    )


def counts_on(
    day: date, *, given_on: date, ends_before: date | None, withdrawn_on: date | None
) -> bool:
    """Say whether a consent with these dates counts on a day."""
    stops = [stop for stop in (ends_before, withdrawn_on) if stop is not None]
    return given_on <= day and all(day < stop for stop in stops)


def covers(
    consent: ConsentFacts,
    *,
    information: InformationType,
    from_party: Party,
    to_party: Party,
    today: date,
) -> bool:
    """Say whether the consent lets this information go from one party to the other today.

    A consent without a purpose in words covers nothing.
    """
    return (
        is_active(consent, today)
        and information in consent.types
        and (consent.from_party, consent.to_party) == (from_party, to_party)
        and is_said(consent.purpose, at_least=NOTE_LENGTH)
    )


def any_covers(
    consents: Iterable[ConsentFacts],
    *,
    information: InformationType,
    from_party: Party,
    to_party: Party,
    today: date,
) -> bool:
    """Say whether at least one of the consents covers this exchange today."""
    return any(
        covers(
            consent,
            information=information,
            from_party=from_party,
            to_party=to_party,
            today=today,
        )
        for consent in consents
    )
