"""What was said already, at the kickoff and in the plan: to be taken along, not asked again."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fodfaeste.records.plan.queries import plan_of
from fodfaeste.rules.placement.profile.kinds import LineKind
from fodfaeste.rules.text import TextKind
from fodfaeste.web.shell.visits import Visit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fodfaeste.records.meetings.models import KickoffAgreement
    from fodfaeste.records.placement.models import ProfileLine

ASKED_AT_KICKOFF = {
    LineKind.WISH: "wishes",
    LineKind.COMPETENCE: "competences",
    LineKind.EXPERIENCE: "experience",
}
KICKOFF, JOB_GOAL = "opstartsmødet", "planens jobmål"
_BETWEEN = re.compile(r"[\n;]+|(?<=[.!?])\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One thing that was said, where, and its place among them for the address."""

    number: int
    kind: LineKind
    text: str
    source: str


def known(
    visit: Visit, lines: "Iterable[ProfileLine]", agreement: "KickoffAgreement | None"
) -> tuple[Known, ...]:
    """Everything that was said and does not stand in the profile yet."""
    there = {line.what.casefold() for line in lines}
    everything = everything_said(visit, agreement)
    return tuple(one for one in everything if one.text.casefold() not in there)


def everything_said(visit: Visit, agreement: "KickoffAgreement | None") -> tuple[Known, ...]:
    """What was said about wishes, skill and experience, piece by piece, in a fixed order."""
    pieces = [*_of_the_plan(visit), *_of_the_kickoff(agreement)]
    return tuple(
        Known(number=number, kind=kind, text=text, source=source)
        for number, (kind, text, source) in enumerate(pieces)
    )


def _of_the_plan(visit: Visit) -> Iterator[tuple[LineKind, str, str]]:
    plan = plan_of(visit.case.pk)
    for text in _pieces(plan.job_goal if plan else ""):
        yield LineKind.WISH, text, JOB_GOAL


def _of_the_kickoff(
    agreement: "KickoffAgreement | None",
) -> Iterator[tuple[LineKind, str, str]]:
    for kind, name in ASKED_AT_KICKOFF.items():
        for text in _pieces(getattr(agreement, name) if agreement else ""):
            yield kind, text, KICKOFF


def _pieces(text: str) -> Iterator[str]:
    """Yield the sentences and lines of a text, as long as a line of the profile may be."""
    for piece in _BETWEEN.split(text):
        tidy = piece.strip(" .,-–•")
        if tidy:
            yield tidy[: TextKind.LINE]
