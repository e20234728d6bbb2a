from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.measures.definition import Category, Instrument, Item, Scale
from fodfaeste.rules.measures.kinds import Formula, Respondent, WhenMissing
from fodfaeste.rules.measures.scoring import Score, in_digits, prompt_at, score, scores
from tests.rules.measures.instruments import instrument

FIVE = instrument()
WHOLE = FIVE.scale("whole")
ANSWERS = st.lists(st.integers(0, 5) | st.none(), min_size=5, max_size=5)


def said(*values: int | None) -> dict[str, int | None]:
    return {f"w{number}": value for number, value in enumerate(values, start=1)}


def found(*values: int | None) -> Fraction | None:
    result = score(FIVE, WHOLE, said(*values))
    return result.value if result else None


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((0, 0, 0, 0, 0), 0),
        ((5, 5, 5, 5, 5), 100),
        ((3, 3, 2, 3, 2), 52),  # raw 13: the manual's last raw score that asks for no screening
        ((3, 2, 2, 3, 2), 48),  # raw 12
        ((4, 3, 4, 3, 3), 68),  # raw 17: the mean of the Danish population
        ((1, 2, 3, 4, 5), 60),
    ],
)
def test_k3_the_score_of_the_who_5_form_is_the_raw_sum_times_four(
    values: tuple[int, ...], expected: int
) -> None:
    assert found(*values) == expected == 4 * sum(values)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((3, 3, 3, 3, None), 60),
        ((None, 5, 5, 5, 5), 100),
        ((1, 2, 3, 4, None), 50),
        ((1, 2, 3, None, None), None),
        ((None, None, None, None, None), None),
    ],
)
def test_k3_no_score_with_more_missing_than_the_rule_allows(
    values: tuple[int | None, ...], expected: int | None
) -> None:
    assert found(*values) == expected


def test_k3_an_instrument_may_allow_no_missing_answer_at_all() -> None:
    strict = Scale(code="whole", title="", items=WHOLE.items, formula=Formula.LINEAR)
    loose = Scale(code="whole", title="", items=WHOLE.items, formula=Formula.LINEAR, most_missing=1)
    whole, one_missing = said(1, 1, 1, 1, 1), said(1, 1, 1, 1, None)
    assert [score(FIVE, one, whole) for one in (strict, loose)] == [Score(Fraction(20))] * 2
    assert [score(FIVE, one, one_missing) for one in (strict, loose)] == [None, None]


def test_k3_a_sum_a_mean_and_a_reversed_item() -> None:
    steps = tuple(Category(value, str(value)) for value in range(1, 5))
    items = (
        Item(code="a", text="A", categories=steps),
        Item(code="b", text="B", categories=steps, is_reversed=True),
    )
    made = [
        Scale(
            code=formula.value,
            title="",
            items=("a", "b"),
            formula=formula,
            most_missing=1,
            when_missing=WhenMissing.PRORATED,
        )
        for formula in Formula
    ]
    both = Instrument(
        code="two",
        version=1,
        title="To",
        language="da",
        source="s",
        licence="l",
        is_validated=True,
        answered_by=(Respondent.CITIZEN,),
        items=items,
        scales=tuple(made),
    )
    told = scores(both, {"a": 4, "b": 2})
    assert {code: one.value for code, one in told.items()} == {
        "sum": Fraction(7),
        "mean": Fraction(7, 2),
        "linear": Fraction(500, 6),
    }
    assert scores(both, {"a": 4})["sum"] == Score(Fraction(8), missing=1)
    assert [both.reach(scale) for scale in made] == [(2, 8), (1, 4), (0, 100)]


def test_k3_an_answer_that_is_no_category_is_never_scored() -> None:
    with pytest.raises(ValueError, match="6 is no category of w1"):
        score(FIVE, WHOLE, said(6, 1, 1, 1, 1))


@given(ANSWERS)
def test_k3_every_score_lies_within_the_scale_and_only_within_the_rule(
    values: list[int | None],
) -> None:
    result = score(FIVE, WHOLE, said(*values))
    missing = values.count(None)
    assert (result is None) is (missing > 1)
    if result:
        assert 0 <= result.value <= 100
        assert result.missing == missing


@given(ANSWERS, st.integers(0, 4))
def test_k3_a_better_answer_never_gives_a_lower_score(values: list[int | None], at: int) -> None:
    before, chosen = found(*values), values[at]
    if before is None or chosen is None or chosen == 5:
        return
    values[at] = chosen + 1
    after = found(*values)
    assert after is not None
    assert after > before


@given(st.permutations([0, 1, 2, 4, 5]))
def test_k3_the_order_of_the_answers_does_not_matter(values: list[int]) -> None:
    assert found(*values) == 48


@pytest.mark.parametrize(
    ("value", "expected"), [(0, "I dag."), (35, "I dag."), (36, "Tal om det."), (50, "Tal om det.")]
)
def test_k3_a_low_score_is_a_prompt_to_talk(value: int, expected: str) -> None:
    prompt = prompt_at(WHOLE, Score(Fraction(value)))
    assert prompt is not None
    assert prompt.text == expected


def test_k3_no_prompt_above_the_limit_and_the_other_way_where_high_is_poor() -> None:
    assert prompt_at(WHOLE, Score(Fraction(51))) is None
    turned = Scale(
        code="whole",
        title="",
        items=WHOLE.items,
        formula=Formula.LINEAR,
        higher_is_better=False,
        prompts=WHOLE.prompts,
    )
    told = [prompt_at(turned, Score(Fraction(value))) for value in (34, 35, 50)]
    assert [prompt.text if prompt else None for prompt in told] == [None, "I dag.", "Tal om det."]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Fraction(48), "48"),
        (Fraction(45, 2), "22,5"),
        (Fraction(500, 6), "83,3"),
        (Fraction(-1, 4), "−0,3"),
        (Fraction(-1, 100), "0"),
    ],
)
def test_k3_scores_are_written_as_danish_writes_them(value: Fraction, expected: str) -> None:
    assert in_digits(value) == expected
