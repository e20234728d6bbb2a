"""What cannot be done at the same time: efforts, meetings and agreed working hours (C9, C10).

«passe sin misbrugsbehandling, genoptræning eller andre indsatser samtidig med et job» (SEED-4, C9)
«så borgeren ikke oplever modsatrettede krav fra forskellige kommunale afdelinger» (SEED-4, C10)

Only what stands at fixed times is judged, and only from today on. A meeting has no end, so it is
taken to last an hour. Two fixed times in the same hour are pointed out whoever they belong to: the
citizen cannot be in two places. docs/open-questions.md says what was left out on purpose.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import combinations

from fodfaeste.rules.access.roles import Department, Role, department_of
from fodfaeste.rules.plan.kinds import Organiser
from fodfaeste.rules.plan.weekly import (
    MINUTES_AN_HOUR,
    WEEKDAYS,
    WeeklyTime,
    minutes_a_week,
    next_day,
)
from fodfaeste.rules.refusal import Obstacle

MEETING_LASTS = timedelta(hours=1)
LAST_MINUTE = time(23, 59)
NAME_LENGTH = 60


class Demand(StrEnum):
    """What asks the citizen to be somewhere."""

    WORK = "work"
    EFFORT = "effort"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """Where the citizen is to be, at fixed times of the week, from a day and before another.

    `number` is the effort's or meeting's own, so that a page can lead there.
    """

    demand: Demand
    what: str
    times: tuple[WeeklyTime, ...]
    number: int = 0
    organiser: Organiser | None = None
    starts_on: date | None = None
    ends_before: date | None = None

    @property
    def name(self) -> str:
        """Return what it is, short enough for a sentence."""
        flat = " ".join(self.what.split())
        return flat if len(flat) <= NAME_LENGTH else f"{flat[: NAME_LENGTH - 1].rstrip()}…"

    def holds_on(self, day: date) -> bool:
        """Say whether the appointment is running on a day."""
        begun = self.starts_on is None or self.starts_on <= day
        return begun and (self.ends_before is None or day < self.ends_before)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Two appointments in the same hour, the first day it happens, and where it can be mended."""

    obstacle: Obstacle
    first_on: date
    appointments: tuple[Appointment, ...]


def meeting_appointment(
    *, number: int, what: str, on: date, starts: time, organiser: Organiser | None = None
) -> Appointment:
    """Return a meeting on a day as an appointment; it is taken to last an hour."""
    ends = datetime.combine(on, starts) + MEETING_LASTS
    last = ends.time() if ends.date() == on else LAST_MINUTE
    return Appointment(
        demand=Demand.MEETING,
        what=what,
        times=(WeeklyTime(on.weekday(), starts, max(last, starts)),),
        number=number,
        organiser=organiser,
        starts_on=on,
        ends_before=on + timedelta(days=1),
    )


def organiser_of(
    chosen: Organiser | None, *, law: str, seats: Iterable[Role] = ()
) -> Organiser | None:
    """Return whose an effort is: as chosen, else by its law, else by who is responsible for it."""
    if chosen:
        return chosen
    for organiser, signs in _LAWS.items():
        if any(sign in f" {law.casefold()} " for sign in signs):
            return organiser
    areas = {area for role in seats if (area := department_of(role))}
    return _ORGANISERS[areas.pop()] if len(areas) == 1 else None


def clashes(
    appointments: Iterable[Appointment], *, today: date, most_minutes: int
) -> tuple[Clash, ...]:
    """Return what cannot be done at the same time, the soonest first."""
    known = tuple(one for one in appointments if one.times)
    found = [
        clash
        for one, other in combinations(known, 2)
        if (clash := _clash(one, other, today)) is not None
    ]
    found += _too_full(known, today, most_minutes)
    return tuple(sorted(found, key=lambda clash: clash.first_on))


def _clash(one: Appointment, other: Appointment, today: date) -> Clash | None:
    """Return how two appointments clash on the first day they do, or None."""
    met = _first_meeting(one, other, today)
    if met is None:
        return None
    day, at = met
    return Clash(obstacle=_obstacle(one, other, day, at), first_on=day, appointments=(one, other))


def _first_meeting(
    one: Appointment, other: Appointment, today: date
) -> tuple[date, WeeklyTime] | None:
    """Return the first day from today on when two appointments share a minute, and that time."""
    begins = max(filter(None, (one.starts_on, other.starts_on, today)))
    ends = min(filter(None, (one.ends_before, other.ends_before)), default=date.max)
    days = (
        (next_day(both.weekday, begins), both)
        for mine in one.times
        for theirs in other.times
        if (both := mine.shared_with(theirs))
    )
    return min(((day, at) for day, at in days if day < ends), default=None)


def _obstacle(one: Appointment, other: Appointment, day: date, at: WeeklyTime) -> Obstacle:
    when = f"{WEEKDAYS[at.weekday]} kl. {at.clocks}"
    if Demand.MEETING in {one.demand, other.demand}:
        when = f"{WEEKDAYS[at.weekday]} {day.day}.{day.month}.{day.year}"
    demands = {one.demand: one, other.demand: other}
    work, effort = demands.get(Demand.WORK), demands.get(Demand.EFFORT)
    if work and effort:
        return Obstacle(
            rule="C9",
            condition="fits_working_hours",
            sentence=f"»{effort.name}« ligger i arbejdstiden, {when}. "
            "Borgeren skal kunne passe både sit job og sin indsats.",
            next_step="Aftal en anden tid for indsatsen, eller ret arbejdstiden i aftalen.",
        )
    return Obstacle(
        rule="C10",
        condition="one_place_at_a_time",
        sentence=f"{_named(one)} og {_named(other, middle=True)} falder sammen, {when}. "
        "Borgeren kan ikke være to steder og skal ikke møde modsatrettede krav.",
        next_step="Tal sammen, og flyt den ene af aftalerne.",
    )


def _named(one: Appointment, *, middle: bool = False) -> str:
    """Return the appointment in a sentence, with the department when it is one of the two."""
    if one.demand is Demand.WORK:
        return "arbejdstiden" if middle else "Arbejdstiden"
    is_ours = one.organiser in _ORGANISERS.values()
    whose = f" ({one.organiser.label})" if one.organiser and is_ours else ""
    return f"»{one.name}«{whose}"


def _too_full(known: tuple[Appointment, ...], today: date, most_minutes: int) -> Iterator[Clash]:
    """Yield the warning when the fixed times of a week are more than a full week's work."""
    running = tuple(
        one for one in known if one.holds_on(today) and one.demand is not Demand.MEETING
    )
    minutes = minutes_a_week(at for one in running for at in one.times)
    if minutes > most_minutes and len(running) > 1:
        yield Clash(obstacle=_week_has_room(minutes), first_on=today, appointments=running)


def _week_has_room(minutes: int) -> Obstacle:
    hours = f"{round(minutes / MINUTES_AN_HOUR, 1):g}".replace(".", ",")
    return Obstacle(
        rule="C10",
        condition="week_has_room",
        sentence=f"Arbejdstid og faste tider er tilsammen {hours} timer om ugen. "
        "Det er mere end en hel arbejdsuge.",
        next_step="Tal med borgeren om, hvad der er vigtigst nu.",
    )


_ORGANISERS = {
    Department.EMPLOYMENT: Organiser.EMPLOYMENT,
    Department.SOCIAL: Organiser.SOCIAL,
}
_LAWS = {
    Organiser.EMPLOYMENT: (" lab ", "beskæftigelsesindsats"),
    Organiser.SOCIAL: (" sel ", "serviceloven", "lov om social service"),
    Organiser.OTHER: ("sundhedsloven",),
}
