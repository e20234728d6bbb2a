"""CPR numbers: a real date, ten digits; modulus 11 is only a hint (M8).

«aktivitetsparate kontanthjælpsmodtagere over 30 år» (SEED-4): the age is read from the number.
The seventh digit tells the century. Since October 2007 numbers without the modulus-11 check are
given out, so a number that fails it is not wrong. Replacement numbers (erstatningspersonnummer)
have 60 added to the day; the CPR office gives them to nobody, so a demo can use them and meet no
living person. They are refused unless asked for.
"""

import re
from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.refusal import Obstacle, Refused

_SHAPE = re.compile(r"([0-9]{6})[- ]?([0-9]{4})")
_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_ELEVEN = 11
_REPLACEMENT_DAYS = 60

_CENTURIES: tuple[tuple[str, int, int, int], ...] = (
    ("0123", 100, 1900, 1900),
    ("49", 37, 2000, 1900),
    ("5678", 58, 2000, 1800),
)
"""Seventh digits · first two-digit year of the later column · century before it · from it on."""


@dataclass(frozen=True, slots=True)
class Cpr:
    """A number of the right form: ten digits, the day of birth, and two hints."""

    digits: str
    born_on: date
    is_replacement: bool
    passes_modulus_11: bool


def parse_cpr(text: str, *, today: date, allow_replacement: bool = False) -> Cpr:
    """Return the number that `text` holds, with or without a hyphen.

    Raises Refused (M8) when it is not ten digits, holds no real date, is born after `today`, or is
    a replacement number where none is allowed.
    """
    match = _SHAPE.fullmatch(text.strip())
    if match is None:
        raise Refused(_TEN_DIGITS)
    digits = "".join(match.groups())
    replaced = int(digits[:2]) > _REPLACEMENT_DAYS
    born_on = _born_on(digits, replaced=replaced)
    if born_on is None or (replaced and not allow_replacement):
        raise Refused(_REAL_DATE)
    if born_on > today:
        raise Refused(_BORN_BY_NOW)
    return Cpr(digits, born_on, replaced, _passes_modulus_11(digits))


def masked(digits: str) -> str:
    """Return the number as lists show it: the day of birth and no more."""
    return f"{digits[:6]}-••••"


def age_on(born_on: date, day: date) -> int:
    """Return the age in whole years on a day; born on 29 February, the year turns on 1 March."""
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def _born_on(digits: str, *, replaced: bool) -> date | None:
    day, month, short_year = int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    try:
        return date(
            _century(digits[6], short_year) + short_year,
            month,
            day - _REPLACEMENT_DAYS if replaced else day,
        )
    except ValueError:
        return None


def _century(seventh: str, short_year: int) -> int:
    _, turn, before, after = next(row for row in _CENTURIES if seventh in row[0])
    return before if short_year < turn else after


def _passes_modulus_11(digits: str) -> bool:
    products = (int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=True))
    return sum(products) % _ELEVEN == 0


_TEN_DIGITS = Obstacle(
    rule="M8",
    condition="ten_digits",
    sentence="Et CPR-nummer har ti cifre, med eller uden bindestreg.",
    next_step="Skriv nummeret som ddmmåå-xxxx.",
)
_REAL_DATE = Obstacle(
    rule="M8",
    condition="real_date",
    sentence="De første seks cifre er ikke en fødselsdag, så det kan ikke være et CPR-nummer.",
    next_step="Se efter, om to cifre er byttet om.",
)
_BORN_BY_NOW = Obstacle(
    rule="M8",
    condition="born_by_now",
    sentence="Fødselsdagen i nummeret ligger ude i fremtiden.",
    next_step="Se efter, om det syvende ciffer er skrevet rigtigt.",
)
