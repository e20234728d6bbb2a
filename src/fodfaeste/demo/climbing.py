"""Tasks in a story climb the ladder: one is paid, one is mastered, more is asked (D12, D14)."""

import uuid
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from fodfaeste.demo.story import Play, Story, off_the_weekend
from fodfaeste.records.placement.actions import ladder as actions
from fodfaeste.records.placement.queries.ladder import ladder_of
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.placement.kinds import TaskStep
from fodfaeste.rules.placement.ladder.kinds import PayAnswer, Responsibility
from fodfaeste.rules.placement.ladder.pay_talk import Talk

MASTERED, TALKED, PAID, GROWN, NEXT_MASTERED, NEXT_TALKED = 35, 42, 45, 60, 100, 107
"""Days after the first working day."""
KARINS_DAYS_AGO = 12
"""Karin has mastered her second task, and nobody has talked about pay for it yet."""
ASK_AGAIN = timedelta(days=60)


def climbing(story: Story, today: date) -> Iterator[tuple[date, Play]]:
    """The first task up to pay, more responsibility, and the second task to mastered."""

    def after(days: int) -> date:
        return story.on(story.pace.first_day + days)

    first, second = story.workplace.tasks[:2]
    yield after(MASTERED), partial(see, story, first, TaskStep.MASTERS, after(MASTERED))
    yield (
        after(TALKED),
        partial(talk, story, after(TALKED), answer=PayAnswer.NOW, minutes=120),
    )
    yield after(PAID), partial(see, story, first, TaskStep.PAID, after(PAID))
    yield after(GROWN), partial(grow, story, second, after(GROWN))
    if story.number == 0:
        lately = off_the_weekend(today - timedelta(days=KARINS_DAYS_AGO))
        yield lately, partial(see, story, second, TaskStep.MASTERS, lately)
        return
    yield after(NEXT_MASTERED), partial(see, story, second, TaskStep.MASTERS, after(NEXT_MASTERED))
    yield after(NEXT_TALKED), partial(talk, story, after(NEXT_TALKED), answer=PayAnswer.LATER)


def see(story: Story, wording: str, step: TaskStep, day: date) -> None:
    """The job consultant sees a task on another step."""
    with story.acting(Role.JOB_CONSULTANT, day) as acting:
        actions.say_step(
            **acting,
            key=uuid.uuid4(),
            case=story.the_case,
            seen=actions.SeenStep(task_id=_task(story, wording), step=step, seen_on=day),
        )


def talk(story: Story, day: date, *, answer: PayAnswer, minutes: int | None = None) -> None:
    """The employer is asked about pay."""
    with story.acting(Role.JOB_CONSULTANT, day) as acting:
        actions.note_talk(
            **acting,
            key=uuid.uuid4(),
            case=story.the_case,
            held=actions.HeldTalk(
                talk=Talk(
                    talked_on=day,
                    answer=answer,
                    ordinary_minutes=minutes,
                    again_on=None if answer is PayAnswer.NOW else day + ASK_AGAIN,
                ),
                employer_name=story.workplace.contact,
            ),
        )


def grow(story: Story, wording: str, day: date) -> None:
    """The CTI worker sees that more is asked."""
    with story.acting(Role.CTI_WORKER, day) as acting:
        actions.say_growth(
            **acting,
            key=uuid.uuid4(),
            case=story.the_case,
            seen=actions.SeenGrowth(
                kind=Responsibility.MORE_ALONE,
                seen_on=day,
                note="Begynder selv om morgenen og spørger kun, når noget er nyt",
                task_id=_task(story, wording),
            ),
        )


def _task(story: Story, wording: str) -> int:
    tasks = ladder_of(story.the_case.pk).tasks
    return next(task.id for task in tasks if task.wording == wording)
