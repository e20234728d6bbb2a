"""The next version of the agreement, begun from what has been seen and said since (D12).

«Opdater arbejdsaftalen i et samarbejde mellem borger, virksomhedskonsulent og arbejdsgiver.»
(SEED-3) Nothing is agreed by this: it is a draft that spares the three from saying it twice.
"""

from collections.abc import Iterable
from dataclasses import replace

from fodfaeste.rules.placement.kinds import TaskStep
from fodfaeste.rules.placement.ladder.history import LadderTask, known_by
from fodfaeste.rules.placement.ladder.kinds import PayAnswer
from fodfaeste.rules.placement.ladder.pay_talk import Talk
from fodfaeste.rules.placement.terms import SheetTask, Terms
from fodfaeste.rules.refusal import Obstacle


def next_terms(terms: Terms, tasks: Iterable[LadderTask], talk: Talk | None) -> Terms:
    """Return the terms with every task where it stands now, and the paid hours that were promised.

    With a yes to pay from now on, the mastered tasks become paid, and the paid hours are taken out
    of the unpaid ones, so that the week does not grow by itself.
    """
    stands = {known_by(task.wording): task.step for task in tasks}
    said_yes = talk is not None and talk.answer is PayAnswer.NOW and bool(talk.ordinary_minutes)
    written = tuple(
        SheetTask(task.wording, _step(stands.get(known_by(task.wording), task.step), said_yes))
        for task in terms.tasks
    )
    if talk is None or not said_yes:
        return replace(terms, tasks=written)
    paid = talk.ordinary_minutes or 0
    unpaid = None if terms.placement_minutes is None else _left(terms, paid)
    return replace(
        terms,
        tasks=written,
        ordinary_minutes=paid,
        placement_minutes=unpaid,
        ordinary_possible=True,
    )


def _step(step: TaskStep, said_yes: bool) -> TaskStep:  # noqa: FBT001 -- one word about one task
    return TaskStep.PAID if said_yes and step is TaskStep.MASTERS else step


def _left(terms: Terms, paid: int) -> int:
    """The unpaid minutes when so many of the week are paid."""
    return max((terms.weekly_minutes or 0) - paid, 0)


NO_AGREEMENT_IN_FORCE = Obstacle(
    rule="D12",
    condition="agreement_in_force",
    sentence="Der er ingen aftale, som gælder, så der er ingen næste udgave at lave.",
    next_step="Skriv aftalen, og bliv enige om den først.",
)
