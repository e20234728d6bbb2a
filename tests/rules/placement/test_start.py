from dataclasses import replace
from datetime import date

import pytest

from fodfaeste.rules.access.roles import Department
from fodfaeste.rules.placement.start import (
    PlacementStart,
    check_placement,
    obstacles_to_placement,
    warnings_at_taster_hours,
)
from fodfaeste.rules.refusal import Refused
from tests.rules.naming import conditions

READY = PlacementStart(
    starts_on=date(2026, 3, 2),
    ends_before=date(2026, 6, 1),
    wishes_discussed_by=frozenset(Department),
    wishes_discussed_on=date(2026, 3, 2),
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
    found = warnings_at_taster_hours(citizen_works=works, placement_granted=granted)
    assert conditions(found) == expected
