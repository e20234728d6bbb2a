"""What was said at the kickoff, to be taken over in the assessment: nothing is typed twice."""

from dataclasses import dataclass
from datetime import date

from fodfaeste.records.meetings.queries import latest_agreement
from fodfaeste.records.plan.queries import taken_over
from fodfaeste.rules.plan.kinds import AssessmentTheme, LifeArea
from fodfaeste.web.shell.visits import Visit

PARTS: dict[str, tuple[str, LifeArea | None]] = {
    "resources": ("Ressourcer", None),
    "competences": ("Kompetencer", LifeArea.WORK),
    "experience": ("Erfaring", LifeArea.WORK),
    "network": ("Netværk", LifeArea.NETWORK),
}
"""What is asked about at the kickoff, with the area of life it is about where that is given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidAtKickoff:
    """One thing the citizen told at the kickoff that does not stand in the assessment yet."""

    code: str
    title: str
    text: str
    said_on: date
    area: LifeArea | None
    theme: AssessmentTheme = AssessmentTheme.RESOURCE


def said_at_kickoff(visit: Visit) -> tuple[SaidAtKickoff, ...]:
    """What the latest kickoff noted and nobody has taken over."""
    agreement = latest_agreement(visit.case.pk)
    if agreement is None:
        return ()
    meeting = agreement.meeting
    there = taken_over(visit.case.pk)
    parts = (
        SaidAtKickoff(
            code=f"kickoff:{meeting.pk}:{name}",
            title=title,
            text=getattr(agreement, name).strip(),
            said_on=meeting.held_on or meeting.planned_on,
            area=area,
        )
        for name, (title, area) in PARTS.items()
    )
    return tuple(part for part in parts if part.text and part.code not in there)
