"""One citizen's course as a list of dated events, played through the actions of real use."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from fodfaeste.demo.names import Life, Workplace
from fodfaeste.demo.stage import Stage
from fodfaeste.records.cases.models import Case
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.legal_basis import LegalBasisCode

Play = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Pace:
    """Days from enrolment to each turn of the course."""

    kickoff_planned: int = 4
    kickoff: int = 12
    first_contact: int = 20
    plan: int = 26
    match: int = 48

    @property
    def decision(self) -> int:
        """The grant follows the match within the week."""
        return self.match + 3

    @property
    def cti_start(self) -> int:
        """CTI begins before the first working day."""
        return self.match + 6

    @property
    def first_day(self) -> int:
        """The first working day."""
        return self.match + 10


@dataclass
class Story:
    """Who it is about, who is around them, and what has been made so far."""

    stage: Stage
    random: Random
    number: int
    cpr: str
    given_names: str
    surname: str
    life: Life
    team: dict[Role, int]
    unit_id: int
    company_id: int
    workplace: Workplace
    law: LegalBasisCode
    enrolled_on: date
    pace: Pace = field(default_factory=Pace)
    account: int | None = None
    shares_notes: bool = False
    case: Case | None = None
    made: dict[str, int] = field(default_factory=dict)

    def on(self, days: int) -> date:
        """The day so many days after enrolment, moved off the week-end."""
        return off_the_weekend(self.enrolled_on + timedelta(days=days))

    def acting(self, role: Role, day: date) -> AbstractContextManager[dict[str, Any]]:
        """Let the one on the team in this role act on a day, on this case."""
        return self.stage.acting(self.team[role], day)

    @property
    def the_case(self) -> Case:
        """The case; every event but enrolment has one."""
        if self.case is None:
            message = "the story has not begun"
            raise RuntimeError(message)
        return self.case

    def is_over(self) -> bool:
        """Whether the course is closed by now."""
        self.the_case.refresh_from_db()
        return self.the_case.closed_on is not None


FRIDAY, SUNDAY = 5, 7


def off_the_weekend(day: date) -> date:
    """The day itself, or the Monday after it."""
    wait = SUNDAY + 1 - day.isoweekday() if day.isoweekday() > FRIDAY else 0
    return day + timedelta(days=wait)


@dataclass(frozen=True, slots=True, order=True)
class Event:
    """Something that happens on a day; events of one day happen in the order they were written."""

    day: date
    order: int
    play: Play = field(compare=False)


def play_until(events: Iterator[tuple[date, Play]], today: date) -> int:
    """Play every event that has come, in the order of days; says how many."""
    ordered = sorted(Event(day, order, play) for order, (day, play) in enumerate(events))
    come = [event for event in ordered if event.day <= today]
    for event in come:
        event.play()
    return len(come)
