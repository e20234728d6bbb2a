"""The plan of one phase: past to read, present to work on, the next to prepare (E7, F0–F3)."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from fodfaeste.pdf.papers.phase_plan import phase_plan_document
from fodfaeste.pdf.render import render_document
from fodfaeste.pictures import danish
from fodfaeste.records.catalogues.queries import limits_on
from fodfaeste.records.cti.queries import course as queries
from fodfaeste.records.cti.queries.before_start import wishes_of
from fodfaeste.records.cti.queries.checklist import checklist_of
from fodfaeste.records.cti.queries.course import Area, Course
from fodfaeste.records.cti.queries.start import start_meeting_held
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.cases.kinds import Track
from fodfaeste.rules.cti.clock import Clock, Phase, days_left_in_phase
from fodfaeste.rules.cti.focus import warnings_in_phase
from fodfaeste.rules.cti.kinds import FocusState
from fodfaeste.rules.cti.phase_plan import (
    LAST_PHASE,
    Ending,
    PhaseTime,
    time_of,
    warnings_after_phase,
)
from fodfaeste.rules.cti.start import START_MEETING_HELD
from fodfaeste.rules.limits import LimitCode
from fodfaeste.rules.refusal import Obstacle
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.cti.focus import course_or_404
from fodfaeste.web.staff.cti_ways import parts
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.ui.parts import Link, Missing

TAB = "cti"
PLANNED = (PhaseTime.PRESENT, PhaseTime.NEXT)
BEGUN = (PhaseTime.PRESENT, PhaseTime.PAST)


@dataclass(frozen=True, slots=True)
class TrackPart:
    """One track with its focus areas in the phase."""

    code: str
    title: str
    areas: tuple[Area, ...]


@on_case(Permission.CTI_SEE)
def phase(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """Show the plan and the checklist of a phase."""
    course, fixed = _opened(visit, number)
    span, time = fixed.phases[number - 1], time_of(fixed, number, visit.today)
    areas = list(queries.focus_areas_of(course).filter(phase=number))
    may_write = course.closed_on is None and visit.allows(Permission.FOCUS_WRITE)
    context = {
        "course": course,
        "phase": span,
        "when": when(fixed, span, time, visit),
        "phases": phase_links(visit, fixed, shown=number),
        "tracks": tracks_of(areas),
        "warnings": parts(visit, warnings_on(visit, number, time, areas)),
        "wishes": wishes_of(visit.case.pk),
        "checklist": checklist_of(course, number, visit.today),
        "may_plan": may_write and time in PLANNED,
        "may_end": may_write and time in BEGUN,
        "may_carry": may_write and number < LAST_PHASE and _next_is_open(fixed, number, visit),
    }
    return case_page(request, visit, "staff/cti/phase.html", context, tab=TAB)


@on_case(Permission.CTI_SEE)
def phase_pdf(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:  # noqa: ARG001
    """The plan of a phase on one page, for the citizen to keep."""
    course, fixed = _opened(visit, number)
    areas = queries.focus_areas_of(course).filter(phase=number)
    made = render_document(
        phase_plan_document(
            citizen=visit.case.citizen.name,
            phase=fixed.phases[number - 1],
            areas=list(areas),
            printed_on=visit.today,
        )
    )
    return HttpResponse(
        made,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="fase-{number}.pdf"'},
    )


def phase_part(
    visit: Visit, course: Course, fixed: Clock, areas: list[Area], number: int
) -> dict[str, Any]:
    """What the CTI page shows of the plans: a link to each phase, and the list of one of them."""
    may_write = course.closed_on is None and visit.allows(Permission.FOCUS_WRITE)
    time = time_of(fixed, number, visit.today)
    return {
        "phase_links": phase_links(visit, fixed),
        "after_phases": _pointed_out(visit, course, fixed, areas),
        "checklist": checklist_of(course, number, visit.today),
        "list_of": number,
        "may_plan": may_write and time in PLANNED,
        "may_end": may_write and time in BEGUN,
    }


def _pointed_out(
    visit: Visit, course: Course, fixed: Clock, areas: list[Area]
) -> tuple[Missing, ...]:
    """The start meeting that lacks in phase 1, and phases that ended without a word about how."""
    if course.closed_on is not None:
        return ()
    found = [
        lack
        for span in fixed.phases
        for lack in warnings_after_phase(
            [
                Ending(FocusState(one.state), one.result)
                for one in areas
                if one.phase == span.number
            ],
            number=span.number,
            time=time_of(fixed, span.number, visit.today),
        )
    ]
    if time_of(fixed, 1, visit.today) is PhaseTime.PRESENT and not _three_met(course):
        found.append(START_MEETING_HELD)
    return parts(visit, found)


def _three_met(course: Course) -> bool:
    return start_meeting_held(course.case_id, since=course.match.found_on)


def phase_links(visit: Visit, fixed: Clock, shown: int = 0) -> tuple[Link, ...]:
    """A link to the plan of each phase; the one that is now says so, the one shown is marked."""
    return tuple(
        Link(
            f"Fase {span.number}{_NOW if _is_now(fixed, span.number, visit) else ''}",
            reverse("staff:cti:phase", kwargs={"case_id": visit.case.pk, "number": span.number}),
            current=span.number == shown,
        )
        for span in fixed.phases
    )


def warnings_on(
    visit: Visit, number: int, time: PhaseTime, areas: list[Area]
) -> tuple[Obstacle, ...]:
    """What is pointed out about the plan of a phase."""
    current = sum(area.state is FocusState.CURRENT for area in areas)
    at_most = limits_on(visit.today).get(LimitCode.FOCUS_AREAS, 3)
    counted = time is PhaseTime.PRESENT or (time is PhaseTime.NEXT and current > at_most)
    return (
        *(warnings_in_phase(current_areas=current, at_most=at_most) if counted else ()),
        *warnings_after_phase(
            [Ending(FocusState(area.state), area.result) for area in areas],
            number=number,
            time=time,
        ),
    )


def tracks_of(areas: list[Area]) -> tuple[TrackPart, ...]:
    """The focus areas, track by track."""
    return tuple(
        TrackPart(track.value, track.label, tuple(one for one in areas if one.track == track))
        for track in Track
    )


def when(fixed: Clock, span: Phase, time: PhaseTime, visit: Visit) -> str:
    """Where the phase lies, in one sentence."""
    last = danish.long_date(span.ends_before - timedelta(days=1))
    first = danish.long_date(span.starts_on)
    if time is PhaseTime.PAST:
        return f"Fra {first} til {last}. Fasen er slut. Planen kan læses, og {_HOW}."
    if time is PhaseTime.PRESENT:
        left = danish.count(days_left_in_phase(fixed, visit.today) or 0, "dag", "dage")
        return f"Fra {first} til {last}. Fasen er nu, og der er {left} tilbage."
    if time is PhaseTime.NEXT:
        return f"Begynder af sig selv {first} og slutter {last}. I kan forberede den nu."
    return (
        f"Begynder af sig selv {first} og slutter {last}. Den kan forberedes, når den er den næste."
    )


_NOW = " (nu)"
_HOW = "I kan skrive, hvordan det gik"


def _is_now(fixed: Clock, number: int, visit: Visit) -> bool:
    return time_of(fixed, number, visit.today) is PhaseTime.PRESENT


def _next_is_open(fixed: Clock, number: int, visit: Visit) -> bool:
    return time_of(fixed, number + 1, visit.today) in PLANNED


def _opened(visit: Visit, number: int) -> tuple[Course, Clock]:
    course = course_or_404(visit)
    if not 1 <= number <= LAST_PHASE:
        raise Http404
    return course, queries.clock_of(course)
