"""Small numbers are not told, shares carry their uncertainty (J6)."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.results.counted import (
    NOBODY,
    Share,
    Spread,
    change,
    may_stand_beside,
    spread,
    wilson,
)


@pytest.mark.parametrize(
    ("yes", "total", "said", "uncertainty"),
    [
        (0, 0, "For få forløb til at vise et tal", ""),
        (3, 4, "For få forløb til at vise et tal", ""),
        (4, 40, "Færre end 5 af 40 forløb", ""),
        (5, 5, "For få forløb til at vise et tal", ""),
        (6, 9, "For få forløb til at vise et tal", ""),
        (8, 10, "Flere end 5 af 10 forløb", ""),
        (38, 40, "Flere end 35 af 40 forløb", ""),
        (5, 10, "5 af 10 forløb (50 procent)", "mellem 24 og 76 procent"),
        (12, 40, "12 af 40 forløb (30 procent)", "mellem 18 og 45 procent"),
        (80, 100, "80 af 100 forløb (80 procent)", "mellem 71 og 87 procent"),
    ],
)
def test_j6_no_share_shows_a_person(yes: int, total: int, said: str, uncertainty: str) -> None:
    share = Share(yes, total)
    assert (share.in_words(), share.uncertainty()) == (said, uncertainty)


@given(st.integers(0, 300), st.integers(0, 300))
def test_j6_a_number_is_told_only_where_five_hide_on_both_sides(yes: int, no: int) -> None:
    share = Share(yes, yes + no)
    told = share.in_words().startswith(f"{yes} af ")
    assert told == (yes >= 5 and no >= 5)
    assert ("procent" in share.in_words()) == (told and yes + no >= 10)


@given(st.integers(0, 300))
def test_j6_what_is_not_told_may_be_any_of_five_numbers(total: int) -> None:
    said = Counter(Share(yes, total).in_words() for yes in range(total + 1))
    assert all(
        times >= min(5, total + 1) for words, times in said.items() if "procent" not in words
    )


@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 30), st.integers(0, 30))
def test_j6_two_groups_within_one_another_tell_of_nobody_in_between(
    yes: int, no: int, more_yes: int, more_no: int
) -> None:
    inner, outer = Share(yes, yes + no), Share(yes + more_yes, yes + more_yes + no + more_no)
    if not may_stand_beside((yes, no), (outer.yes, outer.total - outer.yes)):
        return
    both_told = inner.may_be_told and outer.may_be_told
    between = (more_yes, more_no)
    assert not both_told or between == (0, 0) or min(between) >= 5


@pytest.mark.parametrize(
    ("one", "other", "may"),
    [
        ((8, 12), (8, 12), True),
        ((8, 12), (9, 12), False),
        ((8, 12), (13, 17), True),
        ((8, 12), (13, 16), False),
        ((3, 20), (4, 25), True),
        ((4, 20), (5, 25), False),
        ((12,), (13,), False),
        ((12,), (17,), True),
    ],
)
def test_j6_a_figure_stands_beside_another_when_enough_lie_between(
    one: tuple[int, ...], other: tuple[int, ...], *, may: bool
) -> None:
    assert may_stand_beside(one, other) is may
    assert may_stand_beside(other, one) is may


@given(st.integers(1, 500), st.data())
def test_j6_the_interval_holds_the_share_and_stays_within_bounds(
    total: int, data: st.DataObject
) -> None:
    yes = data.draw(st.integers(0, total))
    low, high = wilson(yes, total)
    rounding = 1e-12
    assert 0 <= low <= yes / total + rounding
    assert yes / total - rounding <= high <= 1


def test_j6_the_interval_is_that_of_the_book() -> None:
    # Newcombe (1998), Stat Med 17:857, table I, method 3: 81 of 263 and 15 of 148.
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert wilson(15, 148) == pytest.approx((0.0624, 0.1605), abs=5e-5)
    with pytest.raises(ValueError, match="nobody"):
        wilson(0, 0)


def test_j6_a_share_is_of_somebody() -> None:
    with pytest.raises(ValueError, match="7 of 5"):
        Share(7, 5)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ([], "For få forløb til at vise et tal"),
        ([1, 2, 3, 4], "For få forløb til at vise et tal"),
        ([10, 20, 30, 40, 50], "Midterste forløb: 30 dage (5 forløb)"),
        (
            list(range(0, 101, 10)),
            "Midterste forløb: 50 dage, den midterste halvdel 25–75 dage (11 forløb)",
        ),
    ],
)
def test_j6_days_are_told_as_the_middle_and_its_half(days: list[int], said: str) -> None:
    assert spread(days).in_words() == said


def test_j6_quartiles_are_interpolated_and_none_is_nobody() -> None:
    assert spread([4, 1, 3, 2]) == Spread(4, 2.5, 1.75, 3.25)
    assert spread([]) == NOBODY


def test_j6_answers_are_told_as_an_average_of_at_least_five() -> None:
    four = [(4.0, 5.0)] * 4
    assert change(four).in_words() == "For få svar til at vise et tal"
    five = [*four, (4.5, 8.0)]
    assert change(five).in_words() == "Fra 4,1 til 5,6 (5 borgere, der har svaret to gange)"
    assert change([]).number == 0
