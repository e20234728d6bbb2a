from datetime import date

import pytest

from fodfaeste.rules.measures.definition import Instrument
from fodfaeste.rules.measures.kinds import Respondent
from fodfaeste.rules.measures.sheets import Sheets, kept, obstacles_to_sheets
from tests.rules.measures.instruments import instrument
from tests.rules.naming import conditions

DAY = date(2026, 3, 4)
FIVE, STRICT = instrument(), instrument(code="strict", most_unanswered=0)


def obstacles(asked: tuple[Instrument, ...], sheets: Sheets) -> list[tuple[str, str]]:
    found = obstacles_to_sheets(
        asked, sheets, respondent=Respondent.CITIZEN, on=DAY, enrolled_on=DAY, today=DAY
    )
    return conditions(found)


@pytest.mark.parametrize(
    ("sheets", "expected"),
    [
        ({}, [("K3", "something_answered")]),
        ({"five": {"w1": None}}, [("K3", "something_answered")]),
        ({"five": {"w1": 0}}, []),
        ({"five": {"w1": 0}, "strict": {}}, []),
        ({"strict": {"w1": 3}}, [("K3", "enough_answers")]),
        ({"five": {"w1": 6}}, [("K3", "score_on_scale")]),
        ({"five": {"w9": 1}}, [("K3", "score_on_scale"), ("K3", "enough_answers")]),
    ],
)
def test_k3_one_may_leave_an_instrument_out_but_not_half_of_it(
    sheets: Sheets, expected: list[tuple[str, str]]
) -> None:
    assert obstacles((FIVE, STRICT), sheets) == expected


def test_k1_where_nothing_is_left_nothing_is_kept() -> None:
    assert obstacles((), {"five": {"w1": 1}}) == [("K1", "still_asked")]


def test_k3_only_what_was_asked_and_answered_is_kept() -> None:
    sheets: Sheets = {"five": {"w1": 0, "w2": None}, "strict": {"w1": None}, "other": {"w1": 1}}
    assert kept((FIVE, STRICT), sheets) == ((FIVE, {"w1": 0}),)
