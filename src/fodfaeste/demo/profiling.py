"""The job profile and the CV in a story: empty, half written or whole, as in real life."""

import uuid
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from fodfaeste.demo.story import Play, Story
from fodfaeste.demo.worklives import WORKLIVES, Worklife
from fodfaeste.records.placement.actions import cv, profile, profile_lines
from fodfaeste.records.placement.models import JobProfile
from fodfaeste.records.placement.queries.profile import cv_now, profile_room
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.placement.profile.kinds import LineKind, YesGiven
from fodfaeste.rules.placement.profile.lines import Line

STOPS_HALF_WAY = 8
"""One story in eight never gets further than wishes and skills."""
ADDED_LATELY = timedelta(days=9)


def profiling(story: Story, today: date) -> Iterator[tuple[date, Play]]:
    """Wishes and skills a week after the kickoff; the CV when the plan is approved."""
    pace = story.pace
    yield story.on(pace.kickoff + 7), lambda: begin(story)
    if story.number % STOPS_HALF_WAY == STOPS_HALF_WAY - 1:
        return
    yield story.on(pace.plan), lambda: finish(story)
    yield story.on(pace.plan + 2), lambda: say_yes(story)
    if story.account is not None:
        yield today - ADDED_LATELY, lambda: add_a_line(story, today - ADDED_LATELY)


def begin(story: Story) -> None:
    """What the citizen would like, and what the citizen can."""
    _write(story, story.on(story.pace.kickoff + 7), worklife_of(story).first)


def finish(story: Story) -> None:
    """The rest of the CV, what the workplace has to know, and the practical things."""
    day, life = story.on(story.pace.plan), worklife_of(story)
    _write(story, day, life.rest)
    with story.acting(Role.JOB_CONSULTANT, day) as acting:
        for part in (life.about, life.needs, life.practical):
            version = JobProfile.objects.get(case=story.the_case).version
            profile.save_part(**acting, case=story.the_case, version=version, part=part)


def say_yes(story: Story) -> None:
    """The citizen has read it: Karin on her own page, the others in the talk."""
    day, case = story.on(story.pace.plan + 2), story.the_case
    who = story.account or story.team[Role.JOB_CONSULTANT]
    with story.stage.acting(who, day) as acting:
        read = cv_now(case, profile_room(case.pk, today=day))
        cv.say_yes(
            **acting,
            key=uuid.uuid4(),
            case=case,
            read_hash=read.text_hash,
            how=YesGiven.IN_THE_ROOM,
            said_yes_on=day,
        )


def add_a_line(story: Story, day: date) -> None:
    """The citizen writes something more, so that the CV has changed since the yes."""
    line = Line(kind=LineKind.COMPETENCE, what="Lærer nye kolleger op ved pakkebordet")
    with story.stage.acting(story.account or 0, day) as acting:
        profile_lines.add_line(**acting, key=uuid.uuid4(), case=story.the_case, line=line)


def worklife_of(story: Story) -> Worklife:
    """The working life that belongs to the citizen's life."""
    return WORKLIVES[story.number % len(WORKLIVES)]


def _write(story: Story, day: date, lines: Iterable[Line]) -> None:
    with story.acting(Role.JOB_CONSULTANT, day) as acting:
        for line in lines:
            profile_lines.add_line(**acting, key=uuid.uuid4(), case=story.the_case, line=line)
