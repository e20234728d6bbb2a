"""The average change of a group carries its interval and hides small groups (K4, J6)."""

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.cases.kinds import Track
from fodfaeste.rules.results.counted import Change, change, t_975
from fodfaeste.rules.results.figures import well_being


@pytest.mark.parametrize(
    ("freedom", "published"),
    [(4, 2.776), (5, 2.571), (9, 2.262), (19, 2.093), (39, 2.023), (79, 1.990), (299, 1.968)],
)
def test_k4_the_quantile_is_that_of_the_printed_tables(freedom: int, published: float) -> None:
    assert t_975(freedom) == pytest.approx(published, abs=0.01)


def test_k4_there_is_no_interval_of_a_few() -> None:
    with pytest.raises(ValueError, match="3 degrees of freedom"):
        t_975(3)


@pytest.mark.parametrize(
    ("number", "half_width"), [(20, 8.2), (40, 5.6), (80, 3.9), (150, 2.8), (300, 2.0)]
)
def test_k4_the_interval_is_as_wide_as_worked_out_for_the_evaluation(
    number: int, half_width: float
) -> None:
    of_the_group = Change(number, 49.0, 57.0, deviation=17.5)  # evidence.md 6
    assert of_the_group.half_width() == pytest.approx(half_width, abs=0.06)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (4, ""),
        (9, ""),
        (10, "ændringen er i gennemsnit +8,0, mellem −4,5 og +20,5"),
        (150, "ændringen er i gennemsnit +8,0, mellem +5,2 og +10,8"),
    ],
)
def test_k4_a_mean_is_told_with_its_interval(number: int, said: str) -> None:
    assert Change(number, 49.0, 57.0, deviation=17.5).uncertainty() == said


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(0, 100)), min_size=2, max_size=30))
def test_k4_the_deviation_is_that_of_the_changes(pairs: list[tuple[float, float]]) -> None:
    found = change(pairs)
    changes = [last - first for first, last in pairs]
    middle = sum(changes) / len(changes)
    spread = sqrt(sum((one - middle) ** 2 for one in changes) / (len(changes) - 1))
    assert found.deviation == pytest.approx(spread, abs=1e-9)
    assert found.after - found.before == pytest.approx(middle, abs=1e-9)


def test_k4_every_figure_of_a_group_says_that_there_is_no_comparison_group() -> None:
    (figure,) = well_being([(Track.JOB, Change(12, 4.0, 5.0, deviation=2.0))])
    assert figure.definition.startswith("Før–efter, uden sammenligningsgruppe.")
    assert figure.uncertainty == "ændringen er i gennemsnit +1,0, mellem −0,3 og +2,3"
