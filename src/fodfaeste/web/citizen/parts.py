"""What the citizen's page shows, in words a tired person understands."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from fodfaeste.accounts.absences import StandIn, stand_ins
from fodfaeste.pdf.papers.clock import phase_clock_of
from fodfaeste.pdf.papers.plan import RoleWords
from fodfaeste.pictures import phase_clock
from fodfaeste.records.cases.queries.own import Look, my_tasks
from fodfaeste.records.followup.queries import CaseOverview, Week
from fodfaeste.records.followup.queries.details import Focus, focus_of
from fodfaeste.records.meetings.queries import planned_meetings
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.cti.clock import Phase
from fodfaeste.rules.cti.shifts import shift_ahead
from fodfaeste.rules.followup.daily import is_daily_contact
from fodfaeste.rules.limits import LimitCode, limit_on
from fodfaeste.rules.meetings.kinds import Attendance
from fodfaeste.web.citizen.words import MEETINGS, PHASES, Words
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.ui import wording
from fodfaeste.web.ui.parts import Table, TeamPerson, drawn

if TYPE_CHECKING:
    from fodfaeste.records.meetings.models import Meeting

WEEKS_SHOWN = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """Something that is going to happen: what, on which day, at which hour and where."""

    what: Words
    on: date | None = None
    at: time | None = None
    where: str = ""


def coming(visit: Visit, overview: CaseOverview) -> list[Coming]:
    """Return what lies ahead, the earliest first: meetings, the next talk at work, my own tasks."""
    ahead = [
        _meeting(meeting)
        for meeting in planned_meetings(visit.case.pk)
        if meeting.planned_on >= visit.today and _is_for_the_citizen(meeting)
    ]
    talk_on = overview.situation.agreement_follow_up_on
    if talk_on and talk_on >= visit.today:
        company = overview.workplace.company if overview.workplace else ""
        what = _("Vi taler om, hvordan det går på arbejdet")
        ahead.append(Coming(what=what, on=talk_on, where=company))
    mine = [Coming(what=task.title, on=task.due_on) for task in my_tasks(visit.case)]
    return sorted([*ahead, *mine], key=lambda one: (one.on or date.max, one.at or time.max))


def my_focus(overview: CaseOverview, today: date) -> tuple[Focus, ...]:
    """What I have chosen to work on in this phase, while the course runs (E7)."""
    if overview.course is None or overview.course.closed_on is not None:
        return ()
    return focus_of(overview.course, today)


def _meeting(meeting: "Meeting") -> Coming:
    return Coming(
        what=MEETINGS[meeting.kind],
        on=meeting.planned_on,
        at=meeting.starts_clock,
        where=meeting.place,
    )


def _is_for_the_citizen(meeting: "Meeting") -> bool:
    """Say whether the citizen is to come; a meeting with nobody named is for everybody."""
    people = list(meeting.participants.all())
    return not people or any(
        person.role == Role.CITIZEN and person.attendance != Attendance.EXCUSED for person in people
    )


def team(
    overview: CaseOverview, roles: Mapping[Role, RoleWords], today: date
) -> tuple[TeamPerson, ...]:
    """Return the people who help me, the daily contact first while CTI runs (A3, A8).

    Who is away stands there with whom to call meanwhile.
    """
    instead = stand_ins((member.user_id for member in overview.team), today)
    people = sorted(overview.team, key=lambda member: Role.CTI_WORKER not in member.roles)
    return tuple(
        TeamPerson(
            name=member.name,
            role=_(" og ").join(roles[role].label for role in member.roles),
            helps_with=" ".join(roles[role].description for role in member.roles),
            phone=member.phone,
            note=_("din daglige kontakt") if _is_daily(overview, member.roles) else "",
            away=_away(instead.get(member.user_id)),
            call=instead[member.user_id].phone if member.user_id in instead else "",
        )
        for member in (people if overview.cti_runs else overview.team)
    )


def _away(stand_in: StandIn | None) -> str:
    if stand_in is None:
        return ""
    words = _("Er ikke på arbejde til og med {day}. Ring til {name} imens.")
    return words.format(day=wording.long_date(stand_in.last_day), name=stand_in.name)


def _is_daily(overview: CaseOverview, roles: Iterable[Role]) -> bool:
    return is_daily_contact(overview.state, tuple(roles))


@dataclass(frozen=True, slots=True)
class MyPhases:
    """Where I am in the time with close support: the picture, and its three parts in words."""

    svg: SafeString
    parts: tuple[tuple[Words, date, bool], ...]
    ends_before: date
    coming: tuple[Words, date] | None
    """The part that begins within the notice, and its day."""


def my_phases(overview: CaseOverview, today: date) -> MyPhases | None:
    """Return the picture of the three parts; None before the support has begun."""
    clock = phase_clock_of(overview, today)
    if clock is None:
        return None
    first, second, third = (
        replace(span, name=str(words)) for span, words in zip(clock.phases, PHASES, strict=True)
    )
    mine = replace(clock, phases=(first, second, third))
    coming = _shift(overview, today)
    return MyPhases(
        svg=drawn(phase_clock.svg(mine, name="min-tid")),
        parts=tuple(
            (words, span.starts_on, span == mine.current)
            for words, span in zip(PHASES, mine.phases, strict=True)
        ),
        ends_before=mine.ends_before,
        coming=(PHASES[coming.number - 1], coming.starts_on) if coming else None,
    )


def _shift(overview: CaseOverview, today: date) -> Phase | None:
    """The phase that comes within the notice (E1)."""
    course = overview.course
    if course is None or course.closed_on is not None:
        return None
    notice = limit_on(LimitCode.PHASE_NOTICE, today, overview.situation.limits)
    shift = shift_ahead(course.clock, today, notice_days=notice)
    return shift.phase if shift else None


@dataclass(frozen=True, slots=True)
class MyHours:
    """My latest week in one sentence, with the weeks before it in a table."""

    sentence: str
    table: Table


def my_hours(weeks: tuple[Week, ...]) -> MyHours | None:
    """Return the hours I have worked; None until there are any."""
    if not weeks:
        return None
    latest = weeks[-1]
    head = (_("Uge"), _("Timer med løn"), _("Timer i praktik uden løn"))
    rows = (
        (
            _("Uge {week}").format(week=week.starts_on.isocalendar().week),
            wording.number_of_hours(week.minutes.paid),
            wording.number_of_hours(week.minutes.unpaid),
        )
        for week in reversed(weeks[-WEEKS_SHOWN:])
    )
    return MyHours(
        sentence=_("I uge {week} var du på arbejde {hours}.").format(
            week=latest.starts_on.isocalendar().week, hours=_in_words(latest)
        ),
        table=Table(caption=_("Mine timer, den nyeste uge først"), head=head, rows=tuple(rows)),
    )


def _in_words(week: Week) -> str:
    kinds = (
        (week.minutes.paid, _("{hours} med løn")),
        (week.minutes.unpaid, _("{hours} i praktik uden løn")),
    )
    said = [words.format(hours=wording.hours(minutes)) for minutes, words in kinds if minutes]
    return wording.listed(said) or _("0 timer")


def looks_in_words(looks: Iterable[Look]) -> Iterator[tuple[date, str, str]]:
    """Return each look as a day, an area and what they came for."""
    for look in looks:
        what = _("for at {purpose}").format(purpose=look.what.phrase) if look.what else ""
        yield look.on, look.who or _("Kommunen"), what
