"""The whole of one's caseload on one page, for supervision: made from the data (J1)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fodfaeste.records.cti.queries.review import Reviewed, reviewed
from fodfaeste.records.followup.queries import SeenCase
from fodfaeste.rules.cti.clock import Clock, days_left, phase_on
from fodfaeste.web.staff.sparring.agenda import Item

DAYS_A_WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewLine:
    """One course in CTI; `weeks_left` counts a week that has begun."""

    item: Item
    phase: str
    weeks_left: int
    focus: tuple[str, ...]
    last_contact_on: date | None
    handed_over: str
    lacks: tuple[str, ...]


def review_lines(
    seen: Iterable[SeenCase], items: Iterable[Item], *, today: date
) -> list[ReviewLine]:
    """Every course of one's own that is in CTI, by name."""
    by_case = {item.case_id: item for item in items}
    running = [
        (one, one.overview.course)
        for one in seen
        if one.overview.course and not one.overview.course.closed_on
    ]
    facts = reviewed(course.id for _, course in running)
    lines = [
        _line(one, course.clock, by_case[one.case.pk], facts[course.id], today)
        for one, course in running
    ]
    return sorted(lines, key=lambda line: line.item.name.casefold())


def _line(seen: SeenCase, clock: Clock, item: Item, facts: Reviewed, today: date) -> ReviewLine:
    phase = phase_on(clock, today)
    return ReviewLine(
        item=item,
        phase=f"Fase {phase.number}" if phase else _outside(clock, today),
        weeks_left=-(-days_left(clock, today) // DAYS_A_WEEK),
        focus=facts.focus,
        last_contact_on=seen.overview.last_contact_on,
        handed_over=f"{facts.handed_over} af {facts.tasks}" if facts.tasks else "ingen endnu",
        lacks=tuple(dict.fromkeys(one.obstacle.sentence for one in seen.overview.missing)),
    )


def _outside(clock: Clock, today: date) -> str:
    return "Tiden er gået" if today >= clock.ends_before else "Ikke begyndt"
