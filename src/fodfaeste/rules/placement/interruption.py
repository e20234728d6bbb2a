"""Work that broke off: told the same day, learned from, and begun again (D11, E6).

«inden de vokser sig store og fx fører til et afbrudt virksomhedspraktik- forløb» (SEED-3)
«kan tages hånd om de udfordringer» (SEED-4): the CTI clock goes on, whatever happens to the job.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.missing import Missing
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import NOTE_LENGTH, is_said

MOST_STEPS = 5


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: what, by whom (None for the citizen), and when."""

    what: str
    who: int | None
    due_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RestartPlan:
    """What the team has learned, what it does otherwise, and what comes next."""

    learned: str
    next_time: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """How an interruption stands today; `begun_again` once there is a new match."""

    on: date
    planned: bool
    begun_again: bool


def obstacles_to_restart(
    plan: RestartPlan, *, team: Collection[int], today: date
) -> tuple[Obstacle, ...]:
    """Return what the restart plan lacks; empty when it can be laid."""
    return (
        *unmet(
            (is_said(plan.learned, at_least=NOTE_LENGTH), _LEARNED_SAID),
            (bool(plan.steps), _STEPS_NAMED),
        ),
        *obstacles_to_steps(plan.steps, team=team, today=today),
    )


def obstacles_to_steps(
    steps: tuple[Step, ...], *, team: Collection[int], today: date
) -> tuple[Obstacle, ...]:
    """Return why nobody could act on the steps; empty when they can be promised."""
    on_team = all(step.who is None or step.who in team for step in steps)
    return unmet(
        (all(is_said(step.what) for step in steps), _STEPS_SAID),
        (all(step.due_on is not None for step in steps), _STEPS_DATED),
        (all((step.due_on or today) >= today for step in steps), _STEPS_AHEAD),
        (on_team, _STEPS_ON_TEAM),
        (len(steps) <= MOST_STEPS, _FEW_STEPS),
    )


def check_restart(plan: RestartPlan, *, team: Collection[int], today: date) -> None:
    """Raise Refused (D11) unless the restart plan can be laid."""
    refuse_if(obstacles_to_restart(plan, team=team, today=today))


def check_steps(steps: tuple[Step, ...], *, team: Collection[int], today: date) -> None:
    """Raise Refused (D11) unless the steps can be promised."""
    refuse_if(obstacles_to_steps(steps, team=team, today=today))


def restart_lacks(broken: Broken | None, *, due_on: date) -> tuple[Missing, ...]:
    """Return the reminder of a restart plan that is not laid yet; nothing after a new match."""
    if broken is None or broken.planned or broken.begun_again:
        return ()
    return (Missing(_RESTART_PLANNED, due_on),)


def told_late(*, ended_on: date, told_on: date) -> tuple[Obstacle, ...]:
    """Return the warning when an interruption was told later than the day it happened."""
    return unmet((told_on <= ended_on, _TOLD_THE_SAME_DAY))


def _d11(condition: str, sentence: str, next_step: str) -> Obstacle:
    return Obstacle(rule="D11", condition=condition, sentence=sentence, next_step=next_step)


_LEARNED_SAID = _d11(
    "learned_said",
    "Det står ikke, hvad I har lært. Det næste match bygger på det, der gik, og det, der ikke gik.",
    f"Skriv det med mindst {NOTE_LENGTH} tegn sammen med borgeren.",
)
_STEPS_NAMED = _d11(
    "restart_has_steps",
    "Planen har ingen skridt. Borgeren skal ikke stå uden noget at komme i gang med.",
    "Skriv det første, der skal ske, hvem der gør det, og hvornår.",
)
_STEPS_SAID = _d11(
    "restart_steps_said",
    "Et skridt har en dag eller en person, men ingen tekst.",
    "Skriv, hvad der skal ske, eller lad linjen være tom.",
)
_STEPS_DATED = _d11(
    "restart_steps_dated",
    "Et skridt har ingen dag. Uden en dag bliver det let til senere.",
    "Skriv den dag, det senest skal være gjort.",
)
_STEPS_AHEAD = _d11(
    "restart_steps_ahead",
    "Et skridt skal være gjort på en dag, der er gået.",
    "Vælg i dag eller en senere dag.",
)
_STEPS_ON_TEAM = _d11(
    "restart_steps_on_team",
    "Et skridt er givet til en, der ikke er på borgerens team.",
    "Vælg en fra teamet eller borgeren selv.",
)
_FEW_STEPS = _d11(
    "restart_few_steps",
    f"Planen har mere end {MOST_STEPS} skridt. Få skridt bliver gjort.",
    "Vælg de vigtigste, og skriv resten som opgaver bagefter.",
)
_RESTART_PLANNED = _d11(
    "restart_planned",
    "Arbejdet er afbrudt, og der er ikke lagt en plan for at komme i gang igen.",
    "Læg planen med borgeren: hvad I lærte, hvad der nu skal ske, hvem der gør det, og hvornår.",
)
_TOLD_THE_SAME_DAY = _d11(
    "told_the_same_day",
    "Afbrydelsen er skrevet senere end den dag, den skete. Hurtig hjælp begynder med en hurtig "
    "besked.",
    "Aftal med arbejdsgiveren, at I hører fra dem samme dag næste gang.",
)
