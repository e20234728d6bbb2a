"""How a CTI course ended: the note, and what the record knows beside it (I1)."""

from dataclasses import dataclass

from fodfaeste.records.cti.models import ClosingNote, CtiCourse, FocusArea, Handover
from fodfaeste.records.cti.queries.course import focus_areas_of
from fodfaeste.records.cti.queries.safety import (
    PromiseLine,
    around_from,
    line_of,
    names_on_the_team,
)
from fodfaeste.records.cti.queries.social import SocialSide, social_side
from fodfaeste.rules.consent.facts import ConsentFacts


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


def known_at_closing(
    course: CtiCourse, side: SocialSide | None, consents: tuple[ConsentFacts, ...]
) -> WhatIsKnown:
    """Focus areas phase by phase; handovers and supporters where social support is open.

    `side` is the social side of the case for those to whom it is open.
    """
    return WhatIsKnown(
        areas=tuple(focus_areas_of(course)),
        handovers=side.handed_over_in(course.pk) if side else (),
        supporters=_said_yes(course, side, consents) if side else (),
    )


def _said_yes(
    course: CtiCourse, side: SocialSide, consents: tuple[ConsentFacts, ...]
) -> tuple[PromiseLine, ...]:
    """Those who stand by their part in the plans on the last day."""
    said = [one for one in side.supporters if one.accepted_on]
    if not said:
        return ()
    day = course.closed_on or course.ends_before
    them = around_from(names_on_the_team(course.case_id, day), consents, today=day)
    lines = (line_of(one, them) for one in said)
    return tuple(one for one in lines if not one.is_over)


def ended_course(
    case_id: int, *, social: bool, consents: tuple[ConsentFacts, ...]
) -> EndedCourse | None:
    """The latest course of a case that has a closing note."""
    note = (
        ClosingNote.objects.filter(case_id=case_id)
        .select_related("course", "created_by")
        .order_by("-course__starts_on")
        .first()
    )
    if note is None:
        return None
    side = social_side(case_id) if social else None
    return EndedCourse(note.course, note, known_at_closing(note.course, side, consents))
