"""How a CTI course ended: the note, and what the record knows beside it (I1)."""

from dataclasses import dataclass

from fodfaeste.records.cti.models import ClosingNote, CtiCourse, FocusArea, Handover
from fodfaeste.records.cti.queries.course import focus_areas_of
from fodfaeste.records.cti.queries.network import handovers_of
from fodfaeste.records.cti.queries.safety import PromiseLine, promises_of


@dataclass(frozen=True, slots=True)
class WhatIsKnown:
    """What a closing note need not say once more: it stands in the course already."""

    areas: tuple[FocusArea, ...]
    handovers: tuple[Handover, ...]
    supporters: tuple[PromiseLine, ...]


@dataclass(frozen=True, slots=True)
class EndedCourse:
    """A CTI course that has ended, with its closing note."""

    course: CtiCourse
    note: ClosingNote
    known: WhatIsKnown


def known_at_closing(course: CtiCourse, *, social: bool) -> WhatIsKnown:
    """Focus areas phase by phase; handovers and supporters where social support is open."""
    return WhatIsKnown(
        areas=tuple(focus_areas_of(course)),
        handovers=tuple(handovers_of(course)) if social else (),
        supporters=_said_yes(course) if social else (),
    )


def _said_yes(course: CtiCourse) -> tuple[PromiseLine, ...]:
    """Those who stand by their part in the plans on the last day."""
    on = course.closed_on or course.ends_before
    return tuple(
        one for one in promises_of(course.case_id, on) if one.accepted_on and not one.is_over
    )


def ended_course(case_id: int, *, social: bool) -> EndedCourse | None:
    """The latest course of a case that has a closing note."""
    note = (
        ClosingNote.objects.filter(case_id=case_id)
        .select_related("course", "created_by")
        .order_by("-course__starts_on")
        .first()
    )
    if note is None:
        return None
    return EndedCourse(note.course, note, known_at_closing(note.course, social=social))
