"""Hours in a story: they grow from placement to paid, stand still, are missing, or are disputed."""

import uuid
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from django.db import transaction

from fodfaeste.audit.writing import Acting, act_as
from fodfaeste.demo.stage import at_noon
from fodfaeste.demo.story import Play, Story
from fodfaeste.demo.supporting import clock_of
from fodfaeste.records.cases.models import CaseLink
from fodfaeste.records.placement.actions import hours
from fodfaeste.rules.access.links import LinkScope
from fodfaeste.rules.access.roles import Role

ONE_BY_ONE = 12
"""So many of the latest weeks are written week by week; earlier ones six at a time."""
TOGETHER = 6
WEEK = timedelta(weeks=1)
HOUR = 60
STANDS_STILL, IS_BEHIND, EVERY = 7, 4, 10
"""Of ten stories one stands still, and one lacks its two latest weeks."""


def worked_weeks(story: Story, today: date) -> Iterator[tuple[date, Play]]:
    """Hours week by week; in the first story citizen and employer differ about the latest."""
    first = story.on(story.pace.first_day)
    monday = first - timedelta(days=first.weekday())
    last = min(today, clock_of(story).ends_before)
    weeks = [
        (number, monday + number * WEEK) for number in range(max((last - monday).days // 7, 0))
    ]
    known = weeks[:-2] if story.number % EVERY == IS_BEHIND else weeks
    if story.number == 0 and weeks:
        known = weeks[:-1]
        yield today, partial(differ, story, weeks[-1][1], today)
    early = [each for each in known if (today - each[1]).days // 7 > ONE_BY_ONE]
    stacks = [early[place : place + TOGETHER] for place in range(0, len(early), TOGETHER)]
    for stack in [*stacks, *([each] for each in known[len(early) :])]:
        yield stack[-1][1] + timedelta(days=4), partial(write, story, stack)


def write(story: Story, weeks: list[tuple[int, date]]) -> None:
    """The job consultant writes some weeks."""
    with story.acting(Role.JOB_CONSULTANT, weeks[-1][1] + timedelta(days=4)) as acting:
        hours.record_weeks(
            **acting,
            case=story.the_case,
            weeks=[(worked_in(story, monday, number), 0) for number, monday in weeks],
        )


def worked_in(story: Story, monday: date, number: int) -> hours.WorkedWeek:
    """One week; now and then an illness."""
    was_ill = story.random.random() < 0.08  # noqa: PLR2004
    placement, ordinary = (4, 0) if was_ill else hours_in(story, number)
    return hours.WorkedWeek(
        week_starts_on=monday,
        placement_minutes=placement * HOUR,
        ordinary_minutes=ordinary * HOUR,
        note="syg" if was_ill else "",
    )


def hours_in(story: Story, number: int) -> tuple[int, int]:
    """Placement and paid hours of a week: placement first, then pay takes its place."""
    if story.number % EVERY == STANDS_STILL:
        return 8, 0
    paid = max(0, min(14, 2 * ((number - 2) // 2)))
    return max(4, min(12, 6 + number) - max(0, paid - 6)), paid


def differ(story: Story, monday: date, today: date) -> None:
    """The citizen tells of their week, and the employer of another through the link."""
    if story.account is not None:
        with story.stage.acting(story.account, today) as acting:
            hours.say_own_hours(
                **acting, case=story.the_case, weeks=[hours.OwnWeek(week_starts_on=monday)]
            )
    now = at_noon(today)
    with story.acting(Role.JOB_CONSULTANT, today):
        link = CaseLink.objects.filter(
            case=story.the_case, scope=LinkScope.AGREEMENT, revoked_at=None
        ).latest("pk")
    with transaction.atomic():
        act_as(
            Acting(actor="", request=str(uuid.uuid4()), route="demo", now=now, link=str(link.pk))
        )
        hours.say_hours_by_link(
            link_id=link.pk,
            case_id=story.the_case.pk,
            weeks=[hours.OwnWeek(week_starts_on=monday, unpaid=8 * HOUR, paid=6 * HOUR)],
            today=today,
            now=now,
        )
