"""What the page of CTI shows of the bank and the plans: gathered once, in a handful of queries."""

from dataclasses import dataclass
from typing import Any

from fodfaeste.records.cti.queries import safety as queries
from fodfaeste.records.cti.queries.course import Course
from fodfaeste.records.cti.queries.safety import PromiseLine, SafetyPlan
from fodfaeste.records.cti.queries.strategies import StrategyLine, bank_of
from fodfaeste.rules.cti.promises import SafetyPlanKind, how_anchored
from fodfaeste.rules.cti.safety import warnings_on_safety_plans
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.cti_ways import parts
from fodfaeste.web.ui.parts import Missing

SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyPart:
    """The bank, both plans, how far they are anchored, and what must be looked at."""

    warnings: tuple[Missing, ...]
    bank: tuple[StrategyLine, ...]
    in_bank: int
    crisis: SafetyPlan | None
    helps: tuple[str, ...]
    retention: SafetyPlan | None
    people: tuple[PromiseLine, ...]
    anchored: tuple[tuple[str, str], ...]


def safety_part(visit: Visit, course: Course | None) -> SafetyPart:
    """Gather it for those who see the social support."""
    crisis = queries.crisis_plan_of(visit.case.pk)
    retention = queries.retention_plan_of(visit.case.pk)
    people = queries.promises_of(visit.case.pk, visit.today)
    bank = [one for one in bank_of(visit.case.pk) if one.set_aside_on is None]
    held = set(queries.chosen_of(crisis))
    return SafetyPart(
        warnings=_warnings(visit, course, crisis, retention),
        bank=tuple(one for one in bank if one.works)[:SHOWN],
        in_bank=len(bank),
        crisis=crisis,
        helps=tuple(one.text for one in reversed(bank) if one.id in held),
        retention=retention,
        people=people,
        anchored=tuple(
            (kind.label, how_anchored([one.fact for one in people], kind))
            for kind in SafetyPlanKind
        ),
    )


def _warnings(
    visit: Visit, course: Course | None, crisis: Any, retention: Any
) -> tuple[Missing, ...]:
    if course is None or course.closed_on is not None:
        return ()
    facts = queries.safety_facts(course, crisis, retention)
    return parts(visit, warnings_on_safety_plans(facts, today=visit.today))
