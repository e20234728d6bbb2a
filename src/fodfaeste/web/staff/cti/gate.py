"""The end of CTI as a page: what is in place, what is missing, who brings it about, and when."""

from dataclasses import dataclass
from datetime import date

from fodfaeste.pictures import danish
from fodfaeste.records.cti.queries.closed import WhatIsKnown
from fodfaeste.records.cti.queries.closing import closing_facts, countdown_facts
from fodfaeste.records.cti.queries.course import Course, clock_of
from fodfaeste.records.cti.queries.ending import ClosingMeeting, Ending
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.cti.closing import (
    Condition,
    CtiClosing,
    conditions_of_closing,
    expected_at_closing,
)
from fodfaeste.rules.cti.countdown import steps
from fodfaeste.rules.cti.kinds import ClosingPart, HandoverState
from fodfaeste.rules.cti.promises import Anchoring, SafetyPlanKind, how_anchored
from fodfaeste.rules.limits import Limit
from fodfaeste.rules.words import listed
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.cti.start import last_day
from fodfaeste.web.staff.cti_ways import parts
from fodfaeste.web.staff.meetings.people import people_around
from fodfaeste.web.ui.parts import Missing

NOT_DONE = "ikke færdig, eller ikke gået igennem, siden CTI begyndte"


@dataclass(frozen=True, slots=True)
class Line:
    """One condition of the gate: what is known of it, what it lacks, and who does it."""

    title: str
    holds: bool
    known: tuple[str, ...]
    does: str
    missing: tuple[Missing, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """Something to arrange before the end."""

    title: str
    is_done: bool
    is_late: bool


@dataclass(frozen=True, slots=True)
class Stop:
    """A stop on the way to the end: so many weeks before, with what should be arranged by then."""

    weeks: int
    due_on: date
    ticks: tuple[Tick, ...]


def stops(
    visit: Visit, course: Course, ending: Ending, limits: tuple[Limit, ...]
) -> tuple[Stop, ...]:
    """Return the countdown, stop by stop (I2)."""
    numbers = {one.code: one.value for one in limits}
    found = steps(countdown_facts(course, today=visit.today, ending=ending, limits=numbers))
    return tuple(
        Stop(
            weeks=weeks,
            due_on=due_on,
            ticks=tuple(
                Tick(step.task.label, step.is_done, not step.is_done and due_on <= visit.today)
                for step in found
                if step.weeks == weeks
            ),
        )
        for weeks, due_on in sorted({(step.weeks, step.due_on) for step in found}, reverse=True)
    )


def lines(
    visit: Visit, course: Course, *, known: WhatIsKnown, ending: Ending, plans: Anchoring
) -> tuple[Line, ...]:
    """Return the gate, condition by condition (I1)."""
    facts = closing_facts(
        course,
        closing_note="",
        course_gone_through=True,
        today=visit.today,
        ending=ending,
        plans=plans,
    )
    around = people_around(visit)
    told = _Known(visit, course, facts, ending.meeting, plans, known, around)
    return tuple(
        Line(
            title=condition.part.label,
            holds=condition.holds,
            known=told.of(condition.part),
            does=_who(condition, around),
            missing=parts(visit, condition.lacks),
        )
        for condition in conditions_of_closing(facts)
    )


def _who(condition: Condition, around: dict[Role, str]) -> str:
    if condition.does is None:
        return ""
    return around.get(condition.does, "Ledig plads på teamet")


@dataclass(frozen=True, slots=True)
class _Known:
    """What stands in the record already, in words; social matters only where they are open."""

    visit: Visit
    course: Course
    facts: CtiClosing
    meeting: ClosingMeeting
    plans: Anchoring
    known: WhatIsKnown
    around: dict[Role, str]

    def of(self, part: ClosingPart) -> tuple[str, ...]:
        """Return the sentences about one condition."""
        if part is ClosingPart.TIME:
            return (f"Den sidste dag er {danish.long_date(last_day(clock_of(self.course)))}.",)
        if part is ClosingPart.MEETING:
            return self._meeting()
        social = {
            ClosingPart.PLANS: self._plans,
            ClosingPart.NEED: self._need,
            ClosingPart.HANDOVER: self._handovers,
            ClosingPart.FOLLOW_ON: self._follow_on,
        }
        found = social.get(part)
        return found() if found and self.visit.sees(Section.SOCIAL) else ()

    def _meeting(self) -> tuple[str, ...]:
        if self.meeting.on is None:
            return ()
        if not self.meeting.held:
            return (f"Aftalt til {danish.long_date(self.meeting.on)}.",)
        expected = expected_at_closing(self.facts)
        knowing = listed(self._names(self.meeting.know_the_plan & expected))
        return (
            f"Holdt {danish.long_date(self.meeting.on)}.",
            f"Kender planen for tiden efter CTI: {knowing or 'ingen endnu'}.",
        )

    def _names(self, roles: frozenset[Role]) -> list[str]:
        return [name.split(",")[0] for role, name in self.around.items() if role in roles]

    def _plans(self) -> tuple[str, ...]:
        written = {
            SafetyPlanKind.RETENTION: self.facts.retention_plan_written,
            SafetyPlanKind.CRISIS: self.facts.crisis_plan_written,
        }
        said_yes = listed([one.name for one in self.known.supporters])
        return (
            *(
                f"{kind.label}en er {'skrevet' if done else NOT_DONE}. "
                f"{how_anchored(self.plans.promises, kind)}."
                for kind, done in written.items()
            ),
            *((f"Har sagt ja: {said_yes}.",) if said_yes else ()),
        )

    def _need(self) -> tuple[str, ...]:
        need = self.facts.continued_need
        if need is None:
            return ()
        made = "Der er truffet afgørelse." if self.facts.decision_made else ""
        return tuple(text for text in (f"Vurderet: {need.label.lower()}.", made) if text)

    def _handovers(self) -> tuple[str, ...]:
        return tuple(
            f"{one.task} → {one.to_person.name if one.to_person else 'borgeren selv'}, "
            f"{HandoverState(one.state).label.lower()}."
            for one in self.known.handovers
        )

    def _follow_on(self) -> tuple[str, ...]:
        name = self.facts.follow_on.worker_name
        return (f"{name} giver støtten efter CTI.",) if name else ()
