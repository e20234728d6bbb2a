"""The demo municipality's units, colleagues and companies."""

import itertools
from dataclasses import dataclass
from datetime import date
from random import Random

from fodfaeste.accounts.models import RoleAssignment, Unit, User
from fodfaeste.demo import companies
from fodfaeste.demo.away import go_on_holiday
from fodfaeste.demo.board import Room
from fodfaeste.demo.cast import CAST, DOMAIN, Persona
from fodfaeste.demo.names import GIVEN, STAFF_SURNAMES, Workplace
from fodfaeste.demo.other_systems import keep_used_sheets
from fodfaeste.demo.paying import keep_rates
from fodfaeste.demo.procedures import write_procedures
from fodfaeste.demo.sparring import meet_for_sparring
from fodfaeste.demo.stage import Stage, at_noon
from fodfaeste.demo.team_time import set_time_aside
from fodfaeste.demo.telling import look_at_ourselves
from fodfaeste.records.catalogues.models import Installation
from fodfaeste.records.foundation import made_by
from fodfaeste.rules.access.roles import TEAM_ROLES, Department, Role, department_of

LONG_AGO = date(2018, 2, 1)
CASES_A_COLLEAGUE = 9
UNIT = "Enheden for job og støtte"
DEPARTMENT_LEADERS = ("Birgit Lund", "Ole Brandt")


@dataclass(frozen=True)
class Town:
    """Who works here, and where citizens may work; the first of each role is one of the cast."""

    unit_id: int
    room: Room
    colleagues: dict[Role, list[int]]
    citizen_account: int
    companies: list[tuple[int, Workplace]]

    def team(self, number: int) -> dict[Role, int]:
        """The four around case number so and so; case 0 has the cast."""
        return {
            role: people[number // CASES_A_COLLEAGUE % len(people)]
            for role, people in self.colleagues.items()
        }


def build(*, cases: int, stage: Stage, random: Random, today: date) -> Town:
    """Make the municipality, large enough for so many cases."""
    Installation.objects.create(
        **made_by(None, at_noon(LONG_AGO)),
        municipality_code="000",
        municipality_name="Demokommunen (opdigtet)",
    )
    unit = Unit.objects.create(name=UNIT, phone="20112200")
    departments = {
        department: Unit.objects.create(
            name=f"{department.label}sområdet", department=department, phone="20112201"
        )
        for department in Department
    }
    cast = {
        persona.slug: _cast_member(persona, persona.role, unit, departments)
        for persona in CAST
        if persona.role
    }
    numbers = itertools.count(1)
    more = max(0, -(-cases // CASES_A_COLLEAGUE) - 1)
    colleagues = {
        role: [
            cast[slug],
            *_colleagues(list(itertools.islice(numbers, more)), role, departments, random),
        ]
        for role, slug in zip(
            TEAM_ROLES,
            ("sagsbehandler-job", "sagsbehandler-social", "jobkonsulent", "cti"),
            strict=True,
        )
    }
    keep_used_sheets(stage, cast["administrator"], today)
    keep_rates(stage, cast["administrator"], today)
    look_at_ourselves(stage, cast["leder"], unit.pk, today)
    write_procedures(stage, cast["leder"], today)
    meet_for_sparring(
        stage,
        leader=cast["leder"],
        members=(cast["jobkonsulent"], cast["cti"], cast["sagsbehandler-social"]),
        unit_id=unit.pk,
        today=today,
    )
    set_time_aside(
        stage,
        leader=cast["leder"],
        members=(
            cast["jobkonsulent"],
            cast["cti"],
            cast["sagsbehandler-job"],
            cast["sagsbehandler-social"],
        ),
        unit_id=unit.pk,
        today=today,
    )
    go_on_holiday(stage, colleagues[Role.SOCIAL_CASEWORKER], today)
    return Town(
        unit_id=unit.pk,
        room=_room(unit, cast, departments),
        colleagues=colleagues,
        citizen_account=cast["borger"],
        companies=companies.register(
            stage, consultant=cast["jobkonsulent"], leader=cast["leder"], today=today
        ),
    )


def _room(unit: Unit, cast: dict[str, int], departments: dict[Department, Unit]) -> Room:
    """Who comes to the board; the two departments have leaders of their own."""
    leaders = {
        department: _user(f"leder-{department}@{DOMAIN}", name, "20112202", Role.LEADER, home, home)
        for (department, home), name in zip(departments.items(), DEPARTMENT_LEADERS, strict=True)
    }
    return Room(
        unit_id=unit.pk,
        leader=cast["leder"],
        employment=leaders[Department.EMPLOYMENT],
        social=leaders[Department.SOCIAL],
        colleagues=(cast["jobkonsulent"], cast["cti"], cast["sagsbehandler-social"]),
    )


def _cast_member(
    persona: Persona, role: Role, unit: Unit, departments: dict[Department, Unit]
) -> int:
    home = None if role is Role.CITIZEN else _home(role, unit, departments)
    leads = unit if role is Role.LEADER else None
    return _user(persona.email, persona.name, persona.phone, role, home, leads)


def _colleagues(
    numbers: list[int], role: Role, departments: dict[Department, Unit], random: Random
) -> list[int]:
    """More people in a role, made together: a large municipality has thousands."""
    people = User.objects.bulk_create(
        _person(
            email=f"kollega-{number}@{DOMAIN}",
            name=f"{random.choice(GIVEN)} {random.choice(STAFF_SURNAMES)}",
            phone=f"2011{3000 + number % 7000}",
            role=role,
            home=departments[department_of(role) or Department.SOCIAL],
        )
        for number in numbers
    )
    RoleAssignment.objects.bulk_create(
        RoleAssignment(user=person, role=role, starts_on=LONG_AGO) for person in people
    )
    return [person.pk for person in people]


def _home(role: Role, unit: Unit, departments: dict[Department, Unit]) -> Unit:
    department = department_of(role)
    return departments[department] if department else unit


def _user(
    email: str, name: str, phone: str, role: Role, home: Unit | None, leads: Unit | None
) -> int:
    user = _person(email=email, name=name, phone=phone, role=role, home=home)
    user.save()
    RoleAssignment.objects.create(user=user, role=role, unit=leads, starts_on=LONG_AGO)
    return user.pk


def _person(*, email: str, name: str, phone: str, role: Role, home: Unit | None) -> User:
    """Somebody who signs in without a password, as everybody does in a demo."""
    user = User(
        email=email,
        name=name,
        phone=phone,
        unit=home,
        cti_trained_on=LONG_AGO if role is Role.CTI_WORKER else None,
    )
    user.set_unusable_password()
    return user
