"""Follow-ups at the workplace: the agenda made from the agreement, and what came of each (D10)."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import F, Sum

from fodfaeste.records.cases.models import Case
from fodfaeste.records.followup.models import WorkplaceFollowUp
from fodfaeste.records.meetings.models import Meeting
from fodfaeste.records.meetings.queries import meetings_of
from fodfaeste.records.placement.models import HoursWeek, JobMatch
from fodfaeste.records.placement.queries.sheets import Sheet, SheetTask, in_force, sheets_of
from fodfaeste.rules.followup.workplace import SubGoalDue, asks_again, due_sub_goals, worked_share
from fodfaeste.rules.meetings.kinds import MeetingKind, MeetingState
from fodfaeste.rules.placement.ordinary_talk import OrdinaryTalk

LOOKED_BACK = timedelta(weeks=4)
LOOKED_AHEAD = timedelta(weeks=4)
MINUTES_AN_HOUR = 60
SHOWN = 20

_WORKED = (
    F("taster_minutes")
    + F("placement_minutes")
    + F("ordinary_minutes")
    + F("subsidised_minutes")
    + F("flex_minutes")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """Hours planned and worked in the weeks that are recorded lately."""

    weeks: int
    planned: Decimal
    worked: Decimal

    @property
    def share(self) -> int | None:
        """The worked share in per cent."""
        return worked_share(self.planned, self.worked)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """What to talk about, so that nobody prepares it."""

    company: str
    agreement_id: int | None
    follow_up_on: date | None
    hours: Hours | None
    tasks: tuple[SheetTask, ...]
    considerations: str
    due: tuple[SubGoalDue, ...]
    ordinary_when: str
    raise_again: bool
    last_reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Talked:
    """One follow-up with what was settled; None where it was held before this was asked."""

    meeting: Meeting
    outcome: WorkplaceFollowUp | None


def agenda_of(case: Case, today: date) -> Agenda | None:
    """The agenda of the next follow-up; None without a match."""
    match = JobMatch.objects.filter(case=case, ended_on=None).select_related("company").first()
    if match is None:
        return None
    sheet = in_force(sheets_of(match.pk))
    last = WorkplaceFollowUp.objects.filter(case=case).order_by("-meeting__held_on", "-pk").first()
    terms = sheet.terms if sheet else None
    goals = (
        SubGoalDue(wording=goal.wording, due_on=goal.due_on)
        for goal in (terms.sub_goals if terms else ())
    )
    return Agenda(
        company=match.company.name,
        agreement_id=sheet.id if sheet else None,
        follow_up_on=terms.follow_up_on if terms else None,
        hours=_hours(case, sheet, today),
        tasks=terms.tasks if terms else (),
        considerations=terms.considerations if terms else "",
        due=due_sub_goals(goals, until=today + LOOKED_AHEAD),
        ordinary_when=terms.ordinary_when if terms else "",
        raise_again=asks_again(
            ordinary_possible=terms.ordinary_possible if terms else None,
            last=OrdinaryTalk(last.ordinary_talk) if last else None,
        ),
        last_reason=(last.ordinary_reason if last else "")
        or (terms.ordinary_no_reason if terms else ""),
    )


def planned_follow_ups(case_id: int) -> tuple[Meeting, ...]:
    """Those that are agreed, the earliest first."""
    ahead = meetings_of(case_id).filter(kind=MeetingKind.WORKPLACE, state=MeetingState.PLANNED)
    return tuple(ahead.order_by("planned_on", "starts_clock", "pk"))


def held_follow_ups(case_id: int) -> tuple[Talked, ...]:
    """Those that were held, the latest first."""
    rows = meetings_of(case_id).filter(kind=MeetingKind.WORKPLACE, state=MeetingState.HELD)
    found = tuple(rows.order_by("-held_on", "-pk")[:SHOWN])
    outcomes = {
        each.meeting_id: each
        for each in WorkplaceFollowUp.objects.filter(meeting__in=[one.pk for one in found])
    }
    return tuple(Talked(meeting=one, outcome=outcomes.get(one.pk)) for one in found)


def _hours(case: Case, sheet: Sheet | None, today: date) -> Hours | None:
    """What was worked in the last four weeks against what is agreed for as many weeks."""
    minutes = sheet.terms.weekly_minutes if sheet else None
    weeks = HoursWeek.objects.filter(
        case=case, week_starts_on__gt=today - LOOKED_BACK, week_starts_on__lte=today
    )
    count, worked = weeks.count(), weeks.aggregate(all=Sum(_WORKED))["all"] or 0
    if minutes is None or not count:
        return None
    return Hours(
        weeks=count,
        planned=Decimal(minutes * count) / MINUTES_AN_HOUR,
        worked=Decimal(worked) / MINUTES_AN_HOUR,
    )
