"""The ladder of one task: learning, masters, paid (D12).

«når borgeren mestrer en eller flere konkrete arbejdsopgaver» (SEED-3): each step is somebody's word
on a day. A word is never written over; a step back is a new word with its reason.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.placement.kinds import TaskStep
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import NOTE_LENGTH, is_said

NEXT: Mapping[TaskStep, tuple[TaskStep, ...]] = {
    TaskStep.LEARNING: (TaskStep.MASTERS,),
    TaskStep.MASTERS: (TaskStep.PAID, TaskStep.LEARNING),
    TaskStep.PAID: (TaskStep.MASTERS, TaskStep.LEARNING),
}
"""The one table: which step a task may go to, the way up first. Up is one step at a time."""

_HEIGHT = {step: height for height, step in enumerate(TaskStep)}


@dataclass(frozen=True, slots=True, kw_only=True)
class NewStep:
    """A step as it is about to be said; `stands` is where the task is, `since` from which day.

    `read_as` is where the page said it stood, None when nobody read a page.
    """

    stands: TaskStep
    since: date
    step: TaskStep
    seen_on: date
    read_as: TaskStep | None = None
    note: str = ""


def is_back(stands: TaskStep, step: TaskStep) -> bool:
    """Say whether a step is lower than the one a task stands on."""
    return _HEIGHT[step] < _HEIGHT[stands]


def obstacles_to_step(new: NewStep, *, today: date) -> tuple[Obstacle, ...]:
    """Return what stands in the way of a step being said."""
    if new.read_as not in (None, new.stands):
        return (_moved_meanwhile(new.stands),)
    if new.step is new.stands:
        return (_stands_there(new.stands),)
    reasoned = not is_back(new.stands, new.step) or is_said(new.note, at_least=NOTE_LENGTH)
    return unmet(
        (new.step in NEXT[new.stands], _ONE_STEP_AT_A_TIME),
        (reasoned, _BACK_REASONED),
        (new.seen_on <= today, _SEEN_BY_TODAY),
        (new.seen_on >= new.since, _SEEN_IN_ORDER),
    )


def check_step_said(new: NewStep, *, today: date) -> None:
    """Raise Refused (D12) unless the step may be said."""
    refuse_if(obstacles_to_step(new, today=today))


def check_steps_stay(*, moved: bool) -> None:
    """Raise Refused (D12) where a step is moved on the agreement that counts."""
    refuse_if(unmet((not moved, _SAID_ON_THE_LADDER)))


def _moved_meanwhile(step: TaskStep) -> Obstacle:
    return _d12(
        "step_as_it_was_read",
        f"Imens du skrev, har en kollega sat opgaven på »{step.label}«.",
        "Åbn opgaven igen, og se, om dit trin stadig passer.",
    )


def _stands_there(step: TaskStep) -> Obstacle:
    return _d12(
        "step_is_new",
        f"Opgaven står allerede på »{step.label}«.",
        "Vælg et andet trin, eller gå tilbage. Der er ikke ændret noget.",
    )


def _d12(condition: str, sentence: str, next_step: str) -> Obstacle:
    return Obstacle(rule="D12", condition=condition, sentence=sentence, next_step=next_step)


_ONE_STEP_AT_A_TIME = _d12(
    "one_step_at_a_time",
    "En opgave læres og mestres, før den lønnes. Trinnene tages ét ad gangen.",
    "Sig først, at borgeren mestrer opgaven. Så kan du sige, at den lønnes.",
)
_BACK_REASONED = _d12(
    "step_back_reasoned",
    "Et trin tilbage skal have en grund, så I kan se, hvad der blev svært.",
    f"Skriv mindst {NOTE_LENGTH} tegn om, hvad der skete. Ingen diagnoser.",
)
_SEEN_BY_TODAY = _d12(
    "step_seen_by_today",
    "Dagen ligger ude i fremtiden. Et trin er noget, I har set.",
    "Vælg den dag, I så det.",
)
_SEEN_IN_ORDER = _d12(
    "step_seen_in_order",
    "Dagen ligger før det trin, opgaven står på nu.",
    "Vælg en senere dag.",
)
_SAID_ON_THE_LADDER = _d12(
    "step_said_on_the_ladder",
    "Hvor langt borgeren er med en opgave, skrives på opgavetrappen. Det kræver ingen nye ja.",
    "Sæt trinnet tilbage her, gem, og åbn opgavetrappen på siden Arbejde.",
)
