from dataclasses import replace
from datetime import date

import pytest

from fodfaeste.rules.access.roles import Department
from fodfaeste.rules.periods import Period
from fodfaeste.rules.placement.duration import PlacementWeeks
from fodfaeste.rules.placement.start import (
    PlacementStart,
    check_placement,
    obstacles_to_placement,
    warnings_at_placement,
    warnings_at_taster,
)
from fodfaeste.rules.refusal import Refused
from tests.rules.naming import conditions

READY = PlacementStart(
    starts_on=date(2026, 3, 2),
    ends_before=date(2026, 6, 1),
    wishes_discussed_by=frozenset(Department),
    wishes_discussed_on=date(2026, 3, 2),
    paid_hours_too=False,
    functions_differ=False,
)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"wishes_discussed_on": None}, [("C7", "wishes_discussed")]),
        ({"wishes_discussed_on": date(2026, 3, 3)}, [("C7", "wishes_discussed")]),
        (
            {"wishes_discussed_by": frozenset({Department.SOCIAL})},
            [("C7", "discussed_by_both")],
        ),
        ({"ends_before": date(2026, 3, 2)}, [("D8", "placement_ends_after_start")]),
    ],
)
def test_c7_wishes_and_goals_are_discussed_by_both_areas_first(
    changes: dict[str, object], expected: list[tuple[str, str]]
) -> None:
    assert conditions(obstacles_to_placement(replace(READY, **changes))) == expected  # type: ignore[arg-type]


def test_c7_a_placement_without_the_talk_is_refused() -> None:
    check_placement(READY)
    with pytest.raises(Refused):
        check_placement(replace(READY, wishes_discussed_on=None))


def test_d8_a_placement_over_13_weeks_or_with_the_same_work_paid_is_pointed_out() -> None:
    assert warnings_at_placement(READY) == ()
    hybrid = replace(READY, ends_before=date(2026, 6, 2), paid_hours_too=True)
    assert conditions(warnings_at_placement(hybrid)) == [
        ("D8", "within_first_period"),
        ("D8", "functions_differ"),
    ]
    assert warnings_at_placement(replace(READY, paid_hours_too=True, functions_differ=True)) == ()


def test_d8_an_extension_is_judged_from_the_first_day_in_all() -> None:
    first = Period(date(2025, 12, 1), date(2026, 3, 2))
    assert warnings_at_placement(replace(READY, extends=first)) == ()
    too_long = replace(READY, extends=first, ends_before=date(2026, 6, 2))
    assert conditions(warnings_at_placement(too_long)) == [("D8", "within_next_period")]


def test_m9_the_first_weeks_are_the_municipalitys_own() -> None:
    shorter = replace(READY, weeks=PlacementWeeks(first=8))
    (found,) = warnings_at_placement(shorter)
    assert found.sentence.startswith("Praktikken er længere end 8 uger.")


@pytest.mark.parametrize(
    ("works", "granted", "expected"),
    [
        (True, False, [("D16", "insured_at_work")]),
        (True, True, []),
        (False, False, []),
    ],
)
def test_d16_working_on_a_taster_visit_takes_a_grant_first(
    works: bool,  # noqa: FBT001 -- a column of the table
    granted: bool,  # noqa: FBT001 -- a column of the table
    expected: list[tuple[str, str]],
) -> None:
    found = warnings_at_taster(citizen_works=works, placement_granted=granted)
    assert conditions(found) == expected
