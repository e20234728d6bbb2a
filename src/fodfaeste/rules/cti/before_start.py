"""Which meetings before CTI count, and why the others do not (E2).

«Det er vigtigt, at borgeren har mødt CTI-medarbejderen et par gange efter opstartsmødet og inden
CTI-indsatsen påbegyndes, for at opbygge en tillidsfuld relation» (SEED-4)
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.meetings.kinds import MeetingState


@dataclass(frozen=True, slots=True, kw_only=True)
class Encounter:
    """A meeting before CTI, or with `is_note` the CTI worker's own note about having met."""

    on: date
    state: MeetingState = MeetingState.HELD
    citizen_came: bool = True
    worker_came: bool = True
    is_note: bool = False
    meeting_id: int | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """An encounter and why it does not count; empty where it counts."""

    encounter: Encounter
    why_not: str = ""

    @property
    def counts(self) -> bool:
        """Whether it is one of the meetings the method asks for."""
        return not self.why_not


def judged(
    encounters: Iterable[Encounter], *, kickoff_on: date | None, until: date
) -> tuple[Judged, ...]:
    """Return every encounter in the order of the days; a day counts once."""
    found: list[Judged] = []
    taken: set[date] = set()
    for one in sorted(encounters, key=lambda each: (each.on, each.is_note)):
        reason = _why_not(one, kickoff_on=kickoff_on, until=until)
        if not reason and one.on in taken:
            reason = "samme dag som et møde, der tæller"
        if not reason:
            taken.add(one.on)
        found.append(Judged(one, reason))
    return tuple(found)


def _why_not(one: Encounter, *, kickoff_on: date | None, until: date) -> str:
    reasons = (
        (one.state is MeetingState.CANCELLED, "mødet blev aflyst"),
        (one.state is MeetingState.PLANNED, "mødet er ikke registreret som holdt"),
        (not one.citizen_came, "borgeren var ikke med"),
        (not one.worker_came, "den nuværende CTI-medarbejder var ikke med"),
        (kickoff_on is None, "opstartsmødet er ikke holdt endnu"),
        (kickoff_on is not None and one.on < kickoff_on, "det var før opstartsmødet"),
        (one.is_note and one.on == kickoff_on, "det var på selve opstartsmødet"),
        (one.on > until, "det var efter starten"),
    )
    return next((words for holds, words in reasons if holds), "")
