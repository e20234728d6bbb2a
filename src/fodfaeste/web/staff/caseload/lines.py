"""Caseloads as the page shows them: bars, courses, the days ahead, and the norms of the others."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from fodfaeste.pictures.caseload_bars import Bar, CaseloadBars, Part
from fodfaeste.records.cases.queries.caseload import CarriedCourse, Colleague
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.caseload.ahead import freed, overdue
from fodfaeste.rules.caseload.load import FULL, load, percent
from fodfaeste.rules.legal_basis import LegalBasisCode
from fodfaeste.rules.limits import LimitCode

if TYPE_CHECKING:
    from fodfaeste.accounts.models import User
    from fodfaeste.records.catalogues.models import RoleText

NO_LAW = "Uden bevilling endnu"
LAWS = (*(code.label for code in LegalBasisCode), NO_LAW)
NORMS = {
    Role.EMPLOYMENT_CASEWORKER: LimitCode.CASELOAD_EMPLOYMENT,
    Role.SOCIAL_CASEWORKER: LimitCode.CASELOAD_SOCIAL,
    Role.JOB_CONSULTANT: LimitCode.CASELOAD_CONSULTANT,
}
"""«Reducerede sagsstammer hos sagsbehandlere og udførere» (SEED-3), as the municipality sets it."""

Loads = Mapping[int, Sequence[CarriedCourse]]


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseLine:
    """A course that the reader sees: whose, by which law, until when."""

    case_id: int
    citizen: str
    law: str
    last_day: date | None
    is_overdue: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerLine:
    """A CTI worker: the load, the courses in sight, and how many there are elsewhere."""

    name: str
    share: int
    is_over: bool
    citizens: int
    overdue: int
    courses: tuple[CourseLine, ...]
    elsewhere: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FreedLine:
    """A day on which somebody gets room: who, after whom, how much, and the load from then on."""

    on: date
    worker: str
    citizens: str
    share: int
    left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NormLine:
    """A role that is not weighed: how many courses its people have, against the norm."""

    role: str
    norm: int
    people: int
    most: int
    over: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """Why somebody was given one more than a full caseload."""

    worker: str
    citizen: str
    case_id: int
    by: str
    at: datetime
    before: int
    after: int
    reason: str


def bars_of(workers: Iterable["User"], loads: Loads) -> CaseloadBars:
    """The picture of every worker's load, part by part."""
    return CaseloadBars(
        laws=LAWS, bars=tuple(Bar(one.name, _parts(loads[one.pk])) for one in workers)
    )


def whole_of(workers: Iterable["User"], norms: Mapping[int, Counter[int]]) -> CaseloadBars:
    """Everybody's load as one part each: who has room, and who has too much."""
    return CaseloadBars(
        laws=("",),
        bars=tuple(Bar(one.name, (_whole(norms[one.pk]),)) for one in workers),
    )


def _whole(norms: Counter[int]) -> Part:
    return Part("", norms.total(), load(norms.elements()))


def _parts(held: Sequence[CarriedCourse]) -> tuple[Part, ...]:
    by_law: dict[str, list[int]] = {}
    for course in held:
        by_law.setdefault(_law(course), []).append(course.carried.norm)
    return tuple(Part(law, len(by_law[law]), load(by_law[law])) for law in LAWS if law in by_law)


def _law(course: CarriedCourse) -> str:
    return course.basis.label if course.basis else NO_LAW


def worker_lines(
    workers: Iterable["User"], loads: Loads, seen: Mapping[int, str], *, today: date
) -> list[WorkerLine]:
    """Each worker with the courses that the reader sees."""
    return [_worker(one.name, loads[one.pk], seen, today) for one in workers]


def _worker(
    name: str, held: Sequence[CarriedCourse], seen: Mapping[int, str], today: date
) -> WorkerLine:
    share = load(one.carried.norm for one in held)
    courses = tuple(
        CourseLine(
            case_id=number,
            citizen=seen[number],
            law=_law(one),
            last_day=_last_day(one.carried.ends_before),
            is_overdue=one.carried.ends_before is not None and one.carried.ends_before <= today,
        )
        for number, one in _in_sight(held, seen)
    )
    return WorkerLine(
        name=name,
        share=percent(share),
        is_over=share > FULL,
        citizens=len(held),
        overdue=overdue((one.carried for one in held), today=today),
        courses=courses,
        elsewhere=len(held) - len(courses),
    )


def freed_lines(
    workers: Iterable["User"], loads: Loads, seen: Mapping[int, str], *, today: date
) -> list[FreedLine]:
    """What becomes free when, the nearest day first."""
    lines = [
        FreedLine(
            on=one.on - timedelta(days=1),
            worker=worker.name,
            citizens=_ending(loads[worker.pk], one.on, seen),
            share=percent(one.share),
            left=percent(one.left),
        )
        for worker in workers
        for one in freed((held.carried for held in loads[worker.pk]), today=today)
    ]
    return sorted(lines, key=lambda line: line.on)


def _ending(held: Sequence[CarriedCourse], on: date, seen: Mapping[int, str]) -> str:
    """Those whose CTI ends, by name where the reader sees them."""
    ending = [one for one in held if one.carried.ends_before == on]
    names = [seen[number] for number, _ in _in_sight(ending, seen)]
    others = len(ending) - len(names)
    return ", ".join([*names, *([f"{others} i andre enheder"] if others else [])])


def _in_sight(
    held: Iterable[CarriedCourse], seen: Mapping[int, str]
) -> Iterator[tuple[int, CarriedCourse]]:
    """The courses that the reader sees, by the number of their case."""
    for one in held:
        if one.case_id is not None and one.case_id in seen:
            yield one.case_id, one


def norm_lines(
    colleagues: Iterable[Colleague],
    limits: Mapping[LimitCode, int],
    texts: Mapping[Role, "RoleText"],
) -> list[NormLine]:
    """The roles that have a norm in citizens."""
    found = list(colleagues)
    return [
        _norm(
            texts[role].label if role in texts else role.value,
            limits[code],
            [one.courses for one in found if one.role is role],
        )
        for role, code in NORMS.items()
    ]


def _norm(role: str, norm: int, courses: Sequence[int]) -> NormLine:
    return NormLine(
        role=role,
        norm=norm,
        people=len(courses),
        most=max(courses, default=0),
        over=sum(number > norm for number in courses),
    )


def _last_day(ends_before: date | None) -> date | None:
    return ends_before - timedelta(days=1) if ends_before else None
