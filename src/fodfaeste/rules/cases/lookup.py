"""What somebody typed to find a citizen: parts of a name, or a CPR number (M8).

«Søgning logges med kriterium» (domain.md section 3.6): the log says what was asked for, but a
CPR number, whole or begun, stands nowhere but in the sealed column.
"""

import re
from dataclasses import dataclass

CPR_DIGITS = 10
DIGITS_OF_A_NUMBER = 4
"""So many digits in a text are the beginning of a number, never a name."""

LONGEST = 100


@dataclass(frozen=True, slots=True)
class Lookup:
    """Parts of a name in capitals, or the ten digits, or a number that is not finished."""

    words: tuple[str, ...] = ()
    cpr: str = ""
    is_number: bool = False

    @property
    def criterion(self) -> str:
        """What the log says was asked for."""
        return "cpr" if self.is_number else " ".join(self.words).lower()

    @property
    def is_unfinished(self) -> bool:
        """Whether a number was begun that is no CPR number yet."""
        return self.is_number and not self.cpr


def lookup(text: str) -> Lookup:
    """Read what was typed in a search field."""
    text = text[:LONGEST]
    digits = re.sub(r"\D", "", text)
    if len(digits) >= DIGITS_OF_A_NUMBER:
        return Lookup(cpr=digits if len(digits) == CPR_DIGITS else "", is_number=True)
    return Lookup(words=tuple(text.upper().split()))
