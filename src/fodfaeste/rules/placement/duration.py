"""How long a placement may be: 13 weeks, then to 26, then at most 13 more at a time (D8).

«Praktikforløbet bør løbende blive justeret» (SEED-3); the weeks stand in LAB § 61 (domain.md 2.3).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from fodfaeste.rules.missing import Missing
from fodfaeste.rules.periods import Period
from fodfaeste.rules.refusal import Obstacle, unmet

NOTICE_WEEKS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacementWeeks:
    """How many weeks at a time: first, in all after the second grant, and at each later one."""

    first: int = 13
    second: int = 26
    again: int = 13


LAW = PlacementWeeks()


def latest_end(starts_on: date, *, granted_until: date | None, weeks: PlacementWeeks = LAW) -> date:
    """Return the latest `ends_before` that may be granted now.

    `granted_until` is the `ends_before` of what is granted already, None for nothing yet.
    """
    if granted_until is None:
        return starts_on + timedelta(weeks=weeks.first)
    second = starts_on + timedelta(weeks=weeks.second)
    return second if granted_until < second else granted_until + timedelta(weeks=weeks.again)


def warnings_at_extension(
    *, starts_on: date, granted_until: date, extended_to: date, weeks: PlacementWeeks = LAW
) -> tuple[Obstacle, ...]:
    """Return the warning when an extension goes further than the law's next limit."""
    allowed = latest_end(starts_on, granted_until=granted_until, weeks=weeks)
    return unmet((extended_to <= allowed, _within_next_period(allowed)))


def granted_before(
    granted: Iterable[tuple[date, date]], *, starts_on: date, workday: Callable[[date], date]
) -> Period | None:
    """Return the unbroken placement that one from `starts_on` would extend, or None.

    `granted` are first day and `ends_before` of each placement that began earlier. `workday`
    gives the first working day from a day on: a weekend or a holiday between breaks nothing.
    """
    begins, until = starts_on, None
    for first, end in sorted(granted, reverse=True):
        if first < begins <= workday(end):
            begins, until = first, max(until or end, end)
    return Period(begins, until) if until else None


def placement_alert(
    ends_before: date, *, today: date, notice_weeks: int = NOTICE_WEEKS
) -> tuple[Missing, ...]:
    """Return what is missing when a running placement ends within the notice, or has ended (H6)."""
    if today < ends_before - timedelta(weeks=notice_weeks):
        return ()
    return (Missing(_PERIOD_RUNS_OUT if today < ends_before else _PERIOD_IS_OVER, ends_before),)


def end_to_answer(
    placement_ends: date | None, *, work: Iterable[Period], today: date
) -> date | None:
    """Return the end of the unpaid placement; None once other work covers today in its stead."""
    if placement_ends is None or today < placement_ends:
        return placement_ends
    return None if any(stretch.contains(today) for stretch in work) else placement_ends


def _within_next_period(allowed: date) -> Obstacle:
    return Obstacle(
        rule="D8",
        condition="within_next_period",
        sentence="Forlængelsen er længere, end der kan bevilges ad gangen. Praktik er et skridt på "
        "vej mod løntimer og vurderes på ny.",
        next_step=f"Vælg en slutdato senest {allowed - timedelta(days=1):%d.%m.%Y}.",
    )


_PERIOD_IS_OVER = Obstacle(
    rule="D8",
    condition="placement_is_over",
    sentence="Praktikken er slut, og det står ikke, hvad der er kommet i stedet.",
    next_step="Skriv de nye vilkår, eller afslut jobmatchet.",
)
_PERIOD_RUNS_OUT = Obstacle(
    rule="D8",
    condition="placement_runs_out",
    sentence="Praktikken slutter snart. Det er tid at tale om løntimer eller en ny periode.",
    next_step="Tal med borger og arbejdsgiver om, hvad der skal ske bagefter.",
)
