"""Nobody from outside is asked along without the citizen's yes (C2, D10).

«Borgeren skal dog give tilladelse til, at de inddrages» (SEED-4)
"""

from collections.abc import Collection

from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet


def check_outsiders(wanted: Collection[int], *, allowed: Collection[int]) -> None:
    """Raise Refused (C2) unless an active consent stands behind everyone from outside."""
    refuse_if(unmet((frozenset(wanted) <= frozenset(allowed), _WITH_CONSENT)))


_WITH_CONSENT = Obstacle(
    rule="C2",
    condition="outsider_with_consent",
    sentence="Der er en med udefra, som borgeren ikke har et gældende samtykke til. "
    "Det er borgeren, der bestemmer, hvem der er med.",
    next_step="Tal med borgeren, og registrér samtykket først, eller tag personen af mødet.",
)
