from datetime import date

import pytest

from fodfaeste.rules.limits import DEFAULTS, Limit, LimitCode, limit_on

TODAY = date(2026, 3, 1)


@pytest.mark.parametrize("code", LimitCode)
def test_m9_every_limit_has_one_default_with_unit_and_label(code: LimitCode) -> None:
    rows = [row for row in DEFAULTS if row.code == code]
    assert len(rows) == 1
    assert (rows[0].value > 0, bool(rows[0].unit), bool(rows[0].label)) == (True, True, True)


@pytest.mark.parametrize(
    ("code", "value"),
    [
        (LimitCode.NO_CONTACT_PHASE_1, 10),
        (LimitCode.NO_COMPANY_ACTIVITY, 6),
        (LimitCode.QUICK_REACTION, 2),
        (LimitCode.NO_EFFORT_AHEAD, 14),
        (LimitCode.CLOSING_DECISIONS, 8),
        (LimitCode.CLOSING_NETWORK, 4),
        (LimitCode.CLOSING_MEETING, 2),
        (LimitCode.AFTERCARE_1, 1),
        (LimitCode.AFTERCARE_2, 3),
        (LimitCode.AFTERCARE_3, 6),
        (LimitCode.AFTERCARE_4, 12),
        (LimitCode.HOURS_STAGNATION, 4),
        (LimitCode.PAY_TALK, 14),
        (LimitCode.OLD_CASE, 6),
        (LimitCode.UNEXPLAINED_LOOKUPS, 20),
        (LimitCode.PLACEMENT_FIRST, 13),
        (LimitCode.PLACEMENT_SECOND, 26),
        (LimitCode.PLACEMENT_AGAIN, 13),
        (LimitCode.WEEKLY_HOURS, 37),
    ],
)
def test_m9_the_numbers_are_those_of_the_rules(code: LimitCode, value: int) -> None:
    assert limit_on(code, TODAY) == value


def test_m9_a_municipality_changes_a_number_from_a_day_on() -> None:
    code = LimitCode.NO_CONTACT_PHASE_1
    table = [
        Limit(code, 7, "dage", "Ny", date(2026, 3, 1)),
        Limit(code, 10, "dage", "Gammel", date(2020, 1, 1)),
    ]
    assert limit_on(code, date(2026, 2, 28), table) == 10
    assert limit_on(code, date(2026, 3, 1), table) == 7
    assert limit_on(code, date(2010, 1, 1), table) == 10


def test_m9_a_number_that_is_nowhere_is_an_error() -> None:
    with pytest.raises(LookupError, match="weekly_hours"):
        limit_on(LimitCode.WEEKLY_HOURS, TODAY, ())
