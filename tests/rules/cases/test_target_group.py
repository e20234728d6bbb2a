from dataclasses import replace
from datetime import date

import pytest

from fodfaeste.rules.cases.kinds import Benefit
from fodfaeste.rules.cases.target_group import (
    Candidate,
    TargetGroup,
    TargetGroupCode,
    target_group_deviations,
    target_group_on,
)
from tests.rules.naming import conditions

TODAY = date(2026, 3, 2)
FITTING = Candidate(
    age=30,
    months_unemployed=12,
    benefit=Benefit.SOCIAL_ASSISTANCE,
    problems_beside_unemployment=True,
    ready_without_support=False,
)


def profile(code: TargetGroupCode) -> TargetGroup:
    found = target_group_on(code, TODAY)
    assert found is not None
    return found


@pytest.mark.parametrize("code", TargetGroupCode)
def test_a4_who_fits_deviates_in_nothing(code: TargetGroupCode) -> None:
    assert target_group_deviations(profile(code), FITTING) == ()


def test_a4_the_trial_asks_for_thirty_years_and_a_year_without_work() -> None:
    young = replace(FITTING, age=29, months_unemployed=11)
    assert conditions(target_group_deviations(profile(TargetGroupCode.TRIAL), young)) == [
        ("A4", "old_enough"),
        ("A4", "unemployed_long_enough"),
    ]
    assert target_group_deviations(profile(TargetGroupCode.ROLLOUT), young) == ()


def test_a4_the_rollout_asks_for_benefit_problems_and_need_of_support() -> None:
    other = replace(
        FITTING,
        benefit=Benefit.SICKNESS_BENEFIT,
        problems_beside_unemployment=False,
        ready_without_support=True,
    )
    assert conditions(target_group_deviations(profile(TargetGroupCode.ROLLOUT), other)) == [
        ("A4", "on_benefit"),
        ("A4", "problems_beside_unemployment"),
        ("A4", "needs_support"),
    ]


def test_a4_a_profile_holds_from_its_day_and_the_newest_counts() -> None:
    assert target_group_on(TargetGroupCode.ROLLOUT, date(2022, 6, 22)) is None
    now = profile(TargetGroupCode.ROLLOUT)
    newer = replace(now, valid_from=date(2026, 1, 1), min_age=25)
    assert target_group_on(TargetGroupCode.ROLLOUT, TODAY, (newer, now)) == newer
    assert target_group_on(TargetGroupCode.ROLLOUT, date(2025, 12, 31), (newer, now)) == now
