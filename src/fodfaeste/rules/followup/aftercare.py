"""Checkpoints after CTI, counted in months from its end (G5).

«også hvis behovet er der efter, at CTI-forløbet er afsluttet» (SEED-4)
«gennemgående for hele indsatsen, indtil borgeren kommer i job» (SEED-3)
"""

from collections.abc import Iterable
from datetime import date, timedelta

from fodfaeste.rules.missing import Missing
from fodfaeste.rules.periods import add_months
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet

AHEAD = timedelta(days=14)
"""A talk may be held so long before its day; earlier it says nothing of how it held."""

CHECKPOINTS: tuple[int, ...] = (1, 3, 6, 12)
"""Months after the end of CTI; a municipality may add 36."""


def checkpoint_due_on(cti_ended_on: date, months: int) -> date:
    """Return the day of the checkpoint so many months after CTI."""
    return add_months(cti_ended_on, months)


def next_checkpoint(
    cti_ended_on: date, *, held: Iterable[int], checkpoints: Iterable[int] = CHECKPOINTS
) -> tuple[int, date] | None:
    """Return (months, day) of the first checkpoint that is not held, or None when all are."""
    open_ones = sorted(frozenset(checkpoints) - frozenset(held))
    return (open_ones[0], checkpoint_due_on(cti_ended_on, open_ones[0])) if open_ones else None


def obstacles_to_checkpoint(
    months: int, *, cti_ended_on: date | None, held_on: date, today: date
) -> tuple[Obstacle, ...]:
    """Return what stands in the way of recording a checkpoint."""
    after = cti_ended_on is not None and cti_ended_on <= held_on
    return unmet(
        (months > 0, _AFTER_SOME_TIME),
        (after, _AFTER_CTI),
        (not after or _in_its_time(months, cti_ended_on, held_on), _too_early(months)),
        (held_on <= today, _HELD),
    )


def _in_its_time(months: int, ended_on: date | None, held_on: date) -> bool:
    return ended_on is None or held_on >= checkpoint_due_on(ended_on, months) - AHEAD


def check_checkpoint(months: int, *, cti_ended_on: date | None, held_on: date, today: date) -> None:
    """Raise Refused (G5) unless the checkpoint can be recorded."""
    refuse_if(
        obstacles_to_checkpoint(months, cti_ended_on=cti_ended_on, held_on=held_on, today=today)
    )


def aftercare_alert(
    cti_ended_on: date,
    *,
    held: Iterable[int],
    today: date,
    checkpoints: Iterable[int] = CHECKPOINTS,
) -> tuple[Missing, ...]:
    """Return the checkpoint that is due and not held."""
    following = next_checkpoint(cti_ended_on, held=held, checkpoints=checkpoints)
    if following is None or following[1] > today:
        return ()
    return (Missing(_checkpoint_held(following[0]), following[1]),)


def _checkpoint_held(months: int) -> Obstacle:
    return Obstacle(
        rule="G5",
        condition="checkpoint_held",
        sentence=f"Det er tid til opfølgning {months} "
        f"{'måned' if months == 1 else 'måneder'} efter CTI. Et job skal også holde bagefter.",
        next_step="Tal med borgeren om, hvordan det går med jobbet, og notér det.",
    )


def _too_early(months: int) -> Obstacle:
    span = "en måned" if months == 1 else f"{months} måneder"
    return Obstacle(
        rule="G5",
        condition="checkpoint_in_its_time",
        sentence=f"Der er ikke gået {span}, siden CTI sluttede. "
        "Opfølgningen skal vise, om jobbet holdt så længe.",
        next_step="Ret dagen, eller vælg den opfølgning, der passer til den. "
        "Den kan holdes fra to uger før.",
    )


_AFTER_SOME_TIME = Obstacle(
    rule="G5",
    condition="after_some_time",
    sentence="Opfølgningen skal ligge mindst en måned efter CTI.",
    next_step="Vælg et antal måneder.",
)
_AFTER_CTI = Obstacle(
    rule="G5",
    condition="after_cti",
    sentence="CTI er ikke afsluttet den dag, så der kan ikke følges op på tiden efter.",
    next_step="Afslut CTI først, eller ret datoen.",
)
_HELD = Obstacle(
    rule="G5",
    condition="checkpoint_by_now",
    sentence="Opfølgningen er dateret ude i fremtiden.",
    next_step="Ret datoen til den dag, I talte sammen.",
)
