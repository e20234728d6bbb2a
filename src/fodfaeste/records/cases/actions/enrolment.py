"""Enrol a citizen with a whole team."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from django.db import IntegrityError, connection, models, transaction

from fodfaeste.records.cases import access
from fodfaeste.records.cases.actions.caseload import keep_override, weigh
from fodfaeste.records.cases.identity import seal_cpr
from fodfaeste.records.cases.models import Case, Citizen, TeamMembership
from fodfaeste.records.cases.queries import known_citizen
from fodfaeste.records.catalogues.queries import target_group_on
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import changed_by, made_by
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.cases.cpr import age_on, parse_cpr
from fodfaeste.rules.cases.enrolment import Seat, check_enrolment
from fodfaeste.rules.cases.kinds import Benefit
from fodfaeste.rules.cases.target_group import (
    Candidate,
    TargetGroupCode,
    target_group_deviations,
)
from fodfaeste.rules.refusal import Obstacle, Refused

RENEWED = (
    "given_names",
    "surname",
    "phone",
    "email",
    "address",
    "postal_code",
    "city",
    "address_protected",
    "digital_post_exempt",
)
"""What is asked for again when a known citizen begins a new course."""

ALREADY_ENROLLED = Obstacle(
    rule="A1",
    condition="no_open_case",
    sentence="Borgeren har allerede et forløb, der ikke er afsluttet.",
    next_step="Slå borgeren op på CPR-nummer, og tal med teamet.",
)
ENROLLER_TAKES_PART = Obstacle(
    rule="M1",
    condition="enroller_takes_part",
    sentence="Du er hverken på teamet eller leder af enheden, så du må ikke se forløbet bagefter.",
    next_step="Sæt dig selv på teamet, eller bed en fra teamet om at indskrive borgeren.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCitizen:
    """What is known about a person on the day of enrolment."""

    cpr: str
    given_names: str
    surname: str
    phone: str = ""
    email: str = ""
    address: str = ""
    postal_code: str = ""
    city: str = ""
    address_protected: bool = False
    digital_post_exempt: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolment:
    """Why the intervention is the right one, and who will be around the citizen."""

    unit_id: int
    team: Mapping[Role, int]
    target_group: TargetGroupCode
    benefit: Benefit
    months_unemployed: int
    problems_beside_unemployment: bool
    ready_without_support: bool
    deviation_note: str = ""
    caseload_reason: str = ""


@creates(Case)
def enrol(
    *,
    actor: Actor,
    citizen: NewCitizen,
    enrolment: Enrolment,
    today: date,
    now: datetime,
    allow_replacement_cpr: bool = False,
) -> Case:
    """Enrol a citizen: target group held to the profile, four seats filled (A1, A4, A6)."""
    access.require_anywhere(actor, Permission.CASE_ENROL)
    cpr = parse_cpr(citizen.cpr, today=today, allow_replacement=allow_replacement_cpr)
    _check(enrolment, age=age_on(cpr.born_on, today), today=today)
    if actor.id not in enrolment.team.values() and enrolment.unit_id not in actor.leads_units:
        raise Refused(ENROLLER_TAKES_PART)
    known = _known(cpr.digits)
    weighing = weigh(
        Role.CTI_WORKER,
        enrolment.team[Role.CTI_WORKER],
        None,
        today,
        reason=enrolment.caseload_reason,
    )
    person = known or _new(citizen, digits=cpr.digits, born_on=cpr.born_on, actor=actor, now=now)
    case = _open_case(person, enrolment, actor=actor, today=today, now=now)
    seats = TeamMembership.objects.bulk_create(
        TeamMembership(
            **made_by(actor.id, now), case=case, user_id=user, role=role, starts_on=today
        )
        for role, user in enrolment.team.items()
    )
    worker = next(seat for seat in seats if seat.role == Role.CTI_WORKER)
    keep_override(worker, weighing, reason=enrolment.caseload_reason, actor=actor, now=now)
    if known:  # in sight only now that there is a team
        _renew(known, citizen, actor=actor, now=now)
    return case


def _check(enrolment: Enrolment, *, age: int, today: date) -> None:
    profile = target_group_on(enrolment.target_group, today)
    candidate = Candidate(
        age=age,
        months_unemployed=enrolment.months_unemployed,
        benefit=enrolment.benefit,
        problems_beside_unemployment=enrolment.problems_beside_unemployment,
        ready_without_support=enrolment.ready_without_support,
    )
    check_enrolment(
        tuple(Seat(role=role, user_id=user) for role, user in enrolment.team.items()),
        deviations=target_group_deviations(profile, candidate) if profile else (),
        deviation_note=enrolment.deviation_note,
    )


def _known(digits: str) -> int | None:
    """The number of a citizen who is known from an earlier course."""
    known = known_citizen(digits)
    if known is not None and known.has_open_case:
        raise Refused(ALREADY_ENROLLED)
    return known.id if known else None


def _renew(number: int, new: NewCitizen, *, actor: Actor, now: datetime) -> None:
    """Write what was said now over what was known; what was left empty says nothing.

    A protection is never lifted by leaving a box empty: that is done on the citizen's own page.
    """
    person = Citizen.objects.select_for_update().get(pk=number)
    for name in RENEWED:
        setattr(person, name, getattr(new, name) or getattr(person, name))
    changed_by(person, actor.id, now)
    person.save()


def _new(new: NewCitizen, *, digits: str, born_on: date, actor: Actor, now: datetime) -> int:
    """The number of a citizen who was not known."""
    person = Citizen(
        **made_by(actor.id, now),
        given_names=new.given_names,
        surname=new.surname,
        born_on=born_on,
        phone=new.phone,
        email=new.email,
        address=new.address,
        postal_code=new.postal_code,
        city=new.city,
        address_protected=new.address_protected,
        digital_post_exempt=new.digital_post_exempt,
    )
    seal_cpr(person, digits)
    return _saved(person).pk


M = TypeVar("M", bound=models.Model)


def _saved(record: M) -> M:
    """Save a new row; a colleague who was a moment faster has enrolled the citizen already."""
    try:
        with transaction.atomic():
            record.save(force_insert=True)
    except IntegrityError as taken:
        raise Refused(ALREADY_ENROLLED) from taken
    return record


def _open_case(
    person: int, enrolment: Enrolment, *, actor: Actor, today: date, now: datetime
) -> Case:
    case = Case(
        **made_by(actor.id, now),
        citizen_id=person,
        unit_id=enrolment.unit_id,
        enrolled_on=today,
        target_profile=enrolment.target_group,
        benefit=enrolment.benefit,
        months_unemployed=enrolment.months_unemployed,
        problems_beside_unemployment=enrolment.problems_beside_unemployment,
        ready_without_support=enrolment.ready_without_support,
        target_note=enrolment.deviation_note,
    )
    _saved(case)
    with connection.cursor() as cursor:  # in sight of the one who enrols until the team stands
        cursor.execute("select set_config('app.newborn', %s, true)", [str(case.pk)])
    return case
