"""Invented people: nobody has another's name or number, and all of them are adults."""

from datetime import date

from fodfaeste.demo.people import replacement_cpr, three_names
from fodfaeste.rules.cases.cpr import age_on, parse_cpr

MANY = 100_000
TODAY = date(2026, 3, 4)


def test_a_hundred_thousand_numbers_are_all_different_and_all_of_adults() -> None:
    numbers = [replacement_cpr(number) for number in range(MANY)]
    assert len(set(numbers)) == MANY
    read = [parse_cpr(number, today=TODAY, allow_replacement=True) for number in numbers[::7]]
    assert {cpr.is_replacement for cpr in read} == {True}
    assert all(30 < age_on(cpr.born_on, TODAY) < 67 for cpr in read)


def test_a_hundred_thousand_people_have_names_of_their_own() -> None:
    names = [three_names(number) for number in range(MANY)]
    assert len(set(names)) == MANY
    assert all(middle != surname for _, middle, surname in names)
