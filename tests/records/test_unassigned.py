"""Every open course has a whole team or stands on the unassigned list, whoever asks (A1)."""

import random
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta

import pytest

from fodfaeste.accounts.models import RoleAssignment, Unit, User
from fodfaeste.records.boards.queries.columns import Narrowed, columns_of
from fodfaeste.records.cases import queries
from fodfaeste.records.cases.models import Case, TeamMembership
from fodfaeste.records.followup.queries.day import MOST_OF_A_LIST, day_of
from fodfaeste.records.followup.queries.deadlines import deadlines_in
from fodfaeste.records.followup.queries.listing import Wanted, case_page
from fodfaeste.records.foundation import made_by
from fodfaeste.rules.access.roles import TEAM_ROLES, Role
from fodfaeste.rules.cases.kinds import SideExit
from fodfaeste.rules.followup.deadline_kinds import DeadlineKind
from fodfaeste.rules.followup.flags import Flag
from tests.records import test_case_state_twin as histories
from tests.worlds import TODAY, World, acting_as, make_world, noon, person

AsOwner = Callable[[], AbstractContextManager[None]]
Vacancies = dict[int, tuple[Role, ...]]
pytestmark = pytest.mark.django_db


def some_seats(chance: random.Random, case: Case, people: dict[Role, list[User]]) -> set[Role]:
    """Seats of every fate; returns the roles in which somebody can help today."""
    filled = set()
    for role in TEAM_ROLES:
        fate = chance.choice(("none", "ended", "ends today", "tomorrow", "held", "held", "held"))
        if fate == "none":
            continue
        user = chance.choice(people[role])
        starts, ends = _days(fate)
        TeamMembership.objects.create(
            **made_by(user.pk, noon(TODAY)),
            case=case,
            user=user,
            role=role,
            starts_on=starts,
            ends_before=ends,
        )
        if fate == "held" and user == people[role][0]:
            filled.add(role)
    return filled


def _days(fate: str) -> tuple[date, date | None]:
    return {
        "ended": (TODAY - timedelta(days=9), TODAY - timedelta(days=2)),
        "ends today": (TODAY - timedelta(days=9), TODAY),
        "tomorrow": (TODAY + timedelta(days=1), None),
        "held": (TODAY - timedelta(days=9), None),
    }[fate]


def a_town(seed: int, world: World, elsewhere: Unit) -> Vacancies:
    """Courses of every fate; what each open one in the unit lacks, counted by hand; as owner."""
    chance = random.Random(seed)  # noqa: S311 -- the same towns every time
    people = {role: _helping_closed_and_former(role) for role in TEAM_ROLES}
    expected = {}
    for number in range(MOST_OF_A_LIST + 9):
        is_here, is_open = number % 9 != 8, number % 7 != 6
        case = histories.a_case(number, world.unit if is_here else elsewhere)
        filled = some_seats(chance, case, people)
        over = {} if is_open else {"closed_on": TODAY, "closed_as": SideExit.MOVED}
        Case.objects.filter(pk=case.pk).update(**{"closed_on": None, "closed_as": "", **over})
        if is_here and is_open:
            expected[case.pk] = tuple(role for role in TEAM_ROLES if role not in filled)
    return expected


@pytest.mark.parametrize("seed", range(6))
def test_a1_every_open_course_has_a_whole_team_or_is_on_the_unassigned_list(
    as_owner: AsOwner, seed: int
) -> None:
    """Min dag, the list, the board, the deadlines and the page agree with a count by hand."""
    world = make_world()
    with as_owner():
        expected = a_town(seed, world, Unit.objects.create(name="Et andet sted"))
    vacant = {pk for pk, roles in expected.items() if roles}
    leader = world.actor(world.leader)
    with acting_as(leader):
        day = day_of(leader, TODAY)
        wanted = Wanted(asks=Flag.TEAM.value)
        listed = case_page(leader, wanted, number=1, today=TODAY, now=noon(TODAY))
        asked = deadlines_in(None, TODAY, kinds=[DeadlineKind.SEAT_TAKEN])
        found = {pk: queries.vacant_roles(Case.objects.get(pk=pk), TODAY) for pk in expected}
        board = {role: _on_the_board(role) for role in TEAM_ROLES}
    assert found == expected
    assert len(vacant) > 5
    assert set(listed.case_ids) == vacant == {one.case_id for one in asked}
    assert (day.vacant_in_all, len(day.vacant)) == (len(vacant), min(len(vacant), MOST_OF_A_LIST))
    assert {case.pk for case in day.vacant} <= vacant
    for role, count in board.items():
        assert count == sum(role in roles for roles in expected.values())


def _on_the_board(role: Role) -> int:
    return sum(column.total for column in columns_of(Narrowed(vacant=role), TODAY).values())


def _helping_closed_and_former(role: Role) -> list[User]:
    """One who can help, one whose account is closed, one who no longer holds the role."""
    helping, closed, former = (person(f"{name} {role}", role, None) for name in ("A", "B", "C"))
    User.objects.filter(pk=closed.pk).update(is_active=False)
    RoleAssignment.objects.filter(user=former).update(ends_before=TODAY)
    return [helping, closed, former]
