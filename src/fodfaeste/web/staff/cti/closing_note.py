"""The closing note, read and printed: how the course went, and what holds afterwards (I1)."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse

from fodfaeste.pdf.papers.closing_note import closing_note_document
from fodfaeste.pdf.render import render_document
from fodfaeste.records.cti.queries.closed import EndedCourse, WhatIsKnown, ended_course
from fodfaeste.records.cti.queries.course import Area, clock_of
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.sections import Section
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.cti.start import last_day
from fodfaeste.web.staff.frame import case_page


@dataclass(frozen=True, slots=True)
class PhaseAreas:
    """What one phase was about, and what came of it."""

    number: int
    areas: tuple[Area, ...]


@on_case(Permission.NOTE_SEE)
def closing_note(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Read how the course went."""
    ended = _ended(visit)
    context = {
        "ended": ended,
        "course": ended.course,
        "note": ended.note,
        "known": ended.known,
        "phases": phases_of(ended.known),
        "planned_end": last_day(clock_of(ended.course)),
        "sees_social": visit.sees(Section.SOCIAL),
    }
    return case_page(request, visit, "staff/cti/closing_note.html", context, tab="cti")


@on_case(Permission.NOTE_SEE)
def closing_note_pdf(_request: HttpRequest, visit: Visit) -> HttpResponse:
    """The closing note on paper, to hand to the citizen."""
    ended = _ended(visit)
    paper = closing_note_document(
        ended,
        citizen=visit.case.citizen.name,
        printed_on=visit.today,
        social=visit.sees(Section.SOCIAL),
    )
    answer = HttpResponse(render_document(paper), content_type="application/pdf")
    answer["Content-Disposition"] = 'inline; filename="afsluttende-notat.pdf"'
    return answer


def phases_of(known: WhatIsKnown) -> tuple[PhaseAreas, ...]:
    """Return the focus areas, phase by phase; a phase without any is left out."""
    return tuple(
        PhaseAreas(number, areas)
        for number in (1, 2, 3)
        if (areas := tuple(area for area in known.areas if area.phase == number))
    )


def _ended(visit: Visit) -> EndedCourse:
    ended = ended_course(
        visit.case.pk, social=visit.sees(Section.SOCIAL), consents=visit.relation.consents
    )
    if ended is None:
        raise Http404
    return ended
