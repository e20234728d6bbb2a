"""The closing note as a document (I1)."""

from datetime import date, timedelta

from fodfaeste.pdf.closing_documents import ClosingNoteDocument, FocusLine, HandedOver
from fodfaeste.pictures import danish
from fodfaeste.records.cti.queries.closed import EndedCourse
from fodfaeste.rules.cases.kinds import Track
from fodfaeste.rules.cti.kinds import ContinuedNeed, EarlyEndReason, FocusState, HandoverState


def closing_note_document(
    ended: EndedCourse, *, citizen: str, printed_on: date, social: bool
) -> ClosingNoteDocument:
    """Return the closing note, ready to be set; social matters only where they are open."""
    course, note = ended.course, ended.note
    need = ContinuedNeed(course.continued_need).label if course.continued_need and social else ""
    return ClosingNoteDocument(
        citizen=citizen,
        printed_on=printed_on,
        law=f"{course.paragraph}, {course.months} måneder",
        ran=_ran(ended),
        early_reason=EarlyEndReason(course.early_reason).label if course.early_reason else "",
        course_of_events=note.course_of_events,
        citizens_view=note.citizens_view,
        remaining_risks=note.remaining_risks,
        areas=tuple(
            FocusLine(
                phase=f"Fase {area.phase}",
                what=f"{area.title} ({Track(area.track).label})",
                state=FocusState(area.state).label,
                result=area.result,
            )
            for area in ended.known.areas
        ),
        handed_over=tuple(
            HandedOver(
                task=one.task,
                to=one.to_person.name if one.to_person else "borgeren selv",
                state=HandoverState(one.state).label,
            )
            for one in ended.known.handovers
        ),
        supporters=tuple(f"{one.name}: {one.promises}" for one in ended.known.supporters),
        need=need,
        follow_on=course.follow_on_worker if social else "",
        signed=_signed(ended),
    )


def _ran(ended: EndedCourse) -> str:
    course = ended.course
    planned = danish.long_date(course.ends_before - timedelta(days=1))
    began = danish.long_date(course.starts_on)
    return f"Begyndt {began}, planlagt sidste dag {planned}."


def _signed(ended: EndedCourse) -> str:
    author, closed_on = ended.note.created_by, ended.course.closed_on
    parts = (author.name if author else "", danish.long_date(closed_on) if closed_on else "")
    return ", ".join(part for part in parts if part)
