"""Who took part in a contact besides the citizen and whoever writes (E8).

«opbygge og vedligeholde de sociale og professionelle relationer og netværk» (SEED-4): with whom a
contact was is counted by where the person belongs, and said by name in the note itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from fodfaeste.rules.words import Word


class Belongs(Word):
    """Where somebody around the citizen belongs."""

    TEAM = "team", "Teamet"
    NETWORK = "network", "Netværket"
    WORKPLACE = "workplace", "Arbejdspladsen"


@dataclass(frozen=True, slots=True, kw_only=True)
class TookPart:
    """Somebody known to the case who took part: where they belong, their number there, a name."""

    belongs: Belongs
    number: int
    name: str


def who_took_part(people: Iterable[TookPart], others: str) -> str:
    """Return the line of a note: the known by name, then those written by hand; nobody twice."""
    names = [person.name for person in people]
    by_hand = [name.strip() for name in others.split(",")]
    said = dict.fromkeys(name for name in (*names, *by_hand) if name)
    return ", ".join(said)
