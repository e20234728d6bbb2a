"""A mastered task opens the talk about pay and the next version of the agreement (D12).

«Virksomhedskonsulenten skal sikre, at der er reel mulighed for ordinære» (timer) (SEED-3)
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from fodfaeste.rules.missing import Missing
from fodfaeste.rules.placement.kinds import TaskStep
from fodfaeste.rules.placement.ladder.history import LadderTask
from fodfaeste.rules.placement.ladder.kinds import PayAnswer
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.words import listed

TALK_WITHIN_DAYS = 14
"""From a task is mastered until pay should have been talked about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """One talk with the employer about pay; `again_on` is the day it is asked again.

    `noted_at` is the moment and `noted_on` the day it was written down.
    """

    talked_on: date
    answer: PayAnswer
    again_on: date | None = None
    ordinary_minutes: int | None = None
    noted_at: datetime | None = None
    noted_on: date | None = None


@dataclass(frozen=True, slots=True)
class AgreedVersion:
    """A version of the agreement that all three said yes to: when it was begun and made."""

    begun_at: datetime
    agreed_on: date


@dataclass(frozen=True, slots=True)
class PayFacts:
    """What the talk about pay is judged from: the ladder, the talks, when versions were begun."""

    tasks: tuple[LadderTask, ...] = ()
    talks: tuple[Talk, ...] = ()
    versions_begun: tuple[datetime, ...] = ()


NOTHING_YET = PayFacts()


def waits_for_talk(task: LadderTask, facts: PayFacts, *, today: date) -> bool:
    """Say whether pay is still to be talked about for one task.

    It is settled by a newer version of the agreement, or by a talk since it was mastered until the
    day that talk said to ask again.
    """
    if task.step is not TaskStep.MASTERS:
        return False
    if any(begun > task.said_at for begun in facts.versions_begun):
        return False
    return not any(
        talk.talked_on >= task.since and (talk.again_on is None or talk.again_on > today)
        for talk in facts.talks
    )


def standing_yes(talks: Sequence[Talk], versions: Iterable[AgreedVersion]) -> Talk | None:
    """Return the yes to pay that no agreement has settled yet; `talks` in the order they were held.

    What the three agreed to after the talk is what counts from then on: an old promise does not
    come back into the version after that.
    """
    latest = talks[-1] if talks else None
    if latest is None or latest.answer is not PayAnswer.NOW or not latest.ordinary_minutes:
        return None
    return None if any(_settles(version, latest) for version in versions) else latest


def _settles(version: AgreedVersion, talk: Talk) -> bool:
    begun_since = talk.noted_at is not None and version.begun_at > talk.noted_at
    agreed_since = talk.noted_on is not None and version.agreed_on > talk.noted_on
    return begun_since or agreed_since


def pay_talk_due(
    facts: PayFacts, *, today: date, within_days: int = TALK_WITHIN_DAYS
) -> tuple[Missing, ...]:
    """Return the reminder to talk about pay, one for all the tasks it is about."""
    waiting = [task for task in facts.tasks if waits_for_talk(task, facts, today=today)]
    if not waiting:
        return ()
    due_on = min(task.since for task in waiting) + timedelta(days=within_days)
    return (Missing(_talked_about([task.wording for task in waiting]), due_on),)


def obstacles_to_talk(talk: Talk, *, today: date) -> tuple[Obstacle, ...]:
    """Return what stands in the way of a talk being noted."""
    hours_said = talk.answer is not PayAnswer.NOW or bool(talk.ordinary_minutes)
    later = talk.again_on is None or talk.again_on > talk.talked_on
    return unmet(
        (talk.talked_on <= today, _TALK_HELD),
        (hours_said, _PAID_HOURS_SAID),
        (talk.answer is PayAnswer.NOW or talk.again_on is not None, _ASKED_AGAIN),
        (later, _AGAIN_LATER),
    )


def check_talk(talk: Talk, *, today: date) -> None:
    """Raise Refused (D12) unless the talk may be noted."""
    refuse_if(obstacles_to_talk(talk, today=today))


def _talked_about(wordings: list[str]) -> Obstacle:
    tasks = listed(f"»{wording}«" for wording in wordings)
    return Obstacle(
        rule="D12",
        condition="pay_talked_about",
        sentence=f"Borgeren mestrer {tasks}, og der er ikke talt løn med arbejdsgiveren siden.",
        next_step="Tag arket med til arbejdsgiveren, notér svaret, og lav næste udgave af aftalen.",
    )


def _d12(condition: str, sentence: str, next_step: str) -> Obstacle:
    return Obstacle(rule="D12", condition=condition, sentence=sentence, next_step=next_step)


_TALK_HELD = _d12(
    "pay_talk_held",
    "Samtalen ligger ude i fremtiden. Her noteres det svar, I har fået.",
    "Vælg den dag, I talte sammen.",
)
_PAID_HOURS_SAID = _d12(
    "paid_hours_said",
    "Arbejdsgiveren har sagt ja til løn, men der står ikke hvor mange timer om ugen.",
    "Skriv timerne. De står klar i næste udgave af aftalen.",
)
_ASKED_AGAIN = _d12(
    "pay_asked_again",
    "Svaret er ikke ja endnu, og der er ingen dag, hvor I spørger igen.",
    "Skriv, hvornår I tager det op igen. Næste opfølgning er et godt bud.",
)
_AGAIN_LATER = _d12(
    "pay_asked_later",
    "Dagen, hvor I spørger igen, skal ligge efter samtalen.",
    "Vælg en senere dag.",
)
