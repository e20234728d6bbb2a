"""What the agreements of one course plan for its weeks (D3, D7)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from fodfaeste.records.placement.models import (
    AgreementSubGoal,
    JobMatch,
    Placement,
    WorkAgreement,
)
from fodfaeste.rules.periods import Period
from fodfaeste.rules.placement.kinds import HoursKind
from fodfaeste.rules.placement.minutes import WeekMinutes
from fodfaeste.rules.placement.outside import Arranged
from fodfaeste.rules.placement.planned import Agreed, Step, Stretch, paid_kind, planned

DAY = date.resolution


@dataclass(frozen=True, slots=True)
class SubGoal:
    """A sub-goal of an agreement that has been in force."""

    wording: str
    due_on: date
    weekly_minutes: int | None
    reached_on: date | None
    current: bool
    """Whether the agreement it stands in is the latest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursPlan:
    """Everything that was agreed about hours, and the terms work went on."""

    arranged: Arranged = field(default_factory=Arranged)
    goals: tuple[SubGoal, ...] = ()

    def in_week(self, monday: date) -> WeekMinutes | None:
        """What is planned for a week, None when no agreement covers it."""
        return planned(monday, agreed=self.arranged.agreed, stretches=self.arranged.stretches)

    def paid_kind_in(self, monday: date) -> HoursKind:
        """On which terms hours are paid that week."""
        return paid_kind(monday, self.arranged.stretches)

    @property
    def begins_on(self) -> date | None:
        """The first day of work, as far as it is known."""
        days = [each.period.starts_on for each in self.arranged.stretches]
        agreed = [max(each.agreed_on, each.begins_on or date.min) for each in self.arranged.agreed]
        return min([*days, *agreed], default=None)

    @property
    def plans_until(self) -> date | None:
        """The day of the last sub-goal that stands, None when there is none."""
        return max((goal.due_on for goal in self.goals if goal.current), default=None)


def hours_plan(
    case_id: int,
    *,
    matches: Sequence[JobMatch] | None = None,
    work: Sequence[Placement] | None = None,
) -> HoursPlan:
    """Every match, agreement and stretch of work of a course; four queries, two when known."""
    if matches is None:
        matches = tuple(JobMatch.objects.filter(case=case_id))
    if work is None:
        work = tuple(Placement.objects.filter(case=case_id).order_by("starts_on", "pk"))
    found = {match.pk: match for match in matches}
    rows = tuple(
        WorkAgreement.objects.filter(case=case_id, agreed_on__isnull=False).order_by(
            "agreed_on", "pk"
        )
    )
    goals: dict[int, list[AgreementSubGoal]] = {}
    for goal in AgreementSubGoal.objects.filter(case=case_id).order_by("due_on", "pk"):
        goals.setdefault(goal.agreement_id, []).append(goal)
    return HoursPlan(
        arranged=Arranged(
            matches=tuple(
                Period(match.found_on, match.ended_on + DAY if match.ended_on else None)
                for match in matches
            ),
            stretches=tuple(
                Stretch(HoursKind(each.kind), Period(each.starts_on, each.ends_before))
                for each in work
            ),
            agreed=tuple(
                _agreed(row, goals.get(row.pk, []), work, found[row.match_id]) for row in rows
            ),
        ),
        goals=tuple(
            _sub_goal(goal, current=row.pk == rows[-1].pk)
            for row in rows
            for goal in goals.get(row.pk, [])
        ),
    )


def _sub_goal(goal: AgreementSubGoal, *, current: bool) -> SubGoal:
    return SubGoal(
        wording=goal.wording,
        due_on=goal.due_on,
        weekly_minutes=goal.weekly_minutes,
        reached_on=goal.reached_on,
        current=current,
    )


def _agreed(
    row: WorkAgreement,
    goals: list[AgreementSubGoal],
    work: Sequence[Placement],
    match: JobMatch,
) -> Agreed:
    ended, agreed_on = match.ended_on, row.agreed_on
    if agreed_on is None:
        raise ValueError("an agreement in force has the day it was agreed")
    return Agreed(
        agreed_on=agreed_on,
        unpaid=row.placement_minutes or 0,
        paid=row.ordinary_minutes or 0,
        steps=tuple(
            Step(due_on=goal.due_on, weekly=goal.weekly_minutes, paid=goal.ordinary_minutes)
            for goal in goals
            if goal.weekly_minutes is not None
        ),
        begins_on=min(
            (each.starts_on for each in work if each.match_id == row.match_id), default=None
        ),
        ends_before=ended + DAY if ended else None,
    )
