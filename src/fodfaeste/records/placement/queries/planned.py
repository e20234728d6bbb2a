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
from fodfaeste.records.placement.queries.sheets import Sheet
from fodfaeste.rules.periods import Period
from fodfaeste.rules.placement.kinds import HoursKind
from fodfaeste.rules.placement.minutes import WeekMinutes
from fodfaeste.rules.placement.outside import Arranged
from fodfaeste.rules.placement.planned import Agreed, Step, Stretch, paid_kind, planned
from fodfaeste.rules.placement.terms import SheetGoal

DAY = date.resolution


@dataclass(frozen=True, slots=True, kw_only=True)
class SubGoal:
    """A sub-goal of an agreement that has been in force."""

    wording: str
    due_on: date
    weekly_minutes: int | None
    ordinary_minutes: int | None
    current: bool
    """Whether the agreement it stands in is the latest."""

    @property
    def step(self) -> Step | None:
        """What it plans for the weeks; None when it is not about hours."""
        if self.weekly_minutes is None:
            return None
        return Step(due_on=self.due_on, weekly=self.weekly_minutes, paid=self.ordinary_minutes)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Version:
    """One agreed version, wherever it was read from."""

    match_id: int
    agreed_on: date
    unpaid: int
    paid: int
    goals: tuple[SubGoal, ...]


def hours_plan(case_id: int) -> HoursPlan:
    """Every match, agreement and stretch of work of a course; four queries."""
    rows = WorkAgreement.objects.filter(case=case_id, agreed_on__isnull=False)
    goals: dict[int, list[AgreementSubGoal]] = {}
    for goal in AgreementSubGoal.objects.filter(case=case_id).order_by("due_on", "pk"):
        goals.setdefault(goal.agreement_id, []).append(goal)
    found = tuple(rows.order_by("agreed_on", "pk"))
    versions = tuple(
        _Version(
            match_id=row.match_id,
            agreed_on=row.agreed_on,
            unpaid=row.placement_minutes or 0,
            paid=row.ordinary_minutes or 0,
            goals=tuple(
                _sub_goal(goal, current=row == found[-1]) for goal in goals.get(row.pk, ())
            ),
        )
        for row in found
        if row.agreed_on
    )
    return _plan(
        versions,
        matches=tuple(JobMatch.objects.filter(case=case_id)),
        work=tuple(Placement.objects.filter(case=case_id).order_by("starts_on", "pk")),
    )


def plan_of(
    sheets: Sequence[Sheet], *, matches: Sequence[JobMatch], work: Sequence[Placement]
) -> HoursPlan:
    """The same from what has been read already: no query."""
    agreed = sorted((sheet for sheet in sheets if sheet.agreed_on), key=_in_order)
    versions = tuple(
        _Version(
            match_id=sheet.match_id,
            agreed_on=sheet.agreed_on,
            unpaid=sheet.terms.placement_minutes or 0,
            paid=sheet.terms.ordinary_minutes or 0,
            goals=tuple(
                _sub_goal(goal, current=sheet is agreed[-1]) for goal in sheet.terms.sub_goals
            ),
        )
        for sheet in agreed
        if sheet.agreed_on
    )
    return _plan(versions, matches=matches, work=work)


def _in_order(sheet: Sheet) -> tuple[date, int]:
    return sheet.agreed_on or date.min, sheet.id


def _sub_goal(goal: AgreementSubGoal | SheetGoal, *, current: bool) -> SubGoal:
    return SubGoal(
        wording=goal.wording,
        due_on=goal.due_on,
        weekly_minutes=goal.weekly_minutes,
        ordinary_minutes=goal.ordinary_minutes,
        current=current,
    )


def _plan(
    versions: Sequence[_Version], *, matches: Sequence[JobMatch], work: Sequence[Placement]
) -> HoursPlan:
    known = {match.pk: match for match in matches}
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
            agreed=tuple(_agreed(each, work, known[each.match_id]) for each in versions),
        ),
        goals=tuple(goal for each in versions for goal in each.goals),
    )


def _agreed(version: _Version, work: Sequence[Placement], match: JobMatch) -> Agreed:
    first = (each.starts_on for each in work if each.match_id == match.pk)
    return Agreed(
        agreed_on=version.agreed_on,
        unpaid=version.unpaid,
        paid=version.paid,
        steps=tuple(goal.step for goal in version.goals if goal.step),
        begins_on=min(first, default=None),
        ends_before=match.ended_on + DAY if match.ended_on else None,
    )
