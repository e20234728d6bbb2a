from datetime import date

import pytest

from fodfaeste.rules.plan.upkeep import not_made_ready_first, warnings_on_paper
from tests.rules.naming import conditions, reminders

SINCE = date(2026, 1, 5)


@pytest.mark.parametrize(
    ("approved", "handed", "expected"),
    [
        (0, 0, []),
        (2, 2, []),
        (2, 1, [("C6", "copy_is_newest")]),
        (1, 0, [("C6", "copy_is_newest")]),
    ],
)
def test_c6_a_paper_older_than_the_plan_is_pointed_out(
    approved: int, handed: int, expected: list[tuple[str, str]]
) -> None:
    found = warnings_on_paper(approved_version=approved, handed_over_version=handed)
    assert conditions(found) == expected


@pytest.mark.parametrize(
    ("since", "activity", "today", "due_on"),
    [
        (None, None, date(2026, 12, 1), None),
        (SINCE, None, date(2026, 2, 16), None),
        (SINCE, None, date(2026, 2, 17), date(2026, 2, 16)),
        (SINCE, date(2026, 2, 1), date(2026, 2, 17), None),
        (SINCE, date(2026, 2, 1), date(2026, 3, 16), date(2026, 3, 15)),
        (SINCE, date(2025, 12, 1), date(2026, 2, 17), date(2026, 2, 16)),
    ],
)
def test_c11_more_than_six_weeks_without_a_company_is_made_ready_first(
    since: date | None, activity: date | None, today: date, due_on: date | None
) -> None:
    found = not_made_ready_first(
        efforts_since=since, last_company_activity_on=activity, today=today
    )
    assert reminders(found) == ([("C11", "company_beside")] if due_on else [])
    assert [item.due_on for item in found] == ([due_on] if due_on else [])
