import pytest

from fodfaeste.rules.access.roles import TEAM_ROLES, Role
from fodfaeste.rules.cases.enrolment import (
    Seat,
    check_enrolment,
    obstacles_to_enrolment,
    obstacles_to_team,
    vacancies,
)
from fodfaeste.rules.refusal import Obstacle, Refused
from tests.rules.naming import conditions

WHOLE = tuple(Seat(role, number) for number, role in enumerate(TEAM_ROLES, start=1))
DEVIATION = Obstacle(rule="A4", condition="old_enough", sentence="Ung.", next_step="Skriv.")


def team(**people: int) -> tuple[Seat, ...]:
    return tuple(Seat(Role(role), person) for role, person in people.items())


def test_a1_a_whole_team_of_four_is_enrolled() -> None:
    check_enrolment(WHOLE, deviations=(), deviation_note="")


def test_a1_one_person_may_be_both_caseworkers() -> None:
    one = team(employment_caseworker=1, social_caseworker=1, job_consultant=2, cti_worker=3)
    assert obstacles_to_team(one) == ()


@pytest.mark.parametrize("role", TEAM_ROLES)
def test_a1_an_empty_seat_is_refused_by_name(role: Role) -> None:
    lacking = tuple(seat for seat in WHOLE if seat.role is not role)
    assert vacancies(lacking) == (role,)
    assert conditions(obstacles_to_team(lacking)) == [("A1", "every_seat_taken")]


def test_a1_the_refusal_says_who_is_missing() -> None:
    with pytest.raises(Refused, match="mangler jobkonsulenten og CTI-medarbejderen"):
        check_enrolment(WHOLE[:2], deviations=(), deviation_note="")


def test_a1_there_is_one_job_consultant() -> None:
    two = (*WHOLE, Seat(Role.JOB_CONSULTANT, 9))
    assert conditions(obstacles_to_team(two)) == [("A1", "one_per_role")]


@pytest.mark.parametrize(
    "people",
    [
        {"employment_caseworker": 1, "social_caseworker": 2, "job_consultant": 3, "cti_worker": 3},
        {"employment_caseworker": 1, "social_caseworker": 1, "job_consultant": 1, "cti_worker": 3},
    ],
)
def test_a1_no_other_two_roles_sit_on_one_person(people: dict[str, int]) -> None:
    assert conditions(obstacles_to_team(team(**people))) == [("A1", "roles_combine")]


def test_a4_a_deviation_is_allowed_with_a_note() -> None:
    note = "Borgeren fylder 30 i næste måned."
    assert conditions(
        obstacles_to_enrolment(WHOLE, deviations=(DEVIATION,), deviation_note="Ung")
    ) == [("A4", "deviation_noted")]
    check_enrolment(WHOLE, deviations=(DEVIATION,), deviation_note=note)
