"""How an opening reads on a page."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from fodfaeste.pictures import danish
from fodfaeste.rules.placement.companies.kinds import OpeningEnd
from fodfaeste.rules.placement.work_words import WorkDemand, WorkField, WorkNeed
from fodfaeste.rules.plan.weekly import from_code, words_of
from fodfaeste.rules.words import listed

if TYPE_CHECKING:
    from fodfaeste.records.placement.models import Opening


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningCard:
    """An opening in words."""

    id: int
    title: str
    shortage: bool
    state: str
    lines: tuple[tuple[str, str], ...]


def opening_card(opening: "Opening", today: date) -> OpeningCard:
    """Return the words of an opening; what is not known is left out."""
    told = {True: "ja", False: "nej", None: ""}[opening.ordinary_possible]
    lines = (
        ("Arbejde", WorkField(opening.work_field).label),
        ("Opgaver", opening.tasks),
        ("Timer", hours_of(opening)),
        ("Faste tider", words_of(map(from_code, opening.times))),
        ("Tilbyder", listed(WorkNeed(code).label.lower() for code in opening.needs_met)),
        ("Kræver", listed(WorkDemand(code).label.lower() for code in opening.demands)),
        ("Timer med løn", told),
        ("Vilkår", opening.conditions),
        ("Pladser", str(opening.places) if opening.places > 1 else ""),
    )
    return OpeningCard(
        id=opening.pk,
        title=opening.title,
        shortage=opening.shortage and opening.ended_on is None,
        state=state_of(opening, today),
        lines=tuple((word, text) for word, text in lines if text),
    )


def hours_of(opening: "Opening") -> str:
    """Return "6–12 timer om ugen", as far as it is known."""
    least, most = opening.least_minutes, opening.most_minutes
    if least is not None and most is not None and least != most:
        return f"{danish.number_of_hours(least)}–{danish.hours(most)} om ugen"
    if most is not None:
        return f"{'' if least == most else 'højst '}{danish.hours(most)} om ugen"
    return f"mindst {danish.hours(least)} om ugen" if least is not None else ""


def state_of(opening: "Opening", today: date) -> str:
    """Return since or until when an opening is open, or how it ended."""
    if opening.ended_on is not None:
        why = OpeningEnd(opening.end_reason).label
        note = f": {opening.end_note}" if opening.end_note else ""
        return f"{why} {danish.long_date(opening.ended_on)}{note}"
    if opening.open_from > today:
        return f"Åbner {danish.long_date(opening.open_from)}"
    if opening.closes_on is None:
        return f"Åben siden {danish.long_date(opening.open_from)}"
    over = "Udløb" if opening.closes_on < today else "Åben til og med"
    return f"{over} {danish.long_date(opening.closes_on)}"
