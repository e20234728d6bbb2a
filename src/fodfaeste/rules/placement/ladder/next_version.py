"""The next version of the agreement, begun from what has been seen and said since (D12).

«Opdater arbejdsaftalen i et samarbejde mellem borger, virksomhedskonsulent og arbejdsgiver.»
(SEED-3) Nothing is agreed by this: it is a draft that spares the three from saying it twice.
"""

from collections.abc import Iterable
from dataclasses import replace

from fodfaeste.rules.placement.kinds import TaskStep
from fodfaeste.rules.placement.ladder.history import LadderTask, known_by
from fodfaeste.rules.placement.ladder.pay_talk import Talk
from fodfaeste.rules.placement.terms import Terms
from fodfaeste.rules.refusal import Obstacle


def next_terms(terms: Terms, tasks: Iterable[LadderTask], yes: Talk | None) -> Terms:
    """Return the terms with every task where it stands now, and the paid hours that were promised.

    `yes` is the yes to pay that stands (`standing_yes`). What was mastered by the day of that talk
    becomes paid, and the paid hours are taken out of the unpaid ones, so that the week does not
    grow by itself. Hours that are paid already are never taken away.
    """
    stands = {known_by(task.wording): task for task in tasks}
    written = tuple(
        replace(task, step=_step(found, yes))
        if (found := stands.get(known_by(task.wording)))
        else task
        for task in terms.tasks
    )
    if yes is None:
        return replace(terms, tasks=written)
    paid = max(yes.ordinary_minutes or 0, terms.ordinary_minutes or 0)
    return replace(
        terms,
        tasks=written,
        ordinary_minutes=paid,
        placement_minutes=None if terms.placement_minutes is None else _left(terms, paid),
        ordinary_possible=True,
    )


def likely_minutes(terms: Terms, yes: Talk | None) -> int | None:
    """Return the paid minutes a week one most likely talks about: promised, or the next step up."""
    now = terms.ordinary_minutes or 0
    ahead = (goal.ordinary_minutes for goal in terms.sub_goals if goal.ordinary_minutes)
    more = next((minutes for minutes in ahead if minutes > now), None)
    return (yes.ordinary_minutes if yes else None) or more or terms.ordinary_minutes


def _step(task: LadderTask, yes: Talk | None) -> TaskStep:
    said_yes = yes is not None and task.since <= yes.talked_on
    return TaskStep.PAID if said_yes and task.step is TaskStep.MASTERS else task.step


def _left(terms: Terms, paid: int) -> int:
    """The unpaid minutes when so many of the week are paid."""
    return max((terms.weekly_minutes or 0) - paid, 0)


NO_AGREEMENT_IN_FORCE = Obstacle(
    rule="D12",
    condition="agreement_in_force",
    sentence="Der er ingen aftale, som gælder, så der er ingen næste udgave at lave.",
    next_step="Skriv aftalen, og bliv enige om den først.",
)
