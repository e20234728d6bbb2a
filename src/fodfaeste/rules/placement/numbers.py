"""A company's numbers: CVR for the company, P-number for the place of work (D1).

«virksomhedsbesøg og såkaldte 'snusepraktikker'» (SEED-4): a visit is paid to a place, so the place
must be found again. A CVR number has eight digits and a check digit; a P-number has ten digits and
none. Both may be left out: not every workplace is known by its number on the first visit.
"""

import re

from stdnum.dk import cvr

from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet

CVR_DIGITS, P_DIGITS = 8, 10
_SEPARATORS = re.compile(r"[\s.-]")


def tidy_number(typed: str) -> str:
    """Return the digits of a number without "DK", spaces, dots and hyphens."""
    return _SEPARATORS.sub("", typed.strip().upper().removeprefix("DK"))


def obstacles_to_cvr(number: str) -> tuple[Obstacle, ...]:
    """Return what is wrong with a CVR number; nothing when it is empty."""
    is_one = _has_digits(number, CVR_DIGITS) and cvr.is_valid(number)
    return unmet((not number or is_one, _CVR_EXISTS))


def obstacles_to_p_number(number: str) -> tuple[Obstacle, ...]:
    """Return what is wrong with a P-number; nothing when it is empty."""
    return unmet((not number or _has_digits(number, P_DIGITS), _P_NUMBER_SHAPED))


def check_numbers(*, cvr_number: str, p_number: str) -> None:
    """Raise Refused (D1) unless both numbers are empty or right."""
    refuse_if((*obstacles_to_cvr(cvr_number), *obstacles_to_p_number(p_number)))


def _has_digits(number: str, count: int) -> bool:
    return number.isascii() and number.isdigit() and len(number) == count


_CVR_EXISTS = Obstacle(
    rule="D1",
    condition="cvr_exists",
    sentence=f"CVR-nummeret findes ikke. Det har {CVR_DIGITS} cifre, og det sidste passer til de "
    "første.",
    next_step="Se efter på virk.dk, eller lad feltet stå tomt.",
)
_P_NUMBER_SHAPED = Obstacle(
    rule="D1",
    condition="p_number_shaped",
    sentence=f"P-nummeret skal have {P_DIGITS} cifre.",
    next_step="Se efter på virk.dk, eller lad feltet stå tomt.",
)
