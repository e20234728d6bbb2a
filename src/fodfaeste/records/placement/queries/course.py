"""The hours of a whole course: what stands, what was planned, who says otherwise (D7)."""

from dataclasses import dataclass
from datetime import date, datetime

from fodfaeste.records.placement.models import HoursEntry, HoursWeek
from fodfaeste.records.placement.queries.hours import minutes_in
from fodfaeste.records.placement.queries.planned import HoursPlan, SubGoal, hours_plan
from fodfaeste.rules.placement.kinds import HoursSource
from fodfaeste.rules.placement.minutes import WeekMinutes
from fodfaeste.rules.placement.outside import weeks_without_hours
from fodfaeste.rules.placement.planned import is_reached
from fodfaeste.rules.placement.said import Said
from fodfaeste.rules.placement.series import AHEAD, SeriesWeek, series
from fodfaeste.rules.placement.weeks import WEEK, monday_of

MOST_WEEKS = 104
MISSING_AT_ONCE = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingWeek:
    """What stands for one week, whose word it is, and whether somebody says otherwise."""

    monday: date
    version: int
    minutes: WeekMinutes
    source: HoursSource
    note: str
    differs: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Told(Said):
    """One word about a week, with who said it when."""

    id: int
    monday: date
    note: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursCourse:
    """The weeks with hours, earliest first, and the plan they are held against."""

    weeks: tuple[StandingWeek, ...]
    plan: HoursPlan
    today: date

    @property
    def series(self) -> tuple[SeriesWeek, ...]:
        """Every week in a row, with what was worked and planned."""
        return series(
            {week.monday: week.minutes for week in self.weeks},
            self.plan.in_week,
            today=self.today,
            begins=self.plan.begins_on,
            until=self.plan.plans_until,
        )[-(MOST_WEEKS + AHEAD) :]

    @property
    def missing(self) -> tuple[date, ...]:
        """The latest weeks at work that are over and nobody has spoken about, latest first."""
        return weeks_without_hours(
            self.plan.arranged,
            recorded=[week.monday for week in self.weeks],
            this_week=monday_of(self.today) - WEEK,
            most=MISSING_AT_ONCE,
        )

    @property
    def disputed(self) -> tuple[StandingWeek, ...]:
        """The weeks about which somebody says otherwise, latest first."""
        return tuple(week for week in reversed(self.weeks) if week.differs)

    def has_reached(self, goal: SubGoal) -> bool:
        """Whether some week had the hours that a sub-goal aims at; nobody types it."""
        return goal.step is not None and is_reached(goal.step, (w.minutes for w in self.weeks))

    def week(self, monday: date) -> StandingWeek | None:
        """What stands for one week."""
        return next((week for week in self.weeks if week.monday == monday), None)

    def like(self, monday: date) -> WeekMinutes | None:
        """What a week without hours most likely was: as agreed, else like the week before."""
        planned = self.plan.in_week(monday)
        before = [week for week in self.weeks if monday - 4 * WEEK <= week.monday < monday]
        return planned or (before[-1].minutes if before else None)


def hours_course(case_id: int, *, today: date, plan: HoursPlan | None = None) -> HoursCourse:
    """The hours of a course; five queries, however many weeks, and one where the plan is known."""
    rows = HoursWeek.objects.filter(case=case_id).order_by("-week_starts_on")
    found = tuple(rows.select_related("stands")[:MOST_WEEKS])
    return HoursCourse(
        weeks=tuple(
            StandingWeek(
                monday=row.week_starts_on,
                version=row.version,
                minutes=minutes_in(row),
                source=HoursSource(row.stands.source),
                note=row.stands.note,
                differs=row.said_differently,
            )
            for row in reversed(found)
        ),
        plan=plan or hours_plan(case_id),
        today=today,
    )


def told_about(case_id: int, monday: date) -> tuple[Told, ...]:
    """Everything said about one week, in the order it was said."""
    rows = HoursEntry.objects.filter(case=case_id, week_starts_on=monday)
    return tuple(_told(row) for row in rows.select_related("created_by").order_by("pk"))


def entry_of(case_id: int, entry_id: int) -> Told | None:
    """One word, or None when it is not about this course."""
    row = HoursEntry.objects.select_related("created_by").filter(case=case_id, pk=entry_id).first()
    return _told(row) if row else None


def _told(row: HoursEntry) -> Told:
    return Told(
        source=HoursSource(row.source),
        minutes=minutes_in(row),
        id=row.pk,
        monday=row.week_starts_on,
        note=row.note,
        by=row.created_by.name if row.created_by else row.person_name,
        at=row.created_at,
    )
