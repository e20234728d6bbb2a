"""The small fixed cast of every test: one person a role, a leader, a stranger, a citizen."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction

from fodfaeste.accounts.models import RoleAssignment, Unit, User
from fodfaeste.accounts.queries import actor_of
from fodfaeste.audit.writing import Acting, act_as
from fodfaeste.kernel.clock import COPENHAGEN
from fodfaeste.records.cases import actions as cases
from fodfaeste.records.cases.models import Case
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.roles import TEAM_ROLES, Department, Role
from fodfaeste.rules.cases.kinds import Benefit
from fodfaeste.rules.cases.target_group import TargetGroupCode

TODAY = date(2026, 3, 4)
NOBODYS_CPR = "7001801234"
"""A replacement number: day of birth 10 with 60 added; the CPR office gives it to nobody."""


def noon(day: date) -> datetime:
    """An instant in the middle of a day in Denmark."""
    return datetime.combine(day, time(12), tzinfo=COPENHAGEN)


@dataclass(frozen=True)
class World:
    """Everybody, by what they are."""

    unit: Unit
    employment_caseworker: User
    social_caseworker: User
    job_consultant: User
    cti_worker: User
    leader: User
    stranger: User
    administrator: User
    evaluator: User
    citizen: User

    def actor(self, user: User, day: date = TODAY) -> Actor:
        """What a user is on a day."""
        return actor_of(user.pk, day)

    @property
    def team(self) -> dict[Role, int]:
        """The four seats around a citizen."""
        return {role: getattr(self, role.value).pk for role in TEAM_ROLES}


def make_world() -> World:
    """Make the cast: users with roles, no case yet."""
    unit, social, employment = Unit.objects.bulk_create(
        (
            Unit(name="Enheden for job og støtte", department=""),
            Unit(name="Socialafdelingen", department=Department.SOCIAL),
            Unit(name="Beskæftigelse", department=Department.EMPLOYMENT),
        )
    )
    cast = {
        "employment_caseworker": ("Pernille Aaen", Role.EMPLOYMENT_CASEWORKER, employment),
        "social_caseworker": ("Samir Toft", Role.SOCIAL_CASEWORKER, social),
        "job_consultant": ("Jonas Krag", Role.JOB_CONSULTANT, employment),
        "cti_worker": ("Nadia Friis", Role.CTI_WORKER, social),
        "leader": ("Lene Øster", Role.LEADER, unit),
        "stranger": ("Frede Mann", Role.JOB_CONSULTANT, employment),
        "administrator": ("Ada Ministrup", Role.ADMINISTRATOR, unit),
        "evaluator": ("Eva Luhr", Role.EVALUATOR, unit),
        "citizen": ("Karin Mølgaard", Role.CITIZEN, None),
    }
    users = User.objects.bulk_create(_user(*somebody) for somebody in cast.values())
    RoleAssignment.objects.bulk_create(
        _since_long_ago(user, role, leads=unit if role is Role.LEADER else None)
        for user, (_, role, _) in zip(users, cast.values(), strict=True)
    )
    return World(unit=unit, **dict(zip(cast, users, strict=True)))


def person(name: str, role: Role, unit: Unit | None, *, leads: Unit | None = None) -> User:
    """Make one user with one role since long ago."""
    user = _user(name, role, unit)
    user.save()
    _since_long_ago(user, role, leads=leads).save()
    return user


def _user(name: str, role: Role, unit: Unit | None) -> User:
    email = f"{name.split(maxsplit=1)[0].lower()}.{uuid.uuid4().hex[:6]}@eksempel.invalid"
    user = User(
        email=email,
        name=name,
        unit=unit,
        phone="20112233",
        cti_trained_on=date(2020, 1, 1) if role is Role.CTI_WORKER else None,
    )
    user.set_unusable_password()
    return user


def _since_long_ago(user: User, role: Role, *, leads: Unit | None) -> RoleAssignment:
    return RoleAssignment(user=user, role=role, unit=leads, starts_on=date(2015, 1, 1))


@contextmanager
def acting_as(actor: Actor, day: date = TODAY) -> Iterator[Actor]:
    """Let the database know who acts, as the door does."""
    with transaction.atomic():
        act_as(Acting(actor=str(actor.id), request="test", route="test", now=noon(day)))
        yield actor


def enrolled_case(world: World, *, cpr: str = NOBODYS_CPR, day: date = TODAY) -> Case:
    """A citizen enrolled by the employment caseworker, through the action of real use."""
    actor = world.actor(world.employment_caseworker, day)
    with acting_as(actor, day):
        return cases.enrol(
            actor=actor,
            key=uuid.uuid4(),
            citizen=cases.NewCitizen(
                cpr=cpr, given_names="Karin", surname="Mølgaard", phone="20998877"
            ),
            enrolment=enrolment(world),
            today=day,
            now=noon(day),
            allow_replacement_cpr=True,
        )


def enrolment(world: World) -> cases.Enrolment:
    """An enrolment that nothing stands in the way of."""
    return cases.Enrolment(
        unit_id=world.unit.pk,
        team=world.team,
        target_group=TargetGroupCode.ROLLOUT,
        benefit=Benefit.SOCIAL_ASSISTANCE,
        months_unemployed=60,
        problems_beside_unemployment=True,
        ready_without_support=False,
        caseload_reason="Aftalt med lederen for en kort tid.",
    )
