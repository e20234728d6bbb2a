"""What the record knows of a checklist by itself, so that nobody ticks it once more (F1–F3).

«aftaler, hvad der skal opnås i CTI-forløbet» … «en langsigtet plan for fastholdelse» (SEED-4)
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the record says of a course; a day is None while it has not happened.

    `handed_over_on` is the day of the latest task handed over; `all_handed_over` that none is left.
    """

    goal_on: date | None = None
    first_action_on: date | None = None
    tried_on: date | None = None
    handed_over_on: date | None = None
    all_handed_over: bool = False
    network_agreed: bool = False
    crisis_plan_on: date | None = None
    retention_plan_on: date | None = None
    transfer_meeting_on: date | None = None
    closing_meeting_on: date | None = None


def knowledge(facts: Known) -> dict[str, str]:
    """Return what the record says, by the code of the item it ticks."""
    return {code: words for code, says in _SAYS.items() if (words := says(facts))}


def _on(day: date | None, words: str) -> str:
    return f"{words} {day:%d.%m.%Y}" if day else ""


_SAYS: dict[str, Callable[[Known], str]] = {
    "f1-agree": lambda facts: _on(facts.goal_on, "Borgerens eget mål er skrevet"),
    "f1-start": lambda facts: _on(facts.first_action_on, "Den første handling er gjort"),
    "f2-try": lambda facts: _on(facts.tried_on, "En strategi er prøvet"),
    "f2-handover": lambda facts: _on(facts.handed_over_on, "En opgave er overdraget"),
    "f3-responsibility": lambda facts: (
        _on(facts.handed_over_on, "Den sidste opgave er overdraget")
        if facts.all_handed_over
        else ""
    ),
    "f3-crisis": lambda facts: _on(facts.crisis_plan_on, "Kriseplanen er skrevet"),
    "f3-retention": lambda facts: _on(facts.retention_plan_on, "Fastholdelsesplanen er skrevet"),
    "f3-network": lambda facts: (
        "Alle, der skal overtage en opgave, har sagt ja" if facts.network_agreed else ""
    ),
    "f3-transfer": lambda facts: _on(facts.transfer_meeting_on, "Mødet er holdt"),
    "f3-closing": lambda facts: _on(facts.closing_meeting_on, "Mødet er holdt"),
}
KNOWN_CODES = frozenset(_SAYS)
"""The items that tick themselves."""
