"""The ladder at a glance, for the page *Arbejde*: no question more to the database (D12, D14)."""

from collections.abc import Sequence
from dataclasses import dataclass

from fodfaeste.rules.followup.situation import Situation
from fodfaeste.rules.placement.ladder.history import LadderTask
from fodfaeste.rules.placement.ladder.progress import in_words
from fodfaeste.rules.placement.minutes import WeekMinutes
from fodfaeste.rules.words import in_sentence


@dataclass(frozen=True, slots=True)
class TaskGlance:
    """One task and its step."""

    wording: str
    step: str
    tone: str


@dataclass(frozen=True, slots=True)
class LadderPanel:
    """The tasks, and in one sentence what has moved."""

    tasks: tuple[TaskGlance, ...]
    progressed: str


def ladder_panel(situation: Situation, weeks: Sequence[WeekMinutes]) -> LadderPanel:
    """Return the tasks of the agreement in force, and what has grown beside and with the hours."""
    return LadderPanel(
        tasks=tuple(map(_glance, situation.pay.tasks)),
        progressed=in_words(
            situation.progress,
            first=weeks[0] if weeks else None,
            last=weeks[-1] if weeks else None,
        ),
    )


def _glance(task: LadderTask) -> TaskGlance:
    tone = {"masters": "attention", "paid": "good"}.get(task.step.value, "plain")
    return TaskGlance(task.wording, in_sentence(task.step.label), tone)
