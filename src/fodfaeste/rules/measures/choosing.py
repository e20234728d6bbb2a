"""Which instruments are asked on a day: those in use, but none that only stands in for one (K2)."""

from collections.abc import Iterable

from fodfaeste.rules.measures.definition import Instrument
from fodfaeste.rules.measures.kinds import Respondent
from fodfaeste.rules.refusal import Obstacle, Refused, refuse_if, unmet

ORDER = ("own_scales", "who5", "wellbeing", "coherence", "staff_belief")
"""The product's own first, in the order they are asked; others after them by title."""


def asked(there: Iterable[Instrument]) -> tuple[Instrument, ...]:
    """Return what is asked, of everything that is in use on a day."""
    found = tuple(there)
    codes = {instrument.code for instrument in found}
    return in_order(one for one in found if one.stands_in_for not in codes)


def in_order(instruments: Iterable[Instrument]) -> tuple[Instrument, ...]:
    """Return instruments in the order they are asked and shown."""
    return tuple(
        sorted(
            instruments,
            key=lambda one: (ORDER.index(one.code) if one.code in ORDER else len(ORDER), one.title),
        )
    )


def asked_of(there: Iterable[Instrument], respondent: Respondent) -> tuple[Instrument, ...]:
    """Return what one of the two is asked."""
    return tuple(one for one in asked(there) if one.is_for(respondent))


def in_use(instrument: Instrument | None) -> Instrument:
    """Return the instrument; raises Refused (K2) when none is asked on the day."""
    if instrument is None:
        raise Refused(_IN_USE)
    return instrument


def check_number(number: int, *, taken: Iterable[int]) -> None:
    """Raise Refused (K3) unless the number of a version follows those that are there."""
    highest = max(taken, default=0)
    refuse_if(unmet((number > highest, _number_taken(highest))))


_IN_USE = Obstacle(
    rule="K2",
    condition="instrument_in_use",
    sentence="Skemaet er ikke i brug den dag.",
    next_step="Vælg et andet skema eller en anden dag.",
)


def _number_taken(highest: int) -> Obstacle:
    return Obstacle(
        rule="K3",
        condition="version_is_new",
        sentence=f"Skemaet er her allerede i version {highest}. En version bliver aldrig "
        "skrevet over, for svarene er givet til dens ord.",
        next_step=f"Skriv version {highest + 1} i filen, og læs den ind igen.",
    )
