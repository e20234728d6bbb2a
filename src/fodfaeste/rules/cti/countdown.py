"""The countdown to the end of CTI: eight, four and two weeks before (I2).

«skal der være truffet en afgørelse inden forløbet afsluttes» (SEED-4)
Agreements with the network stand at least one month before the end, and follow-on support has
waiting time (domain.md section 1.4), so what takes time is asked for in time.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from fodfaeste.rules.cti.kinds import CountdownTask
from fodfaeste.rules.missing import Missing
from fodfaeste.rules.refusal import Obstacle


@dataclass(frozen=True, slots=True, kw_only=True)
class Countdown:
    """What is arranged before CTI ends. The weeks may be changed by the municipality.

    `follow_on_arranged` is true as well where no § 85 support goes on; `goes_on_by_85` says whether
    it does: nobody is said to be found where nobody is looked for.
    """

    ends_before: date
    decisions_started: bool
    network_agreed: bool
    closing_meeting_booked: bool
    follow_on_arranged: bool = True
    goes_on_by_85: bool = True
    decisions_weeks: int = 8
    network_weeks: int = 4
    meeting_weeks: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to arrange, the last day for it, and what is said when it is not arranged."""

    task: CountdownTask
    weeks: int
    due_on: date
    is_done: bool
    reminder: Obstacle


def steps(facts: Countdown) -> tuple[Step, ...]:
    """Return everything to arrange before the end, the first to be due first."""
    found = (
        (CountdownTask.DECISIONS, facts.decisions_weeks, facts.decisions_started),
        (CountdownTask.NETWORK, facts.network_weeks, facts.network_agreed),
        (CountdownTask.FOLLOW_ON, facts.network_weeks, facts.follow_on_arranged),
        (CountdownTask.MEETING, facts.meeting_weeks, facts.closing_meeting_booked),
    )
    return tuple(
        Step(
            task=task,
            weeks=weeks,
            due_on=facts.ends_before - timedelta(weeks=weeks),
            is_done=is_done,
            reminder=_REMINDERS[task],
        )
        for task, weeks, is_done in found
        if task is not CountdownTask.FOLLOW_ON or facts.goes_on_by_85
    )


def countdown(facts: Countdown, *, today: date) -> tuple[Missing, ...]:
    """Return what should have been arranged by now, each with the day it was due."""
    return tuple(
        Missing(step.reminder, step.due_on)
        for step in steps(facts)
        if not step.is_done and step.due_on <= today
    )


_DECISIONS_STARTED = Obstacle(
    rule="I2",
    condition="decisions_started",
    sentence="CTI slutter snart, og det er ikke vurderet, om der er brug for støtte bagefter. "
    "Ny støtte kan have ventetid.",
    next_step="Vurdér behovet nu, og begynd på afgørelsen.",
)
_NETWORK_AGREED = Obstacle(
    rule="I2",
    condition="network_agreed",
    sentence="CTI slutter snart, og aftalerne med netværket er ikke på plads. "
    "Borgeren skal nå at mærke, at de holder.",
    next_step="Få ja fra dem, der skal støtte borgeren efter CTI.",
)
_CLOSING_MEETING_BOOKED = Obstacle(
    rule="I2",
    condition="closing_meeting_booked",
    sentence="CTI slutter snart, og det afsluttende møde er ikke aftalt. Alle skal kunne komme.",
    next_step="Find en dag til det afsluttende møde med borgeren og hele teamet.",
)
_FOLLOW_ON_ARRANGED = Obstacle(
    rule="I2",
    condition="follow_on_arranged",
    sentence="Støtten efter § 85 går videre efter CTI, og der er ikke fundet en, der overtager "
    "den. Borgeren skal kende vedkommende, før CTI slutter.",
    next_step="Find den medarbejder, der overtager støtten, og mødes med borgeren.",
)
_REMINDERS = {
    CountdownTask.DECISIONS: _DECISIONS_STARTED,
    CountdownTask.NETWORK: _NETWORK_AGREED,
    CountdownTask.FOLLOW_ON: _FOLLOW_ON_ARRANGED,
    CountdownTask.MEETING: _CLOSING_MEETING_BOOKED,
}
