from dataclasses import replace
from datetime import date

import pytest

from fodfaeste.rules.placement.kinds import MatchEndReason
from fodfaeste.rules.placement.match import (
    Match,
    MatchEnd,
    check_match,
    check_match_end,
    obstacles_to_match,
    obstacles_to_match_end,
)
from fodfaeste.rules.refusal import Refused
from tests.rules.naming import conditions

TODAY = date(2026, 2, 23)
LATER = date(2026, 5, 4)
FOUND = Match(found_on=TODAY, citizen_said_yes_on=TODAY, company_named=True, other_match_open=False)
ENDING = MatchEnd(
    found_on=TODAY,
    ends_on=date(2026, 5, 4),
    reason=MatchEndReason.EMPLOYER_WISHED,
    note="Butikken lukkede, og vi søger et nyt sted.",
)


@pytest.mark.parametrize(
    ("changes", "condition"),
    [
        ({"company_named": False}, "company_named"),
        ({"citizen_said_yes_on": None}, "citizen_said_yes"),
        ({"citizen_said_yes_on": date(2026, 2, 24)}, "yes_before_match"),
        ({"found_on": date(2026, 2, 24)}, "found_by_now"),
        ({"other_match_open": True}, "no_other_match"),
    ],
)
def test_d2_a_match_is_refused_without(changes: dict[str, object], condition: str) -> None:
    match = replace(FOUND, **changes)  # type: ignore[arg-type]
    assert conditions(obstacles_to_match(match, today=TODAY)) == [("D2", condition)]
    with pytest.raises(Refused):
        check_match(match, today=TODAY)


def test_d2_a_match_with_the_citizens_yes_is_recorded() -> None:
    check_match(FOUND, today=TODAY)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"reason": None, "note": ""}, [("D11", "end_reason_known")]),
        ({"note": "Lukket"}, [("D11", "end_explained")]),
        ({"reason": MatchEndReason.COMPLETED, "note": ""}, []),
        ({"reason": MatchEndReason.ORDINARY_JOB, "note": ""}, []),
        ({"ends_on": date(2026, 2, 22)}, [("D11", "ends_after_match")]),
        ({"ends_on": date(2026, 5, 5)}, [("D11", "ended_by_now")]),
    ],
)
def test_d11_a_match_that_breaks_off_says_why(
    changes: dict[str, object], expected: list[tuple[str, str]]
) -> None:
    ending = replace(ENDING, **changes)  # type: ignore[arg-type]
    assert conditions(obstacles_to_match_end(ending, today=LATER)) == expected


def test_d11_an_unexplained_end_is_refused() -> None:
    check_match_end(ENDING, today=LATER)
    with pytest.raises(Refused):
        check_match_end(replace(ENDING, note=""), today=LATER)
