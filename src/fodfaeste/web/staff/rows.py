"""One course as a row of a list: who, where in the clock, work, and what is next."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.safestring import SafeString

from fodfaeste.pdf.papers.clock import phase_clock_of
from fodfaeste.pictures import danish, phase_marker
from fodfaeste.records.followup.queries import CaseOverview, SeenCase
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.followup.deadlines import flags
from fodfaeste.rules.words import listed
from fodfaeste.web.shell.visits import Desk, Visit
from fodfaeste.web.staff.frame import due
from fodfaeste.web.staff.ways import address
from fodfaeste.web.ui.parts import drawn


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """What a row shows; empty where a section is not open to the one who looks."""

    name: str
    url: str
    note_url: str
    protected: bool
    instead_of: str
    clock: SafeString
    state: str
    work: str
    hours: str
    step: str
    due: str
    is_late: bool
    rules: tuple[str, ...]
    last_contact_on: date | None


def visit_to(desk: Desk, seen: SeenCase) -> Visit:
    """Return what the actor may see and do in one course of a list."""
    return Visit(
        actor=desk.actor,
        permission=desk.permission,
        case=seen.case,
        relation=seen.relation,
        sections=seen.sections,
        today=desk.today,
        now=desk.now,
    )


def _instead_of(visit: Visit) -> str:
    """Whom one stands in for here; empty where one has a seat of one's own."""
    if visit.relation.team:
        return ""
    return listed(visit.actor.absent_names(user for user, _ in visit.relation.deputised))


def row_of(visit: Visit, overview: CaseOverview) -> CaseRow:
    """Return the row of one course."""
    case, step, today = visit.case, overview.next_step, visit.today
    clock = phase_clock_of(overview, today)
    sees_work = visit.allows(Permission.WORK_SEE)
    is_running = clock is not None and overview.cti_runs
    return CaseRow(
        name=case.citizen.name,
        instead_of=_instead_of(visit),
        url=reverse("staff:cases:case", args=[case.pk]),
        note_url=note_url(visit, overview),
        protected=case.citizen.address_protected,
        clock=drawn(phase_marker.svg(clock)) if clock and is_running else SafeString(""),
        state=clock.heading if clock and is_running else overview.state.label,
        work=_work(visit, overview) if sees_work else "",
        hours=hours_in_words(overview, today) if sees_work else "",
        step=step.sentence,
        due=due(step.due_on, today),
        is_late=step.due_on is not None and step.due_on < today,
        rules=flags(overview.deadlines),
        last_contact_on=overview.last_contact_on if visit.sees(Section.CTI_NOTES) else None,
    )


def note_url(visit: Visit, overview: CaseOverview) -> str:
    """Return where a contact note is written, for the CTI worker while CTI runs."""
    if not (overview.cti_runs and visit.allows(Permission.NOTE_WRITE)):
        return ""
    return address("staff:cti:note", visit.case.pk)


def _work(visit: Visit, overview: CaseOverview) -> str:
    place = overview.workplace
    if place is None:
        return overview.job_goal
    seen = visit.sees(Section.EMPLOYMENT) and place.job_title
    return f"{place.job_title}, {place.company}" if seen else place.company


def hours_in_words(overview: CaseOverview, today: date) -> str:
    """Return "12 + 4 timer" for this week, or the latest week with its number."""
    if not overview.weeks:
        return ""
    week = overview.weeks[-1]
    placement = danish.number_of_hours(week.minutes.unpaid)
    words = f"{placement} + {danish.number_of_hours(week.minutes.paid)} timer"
    this_week = today - timedelta(days=today.weekday())
    if week.starts_on == this_week:
        return words
    return f"{words} (uge {week.starts_on.isocalendar().week})"
