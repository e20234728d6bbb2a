"""The weeks of work as citizen or employer speaks about them (D7)."""

from dataclasses import dataclass
from datetime import date

from fodfaeste.records.placement.models import HoursEntry, HoursWeek
from fodfaeste.records.placement.queries.hours import minutes_in
from fodfaeste.records.placement.queries.planned import hours_plan
from fodfaeste.rules.placement.kinds import HoursSource
from fodfaeste.rules.placement.minutes import WeekMinutes
from fodfaeste.rules.placement.outside import weeks_without_hours
from fodfaeste.rules.placement.said import differs
from fodfaeste.rules.placement.weeks import monday_of

WEEKS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWeekSeen:
    """One week at work: what was agreed, what stands, and what oneself said."""

    monday: date
    planned: WeekMinutes | None
    stands: WeekMinutes | None
    mine: WeekMinutes | None
    is_over: bool

    @property
    def waits(self) -> bool:
        """Whether one has said something else than what stands."""
        both = self.mine is not None and self.stands is not None
        return both and differs(self.mine or WeekMinutes(), self.stands or WeekMinutes())


def own_weeks(
    case_id: int, source: HoursSource, *, today: date, since: date = date.min
) -> tuple[OwnWeekSeen, ...]:
    """The latest weeks at work, this week first; six queries, however many weeks."""
    plan = hours_plan(case_id)
    mondays = weeks_without_hours(
        plan.arranged, recorded=[], this_week=monday_of(today), most=WEEKS, since=since
    )
    stands = {
        row.week_starts_on: minutes_in(row)
        for row in HoursWeek.objects.filter(case=case_id, week_starts_on__in=mondays)
    }
    entries = HoursEntry.objects.filter(case=case_id, source=source, week_starts_on__in=mondays)
    mine = {row.week_starts_on: minutes_in(row) for row in entries.order_by("pk")}
    return tuple(
        OwnWeekSeen(
            monday=monday,
            planned=plan.in_week(monday),
            stands=stands.get(monday),
            mine=mine.get(monday),
            is_over=monday < monday_of(today),
        )
        for monday in mondays
    )
