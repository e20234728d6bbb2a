"""What the page of CTI shows of the bank and the plans: gathered once, from what one query told."""

from dataclasses import dataclass

from fodfaeste.records.cti.queries import safety as queries
from fodfaeste.records.cti.queries.course import Course
from fodfaeste.records.cti.queries.safety import PromiseLine, SafetyPlan
from fodfaeste.records.cti.queries.social import SocialSide
from fodfaeste.records.cti.queries.strategies import StrategyLine
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


def safety_part(
    visit: Visit, course: Course | None, side: SocialSide, people: tuple[PromiseLine, ...]
) -> SafetyPart:
    """Gather it for those who see the social support, from rows that are read already."""
    bank = [one for one in side.bank if one.set_aside_on is None]
    return SafetyPart(
        warnings=_warnings(visit, course, side),
        bank=tuple(one for one in bank if one.works)[:SHOWN],
        in_bank=len(bank),
        crisis=side.crisis,
        helps=tuple(one.text for one in reversed(bank) if one.id in side.held),
        retention=side.retention,
        people=people,
        anchored=tuple(
            (kind.label, how_anchored([one.fact for one in people], kind))
            for kind in SafetyPlanKind
        ),
    )


def _warnings(visit: Visit, course: Course | None, side: SocialSide) -> tuple[Missing, ...]:
    if course is None or course.closed_on is not None:
        return ()
    facts = queries.safety_facts(
        course, side.crisis, side.retention, job_changed_on=side.job_changed_on
    )
    return parts(visit, warnings_on_safety_plans(facts, today=visit.today))
