"""What is answered at one occasion, several instruments at a time: what can be kept (K1, K3).

An instrument may be left out altogether: nobody has to answer. One that is begun is kept when it
has as many answers as it needs; else the page says which one asks for more.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeAlias

from fodfaeste.rules.measures.definition import Instrument
from fodfaeste.rules.measures.given import Given, obstacles_to_answers
from fodfaeste.rules.measures.kinds import Respondent
from fodfaeste.rules.measures.scoring import Answers
from fodfaeste.rules.refusal import Obstacle, refuse_if

Sheets: TypeAlias = Mapping[str, Answers]
"""The answers by the instrument's code, each by the item's code."""


def is_begun(instrument: Instrument, sheets: Sheets) -> bool:
    """Say whether anything of the instrument was answered."""
    return any(answer is not None for answer in sheets.get(instrument.code, {}).values())


def obstacles_to_sheets(
    asked: Iterable[Instrument],
    sheets: Sheets,
    *,
    respondent: Respondent,
    on: date,
    enrolled_on: date,
    today: date,
) -> tuple[Obstacle, ...]:
    """Return what stands in the way of keeping the answers to what is asked."""
    instruments = tuple(asked)
    if not instruments:
        return (_STILL_ASKED,)
    begun = tuple(one for one in instruments if is_begun(one, sheets))
    if not begun:
        return (_SOMETHING_ANSWERED,)
    found = (
        obstacle
        for one in begun
        for obstacle in obstacles_to_answers(
            one,
            Given(respondent=respondent, measured_on=on, answers=sheets[one.code]),
            enrolled_on=enrolled_on,
            today=today,
        )
    )
    return tuple(dict.fromkeys(found))


def check_sheets(
    asked: Iterable[Instrument],
    sheets: Sheets,
    *,
    respondent: Respondent,
    on: date,
    enrolled_on: date,
    today: date,
) -> None:
    """Raise Refused (K1, K3) unless the answers can be kept."""
    refuse_if(
        obstacles_to_sheets(
            asked, sheets, respondent=respondent, on=on, enrolled_on=enrolled_on, today=today
        )
    )


def kept(
    asked: Iterable[Instrument], sheets: Sheets
) -> tuple[tuple[Instrument, dict[str, int]], ...]:
    """Return what is kept: each instrument that was answered, with its answers."""
    return tuple(
        (one, {code: said for code, said in sheets[one.code].items() if said is not None})
        for one in asked
        if is_begun(one, sheets)
    )


_SOMETHING_ANSWERED = Obstacle(
    rule="K3",
    condition="something_answered",
    sentence="Der er ikke svaret på noget endnu.",
    next_step="Svar på det, du har lyst til. Du kan også vente til en anden dag.",
)
_STILL_ASKED = Obstacle(
    rule="K1",
    condition="still_asked",
    sentence="Der er ikke mere at svare på denne gang. Svarene er gemt, eller tiden er gået.",
    next_step="Se under målinger, hvornår der spørges næste gang.",
)
