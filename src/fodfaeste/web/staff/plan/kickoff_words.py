"""What was said at the kickoff, to be taken over in the assessment: nothing is typed twice."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from fodfaeste.records.meetings.queries import held_agreements
from fodfaeste.records.plan.queries import taken_over
from fodfaeste.rules.plan.kinds import AssessmentTheme, LifeArea
from fodfaeste.web.shell.visits import Visit

if TYPE_CHECKING:
    from fodfaeste.records.meetings.models import KickoffAgreement

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
    """What the latest kickoff noted and nobody has taken over, there or from an earlier one."""
    agreements = list(held_agreements(visit.case.pk))
    if not agreements:
        return ()
    there = taken_over(visit.case.pk)
    told = [part for agreement in agreements for part in _parts(agreement)]
    taken = {(part.title, part.text) for part in told if part.code in there}
    return tuple(
        part for part in _parts(agreements[0]) if part.text and (part.title, part.text) not in taken
    )


def _parts(agreement: "KickoffAgreement") -> Iterator[SaidAtKickoff]:
    meeting = agreement.meeting
    for name, (title, area) in PARTS.items():
        yield SaidAtKickoff(
            code=f"kickoff:{meeting.pk}:{name}",
            title=title,
            text=getattr(agreement, name).strip(),
            said_on=meeting.held_on or meeting.planned_on,
            area=area,
        )
