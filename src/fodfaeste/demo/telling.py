"""A success story shared, one that waits for the citizen, and how the team works (J4, J5)."""

import uuid
from collections.abc import Iterator
from datetime import date, timedelta

from fodfaeste.demo.stage import Stage
from fodfaeste.demo.story import Play, Story
from fodfaeste.records.boards.actions import collaboration
from fodfaeste.records.boards.actions import stories as actions
from fodfaeste.records.boards.actions.stories import Told
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.boards.collaboration import STATEMENTS, Fits
from fodfaeste.rules.boards.stories import StoryYes

EVERY = 6
"""One course in six has a story to tell."""
TELLS_AFTER = timedelta(days=120)
CHECKED_AGO = (timedelta(days=112), timedelta(days=20))

TOLD = (
    Told(
        title="Fra to timer til tolv",
        text="Det sværeste var bussen om morgenen. Vi tog den sammen tre gange, og så gik det. "
        "Efter to måneder bad arbejdspladsen selv om flere timer.",
    ),
    Told(
        title="En pause, før det blev for meget",
        text="Aftalen om en pause midt på formiddagen stod i arbejdsaftalen fra første dag. Den "
        "blev brugt hver dag i begyndelsen og næsten aldrig nu.",
    ),
)


def telling(story: Story, today: date) -> Iterator[tuple[date, Play]]:
    """The job consultant writes what went well; every other citizen has said yes already."""
    day = story.enrolled_on + TELLS_AFTER
    if story.number % EVERY == 0 and day <= today:
        yield day, lambda: _tell(story, day)


def _tell(story: Story, day: date) -> None:
    turn = story.number // EVERY
    with story.acting(Role.JOB_CONSULTANT, day) as acting:
        about = {**acting, "case": story.the_case}
        made = actions.write_story(**about, key=uuid.uuid4(), told=TOLD[turn % len(TOLD)])
        if turn % 2:
            return
        said = actions.note_yes(
            **about, story_id=made.pk, version=made.version, yes_on=day, how=StoryYes.TOGETHER
        )
        actions.share_story(**about, story_id=made.pk, version=said.version)


def look_at_ourselves(stage: Stage, leader: int, unit_id: int, today: date) -> None:
    """The team answers twice, a quarter apart; leadership moves most."""
    for place, ago in enumerate(CHECKED_AGO):
        day = today - ago
        answers = {
            one.code: Fits(2 + (number + place) % 2 + (place and one.code.startswith("leader")))
            for number, one in enumerate(STATEMENTS)
        }
        with stage.acting(leader, day) as acting:
            collaboration.keep_check(
                **acting,
                key=uuid.uuid4(),
                unit_id=unit_id,
                answered=collaboration.Answered(
                    held_on=day,
                    answers=answers,
                    tried=("organisation_m2", "leadership_m3"),
                    note="Vi vil mødes hver onsdag og tage de svære forløb først.",
                ),
            )
