"""The questions on paper, and the letter with a link to them (K1, L3)."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from fodfaeste.pdf.asked_documents import AskedItem, AskedPart, MeasurePaper
from fodfaeste.pdf.meeting_documents import MeetingLetter
from fodfaeste.rules.measures.definition import Instrument, Item
from fodfaeste.rules.measures.kinds import Respondent
from fodfaeste.rules.measures.link_words import LinkText

if TYPE_CHECKING:
    from fodfaeste.records.cases.models import Case

TITLE = "Hvordan går det?"
GIVE_BACK = (
    "Giv arket til en fra dit team, eller send det til kommunen. Du bestemmer selv, hvad du svarer "
    "på. Dine svar afgør ikke, hvad du kan få af hjælp."
)


def paper_of(
    instruments: Iterable[Instrument], *, citizen: str, occasion: str, printed_on: date
) -> MeasurePaper:
    """Return the citizen's questions as a form to print."""
    return MeasurePaper(
        citizen=citizen,
        printed_on=printed_on,
        title=TITLE,
        occasion=occasion,
        parts=tuple(
            AskedPart(one.title, one.introduction, tuple(map(_asked, one.items)))
            for one in instruments
        ),
        give_back=GIVE_BACK,
    )


def link_letter(case: "Case", text: LinkText, *, printed_on: date) -> MeetingLetter:
    """Return the letter with a link; a protected address stands on no paper."""
    citizen = case.citizen
    place = f"{citizen.postal_code} {citizen.city}".strip()
    shown = () if citizen.address_protected else (citizen.address, place)
    return MeetingLetter(
        citizen=citizen.name,
        printed_on=printed_on,
        title=text.title,
        sender=case.unit.name,
        address=tuple(line for line in shown if line),
        lines=text.lines,
    )


def _asked(item: Item) -> AskedItem:
    labels = tuple(category.label for category in item.categories)
    return AskedItem(
        text=item.put_to(Respondent.CITIZEN),
        choices=labels,
        in_a_row=all(label.isdecimal() for label in labels),
    )
