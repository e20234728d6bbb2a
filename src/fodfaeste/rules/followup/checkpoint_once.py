"""A checkpoint after CTI is recorded once (G5).

«også hvis behovet er der efter, at CTI-forløbet er afsluttet» (SEED-4)
"""

from collections.abc import Iterable

from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet


def check_checkpoint_is_new(months: int, *, held: Iterable[int]) -> None:
    """Raise Refused (G5) when the checkpoint so many months after CTI is recorded already."""
    refuse_if(unmet((months not in frozenset(held), _CHECKPOINT_NEW)))


_CHECKPOINT_NEW = Obstacle(
    rule="G5",
    condition="checkpoint_new",
    sentence="Den opfølgning er allerede noteret.",
    next_step="Vælg en anden opfølgning, eller aftal et møde, hvis I vil tale sammen igen.",
)
