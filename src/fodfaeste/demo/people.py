"""Invented people by number: no two have the same name or the same CPR number."""

from fodfaeste.demo.names import GIVEN, SURNAMES

STRIDE = 7919
"""A prime that divides none of the pools, so that every combination comes once before any twice."""


def replacement_cpr(number: int) -> str:
    """A number that nobody holds: 60 is added to the day of birth (see rules/cases/cpr)."""
    day, month, year = 1 + number % 28, 1 + number // 28 % 12, 60 + number // 336 % 30
    return f"{day + 60:02}{month:02}{year:02}{number // 10080 % 4}{number % 1000:03}"


def three_names(number: int) -> tuple[str, str, str]:
    """A given name, a middle name and a surname; the middle name is never the surname."""
    rest = number * STRIDE % (len(GIVEN) * len(SURNAMES) * (len(SURNAMES) - 1))
    rest, given = divmod(rest, len(GIVEN))
    middle, surname = divmod(rest, len(SURNAMES))
    return GIVEN[given], SURNAMES[middle + (middle >= surname)], SURNAMES[surname]
