"""The CTI page: the phase that is now, its focus areas, contact, network, plans, and the end."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse

from fodfaeste.pictures import danish
from fodfaeste.records.cti.queries import course as courses
from fodfaeste.records.cti.queries import notes as note_queries
from fodfaeste.records.cti.queries.course import Area, Course
from fodfaeste.records.followup.queries import CaseOverview, overview_of
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.cases.kinds import Track
from fodfaeste.rules.cti.clock import Clock, Phase, days_left, days_left_in_phase, phase_on
from fodfaeste.rules.cti.closing import PLANNED_END_REACHED
from fodfaeste.rules.cti.kinds import FocusState
from fodfaeste.rules.cti.phase_plan import LAST_PHASE, phase_to_show
from fodfaeste.rules.cti.start import obstacles_to_cti_start
from fodfaeste.rules.refusal import Obstacle
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.cti.closing import missing_to_close
from fodfaeste.web.staff.cti.curves import curve_part
from fodfaeste.web.staff.cti.phase import phase_part
from fodfaeste.web.staff.cti.start import before_part, ground_on, last_day, planned_clock
from fodfaeste.web.staff.cti.work_lost import work_lost
from fodfaeste.web.staff.cti_ways import parts
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.staff.network.parts import network_part
from fodfaeste.web.staff.safety.parts import safety_part
from fodfaeste.web.staff.shifts import shift_in_words
from fodfaeste.web.staff.social import Social, social_of
from fodfaeste.web.ui.parts import Action
from fodfaeste.web.ui.parts import Area as AreaPart

OF_THIS_PAGE = frozenset({"E7", "E9", "I2"})
"""The rules whose warnings stand on this page; the rest of what is missing is on the overview."""


@dataclass(frozen=True, slots=True)
class TrackInWords:
    """One of the three tracks with its focus areas."""

    code: str
    title: str
    areas: tuple[AreaPart, ...]


@on_case(Permission.CTI_SEE)
def cti(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show the CTI course, or what is missing before it can begin."""
    course = courses.latest_course(visit.case.pk)
    overview = overview_of(visit.case, visit.today)
    notes_open, sees_social = visit.allows(Permission.NOTE_SEE), visit.sees(Section.SOCIAL)
    closing = course is not None and at_its_end(course, visit.today)
    social = social_of(visit, overview) if sees_social or closing else None
    context = {
        "course": course,
        "notes": note_queries.latest_notes(visit.case.pk, open_texts=notes_open),
        "notes_open": notes_open,
        "may": {name: visit.allows(permission) for name, permission in MAY.items()},
        "is_running": course is not None and course.closed_on is None,
        **(_running(visit, course, overview, social) if course else _before(visit, overview)),
        **(_social(visit, course, social) if social and sees_social else {}),
    }
    return case_page(request, visit, "staff/cti/cti.html", context, tab="cti", overview=overview)


MAY = {
    "start": Permission.CTI_START,
    "note": Permission.NOTE_WRITE,
    "focus": Permission.FOCUS_WRITE,
    "network": Permission.NETWORK_WRITE,
    "plans": Permission.SAFETY_PLAN_WRITE,
    "close": Permission.CTI_CLOSE,
    "end_early": Permission.CTI_END_EARLY,
    "except": Permission.CTI_EXCEPT,
}


def _before(visit: Visit, overview: CaseOverview) -> dict[str, Any]:
    """What is missing before CTI can begin."""
    ground = ground_on(visit, visit.today, overview.situation.limits)
    return {
        "planned": planned_clock(ground),
        "missing": parts(visit, obstacles_to_cti_start(ground.facts)),
        **before_part(visit, ground),
    }


def at_its_end(course: Course, today: date) -> bool:
    """Whether a course is not closed and no phase follows any more."""
    shown = phase_to_show(courses.clock_of(course), today)
    return course.closed_on is None and shown == LAST_PHASE


def _running(
    visit: Visit, course: Course, overview: CaseOverview, social: Social | None
) -> dict[str, Any]:
    fixed, limits = courses.clock_of(course), overview.situation.limits
    phase = phase_on(fixed, visit.today)
    areas = list(courses.focus_areas_of(course))
    stays = social.side.stays if social and visit.sees(Section.SOCIAL) else ()
    shown = phase_to_show(fixed, visit.today)
    is_open = course.closed_on is None
    lacks = (lack.obstacle for lack in overview.missing if lack.obstacle.rule in OF_THIS_PAGE)
    return {
        "phase": phase,
        "phase_words": phase_words(fixed, phase, visit),
        "shift": shift_in_words(overview, visit.today),
        "work_lost": work_lost(visit, overview),
        "tracks": tracks_in(areas, shown),
        **phase_part(visit, course, fixed, areas, shown),
        "curve": curve_part(course, limits=limits, stays=stays, today=visit.today),
        "stays": stays,
        "missing": parts(visit, lacks) if is_open else (),
        "before_closing": parts(visit, _before_closing(course, visit, social))
        if social and is_open and shown == LAST_PHASE
        else (),
    }


def _before_closing(course: Course, visit: Visit, social: Social) -> tuple[Obstacle, ...]:
    """What the gate lacks, apart from the time that is still to go."""
    lacks = missing_to_close(course, visit, social)
    return tuple(lack for lack in lacks if lack is not PLANNED_END_REACHED)


def _social(visit: Visit, course: Course | None, social: Social) -> dict[str, Any]:
    """What belongs to the social side: network, handovers, and the plans that hold afterwards."""
    return {
        "sees_social": True,
        "network": network_part(visit, course, social.side),
        "safety": safety_part(visit, course, social.side, social.promises),
    }


def phase_words(fixed: Clock, phase: Phase | None, visit: Visit) -> str:
    """Return where in the clock we are, in one sentence."""
    if phase is None:
        if visit.today < fixed.starts_on:
            return f"CTI begynder {danish.long_date(fixed.starts_on)}."
        return f"Tiden er gået. Den sidste dag var {danish.long_date(last_day(fixed))}."
    left = days_left_in_phase(fixed, visit.today) or 0
    phase_left = danish.count(left, "dag", "dage")
    all_left = danish.count(days_left(fixed, visit.today), "dag", "dage")
    return f"Fase {phase.number}: {phase.name}. {phase_left} tilbage af fasen, {all_left} af CTI."


def tracks_in(areas: list[Area], phase: int) -> tuple[TrackInWords, ...]:
    """Return the focus areas of a phase, track by track."""
    return tuple(
        TrackInWords(
            track.value,
            track.label,
            tuple(
                _area_in_words(area)
                for area in areas
                if area.phase == phase and area.track == track
            ),
        )
        for track in Track
    )


def _area_in_words(area: Area) -> AreaPart:
    chosen = f"Valgt af borgeren {danish.short_date(area.chosen_by_citizen_on)}"
    state = FocusState(area.state)
    return AreaPart(
        title=area.title,
        chosen=chosen if state is FocusState.CURRENT else f"{chosen} · {state.label}",
        actions=tuple(
            Action(
                title=action.text,
                who=f"{action.who} · {danish.short_date(action.due_on)}"
                if action.due_on
                else action.who,
                done=action.done_on is not None,
            )
            for action in area.actions.all()
        ),
    )
