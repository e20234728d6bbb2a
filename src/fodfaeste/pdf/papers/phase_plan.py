"""The plan of one phase as a document for the citizen (E7)."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from fodfaeste.pdf.cti_documents import FocusLine, PhasePlanDocument
from fodfaeste.pictures import danish
from fodfaeste.rules.cases.kinds import Track
from fodfaeste.rules.cti.clock import Phase


def phase_plan_document(
    *, citizen: str, phase: Phase, areas: Iterable[Any], printed_on: date
) -> PhasePlanDocument:
    """Return the plan of a phase; each area has track, title, goal, actions and result."""
    last = phase.ends_before - timedelta(days=1)
    return PhasePlanDocument(
        citizen=citizen,
        printed_on=printed_on,
        title=f"Min plan for fase {phase.number}",
        when=f"Fra {danish.long_date(phase.starts_on)} til {danish.long_date(last)}",
        areas=tuple(
            FocusLine(
                track=Track(area.track).label,
                title=area.title,
                goal=area.goal_in_own_words,
                why=area.why,
                actions=tuple(_action(one) for one in area.actions.all()),
                result=area.result,
                what_next=area.what_next,
            )
            for area in areas
        ),
    )


def _action(one: Any) -> str:
    who = f"{one.text} ({one.who}"
    due = f", {danish.short_date(one.due_on)}" if one.due_on else ""
    return f"{who}{due}){' – gjort' if one.done_on else ''}"
