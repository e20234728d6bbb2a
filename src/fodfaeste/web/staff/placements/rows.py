"""One stretch of work in the words of the page."""

from dataclasses import dataclass

from fodfaeste.records.placement.queries.stretches import StretchRow
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.placements.pages import in_words
from fodfaeste.web.ui.parts import Missing


@dataclass(frozen=True, slots=True)
class ToldStretch:
    """A stretch with how it stands today."""

    row: StretchRow
    state: str
    tone: str
    warnings: tuple[Missing, ...]
    may_extend: bool
    may_change: bool
    may_end: bool


def told(visit: Visit, row: StretchRow) -> ToldStretch:
    """Return the stretch as the page shows it."""
    today = visit.today
    over = row.is_over(today)
    state, tone = ("slut", "plain") if over else ("aftalt", "blue")
    if row.runs(today):
        state, tone = "i gang", "good"
    return ToldStretch(
        row=row,
        state=state,
        tone=tone,
        warnings=() if over else in_words(row.warnings),
        may_extend=row.may_be_extended(today),
        may_change=row.runs(today),
        may_end=row.runs(today),
    )
