"""Where the citizen is to be at fixed times, from the gathered facts: work, efforts, meetings."""

from collections.abc import Iterable, Mapping
from datetime import date, time

from fodfaeste.records.followup.queries.history import Facts, day
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.meetings.kinds import MeetingKind
from fodfaeste.rules.plan.clashes import (
    Appointment,
    Demand,
    meeting_appointment,
    organiser_of,
)
from fodfaeste.rules.plan.kinds import Organiser
from fodfaeste.rules.plan.weekly import from_code, times_in

PlacementDays = tuple[date, date | None, str]
"""First day, first day after (None: open), and on which terms."""


def appointments_from(facts: Facts, placements: Iterable[PlacementDays]) -> tuple[Appointment, ...]:
    """Everything with a fixed time that runs or is to come (C9, C10)."""
    seats = _seats(facts)
    return (
        *_work(facts, list(placements)),
        *(_effort(row, seats) for row in facts["fixed_times"]),
        *(_meeting(row) for row in facts["meetings_ahead"]),
    )


def _seats(facts: Facts) -> Mapping[str, list[Role]]:
    """The roles of each on the team, by name: an effort says who, and so whose it is."""
    found: dict[str, list[Role]] = {}
    for seat in facts["team"]:
        found.setdefault(seat["person"]["name"].casefold(), []).append(Role(seat["role"]))
    return found


def _work(facts: Facts, placements: list[PlacementDays]) -> Iterable[Appointment]:
    """The agreed hours, when they are written so that weekdays and clocks can be read."""
    times = times_in((facts["agreement"] or {}).get("working_times", ""))
    if not times:
        return ()
    ends = [ends for _, ends, _ in placements]
    known = [end for end in ends if end is not None]
    return (
        Appointment(
            demand=Demand.WORK,
            what="",
            times=times,
            starts_on=min((starts for starts, _, _ in placements), default=None),
            ends_before=max(known) if known and len(known) == len(ends) else None,
        ),
    )


def _effort(row: Facts, seats: Mapping[str, list[Role]]) -> Appointment:
    chosen = Organiser(row["organiser"]) if row["organiser"] else None
    held = seats.get(row["responsible"].strip().casefold(), [])
    return Appointment(
        demand=Demand.EFFORT,
        what=row["wording"],
        times=tuple(map(from_code, row["weekly_times"])),
        number=row["id"],
        organiser=organiser_of(chosen, law=row["law"], seats=held),
        starts_on=day(row["starts_on"]),
        ends_before=day(row["ends_before"]),
    )


def _meeting(row: Facts) -> Appointment:
    return meeting_appointment(
        number=row["id"],
        what=MeetingKind(row["kind"]).label,
        on=date.fromisoformat(row["planned_on"]),
        starts=time.fromisoformat(row["starts_clock"]),
    )
