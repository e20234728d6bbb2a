"""Where the tasks are, and what must be agreed before CTI ends (E11, F2, F3, C2).

«Hyppigheden og intensiteten i CTI-støtten skal være aftagende» (SEED-3): what the CTI worker lets
go of, somebody else has taken. Agreements with the network stand at least one month before the end
(domain.md section 1.4).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.cti.clock import Clock, phase_on
from fodfaeste.rules.cti.handover import ON_THE_WAY, WITH_THE_RECEIVER
from fodfaeste.rules.cti.kinds import HandoverState
from fodfaeste.rules.missing import Missing
from fodfaeste.rules.periods import add_months
from fodfaeste.rules.refusal import Obstacle
from fodfaeste.rules.words import listed

_SECOND, _THIRD = 2, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskOnItsWay:
    """A task as the overview counts it; `receiver` is empty for the citizen.

    `consent_counts`: the citizen's yes to speaking with the receiver counts today; it is true for
    the citizen.
    """

    state: HandoverState
    receiver: str = ""
    due_on: date | None = None
    consent_counts: bool = True

    @property
    def is_to_citizen(self) -> bool:
        """Whether the citizen takes it over."""
        return not self.receiver

    @property
    def is_accepted(self) -> bool:
        """Whether somebody has said yes, and may still be spoken with about it."""
        return self.state in WITH_THE_RECEIVER and self.consent_counts


def counted(tasks: Iterable[TaskOnItsWay]) -> list[TaskOnItsWay]:
    """Return the tasks that are still needed."""
    return [task for task in tasks if task.state is not HandoverState.DROPPED]


def summary_in_words(
    tasks: Iterable[TaskOnItsWay], *, citizen: str = "borgeren", team: str = "CTI"
) -> str:
    """Return "7 opgaver: 3 hos borgeren, 2 hos Kirsten, 2 endnu hos CTI"; empty without tasks."""
    needed = counted(tasks)
    if not needed:
        return ""
    over = [task for task in needed if task.state is HandoverState.HANDED_OVER]
    mine = sum(task.is_to_citizen for task in over)
    others = Counter(task.receiver for task in over if not task.is_to_citizen)
    rest = len(needed) - len(over)
    parts = [f"{mine} hos {citizen}"] if mine else []
    parts += [f"{count} hos {name}" for name, count in others.most_common()]
    parts += [f"{rest} endnu hos {team}"] if rest else []
    return f"{_tasks(len(needed))}: {', '.join(parts)}"


def agree_by(course: Clock) -> date:
    """Return the last day for agreements with the network: one month before the first day after."""
    return add_months(course.ends_before, -1)


def warnings_on_network(
    tasks: Sequence[TaskOnItsWay], course: Clock, *, today: date
) -> tuple[Missing, ...]:
    """Return what to do about the handover today, as the clock stands (F2, F3, E11, C2)."""
    needed = counted(tasks)
    phase = phase_on(course, today)
    number = phase.number if phase else 0
    found = [_closed_consents(needed), _late(needed, today)]
    if number == _SECOND and not needed:
        found.append(Missing(_NOTHING_ON_ITS_WAY, phase.ends_before if phase else None))
    if number == _THIRD:
        found.append(_agreements(needed, course, today))
    return tuple(one for one in found if one is not None)


def _agreements(needed: list[TaskOnItsWay], course: Clock, today: date) -> Missing | None:
    lacking = sum(not task.is_accepted for task in needed)
    if needed and not lacking:
        return None
    last = agree_by(course)
    return Missing(
        Obstacle(
            rule="F3",
            condition="agreements_in_time",
            sentence=f"{_what_lacks(len(needed), lacking)} {_when(last, today)}",
            next_step="Få ja fra dem, der skal støtte bagefter, mens I endnu kan prøve det sammen.",
        ),
        last,
    )


def _what_lacks(needed: int, lacking: int) -> str:
    if not needed:
        return "Ingen opgave er på vej til borgeren eller netværket."
    return f"{_tasks(lacking)} mangler et ja."


def _when(last: date, today: date) -> str:
    left = (last - today).days
    if left < 0:
        return "Aftalerne skulle stå senest en måned før, CTI slutter. Den dag er passeret."
    when = "i dag" if left == 0 else "om 1 dag" if left == 1 else f"om {left} dage"
    return f"Aftalerne skal stå senest en måned før, CTI slutter. Det er {when}."


def _late(needed: list[TaskOnItsWay], today: date) -> Missing | None:
    late = [
        task.due_on
        for task in needed
        if task.state in ON_THE_WAY and task.due_on is not None and task.due_on < today
    ]
    if not late:
        return None
    return Missing(
        Obstacle(
            rule="E11",
            condition="handover_on_time",
            sentence=f"{_tasks(len(late))} skulle have været overdraget nu.",
            next_step="Overdrag dem, tag dem tilbage, eller aftal en ny dag.",
        ),
        min(late),
    )


def _closed_consents(needed: list[TaskOnItsWay]) -> Missing | None:
    names = sorted(
        {task.receiver for task in needed if task.state in WITH_THE_RECEIVER}
        - {task.receiver for task in needed if task.consent_counts}
    )
    if not names:
        return None
    return Missing(
        Obstacle(
            rule="C2",
            condition="task_holder_consent_counts",
            sentence=f"Borgerens ja til at tale med {listed(names)} gælder ikke længere, "
            "og der ligger en aftale om en opgave.",
            next_step="Tal med borgeren. Tag opgaven tilbage, eller registrér et nyt samtykke.",
        )
    )


def _tasks(number: int) -> str:
    return "1 opgave" if number == 1 else f"{number} opgaver"


_NOTHING_ON_ITS_WAY = Obstacle(
    rule="F2",
    condition="handover_begun",
    sentence="Fase 2 er begyndt, og ingen opgave er på vej til borgeren eller netværket.",
    next_step="Aftal med borgeren den første opgave, en anden kan tage over.",
)
