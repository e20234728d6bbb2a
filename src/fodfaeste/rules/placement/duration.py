"""How long a placement may be: 13 weeks, then to 26, then at most 13 more at a time (D8).

«Praktikforløbet bør løbende blive justeret» (SEED-3); the weeks stand in LAB § 61 (domain.md 2.3).
"""

from collections.abc import Iterable
from datetime import date, timedelta

from fodfaeste.rules.missing import Missing
from fodfaeste.rules.periods import Period
from fodfaeste.rules.refusal import Obstacle, unmet

FIRST_WEEKS, SECOND_WEEKS, MORE_WEEKS = 13, 26, 13
_NOTICE = timedelta(weeks=4)


def latest_end(starts_on: date, *, granted_until: date | None) -> date:
    """Return the latest `ends_before` that may be granted now.

    `granted_until` is the `ends_before` of what is granted already, None for nothing yet.
    """
    if granted_until is None:
        return starts_on + timedelta(weeks=FIRST_WEEKS)
    second = starts_on + timedelta(weeks=SECOND_WEEKS)
    return second if granted_until < second else granted_until + timedelta(weeks=MORE_WEEKS)


def warnings_at_extension(
    *, starts_on: date, granted_until: date, extended_to: date
) -> tuple[Obstacle, ...]:
    """Return the warning when an extension goes further than the law's next limit."""
    allowed = latest_end(starts_on, granted_until=granted_until)
    return unmet((extended_to <= allowed, _within_next_period(allowed)))


def placement_alert(ends_before: date, *, today: date) -> tuple[Missing, ...]:
    """Return what is missing when a running placement ends within four weeks, or has ended."""
    if today < ends_before - _NOTICE:
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
