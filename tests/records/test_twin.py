"""Twin test: the wall in the database, list queries and Python decisions agree on sight.

Every combination of what an actor is, how they stand to the case, its state and its consents.
"""

import itertools
import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from fodfaeste.accounts.models import RoleAssignment, Unit
from fodfaeste.accounts.queries import actor_of
from fodfaeste.audit.writing import narrow_to
from fodfaeste.records.cases import access, queries
from fodfaeste.records.cases.models import BrokenGlass, Case, Citizen, Consent, TeamMembership
from fodfaeste.records.foundation import made_by
from fodfaeste.rules.access.facts import sees
from fodfaeste.rules.access.roles import TEAM_ROLES, Role
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.access.sections_seen import sections_seen
from fodfaeste.rules.cases.kinds import SideExit
from fodfaeste.rules.consent.kinds import ConsentForm, InformationType, Party
from tests.worlds import TODAY, World, acting_as, enrolled_case, make_world, noon, person

pytestmark = pytest.mark.django_db

YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
LONG_AGO = date(2025, 6, 1)
AsOwner = Callable[[], AbstractContextManager[None]]


@dataclass(frozen=True)
class Stand:
    """How somebody stands to the case, and whether that is sight."""

    name: str
    seat: tuple[date, date | None] | None = None
    role_until: date | None = None
    leads: bool = False
    glass: tuple[int, int] | None = None
    is_citizen: bool = False
    sees: bool = False

    def fits(self, role: Role) -> bool:
        """Whether a person in this role can stand like this."""
        if self.leads:
            return role is Role.LEADER
        if self.is_citizen:
            return role is Role.CITIZEN
        return role in TEAM_ROLES if self.seat else True


STANDS = (
    Stand("stranger"),
    Stand("on the team", seat=(LONG_AGO, None), sees=True),
    Stand("on the team until tomorrow", seat=(LONG_AGO, TOMORROW), sees=True),
    Stand("left the team today", seat=(LONG_AGO, TODAY)),
    Stand("joins the team tomorrow", seat=(TOMORROW, None)),
    Stand("on the team but the role ended", seat=(LONG_AGO, None), role_until=TODAY),
    Stand("leads the unit", leads=True, sees=True),
    Stand("led the unit until today", leads=True, role_until=TODAY),
    Stand("broke the glass an hour ago", glass=(-1, 2), sees=True),
    Stand("broke the glass four hours ago", glass=(-4, -1)),
    Stand("is the citizen", is_citizen=True, sees=True),
)
CONSENTS = ("none", "active", "withdrawn", "expired")
CELLS = [
    (role, stand)
    for role in (*TEAM_ROLES, Role.LEADER, Role.CITIZEN, Role.ADMINISTRATOR)
    for stand in STANDS
    if stand.fits(role)
]


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.mark.parametrize(("role", "stand"), CELLS, ids=lambda v: getattr(v, "name", v))
def test_wall_lists_and_decisions_agree(
    world: World, as_owner: AsOwner, role: Role, stand: Stand
) -> None:
    case = enrolled_case(world, day=LONG_AGO)
    enrolled_case(world, cpr="7101801234", day=LONG_AGO)
    with as_owner():
        user_id = _stand(world, case, role, stand)
    actor, now = actor_of(user_id, TODAY), noon(TODAY)
    for closed, consent in itertools.product((False, True), CONSENTS):
        with as_owner():
            _state(case, closed=closed, consent=consent)
        with acting_as(actor):
            by_wall = set(Case.objects.values_list("pk", flat=True))
            by_list = set(access.in_sight(actor, TODAY, now).values_list("pk", flat=True))
            found = queries.case_with_relation(actor, case.pk, today=TODAY, now=now)
            people = Citizen.objects.filter(pk=case.citizen_id).exists()
            seats = TeamMembership.objects.filter(case=case).exists()
            answers = (case.pk in by_wall, people, seats, found is not None)
            assert answers == (stand.sees,) * 4
            assert by_wall == by_list
            assert len(by_wall) == stand.sees * (2 if stand.leads else 1)
            narrow_to([case.pk])
            assert set(Case.objects.values_list("pk", flat=True)) == by_wall & {case.pk}
            if found is None:
                continue
            assert access.relation_of(actor, case, today=TODAY, now=now) == found[1]
            sections = access.open_sections(actor, found[1], TODAY)
            assert sees(actor, found[1])
            assert sections == sections_seen(actor, found[1], TODAY)
            assert (Section.CTI_NOTES in sections) is _notes_are_open(role, stand, consent)


def _notes_are_open(role: Role, stand: Stand, consent: str) -> bool:
    """CTI notes reach the employment side by an active consent, and by nothing else."""
    if stand.is_citizen:
        return True
    if not stand.seat:
        return False
    return role in {Role.CTI_WORKER, Role.SOCIAL_CASEWORKER} or consent == "active"


def _stand(world: World, case: Case, role: Role, stand: Stand) -> int:
    """Bring a newcomer into the wanted relation; says who."""
    stamp = made_by(None, noon(LONG_AGO))
    user = person(f"Ny {uuid.uuid4().hex[:6]}", role, None, leads=_led(world, role, stand))
    RoleAssignment.objects.filter(user=user).update(ends_before=stand.role_until)
    if stand.seat:
        TeamMembership.objects.filter(case=case, role=role).delete()
        TeamMembership.objects.create(
            **stamp,
            case=case,
            user=user,
            role=role,
            starts_on=stand.seat[0],
            ends_before=stand.seat[1],
        )
    if stand.glass:
        starts, ends = (noon(TODAY) + timedelta(hours=hours) for hours in stand.glass)
        BrokenGlass.objects.create(
            **stamp, case=case, user=user, reason="En borger ringer 112", starts=starts, ends=ends
        )
    if stand.is_citizen:
        Citizen.objects.filter(pk=case.citizen_id).update(account=user)
    return user.pk


def _led(world: World, role: Role, stand: Stand) -> Unit | None:
    """A leader leads this unit, or another one."""
    if role is not Role.LEADER:
        return None
    return world.unit if stand.leads else world.employment_caseworker.unit


def _state(case: Case, *, closed: bool, consent: str) -> None:
    """Close or open the case, and leave it with one consent in the wanted state, or none."""
    Case.objects.filter(pk=case.pk).update(
        closed_on=YESTERDAY if closed else None, closed_as=SideExit.COMPLETED if closed else ""
    )
    Consent.objects.filter(case=case).delete()
    if consent != "none":
        Consent.objects.create(
            **made_by(None, noon(LONG_AGO)),
            case=case,
            types=[InformationType.CTI_NOTES],
            from_party=Party.SOCIAL_DEPARTMENT,
            to_party=Party.EMPLOYMENT_DEPARTMENT,
            purpose="Støtte på arbejdspladsen",
            given_as=ConsentForm.WRITTEN,
            consequences_explained=True,
            given_on=LONG_AGO,
            ends_before=TODAY if consent == "expired" else None,
            withdrawn_on=TODAY if consent == "withdrawn" else None,
            withdrawn_by=case.created_by if consent == "withdrawn" else None,
        )
