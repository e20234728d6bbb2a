"""The citizen with an account asks the team: once long ago and answered, once just now (G6)."""

import uuid
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from fodfaeste.demo.story import Play, Story, off_the_weekend
from fodfaeste.records.cases.actions.quick import answer_quickly
from fodfaeste.records.cases.models import QuickReaction
from fodfaeste.records.followup.actions.raising import ask_as_citizen
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.followup.quick import QuickState
from fodfaeste.rules.followup.quick_raised import Raiser
from fodfaeste.rules.followup.workdays import add_workdays

LONG_AGO, LATELY = timedelta(days=40), timedelta(days=3)


def asking(story: Story, today: date) -> Iterator[tuple[date, Play]]:
    """Only who has an account can ask behind it."""
    if story.account is None:
        return
    first = off_the_weekend(today - LONG_AGO)
    yield first, partial(_ask, story, first, "Jeg skal til lægen på fredag. Skal jeg melde det?")
    yield add_workdays(first, 1), partial(_answer, story, add_workdays(first, 1))
    lately = off_the_weekend(today - LATELY)
    yield lately, partial(_ask, story, lately, "Får jeg løn for den time, jeg blev længere i går?")


def _ask(story: Story, day: date, question: str) -> None:
    if story.account is None:
        return
    with story.stage.acting(story.account, day) as acting:
        ask_as_citizen(**acting, key=uuid.uuid4(), case=story.the_case, question=question)


def _answer(story: Story, day: date) -> None:
    with story.acting(Role.CTI_WORKER, day) as acting:
        waits = QuickReaction.objects.filter(
            case=story.the_case, state=QuickState.OPEN, raised_by=Raiser.CITIZEN
        )
        for found in waits:
            answer_quickly(
                **acting,
                case=story.the_case,
                quick_id=found.pk,
                version=found.version,
                answer="Nej, du siger det bare til Bo. Jeg har skrevet det i din plan.",
            )
