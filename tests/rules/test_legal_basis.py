from datetime import date

import pytest

from fodfaeste.rules.legal_basis import DEFAULTS, LegalBasis, LegalBasisCode, valid_on
from fodfaeste.rules.periods import Period


def law(code: LegalBasisCode, day: date = date(2026, 3, 1)) -> LegalBasis:
    row = valid_on(code, day)
    assert row is not None
    return row


@pytest.mark.parametrize(
    ("code", "months", "caseload"),
    [
        (LegalBasisCode.SEL_85, 9, 10),
        (LegalBasisCode.SEL_82B, 6, 15),
        (LegalBasisCode.LAB_MENTOR, 6, 15),
    ],
)
def test_e1_length_and_caseload_are_those_of_the_table(
    code: LegalBasisCode, months: int, caseload: int
) -> None:
    assert (law(code).months, law(code).caseload) == (months, caseload)


@pytest.mark.parametrize(
    ("day", "paragraph"),
    [
        (date(2018, 2, 1), "LAB § 31 b"),
        (date(2019, 12, 31), "LAB § 31 b"),
        (date(2020, 1, 1), "LAB §§ 167–171"),
        (date(2026, 3, 1), "LAB §§ 167–171"),
    ],
)
def test_h1_the_mentors_paragraph_moved_at_new_year_2020(day: date, paragraph: str) -> None:
    assert law(LegalBasisCode.LAB_MENTOR, day).paragraph == paragraph


def test_h3_only_85_has_no_time_limit_and_only_85_needs_a_visitation() -> None:
    for row in DEFAULTS:
        is_85 = row.code is LegalBasisCode.SEL_85
        assert (row.time_limited, row.requires_visitation) == (not is_85, is_85)
        assert (row.max_months is None) is is_85


@pytest.mark.parametrize("code", LegalBasisCode)
def test_h1_no_two_rows_of_a_law_are_in_force_on_one_day(code: LegalBasisCode) -> None:
    periods = [
        Period(row.valid_from or date.min, row.ends_before) for row in DEFAULTS if row.code == code
    ]
    overlapping = [
        (one, other)
        for index, one in enumerate(periods)
        for other in periods[index + 1 :]
        if one.overlaps(other)
    ]
    assert overlapping == []


def test_h1_a_law_that_is_not_in_force_is_none() -> None:
    assert valid_on(LegalBasisCode.SEL_85, date(2026, 1, 1), ()) is None
    later = [row for row in DEFAULTS if row.valid_from is not None]
    assert valid_on(LegalBasisCode.LAB_MENTOR, date(2019, 12, 31), later) is None
