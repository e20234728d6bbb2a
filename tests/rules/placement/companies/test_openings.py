"""Openings, how they end, and how a company closes (D1)."""

from datetime import date, timedelta

import pytest

from fodfaeste.rules.placement.companies.closing import (
    Closing,
    check_closing,
    check_reopening,
    check_work_at,
)
from fodfaeste.rules.placement.companies.kinds import CompanyEnd, OpeningEnd
from fodfaeste.rules.placement.companies.openings import (
    MOST_MINUTES,
    OpeningEnded,
    OpeningFacts,
    check_opening,
    check_opening_end,
    obstacles_to_opening,
)
from fodfaeste.rules.refusal import Refused

TODAY = date(2026, 3, 4)
DAY = timedelta(days=1)
WHOLE = {"company_open": True, "places": 1, "open_from": TODAY}


@pytest.mark.parametrize(("facts", "conditions"), [
    ({}, []),
    ({"company_open": False}, ["opening_company_open"]),
    ({"least_minutes": 600, "most_minutes": 600}, []),
    ({"least_minutes": 601, "most_minutes": 600}, ["opening_hours_forward"]),
    ({"least_minutes": MOST_MINUTES}, []),
    ({"least_minutes": MOST_MINUTES + 1}, ["opening_within_a_week"]),
    ({"most_minutes": MOST_MINUTES + 1}, ["opening_within_a_week"]),
    ({"closes_on": TODAY}, []),
    ({"closes_on": TODAY - DAY}, ["opening_days_forward"]),
    ({"places": 0}, ["opening_has_places"]),
    ({"places": 999}, []),
    ({"places": 1000}, ["opening_has_places"]),
])  # fmt: skip
def test_d1_an_opening_runs_forward_within_a_week_at_a_company_that_stands(
    facts: dict[str, object], conditions: list[str]
) -> None:
    made = OpeningFacts(**{**WHOLE, **facts})  # type: ignore[arg-type]
    assert [o.condition for o in obstacles_to_opening(made)] == conditions


def test_d1_an_opening_that_cannot_be_is_refused_with_its_rule() -> None:
    with pytest.raises(Refused) as refused:
        check_opening(OpeningFacts(company_open=True, places=0, open_from=TODAY))
    assert refused.value.rule == "D1"


@pytest.mark.parametrize(("reason", "ended_on", "note", "conditions"), [
    (OpeningEnd.FILLED, TODAY, "", []),
    (OpeningEnd.FILLED, TODAY - DAY, "", []),
    (OpeningEnd.FILLED, TODAY - 2 * DAY, "", ["opening_end_in_order"]),
    (OpeningEnd.FILLED, TODAY + DAY, "", ["opening_end_in_order"]),
    (None, TODAY, "", ["opening_end_reason"]),
    (OpeningEnd.OTHER, TODAY, "  ", ["opening_end_told"]),
    (OpeningEnd.OTHER, TODAY, "De flytter til Odense", []),
])  # fmt: skip
def test_d1_an_opening_ends_with_a_reason_on_a_day_that_has_come(
    reason: OpeningEnd | None, ended_on: date, note: str, conditions: list[str]
) -> None:
    facts = OpeningEnded(reason=reason, ended_on=ended_on, open_from=TODAY - DAY, note=note)
    found = []
    try:
        check_opening_end(facts, today=TODAY)
    except Refused as refused:
        found = [o.condition for o in refused.obstacles]
    assert found == conditions


@pytest.mark.parametrize(("facts", "conditions"), [
    ({}, []),
    ({"already_closed": True}, ["company_not_closed"]),
    ({"merged": True}, ["company_stands"]),
    ({"reason": None}, ["company_close_reason"]),
    ({"closed_on": TODAY + DAY}, ["company_close_has_come"]),
    ({"reason": CompanyEnd.OTHER}, ["company_close_told"]),
    ({"reason": CompanyEnd.OTHER, "note": "Ejeren går på pension"}, []),
])  # fmt: skip
def test_d1_a_company_closes_with_a_reason_on_a_day_that_has_come(
    facts: dict[str, object], conditions: list[str]
) -> None:
    whole = {"already_closed": False, "merged": False, "reason": CompanyEnd.CLOSED_DOWN,
             "closed_on": TODAY, "note": ""}  # fmt: skip
    found = []
    try:
        check_closing(Closing(**{**whole, **facts}), today=TODAY)  # type: ignore[arg-type]
    except Refused as refused:
        found = [o.condition for o in refused.obstacles]
    assert found == conditions


def test_d1_only_a_closed_company_that_stands_opens_again() -> None:
    check_reopening(closed=True, merged=False)
    for closed, merged, condition in (
        (False, False, "company_is_closed"),
        (True, True, "company_stands"),
        (False, True, "company_stands"),
    ):
        with pytest.raises(Refused) as refused:
            check_reopening(closed=closed, merged=merged)
        assert [o.condition for o in refused.value.obstacles] == [condition]


def test_d1_nobody_begins_at_a_company_that_has_closed() -> None:
    check_work_at(closed=False)
    with pytest.raises(Refused) as refused:
        check_work_at(closed=True)
    assert [o.condition for o in refused.value.obstacles] == ["company_open_for_work"]
