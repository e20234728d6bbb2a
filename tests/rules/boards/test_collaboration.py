"""The team looks at its own working together, by the guide's four conditions (J4)."""

from datetime import date

import pytest

from fodfaeste.rules.boards.collaboration import (
    MEASURES,
    STATEMENTS,
    Condition,
    Fits,
    average,
    next_check_on,
    obstacles_to_check,
    suggestions,
    weakest_first,
)

TODAY = date(2026, 3, 4)
ALL = {one.code: Fits.MOSTLY for one in STATEMENTS}


def test_j4_each_condition_of_the_guide_has_statements_and_measures() -> None:
    assert {one.condition for one in STATEMENTS} == set(Condition)
    assert {one.condition for one in MEASURES} == set(Condition)
    codes = [one.code for one in (*STATEMENTS, *MEASURES)]
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize(
    ("answers", "tried", "held_on", "conditions"),
    [
        (ALL, (), TODAY, []),
        (ALL, ("mindset_m1", "leadership_m4"), TODAY, []),
        ({}, (), TODAY, ["collaboration_all_answered"]),
        (
            {code: fits for code, fits in ALL.items() if code != "mindset_1"},
            (),
            TODAY,
            ["collaboration_all_answered"],
        ),
        ({**ALL, "other": Fits.FULLY}, (), TODAY, ["collaboration_all_answered"]),
        (ALL, (), date(2026, 3, 5), ["collaboration_has_been_held"]),
        (ALL, tuple(one.code for one in MEASURES[:4]), TODAY, ["collaboration_few_tried"]),
        (ALL, ("no_such",), TODAY, ["collaboration_few_tried"]),
    ],
)
def test_j4_a_check_is_whole_held_and_leads_to_few_things(
    answers: dict[str, Fits], tried: tuple[str, ...], held_on: date, conditions: list[str]
) -> None:
    found = obstacles_to_check(answers, tried=tried, held_on=held_on, today=TODAY)
    assert [one.condition for one in found] == conditions


def test_j4_what_fits_least_is_suggested_first() -> None:
    low = {**ALL, "leadership_1": Fits.NOT, "mindset_2": Fits.LITTLE}
    assert average(low, Condition.LEADERSHIP) == pytest.approx(7 / 3)
    assert average({}, Condition.MINDSET) is None
    assert weakest_first(low) == (
        Condition.LEADERSHIP,
        Condition.MINDSET,
        Condition.ORGANISATION,
        Condition.COMPETENCES,
    )
    assert suggestions(low)[0].condition is Condition.LEADERSHIP
    assert set(suggestions(low)) == set(MEASURES)


def test_j4_the_team_looks_again_after_a_quarter() -> None:
    assert next_check_on(None) is None
    assert next_check_on(date(2025, 11, 30)) == date(2026, 2, 28)
    assert [fits.label for fits in Fits] == ["Slet ikke", "Lidt", "For det meste", "Helt"]
