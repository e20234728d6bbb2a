import pytest

from fodfaeste.rules.cases.kinds import Track
from fodfaeste.rules.cti.focus import (
    ChosenHow,
    FocusArea,
    check_focus,
    obstacles_to_focus,
    warnings_in_phase,
)
from fodfaeste.rules.refusal import Refused
from tests.rules.naming import conditions


def test_e7_a_focus_area_is_named_on_a_track_and_chosen_by_the_citizen() -> None:
    check_focus(
        FocusArea(title="Komme op om morgenen", track=Track.COPING, chosen_how=ChosenHow.TALK)
    )
    lacking = FocusArea(title=" ", track=None, chosen_how=None)
    assert conditions(obstacles_to_focus(lacking)) == [
        ("E7", "focus_named"),
        ("E7", "focus_on_a_track"),
        ("E7", "chosen_by_citizen"),
    ]
    with pytest.raises(Refused):
        check_focus(lacking)


@pytest.mark.parametrize(
    ("areas", "expected"),
    [
        (0, [("E7", "at_least_one_focus")]),
        (1, []),
        (3, []),
        (4, [("E7", "few_focus_areas")]),
    ],
)
def test_e7_more_or_fewer_than_one_to_three_is_pointed_out(
    areas: int, expected: list[tuple[str, str]]
) -> None:
    assert conditions(warnings_in_phase(current_areas=areas)) == expected
