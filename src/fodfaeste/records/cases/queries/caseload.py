"""How full colleagues' hands are: numbers for everybody, cases for those who see them (A6)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import QuerySet

from fodfaeste.accounts.models import User
from fodfaeste.accounts.queries import staff_holding
from fodfaeste.records.cases.models import Case, CaseloadOverride
from fodfaeste.records.catalogues.queries import legal_bases_on
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.caseload.ahead import Carried
from fodfaeste.rules.caseload.load import Weighing, heaviest, weighed
from fodfaeste.rules.legal_basis import LegalBasisCode


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedCourse:
    """One course of a CTI worker: by which law, what it weighs, when CTI ends as planned.

    `case_id` is there for whoever sees the case; `basis` is None before there is a grant.
    """

    user_id: int
    case_id: int | None
    basis: LegalBasisCode | None
    carried: Carried


def caseloads_of(user_ids: Iterable[int], today: date) -> dict[int, tuple[CarriedCourse, ...]]:
    """What each of these CTI workers carries; two queries, however many they are."""
    wanted = list(user_ids)
    unknown = heaviest(basis.caseload for basis in legal_bases_on(today))
    with connection.cursor() as cursor:
        cursor.execute(
            "select user_id, case_id, legal_basis, norm, ends_before from caseload_of(%s)",
            [wanted],
        )
        rows = cursor.fetchall()
    found: dict[int, list[CarriedCourse]] = {user: [] for user in wanted}
    for user, case, basis, norm, ends_before in rows:
        found[user].append(
            CarriedCourse(
                user_id=user,
                case_id=case,
                basis=LegalBasisCode(basis) if basis else None,
                carried=Carried(norm or unknown, ends_before),
            )
        )
    return {user: tuple(courses) for user, courses in found.items()}


def norms_of(user_ids: Iterable[int], today: date) -> dict[int, Counter[int]]:
    """How many citizens of each norm these CTI workers carry; two queries, however many."""
    wanted = list(user_ids)
    unknown = heaviest(basis.caseload for basis in legal_bases_on(today))
    found: dict[int, Counter[int]] = {user: Counter() for user in wanted}
    with connection.cursor() as cursor:
        cursor.execute("select user_id, norm, cases from loads_of(%s)", [wanted])
        for user, norm, cases in cursor.fetchall():
            found[user][norm or unknown] += cases
    return found


def norm_of(case: Case | None, today: date) -> int | None:
    """What a course weighs for its CTI worker; None when CTI is over. A new one as the heaviest."""
    unknown = heaviest(basis.caseload for basis in legal_bases_on(today))
    if case is None:
        return unknown
    with connection.cursor() as cursor:
        cursor.execute("select norm from weight_of_case(%s)", [case.pk])
        row = cursor.fetchone()
    return (row[0] or unknown) if row else None


def norms_of_courses(case_ids: Iterable[int], today: date) -> dict[int, int]:
    """What some courses weigh; those whose CTI is over are left out. One query."""
    unknown = heaviest(basis.caseload for basis in legal_bases_on(today))
    with connection.cursor() as cursor:
        cursor.execute(
            "select c.id, w.norm from unnest(%s::bigint[]) c (id)"
            " cross join lateral weight_of_case(c.id) w",
            [list(case_ids)],
        )
        return {case_id: norm or unknown for case_id, norm in cursor.fetchall()}


def weighing_of(user_id: int, case: Case | None, today: date) -> Weighing:
    """The load of a CTI worker before and after getting this course."""
    courses = caseloads_of([user_id], today)[user_id]
    return weighed((one.carried.norm for one in courses), norm_of(case, today))


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A CTI worker one may choose, with the load before and after, and whether trained (A7)."""

    user_id: int
    name: str
    email: str
    weighing: Weighing
    citizens: int
    trained_on: date | None
    mentor: str


def candidates(
    case: Case | None, today: date, users: Iterable[User] | None = None
) -> tuple[Candidate, ...]:
    """Every CTI worker with the load before and after this course, by name; four queries."""
    people = list(users if users is not None else cti_workers(today))
    loads = norms_of((one.pk for one in people), today)
    norm = norm_of(case, today)
    return tuple(
        Candidate(
            user_id=one.pk,
            name=one.name,
            email=one.email,
            weighing=weighed(loads[one.pk].elements(), norm),
            citizens=loads[one.pk].total(),
            trained_on=one.cti_trained_on,
            mentor=one.mentor.name if one.mentor else "",
        )
        for one in people
    )


def cti_workers(today: date) -> QuerySet[User]:
    """Those who may sign in and hold the role today, with their mentors."""
    return staff_holding(Role.CTI_WORKER, today).select_related("mentor")


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody in one of the other roles, and how many open courses they have."""

    role: Role
    user_id: int
    courses: int


def courses_of_colleagues() -> tuple[Colleague, ...]:
    """How many open courses each caseworker and job consultant has; one query."""
    with connection.cursor() as cursor:
        cursor.execute("select role, user_id, cases from courses_of_colleagues()")
        return tuple(Colleague(Role(role), user, count) for role, user, count in cursor.fetchall())


def overrides_on(today: date) -> QuerySet[CaseloadOverride]:
    """Why somebody sits on a team today beyond the norm, in the cases one sees; latest first."""
    return (
        CaseloadOverride.objects.filter(case__closed_on=None)
        .exclude(seat__ends_before__lte=today)
        .select_related("seat__user", "case__citizen", "created_by")
        .order_by("-created_at", "-pk")
    )


def citizens_of(case_ids: Iterable[int | None]) -> dict[int, str]:
    """The names of the citizens of the cases one sees; one query."""
    wanted = [number for number in case_ids if number is not None]
    rows = Case.objects.filter(pk__in=wanted).values_list(
        "pk", "citizen__given_names", "citizen__surname"
    )
    return {number: f"{given} {surname}" for number, given, surname in rows}
