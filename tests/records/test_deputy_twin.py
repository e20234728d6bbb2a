"""Twin test of a deputy's sight: wall, lists and decision agree, whatever the days (M1).

Every combination of the days away, the seat, the deputy's role and the state of the course.
"""

import itertools
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta

import pytest

from fodfaeste.accounts.models import Absence, RoleAssignment, User
from fodfaeste.accounts.queries import actor_of
from fodfaeste.audit.writing import narrow_to
from fodfaeste.records.cases import access, queries
from fodfaeste.records.cases.models import Case, Citizen, TeamMembership
from fodfaeste.records.followup.queries.deadlines import seated
from fodfaeste.records.followup.queries.listing import Shown, Wanted, case_page
from fodfaeste.rules.access.facts import sees
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.cases.kinds import SideExit
from tests.worlds import TODAY, World, acting_as, enrolled_case, make_world, noon, person

pytestmark = pytest.mark.django_db

AsOwner = Callable[[], AbstractContextManager[None]]
LONG_AGO = date(2025, 6, 1)
DAY = timedelta(days=1)
AWAY = {
    "is away": (TODAY - DAY, TODAY + 3 * DAY, True),
    "first day": (TODAY, TODAY + 3 * DAY, True),
    "last day": (TODAY - 3 * DAY, TODAY + DAY, True),
    "back today": (TODAY - 3 * DAY, TODAY, False),
    "from tomorrow": (TODAY + DAY, TODAY + 3 * DAY, False),
    "taken back": (TODAY, TODAY, False),
}
SEAT = {
    "has the seat": (LONG_AGO, None, True),
    "left the seat": (LONG_AGO, TODAY, False),
    "gets the seat": (TODAY + DAY, None, False),
}
ROLES = {"same role": Role.CTI_WORKER, "another role": Role.JOB_CONSULTANT}
NOW = noon(TODAY)


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("seat", SEAT)
@pytest.mark.parametrize("away", AWAY)
def test_m1_wall_lists_and_decisions_agree_on_a_deputy(
    world: World, as_owner: AsOwner, away: str, seat: str, role: str
) -> None:
    case = enrolled_case(world, day=LONG_AGO)
    with as_owner():
        deputy = person("Dorte Deputy", ROLES[role], None)
        stand_in(world.cti_worker, deputy, *AWAY[away][:2])
        starts_on, ends_before, has_seat = SEAT[seat]
        TeamMembership.objects.filter(case=case, user=world.cti_worker).update(
            starts_on=starts_on, ends_before=ends_before
        )
    for closed, role_ends in itertools.product((False, True), (None, TODAY)):
        with as_owner():
            Case.objects.filter(pk=case.pk).update(
                closed_on=TODAY - DAY if closed else None,
                closed_as=SideExit.COMPLETED if closed else "",
            )
            RoleAssignment.objects.filter(user=deputy).update(ends_before=role_ends)
        open_seat = AWAY[away][2] and has_seat and not closed
        expected = open_seat and role == "same role" and role_ends is None
        assert set(sight_of(deputy.pk, case)) == {expected}


def sight_of(user_id: int, case: Case) -> list[bool]:
    """What each of those who are asked says, the wall twice: wide and narrowed to the case."""
    actor = actor_of(user_id, TODAY)
    with acting_as(actor):
        found = queries.case_with_relation(actor, case.pk, today=TODAY, now=NOW)
        standing = access.relation_of(actor, case, today=TODAY, now=NOW)
        listed = case_page(actor, Wanted(shown=Shown.ALL), number=1, today=TODAY, now=NOW)
        own = Wanted(on_my_team=True, shown=Shown.ALL)
        mine = case_page(actor, own, number=1, today=TODAY, now=NOW)
        answers = [
            Case.objects.filter(pk=case.pk).exists(),
            Citizen.objects.filter(pk=case.citizen_id).exists(),
            access.in_sight(actor, TODAY, NOW).filter(pk=case.pk).exists(),
            found is not None,
            case.pk in listed.case_ids,
            case.pk in mine.case_ids,
            case.pk in seated(actor, TODAY).seats,
            sees(actor, standing),
        ]
        if found:
            assert found[1] == standing
            assert Section.CTI_NOTES in access.open_sections(actor, standing, TODAY)
            assert (standing.team, standing.seats) == (frozenset(), {Role.CTI_WORKER})
        narrow_to([case.pk])
        return [*answers, Case.objects.exists()]


def test_m1_a_deputy_of_a_deputy_sees_nothing(world: World, as_owner: AsOwner) -> None:
    case = enrolled_case(world, day=LONG_AGO)
    with as_owner():
        first, second = (person(f"{name} Vikar", Role.CTI_WORKER, None) for name in ("En", "To"))
        stand_in(world.cti_worker, first, TODAY, TODAY + DAY)
        stand_in(first, second, TODAY, TODAY + DAY)
    assert set(sight_of(first.pk, case)) == {True}
    assert set(sight_of(second.pk, case)) == {False}


def stand_in(absent: User, deputy: User, starts_on: date, ends_before: date) -> Absence:
    """Days away as the table holds them."""
    return Absence.objects.create(
        person=absent,
        deputy=deputy,
        starts_on=starts_on,
        ends_before=ends_before,
        said_at=noon(TODAY),
        said_by=absent,
    )
