import pytest

from fodfaeste.rules.access.names import named
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.meetings.follow_up import warnings_at_follow_up
from tests.rules.naming import conditions


@pytest.mark.parametrize(
    ("present", "expected"),
    [
        ({Role.CITIZEN, Role.CTI_WORKER, Role.JOB_CONSULTANT}, []),
        ({Role.CITIZEN, Role.CTI_WORKER}, [("G1", "across_professions")]),
        ({Role.LEADER, Role.CITIZEN, Role.CTI_WORKER}, [("G1", "across_professions")]),
        (set(), [("G1", "across_professions")]),
    ],
)
def test_g1_follow_up_that_rests_on_one_is_pointed_out(
    present: set[Role], expected: list[tuple[str, str]]
) -> None:
    assert conditions(warnings_at_follow_up(frozenset(present))) == expected


def test_people_are_named_citizen_first() -> None:
    assert named([Role.CTI_WORKER, Role.CITIZEN]) == "borgeren og CTI-medarbejderen"
