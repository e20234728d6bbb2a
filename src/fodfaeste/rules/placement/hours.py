"""Hours of work: what is possible in a week, and when they stand still (D7, D8).

«hvor borgeren skal støttes i at udvikle sin arbejdsevne med henblik på at opnå eller øge antallet
af ordinære timer» (SEED-4); at most 37 hours a week in all (domain.md section 2.3).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import takewhile

from fodfaeste.rules.missing import Missing
from fodfaeste.rules.placement.kinds import HoursKind
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet

MOST_HOURS = Decimal(37)


@dataclass(frozen=True, slots=True)
class WeekHours:
    """The hours worked in the week that begins on `week_starts_on`, a Monday."""

    week_starts_on: date
    hours: Mapping[HoursKind, Decimal]


def total(hours: Mapping[HoursKind, Decimal]) -> Decimal:
    """Return all hours of a week, in hours."""
    return sum(hours.values(), start=Decimal(0))


def obstacles_to_weekly_hours(
    hours: Decimal, *, most: Decimal = MOST_HOURS
) -> tuple[Obstacle, ...]:
    """Return what is impossible about one number of hours a week."""
    real = hours.is_finite()
    return unmet(
        (real and hours >= 0, _NOT_BELOW_ZERO),
        (not real or hours <= most, _within_full_time(most)),
    )


def obstacles_to_hours(
    hours: Mapping[HoursKind, Decimal], *, most: Decimal = MOST_HOURS
) -> tuple[Obstacle, ...]:
    """Return what is impossible about a week: a number below zero, or over full time in all."""
    possible = all(value.is_finite() and value >= 0 for value in hours.values())
    if not possible:
        return (_NOT_BELOW_ZERO,)
    return obstacles_to_weekly_hours(total(hours), most=most)


def check_hours(hours: Mapping[HoursKind, Decimal], *, most: Decimal = MOST_HOURS) -> None:
    """Raise Refused (D8) unless the week is possible."""
    refuse_if(obstacles_to_hours(hours, most=most))


def unchanged_since(weeks: tuple[WeekHours, ...]) -> date | None:
    """Return the first day of the latest run of weeks with the same hours, or None for no weeks."""
    latest_first = sorted(weeks, key=lambda week: week.week_starts_on, reverse=True)
    same = takewhile(lambda week: _worked(week) == _worked(latest_first[0]), latest_first)
    return min((week.week_starts_on for week in same), default=None)


def stagnation(
    weeks: tuple[WeekHours, ...],
    *,
    last_follow_up_on: date | None,
    progressed_on: date | None = None,
    today: date,
    after_weeks: int = 4,
) -> tuple[Missing, ...]:
    """Return the warning when neither hours nor follow-up has moved for so many weeks.

    `progressed_on` is the latest day tasks or responsibility grew: that is progression too (D14).
    """
    since = unchanged_since(weeks)
    if since is None:
        return ()
    moved_on = max(since, last_follow_up_on or since, progressed_on or since)
    due_on = moved_on + timedelta(weeks=after_weeks)
    return (Missing(_HOURS_MOVE, due_on),) if due_on <= today else ()


def _worked(week: WeekHours) -> dict[HoursKind, Decimal]:
    return {kind: hours for kind, hours in week.hours.items() if hours}


def _within_full_time(most: Decimal) -> Obstacle:
    return Obstacle(
        rule="D8",
        condition="within_full_time",
        sentence=f"Timerne er tilsammen over {most} om ugen, og det er mere end fuld tid.",
        next_step=f"Ret timerne, så de tilsammen højst er {most}.",
    )


_NOT_BELOW_ZERO = Obstacle(
    rule="D8",
    condition="hours_not_below_zero",
    sentence="Timer skal være et tal fra 0 og op.",
    next_step="Ret timerne.",
)
_HOURS_MOVE = Obstacle(
    rule="D7",
    condition="hours_move",
    sentence="Timerne har stået stille, og der har ikke været opfølgning. "
    "Fremgang giver anerkendelse og tro på job.",
    next_step="Hold en opfølgning på arbejdspladsen, og tal om timer og opgaver.",
)
