"""The papers of the plans that hold after CTI, for the team, the citizen and the workplace (F3)."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from fodfaeste.pdf.safety_documents import (
    CrisisPlanDocument,
    NamedText,
    NextContact,
    PlanPerson,
    PocketDocument,
    RetentionDocument,
)
from fodfaeste.pictures import danish
from fodfaeste.records.cases.models import Case
from fodfaeste.records.catalogues.emergency_queries import EmergencyNumberLine, emergency_lines_on
from fodfaeste.records.cti.queries import safety as queries
from fodfaeste.records.cti.queries.course import cti_seat, latest_course
from fodfaeste.records.cti.queries.safety import PromiseLine
from fodfaeste.records.cti.queries.social import social_side
from fodfaeste.rules.cases.kinds import TaskState
from fodfaeste.rules.cti.promises import SafetyPlanKind, SupporterKind, in_plan


def crisis_document(case: Case, today: date) -> CrisisPlanDocument:
    """The crisis plan on a page of A4."""
    return CrisisPlanDocument(citizen=case.citizen.name, **_crisis(case, today))


def pocket_document(case: Case, today: date) -> PocketDocument:
    """The crisis plan in pocket size; the first name alone, for a pocket can be lost."""
    first = case.citizen.given_names.split(" ")[0]
    return PocketDocument(citizen=first, **_crisis(case, today))


def retention_document(
    case: Case, today: date, *, job: Iterable[tuple[str, str]]
) -> RetentionDocument:
    """The whole retention plan on one page."""
    plan = queries.retention_plan_of(case.pk)
    return RetentionDocument(
        citizen=case.citizen.name,
        printed_on=today,
        job=tuple(NamedText(name=name, text=text) for name, text in job),
        keeps=lines(plan.what_keeps_the_job if plan else ""),
        signs=lines(plan.warning_signs if plan else ""),
        supports=lines(plan.who_supports if plan else ""),
        people=people_in(queries.promises_of(case.pk, today), SafetyPlanKind.RETENTION),
        contacts=tuple(
            NextContact(
                what=step.task.title,
                who=step.task.responsible.name if step.task.responsible else case.citizen.name,
                on=step.task.due_on,
            )
            for step in queries.steps_of(case.pk)
            if step.task.state == TaskState.OPEN
        ),
        more_contacts=lines(plan.next_contacts if plan else ""),
        agreed_on=_agreed_on(plan),
    )


def workplace_document(case: Case, today: date, *, workplace: str) -> RetentionDocument:
    """The workplace's part: the signs one can see at work, and who there does what."""
    plan = queries.retention_plan_of(case.pk)
    there = [
        one
        for one in queries.promises_of(case.pk, today)
        if one.kind is SupporterKind.WORKPLACE and one.reachable
    ]
    return RetentionDocument(
        citizen=case.citizen.given_names.split(" ")[0],
        printed_on=today,
        for_workplace=True,
        workplace=workplace,
        signs=lines(plan.warning_signs if plan else ""),
        people=people_in(there, SafetyPlanKind.RETENTION),
        agreed_on=_agreed_on(plan),
    )


def _crisis(case: Case, today: date) -> dict[str, Any]:
    side, them = social_side(case.pk), queries.around(case.pk, today)
    plan, people = side.crisis, tuple(queries.line_of(row, them) for row in side.supporters)
    bank = tuple(one.text for one in reversed(side.bank) if one.id in side.held)
    own_numbers = (PlanPerson(name=line) for line in lines(plan.numbers_to_call if plan else ""))
    return {
        "printed_on": today,
        "signs": lines(plan.signs if plan else ""),
        "helps": (*bank, *lines(plan.what_helps if plan else "")),
        "own": lines(plan.who_does_what if plan else ""),
        "people": _each_once(
            *people_in(people, SafetyPlanKind.CRISIS),
            *_support(case, today),
        ),
        "numbers": (*map(_number, emergency_lines_on(today)), *own_numbers),
        "agreed_on": _agreed_on(plan),
    }


def _agreed_on(plan: queries.SafetyPlan | None) -> date | None:
    """The day the citizen agreed to what the paper says; None when it has changed since."""
    days = queries.days_of(plan)
    return days.agreed_on if days.is_agreed else None


def _support(case: Case, today: date) -> Iterator[PlanPerson]:
    """The CTI worker while CTI runs, and whoever gives support after it."""
    course = latest_course(case.pk)
    if course is None:
        return
    seat = cti_seat(case.pk, today) if course.closed_on is None else None
    if seat:
        until = danish.long_date(course.ends_before - timedelta(days=1))
        yield PlanPerson(
            name=seat.user.name,
            role="CTI-medarbejder",
            helps_with=f"Støtter tæt til og med {until}",
            phone=seat.user.phone,
        )
    after = course.follow_on_user
    name = after.name if after else course.follow_on_worker
    if name:
        phone = after.phone if after else ""
        yield PlanPerson(name=name, helps_with="Støtter, når CTI er slut", phone=phone)


def _each_once(*people: PlanPerson) -> tuple[PlanPerson, ...]:
    """Nobody twice: what they have promised stands before what they are."""
    found: dict[str, PlanPerson] = {}
    for one in people:
        found.setdefault(one.name, one)
    return tuple(found.values())


def people_in(promises: Iterable[PromiseLine], kind: SafetyPlanKind) -> tuple[PlanPerson, ...]:
    """Those with a part in a plan who have said yes to it: nobody else is put on paper."""
    return tuple(
        PlanPerson(
            name=one.name,
            role=one.relation or (one.kind.label if one.kind else ""),
            helps_with=_until(one),
            phone=one.phone,
        )
        for one in promises
        if one.stands and in_plan((one.fact,), kind)
    )


def _until(one: PromiseLine) -> str:
    """What they promise, with the last day where there is one."""
    if one.until is None:
        return one.promises
    return f"{one.promises} (til og med {danish.long_date(one.until)})"


def _number(line: EmergencyNumberLine) -> PlanPerson:
    return PlanPerson(name=line.name, helps_with=line.helps_with, phone=line.phone)


def lines(text: str) -> tuple[str, ...]:
    """What was written one thing to a line, without the dashes in front."""
    return tuple(line.strip(" –-•\t") for line in text.splitlines() if line.strip(" –-•\t"))
