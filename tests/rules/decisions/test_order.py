from dataclasses import replace
from datetime import date

import pytest

from fodfaeste.rules.decisions.grants import Visitation
from fodfaeste.rules.decisions.order import (
    explains_itself,
    first_in_order,
    longest_last_day,
    what_follows,
)
from fodfaeste.rules.legal_basis import LegalBasis, LegalBasisCode, valid_on

DAY = date(2026, 3, 2)
INSIDE = Visitation(
    functional_impairment="Angst i nye rum",
    extent_of_need="Et par timer om ugen",
    kind_of_need="Følgeskab og øvelse",
    in_target_group=True,
)
OUTSIDE = replace(INSIDE, in_target_group=False)
SEL_85, SEL_82B, MENTOR = LegalBasisCode


def law(code: LegalBasisCode, day: date = DAY) -> LegalBasis:
    found = valid_on(code, day)
    assert found is not None
    return found


def test_h2_the_form_says_which_law_comes_first_and_why() -> None:
    assert "kræver en visitation. Der er ingen endnu" in first_in_order(None)
    assert "er i målgruppen for § 85, og så bevilges CTI efter den" in first_in_order(INSIDE)
    assert "ikke er i målgruppen for § 85. Vælg § 82 b eller mentor" in first_in_order(OUTSIDE)


@pytest.mark.parametrize(
    ("code", "visitation", "alone"),
    [
        (SEL_85, INSIDE, True),
        (SEL_85, OUTSIDE, False),
        (SEL_85, None, False),
        (SEL_82B, OUTSIDE, True),
        (SEL_82B, INSIDE, False),
        (MENTOR, OUTSIDE, True),
        (MENTOR, None, False),
    ],
)
def test_h2_a_visitation_that_says_no_explains_the_other_law(
    code: LegalBasisCode,
    visitation: Visitation | None,
    alone: bool,  # noqa: FBT001 -- a parameter of the test
) -> None:
    assert explains_itself(code, visitation) is alone


@pytest.mark.parametrize(
    ("code", "starts_on", "last_day"),
    [
        (SEL_85, DAY, None),
        (SEL_82B, DAY, date(2026, 9, 1)),
        (MENTOR, date(2026, 8, 31), date(2027, 2, 27)),
        (MENTOR, date(2027, 8, 31), date(2028, 2, 28)),
        (MENTOR, date(2026, 4, 30), date(2026, 10, 29)),
    ],
)
def test_h1_the_longest_grant_is_counted_in_calendar_months(
    code: LegalBasisCode, starts_on: date, last_day: date | None
) -> None:
    assert longest_last_day(law(code), starts_on) == last_day


def test_h1_what_a_law_leads_to_is_told() -> None:
    assert what_follows(law(SEL_85)) == (
        "CTI varer 9 måneder: tre faser på 3 måneder.",
        "Bevillingen har ingen slutdato og slutter kun ved en ny afgørelse.",
    )
    assert what_follows(law(MENTOR)) == (
        "CTI varer 6 måneder: tre faser på 2 måneder.",
        "En bevilling kan højst gælde 6 måneder ad gangen.",
    )
    assert what_follows(replace(law(MENTOR), months=3))[0].endswith("tre faser på 1 måned.")
