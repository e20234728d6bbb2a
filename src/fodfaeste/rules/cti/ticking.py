"""What is said to an item of a phase's checklist (F0–F3).

«få ryddet konkrete barrierer af vejen» (SEED-4)
A list helps the memory and stops nobody: an item is done, left out for a reason, or open.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.cti.checklists import ChecklistItem
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import is_said
from fodfaeste.rules.words import Word


class CheckState(Word):
    """How far an item of the checklist is."""

    OPEN = "open", "Ikke gjort endnu"
    DONE = "done", "Gjort"
    NOT_RELEVANT = "not_relevant", "Ikke relevant her"
    TAKEN_BACK = "taken_back", "Taget af listen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """What was said to an item in one course; without a code it is an item of that course alone."""

    id: int
    version: int
    code: str
    text: str
    state: CheckState
    said_on: date | None = None
    because: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a phase's checklist as it is read."""

    text: str
    rule: str
    code: str = ""
    point: Point | None = None
    known: str = ""

    @property
    def state(self) -> CheckState:
        """How far it is: what somebody said, else what the record itself knows."""
        if self.point is not None and self.point.state is not CheckState.OPEN:
            return self.point.state
        return CheckState.DONE if self.known else CheckState.OPEN

    @property
    def ticks_itself(self) -> bool:
        """Whether it is the record that says it is done, and nobody needs to."""
        return self.state is CheckState.DONE and bool(self.known)

    @property
    def is_own(self) -> bool:
        """Whether it is an item of this course alone."""
        return not self.code


def lines(
    items: Iterable[ChecklistItem], points: Iterable[Point], known: Mapping[str, str]
) -> tuple[Line, ...]:
    """Return a phase's checklist: the items of the list, then what was added or is no longer on it.

    An item that was answered keeps the wording it was answered in.
    """
    given = tuple(points)
    said = {point.code: point for point in given if point.code}
    own = [point for point in given if not point.code]
    listed = tuple(items)
    left = [point for code, point in said.items() if code not in {item.code for item in listed}]
    return (
        *(
            Line(
                text=_wording(said.get(item.code), item),
                rule=item.rule,
                code=item.code,
                point=said.get(item.code),
                known=known.get(item.code, ""),
            )
            for item in listed
        ),
        *(
            Line(text=point.text, rule="F0", code=point.code, point=point)
            for point in (*left, *own)
            if _stays(point)
        ),
    )


def _stays(point: Point) -> bool:
    """An item that left the list stays where it was answered; one's own until it is taken back."""
    gone = {CheckState.OPEN, CheckState.TAKEN_BACK} if point.code else {CheckState.TAKEN_BACK}
    return point.state not in gone


def _wording(point: Point | None, item: ChecklistItem) -> str:
    return point.text if point is not None and point.state is not CheckState.OPEN else item.text


def check_left_out(because: str) -> None:
    """Raise Refused (F0) when an item is left out without a word about why."""
    refuse_if(unmet((is_said(because), _SAYS_WHY)))


def check_own_item(text: str) -> None:
    """Raise Refused (F0) unless an item for this citizen alone says what is to be remembered."""
    refuse_if(unmet((is_said(text), _IN_WORDS)))


_SAYS_WHY = Obstacle(
    rule="F0",
    condition="left_out_says_why",
    sentence="Det står ikke, hvorfor punktet ikke er relevant for borgeren.",
    next_step="Skriv kort hvorfor, så den næste ikke skal spørge igen.",
)
_IN_WORDS = Obstacle(
    rule="F0",
    condition="own_item_in_words",
    sentence="Punktet er tomt.",
    next_step="Skriv, hvad I vil huske i denne fase.",
)
