"""Somebody takes over in a few courses: one citizen has heard of it, one has not (A2, A3)."""

import uuid
from collections.abc import Iterator
from datetime import date

from fodfaeste.accounts.queries import staff_holding
from fodfaeste.demo.story import Play, Story
from fodfaeste.records.cases import actions
from fodfaeste.records.cases.queries.team_news import untold
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.cases.kinds import ToldAs

EVERY = 20
CHANGES, CHANGES_AND_TELLS = 7, 9
REASON = "Jonas begynder i en anden afdeling, og borgeren skal have en, der er her."


def changing(story: Story, today: date) -> Iterator[tuple[date, Play]]:
    """Yield the change, on the last day of the story: nobody acts in a seat that is left."""
    if story.number % EVERY in (CHANGES, CHANGES_AND_TELLS):
        yield today, lambda: _change(story, today)


def _change(story: Story, today: date) -> None:
    others = staff_holding(Role.JOB_CONSULTANT, today).exclude(pk=story.team[Role.JOB_CONSULTANT])
    heir = others.values_list("pk", flat=True).first()
    with story.acting(Role.EMPLOYMENT_CASEWORKER, today) as told:
        if heir is None or story.is_over():
            return
        change = actions.TeamChange(role=Role.JOB_CONSULTANT, user_id=heir, reason=REASON)
        actions.change_team(**told, key=uuid.uuid4(), case=story.the_case, change=change)
    story.team = {**story.team, Role.JOB_CONSULTANT: heir}
    if story.number % EVERY == CHANGES_AND_TELLS:
        with story.acting(Role.JOB_CONSULTANT, today) as told:
            for news in untold(story.the_case, today):
                actions.tell_change(
                    **told,
                    case=story.the_case,
                    news_id=news.pk,
                    told_on=today,
                    told_as=ToldAs.TALK,
                )
