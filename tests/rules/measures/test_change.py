from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.measures.change import change_between, in_words
from fodfaeste.rules.measures.definition import Scale
from fodfaeste.rules.measures.kinds import Formula, Verdict
from fodfaeste.rules.measures.scoring import Score
from tests.rules.measures.instruments import instrument

WHOLE = instrument().scale("whole")
OWN = Scale(code="job", title="Job", items=("job",), formula=Formula.SUM)
POINTS = st.integers(0, 25).map(lambda raw: Score(Fraction(4 * raw)))


def at(value: int) -> Score:
    return Score(Fraction(value))


@pytest.mark.parametrize(
    ("first", "last", "verdict", "is_talking_point"),
    [
        (40, 64, Verdict.BETTER, True),
        (64, 40, Verdict.WORSE, True),
        (40, 60, Verdict.UNCERTAIN, True),
        (49, 57, Verdict.UNCERTAIN, False),  # the mean gain of the evaluation, in one person
        (50, 60, Verdict.UNCERTAIN, True),
        (40, 40, Verdict.UNCERTAIN, False),
    ],
)
def test_k4_a_change_is_certain_from_the_detectable_change_on(
    first: int, last: int, verdict: Verdict, *, is_talking_point: bool
) -> None:
    change = change_between(WHOLE, at(first), at(last))
    assert (change.verdict, change.is_talking_point) == (verdict, is_talking_point)


def test_k4_the_limit_itself_is_certain_and_a_tenth_below_it_is_not() -> None:
    limit = Fraction(236, 10)
    exactly = change_between(WHOLE, at(0), Score(limit))
    below = change_between(WHOLE, at(0), Score(limit - Fraction(1, 10)))
    assert (exactly.verdict, below.verdict) == (Verdict.BETTER, Verdict.UNCERTAIN)


def test_k4_where_high_is_poor_a_fall_is_better() -> None:
    turned = Scale(
        code="whole",
        title="",
        items=WHOLE.items,
        formula=Formula.LINEAR,
        higher_is_better=False,
        change=WHOLE.change,
    )
    assert change_between(turned, at(64), at(40)).verdict is Verdict.BETTER


def test_k4_without_a_published_error_nothing_is_called_certain() -> None:
    change = change_between(OWN, at(2), at(9))
    assert (change.verdict, change.is_talking_point) == (None, False)
    assert in_words(OWN, change) == "7 trin højere end første gang."


@given(POINTS, POINTS)
def test_k4_turned_about_a_change_says_the_opposite(first: Score, last: Score) -> None:
    there, back = change_between(WHOLE, first, last), change_between(WHOLE, last, first)
    opposite = {
        Verdict.BETTER: Verdict.WORSE,
        Verdict.WORSE: Verdict.BETTER,
        Verdict.UNCERTAIN: Verdict.UNCERTAIN,
    }
    assert there.verdict is not None
    assert back.verdict is opposite[there.verdict]
    assert back.points == -there.points
    assert back.is_talking_point is there.is_talking_point


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (40, 64, "Sikkert bedre: 24 point højere end første gang."),
        (64, 36, "Sikkert dårligere: 28 point lavere end første gang."),
        (
            40,
            52,
            (
                "Ingen sikker ændring: 12 point højere end første gang. "
                "Det er værd at tale om, selv om det ikke er sikkert."
            ),
        ),
        (48, 52, "Ingen sikker ændring: 4 point højere end første gang."),
        (48, 48, "Ingen sikker ændring: det samme som første gang."),
    ],
)
def test_k4_a_change_is_told_in_words(first: int, last: int, expected: str) -> None:
    assert in_words(WHOLE, change_between(WHOLE, at(first), at(last))) == expected
