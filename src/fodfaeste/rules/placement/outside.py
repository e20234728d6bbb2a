"""Hours outside what was arranged: pointed out to a colleague, refused to the others (D7, D8, D16).

«Praktikforløbet bør løbende blive justeret» (SEED-3): what was worked must stand even when nobody
had arranged it, so a colleague may always write it down and is told what it lacks. Citizen and
employer speak about the weeks of the work they share.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.periods import Period
from fodfaeste.rules.placement.kinds import HoursKind
from fodfaeste.rules.placement.minutes import WeekMinutes
from fodfaeste.rules.placement.planned import Agreed, Stretch, covers
from fodfaeste.rules.placement.start import warnings_at_taster_hours
from fodfaeste.rules.placement.weeks import WEEK
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet


@dataclass(frozen=True, slots=True, kw_only=True)
class Arranged:
    """What a course has arranged: its matches, from the day found until ended, and their work."""

    matches: tuple[Period, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    agreed: tuple[Agreed, ...] = ()


def obstacles_to_own_hours(
    monday: date, arranged: Arranged, *, since: date = date.min
) -> tuple[Obstacle, ...]:
    """Return why citizen or employer may not speak about a week: it is not one of their work."""
    works = covers(monday, arranged.stretches, *HoursKind) or any(
        each.covers(monday) for each in arranged.agreed
    )
    return unmet((works and monday + WEEK > since, _WEEK_AT_WORK))


def check_own_hours(monday: date, arranged: Arranged, *, since: date = date.min) -> None:
    """Raise Refused (D7) unless the week belongs to the work that they share."""
    refuse_if(obstacles_to_own_hours(monday, arranged, since=since))


def check_planned(planned: WeekMinutes | None) -> None:
    """Raise Refused (D7) unless a week that went as agreed has an agreement to go by."""
    refuse_if(unmet((planned is not None, _AGREED_IN_WEEK)))


def warnings_at_hours(
    monday: date, minutes: WeekMinutes, arranged: Arranged
) -> tuple[Obstacle, ...]:
    """Return what hours lack that stand outside what was arranged."""
    week = Period(monday, monday + WEEK)
    matched = any(match.overlaps(week) for match in arranged.matches)
    granted = covers(monday, arranged.stretches, HoursKind.PLACEMENT)
    return (
        *unmet(
            (matched or minutes.total == minutes.taster, _MATCH_IN_WEEK),
            (granted or not minutes.placement, _PLACEMENT_IN_WEEK),
        ),
        *warnings_at_taster_hours(citizen_works=minutes.taster > 0, placement_granted=granted),
    )


def weeks_without_hours(
    arranged: Arranged,
    *,
    recorded: Iterable[date],
    this_week: date,
    most: int,
    since: date = date.min,
) -> tuple[date, ...]:
    """Return the latest weeks that work went on and nobody has said a word about, latest first."""
    known, first = set(recorded), _first_week(arranged)
    missing: list[date] = []
    monday = this_week
    while first is not None and monday >= first and len(missing) < most:
        if monday not in known and not obstacles_to_own_hours(monday, arranged, since=since):
            missing.append(monday)
        monday -= WEEK
    return tuple(missing)


def _first_week(arranged: Arranged) -> date | None:
    days = [each.period.starts_on for each in arranged.stretches]
    days += [each.agreed_on for each in arranged.agreed]
    return min(days) - WEEK if days else None


_WEEK_AT_WORK = Obstacle(
    rule="D7",
    condition="week_at_work",
    sentence="Der var ikke aftalt arbejde i den uge.",
    next_step="Vælg en uge, hvor I arbejdede sammen, eller ring til jobkonsulenten.",
)
_AGREED_IN_WEEK = Obstacle(
    rule="D7",
    condition="agreed_in_week",
    sentence="Der gælder ingen arbejdsaftale i den uge, så »som aftalt« siger intet.",
    next_step="Skriv timerne i tal.",
)
_MATCH_IN_WEEK = Obstacle(
    rule="D7",
    condition="match_in_week",
    sentence="Der var ikke noget jobmatch i den uge, timerne er skrevet på.",
    next_step="Se, om ugen er den rigtige, og om jobmatchet har de rigtige datoer.",
)
_PLACEMENT_IN_WEEK = Obstacle(
    rule="D8",
    condition="placement_in_week",
    sentence="Der er praktiktimer i en uge uden en praktik. Så er borgeren ikke forsikret.",
    next_step="Se, om praktikken har de rigtige datoer, eller om timerne er løntimer.",
)
