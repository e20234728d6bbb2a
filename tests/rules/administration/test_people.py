"""Roles hold from day to day, and nobody locks the house from the outside."""

from datetime import date

import pytest

from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.administration.people import (
    NewRole,
    check_address_free,
    check_administration_stays,
    check_mentor,
    check_not_oneself,
    check_role,
    check_role_end,
    check_unit_name_free,
    obstacles_to_role,
    warnings_about_training,
)
from fodfaeste.rules.refusal import Refused

TODAY = date(2026, 3, 4)


def role(**changes: object) -> NewRole:
    facts = {
        "role": Role.CTI_WORKER,
        "unit_named": False,
        "starts_on": TODAY,
        "ends_before": None,
        "held_then": False,
    }
    return NewRole(**{**facts, **changes})  # type: ignore[arg-type]


def named(obstacles: tuple[object, ...]) -> list[str]:
    return [obstacle.condition for obstacle in obstacles]  # type: ignore[attr-defined]


def test_m1_a_role_from_a_day_is_fine() -> None:
    check_role(role())
    check_role(role(role=Role.LEADER, unit_named=True))


def test_m1_a_leader_leads_a_unit() -> None:
    assert named(obstacles_to_role(role(role=Role.LEADER))) == ["leader_leads"]


def test_m1_a_role_ends_after_it_begins_and_is_held_once() -> None:
    assert named(obstacles_to_role(role(ends_before=TODAY, held_then=True))) == [
        "period_forward",
        "not_held_twice",
    ]


def test_m1_a_role_may_end_today_or_before_it_begins_at_all() -> None:
    check_role_end(starts_on=TODAY, ends_before=TODAY, today=TODAY)
    check_role_end(starts_on=date(2020, 1, 1), ends_before=TODAY, today=TODAY)


def test_m1_a_role_does_not_end_backwards() -> None:
    with pytest.raises(Refused) as refused:
        check_role_end(starts_on=date(2020, 1, 1), ends_before=date(2026, 3, 3), today=TODAY)
    assert named(refused.value.obstacles) == ["not_backwards"]
    with pytest.raises(Refused) as refused:
        check_role_end(starts_on=date(2026, 4, 1), ends_before=TODAY, today=TODAY)
    assert named(refused.value.obstacles) == ["period_forward"]


def test_m1_ending_a_role_does_not_lengthen_it() -> None:
    held = {"starts_on": date(2024, 1, 1), "ended_before": date(2026, 4, 1), "today": TODAY}
    check_role_end(ends_before=TODAY, **held)
    with pytest.raises(Refused) as refused:
        check_role_end(ends_before=date(2027, 1, 1), **held)
    assert named(refused.value.obstacles) == ["not_lengthened"]


def test_m6_somebody_stays_to_administer() -> None:
    check_administration_stays(administrators_left=1)
    with pytest.raises(Refused) as refused:
        check_administration_stays(administrators_left=0)
    assert named(refused.value.obstacles) == ["somebody_administers"]


def test_m6_nobody_shuts_themselves_out() -> None:
    check_not_oneself(actor_id=1, user_id=2)
    with pytest.raises(Refused) as refused:
        check_not_oneself(actor_id=1, user_id=1)
    assert named(refused.value.obstacles) == ["not_oneself"]


def test_a7_nobody_is_their_own_mentor() -> None:
    check_mentor(user_id=1, mentor_id=2)
    check_mentor(user_id=None, mentor_id=None)
    with pytest.raises(Refused) as refused:
        check_mentor(user_id=1, mentor_id=1)
    assert named(refused.value.obstacles) == ["another_is_mentor"]


def test_m6_an_address_and_a_units_name_belong_to_one() -> None:
    check_address_free(is_taken=False)
    check_unit_name_free(is_taken=False)
    with pytest.raises(Refused) as refused:
        check_address_free(is_taken=True)
    assert named(refused.value.obstacles) == ["address_free"]
    with pytest.raises(Refused) as refused:
        check_unit_name_free(is_taken=True)
    assert named(refused.value.obstacles) == ["unit_name_free"]


def test_a7_a_cti_worker_is_trained_or_has_a_mentor() -> None:
    def warned(trained_on: date | None, *, mentored: bool) -> list[str]:
        return named(
            warnings_about_training(trained_on=trained_on, mentor_named=mentored, today=TODAY)
        )

    assert warned(date(2025, 1, 1), mentored=False) == []
    assert warned(None, mentored=True) == []
    assert warned(None, mentored=False) == ["user_trained_or_mentored"]
    assert warned(date(2027, 1, 1), mentored=False) == ["user_trained_or_mentored"]
