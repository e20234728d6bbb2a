"""What the leader's page is made of: read once, for the screen, for paper and for a spreadsheet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from fodfaeste.records.cases.queries.caseload import CarriedCourse, caseloads_of
from fodfaeste.records.cases.queries.quick import Quick, late_in_units
from fodfaeste.records.catalogues.queries import limits_on
from fodfaeste.records.followup.queries import leading
from fodfaeste.records.followup.queries.deadlines import Count, counts_by_kind
from fodfaeste.records.followup.queries.leading import Lacking, Named
from fodfaeste.records.meetings.queries.sparring import units_led
from fodfaeste.rules.followup.deadline_kinds import DeadlineKind
from fodfaeste.rules.limits import LimitCode, limit_on
from fodfaeste.rules.periods import add_months
from fodfaeste.rules.results.leading import Answered, Flow, Unwritten
from fodfaeste.web.shell.visits import Desk

if TYPE_CHECKING:
    from fodfaeste.accounts.models import Unit, User

SHOWN = 25
"""So many are named on the page; the list of courses has the rest."""
MOST_AT_ONCE = 1000
"""With more open courses the table of every deadline comes after the page, not with it."""
MOST_BARS = 40
MONTHS_OF_ANSWERS = 6
MONTHS_OF_FLOW = 36
URGENT = (DeadlineKind.SOMETHING_AHEAD, DeadlineKind.CTI_CLOSED, DeadlineKind.QUICK_ANSWERED)
NONE = Count(0, 0)

Counts = Mapping[DeadlineKind, Count]


@dataclass(frozen=True, slots=True, kw_only=True)
class Led:
    """The units somebody leads, as they are today."""

    units: tuple["Unit", ...]
    open_ids: tuple[int, ...]
    counts: Counts
    counts_are_whole: bool
    names: Mapping[int, Named]
    closing: Mapping[int, tuple[DeadlineKind, ...]]
    late_quick: tuple[Quick, ...]
    answered: tuple[Answered, ...]
    flow: tuple[Flow, ...]
    unwritten: Mapping[Unwritten, Lacking]
    workers: tuple["User", ...]
    loads: Mapping[int, Sequence[CarriedCourse]] = field(default_factory=dict)
    effort_days: int

    def asking(self, kind: DeadlineKind) -> Count:
        """How many ask for one kind."""
        return self.counts.get(kind, NONE)

    def named(self, kind: DeadlineKind) -> list[Named]:
        """The first courses that ask for one kind, by name."""
        return [self.names[number] for number in self.asking(kind).first if number in self.names]

    @property
    def case_ids(self) -> list[int]:
        """Every course that is named, for the log."""
        return sorted({*self.names, *(one.case_id for one in self.late_quick)})

    @property
    def unit_names(self) -> str:
        """The units in a row."""
        return ", ".join(unit.name for unit in self.units)


def led_by(desk: Desk, *, whole: bool = False) -> Led:
    """Read everything; `whole` counts every kind of deadline, however many courses there are."""
    units, today = desk.actor.leads_units, desk.today
    open_ids = leading.open_in(units, today)
    at_once = whole or len(open_ids) <= MOST_AT_ONCE
    counts = counts_of(open_ids, today, kinds=None if at_once else URGENT)
    over = counts.get(DeadlineKind.CTI_CLOSED, NONE).first
    idle = counts.get(DeadlineKind.SOMETHING_AHEAD, NONE).first
    workers = leading.cti_workers_of(units, today)
    limits = limits_on(today)
    return Led(
        units=tuple(units_led(desk.actor)),
        open_ids=open_ids,
        counts=counts,
        counts_are_whole=at_once,
        names=leading.named({*over, *idle}),
        closing=leading.closing_lacks(over, today),
        late_quick=late_in_units(desk.actor, today),
        answered=leading.answered_in(units, since=_months_back(today)),
        flow=leading.flow_in(units, since=add_months(today, -MONTHS_OF_FLOW), today=today),
        unwritten=leading.unwritten_in(units, today),
        workers=workers,
        loads=_loads(workers, today),
        effort_days=limits.get(LimitCode.NO_EFFORT_AHEAD)
        or limit_on(LimitCode.NO_EFFORT_AHEAD, today),
    )


def counts_of(
    open_ids: Sequence[int], today: date, *, kinds: Sequence[DeadlineKind] | None = None
) -> Counts:
    """On how many of the courses each kind of deadline stands, with the first of them."""
    if not open_ids:
        return {}
    return counts_by_kind(today, case_ids=open_ids, kinds=kinds, first=SHOWN)


def _months_back(today: date) -> date:
    return add_months(today.replace(day=1), 1 - MONTHS_OF_ANSWERS)


def _loads(workers: Sequence["User"], today: date) -> Mapping[int, Sequence[CarriedCourse]]:
    """What each carries; nothing where the bars would be too many to read."""
    if not 0 < len(workers) <= MOST_BARS:
        return {}
    return caseloads_of((one.pk for one in workers), today)
