"""The countdown to the end of CTI: eight, four and two weeks before (I2).

«skal der være truffet en afgørelse inden forløbet afsluttes» (SEED-4)
Agreements with the network stand at least one month before the end, and follow-on support has
waiting time (domain.md section 1.4), so what takes time is asked for in time.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from fodfaeste.rules.missing import Missing
from fodfaeste.rules.refusal import Obstacle


@dataclass(frozen=True, slots=True, kw_only=True)
class Countdown:
    """What is arranged before CTI ends. The weeks may be changed by the municipality."""

    ends_before: date
    decisions_started: bool
    network_agreed: bool
    closing_meeting_booked: bool
    decisions_weeks: int = 8
    network_weeks: int = 4
    meeting_weeks: int = 2


def countdown(facts: Countdown, *, today: date) -> tuple[Missing, ...]:
    """Return what should have been arranged by now, each with the day it was due."""
    steps = (
        (facts.decisions_started, facts.decisions_weeks, _DECISIONS_STARTED),
        (facts.network_agreed, facts.network_weeks, _NETWORK_AGREED),
        (facts.closing_meeting_booked, facts.meeting_weeks, _CLOSING_MEETING_BOOKED),
    )
    return tuple(
        Missing(obstacle, facts.ends_before - timedelta(weeks=weeks))
        for arranged, weeks, obstacle in steps
        if not arranged and facts.ends_before - timedelta(weeks=weeks) <= today
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
