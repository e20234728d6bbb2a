"""A note says something, and stays as it was written (E8, M3).

«både på og uden for arbejdspladsen ud fra borgerens ønsker» (SEED-4); notes are never deleted or
silently changed, what was wrong is put right by an addendum (domain.md section 3.6).
"""

from fodfaeste.rules.cti.kinds import ContactKind
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import is_said


def check_written(kind: ContactKind, text: str) -> None:
    """Raise Refused (E8) when a contact has no words; an attempt may speak for itself."""
    refuse_if(unmet((kind is ContactKind.ATTEMPT or is_said(text), _SAID)))


def check_addendum(text: str) -> None:
    """Raise Refused (M3) when an addendum adds nothing."""
    refuse_if(unmet((is_said(text), _ADDED)))


_SAID = Obstacle(
    rule="E8",
    condition="note_said",
    sentence="Notatet er tomt, og et notat kan ikke slettes bagefter.",
    next_step="Skriv kort, hvad der skete, og hvad I blev enige om.",
)
_ADDED = Obstacle(
    rule="M3",
    condition="addendum_said",
    sentence="Der er ikke skrevet noget at føje til.",
    next_step="Skriv rettelsen. Det første notat bliver stående.",
)
