from datetime import date, timedelta

import pytest

from fodfaeste.rules.measures.given import Given, may_be_left_out, obstacles_to_answers
from fodfaeste.rules.measures.kinds import Respondent
from tests.rules.measures.instruments import instrument
from tests.rules.naming import conditions

TODAY = date(2026, 3, 4)
FOUR_OF_FIVE = instrument(most_unanswered=1)


def found(
    *values: int | None, on: date = TODAY, by: Respondent = Respondent.CITIZEN
) -> list[tuple[str, str]]:
    answers = {f"w{number}": value for number, value in enumerate(values, start=1)}
    given = Given(respondent=by, measured_on=on, answers=answers)
    return conditions(obstacles_to_answers(FOUR_OF_FIVE, given, enrolled_on=TODAY, today=TODAY))


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((0, 5, 0, 5, 3), []),
        ((0, None, 0, 5, 3), []),
        ((6, 5, -1, 2, 2), [("K3", "score_on_scale")]),
        ((None, 5, None, 1, 1), [("K3", "enough_answers")]),
        ((None, None, 11, 1, 1), [("K3", "score_on_scale"), ("K3", "enough_answers")]),
        ((1, 1, 1, 1, 1, 1), [("K3", "score_on_scale")]),
    ],
)
def test_k3_answers_are_of_the_instrument_and_as_many_as_it_asks_for(
    values: tuple[int | None, ...], expected: list[tuple[str, str]]
) -> None:
    assert found(*values) == expected


def test_k3_an_answer_has_a_day_in_the_course_and_comes_from_the_one_who_is_asked() -> None:
    tomorrow, yesterday = TODAY + timedelta(days=1), TODAY - timedelta(days=1)
    assert found(1, 1, 1, 1, 1, on=tomorrow) == [("K3", "measured_by_now")]
    assert found(1, 1, 1, 1, 1, on=yesterday) == [("K3", "measured_after_enrolment")]
    assert found(1, 1, 1, 1, 1, by=Respondent.STAFF) == [("K3", "asked_of_this_one")]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, ""),
        (1, "Man må gerne lade være med at svare på 1 af de 5."),
        (4, "Man må gerne lade være med at svare på nogle af dem."),
    ],
)
def test_k3_the_form_says_how_many_may_be_left_out(number: int, expected: str) -> None:
    assert may_be_left_out(instrument(most_unanswered=number)) == expected
