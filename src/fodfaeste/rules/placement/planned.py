"""The hours that are planned for a week: what the agreement of that week says (D3, D7).

«en arbejdsaftale med arbejdsgiveren om timetal, opgaver, helbredshensyn og delmål for progression»
(SEED-4): the agreement in force when the week ends, and the latest of its sub-goals that is due by
then. Nobody types it again.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.periods import Period
from fodfaeste.rules.placement.kinds import HoursKind
from fodfaeste.rules.placement.minutes import PAID, WeekMinutes, minutes_of
from fodfaeste.rules.placement.weeks import WEEK


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """So many minutes a week from a day on; how many of them with pay, when that is said."""

    due_on: date
    weekly: int
    paid: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """What one version of the agreement says, from the day it was agreed."""

    agreed_on: date
    unpaid: int
    paid: int
    steps: tuple[Step, ...] = ()
    begins_on: date | None = None
    """The first working day at the match; None until it is known."""
    ends_before: date | None = None
    """The day after the match ended."""

    def counts_in(self, monday: date) -> bool:
        """Say whether this was agreed, and the work begun, before the week ended."""
        return max(self.agreed_on, self.begins_on or self.agreed_on) < monday + WEEK

    def covers(self, monday: date) -> bool:
        """Say whether it counts in a week, and the match had not ended before."""
        goes_on = self.ends_before is None or self.ends_before > monday
        return goes_on and self.counts_in(monday)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Work on one set of terms."""

    kind: HoursKind
    period: Period


def planned(
    monday: date, *, agreed: Iterable[Agreed], stretches: Iterable[Stretch]
) -> WeekMinutes | None:
    """Return what is planned for a week; None when no agreement covers it.

    Of two agreed on one day the one that stands last in the row counts.
    """
    made = sorted(
        (each for each in agreed if each.counts_in(monday)), key=lambda each: each.agreed_on
    )
    latest = made[-1] if made else None
    if latest is None or not latest.covers(monday):
        return None
    return _minutes(latest, monday + WEEK, paid_kind(monday, stretches))


def is_reached(step: Step, worked: Iterable[WeekMinutes]) -> bool:
    """Say whether some week had the hours of a step, and those of them with pay."""
    return any(week.total >= step.weekly and week.paid >= (step.paid or 0) for week in worked)


def paid_kind(monday: date, stretches: Iterable[Stretch]) -> HoursKind:
    """Return on which terms hours are paid that week: ordinary, unless only others run."""
    running = {each.kind for each in stretches if _overlaps(each.period, monday)}
    special = [kind for kind in PAID if kind in running]
    return special[0] if special and HoursKind.ORDINARY not in running else HoursKind.ORDINARY


def covers(monday: date, stretches: Iterable[Stretch], *kinds: HoursKind) -> bool:
    """Say whether work on one of these terms runs in the week."""
    return any(each.kind in kinds and _overlaps(each.period, monday) for each in stretches)


def _minutes(terms: Agreed, ends: date, paid: HoursKind) -> WeekMinutes:
    due = [step for step in terms.steps if step.due_on < ends]
    step = max(due, key=lambda each: each.due_on, default=None)
    if step is None:
        return minutes_of({HoursKind.PLACEMENT: terms.unpaid, paid: terms.paid})
    with_pay = min(terms.paid if step.paid is None else step.paid, step.weekly)
    return minutes_of({HoursKind.PLACEMENT: step.weekly - with_pay, paid: with_pay})


def _overlaps(period: Period, monday: date) -> bool:
    return period.overlaps(Period(monday, monday + WEEK))
