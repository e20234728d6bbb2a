"""The plan on paper in several hands, and one course taken out whole."""

import uuid
from collections.abc import Iterator
from datetime import date, timedelta

from fodfaeste.demo.story import Play, Story
from fodfaeste.records.cases.models import Case
from fodfaeste.records.packages import actions as packages
from fodfaeste.records.plan import actions as plan
from fodfaeste.records.plan.queries import copies_of, paper_of, receivers_of
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.packages.kinds import AskedBy
from fodfaeste.rules.plan.paper import PaperFate, PaperReceiver, PaperVariant

OFTEN = 3
"""One course in so many has papers beside the citizen's own."""


def papers(story: Story, today: date) -> Iterator[tuple[date, Play]]:
    """Copies after the plan is approved; the latest to an outside party who has the citizen's yes.

    Karin's course is taken out whole on the last day, so that there is a package to look at.
    """
    after = story.pace.plan
    if story.number % OFTEN == 0:
        yield story.on(after + 1), lambda: to_the_cti_worker(story, after + 1)
        yield story.on(after + 9), lambda: took_back(story, after + 9)
        yield today - timedelta(days=1), lambda: to_an_outside_party(story, today)
    if story.number == 0:
        yield today, lambda: take_out(story, today)


def to_the_cti_worker(story: Story, days: int) -> None:
    """Whoever sees the citizen most has the plan in large print in the bag."""
    day, case = story.on(days), story.the_case
    with story.acting(Role.EMPLOYMENT_CASEWORKER, day) as acting:
        plan.hand_over(
            **acting,
            key=uuid.uuid4(),
            case=case,
            number=paper_of(case.pk).approved,
            variant=PaperVariant.LARGE_PRINT,
            to=plan.PaperTo(receiver=PaperReceiver.COLLEAGUE, number=story.team[Role.CTI_WORKER]),
            handed_over_on=day,
        )


def took_back(story: Story, days: int) -> None:
    """A colleague's paper is shredded when it is no longer needed."""
    day, case = story.on(days), story.the_case
    with story.acting(Role.CTI_WORKER, day) as acting:
        out = [copy for copy in copies_of(case.pk) if copy.receiver is PaperReceiver.COLLEAGUE]
        for copy in out[:1]:
            plan.note_gone(
                **acting, case=case, copy_id=copy.id, fate=PaperFate.DESTROYED, gone_on=day
            )


def to_an_outside_party(story: Story, today: date) -> None:
    """Where the citizen has said yes to somebody outside, they have the plan too."""
    day, case = today - timedelta(days=1), story.the_case
    with story.acting(Role.SOCIAL_CASEWORKER, day) as acting:
        is_open = Case.objects.filter(pk=case.pk, closed_on=None).exists()
        number = paper_of(case.pk).approved if is_open else 0
        outside = [
            one
            for one in receivers_of(case, today=day)
            if one.receiver is PaperReceiver.OUTSIDE_PARTY
        ]
        for one in outside[:1] if number else ():
            plan.hand_over(
                **acting,
                key=uuid.uuid4(),
                case=case,
                number=number,
                to=plan.PaperTo(receiver=one.receiver, number=one.number),
                handed_over_on=day,
            )


def take_out(story: Story, today: date) -> None:
    """Karin has asked to see everything that is written about her."""
    with story.acting(Role.SOCIAL_CASEWORKER, today) as acting:
        packages.ask(
            actor=acting["actor"],
            key=uuid.uuid4(),
            case=story.the_case,
            asked_by=AskedBy.CITIZEN,
            note="",
            now=acting["now"],
        )
