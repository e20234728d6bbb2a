"""Two entries of one workplace become one (D1).

What was written about either is kept; of two answers to one question somebody chooses one.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two companies."""

    id: int
    p_number: str
    merged: bool
    closed: bool = False


def obstacles_to_merging(kept: Side, gone: Side) -> tuple[Obstacle, ...]:
    """Return what stands in the way of making two companies one."""
    one_place = not (kept.p_number and gone.p_number) or kept.p_number == gone.p_number
    return unmet(
        (kept.id != gone.id, _TWO),
        (not (kept.merged or gone.merged), _BOTH_STAND),
        (one_place, _ONE_PLACE),
        (gone.closed or not kept.closed, _OPEN_ONE_STAYS),
    )


def check_merging(kept: Side, gone: Side) -> None:
    """Raise Refused (D1) when the two cannot become one."""
    refuse_if(obstacles_to_merging(kept, gone))


def differing(kept: Mapping[str, Any], gone: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the questions that both answer, and not alike, in the order they are asked."""
    return tuple(
        name
        for name in kept
        if _said(kept[name]) and _said(gone[name]) and kept[name] != gone[name]
    )


def merged(
    kept: Mapping[str, Any], gone: Mapping[str, Any], *, taken: Collection[str] = ()
) -> dict[str, Any]:
    """Return the answers of the one company: its own, those it lacked, and those taken over."""
    asked = set(taken) & set(differing(kept, gone))
    return {
        name: gone[name] if name in asked or not _said(kept[name]) else kept[name] for name in kept
    }


def _said(value: object) -> bool:
    return value not in (None, "", [], ())


_TWO = Obstacle(
    rule="D1",
    condition="merge_two",
    sentence="En virksomhed kan ikke lægges sammen med sig selv.",
    next_step="Vælg en anden virksomhed.",
)
_BOTH_STAND = Obstacle(
    rule="D1",
    condition="merge_both_stand",
    sentence="En af de to er allerede lagt sammen med en anden virksomhed.",
    next_step="Se på virksomhedens side, hvilken det er.",
)
_ONE_PLACE = Obstacle(
    rule="D1",
    condition="merge_one_place",
    sentence="De to har hvert sit P-nummer, så det er to forskellige arbejdspladser.",
    next_step="Ret det P-nummer, der er forkert, hvis det alligevel er den samme.",
)
_OPEN_ONE_STAYS = Obstacle(
    rule="D1",
    condition="merge_open_one_stays",
    sentence="Den virksomhed, der skal blive stående, er lukket, og den anden er åben.",
    next_step="Byt om på de to. Er det en fejl, at den er lukket, så åbn den først.",
)
