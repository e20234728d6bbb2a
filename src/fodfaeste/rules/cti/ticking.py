"""What is said to an item of a phase's checklist (F0–F3).

«få ryddet konkrete barrierer af vejen» (SEED-4)
A list helps the memory and stops nobody: an item is done, left out for a reason, or open.
"""

from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import is_said
from fodfaeste.rules.words import Word


class CheckState(Word):
    """How far an item of the checklist is."""

    OPEN = "open", "Ikke gjort endnu"
    DONE = "done", "Gjort"
    NOT_RELEVANT = "not_relevant", "Ikke relevant her"
    TAKEN_BACK = "taken_back", "Taget af listen"


def check_left_out(because: str) -> None:
    """Raise Refused (F0) when an item is left out without a word about why."""
    refuse_if(unmet((is_said(because), _SAYS_WHY)))


def check_own_item(text: str) -> None:
    """Raise Refused (F0) unless an item for this citizen alone says what is to be remembered."""
    refuse_if(unmet((is_said(text), _IN_WORDS)))


_SAYS_WHY = Obstacle(
    rule="F0",
    condition="left_out_says_why",
    sentence="Det står ikke, hvorfor punktet ikke er relevant for borgeren.",
    next_step="Skriv kort hvorfor, så den næste ikke skal spørge igen.",
)
_IN_WORDS = Obstacle(
    rule="F0",
    condition="own_item_in_words",
    sentence="Punktet er tomt.",
    next_step="Skriv, hvad I vil huske i denne fase.",
)
