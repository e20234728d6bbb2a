"""Looking for work in a story: the list of openings, a no that is looked past, the citizen's no."""

import uuid
from collections.abc import Iterator
from datetime import date

from fodfaeste.demo.names import WORKPLACES
from fodfaeste.demo.story import Play, Story
from fodfaeste.records.placement.actions import matching
from fodfaeste.records.placement.models import Opening
from fodfaeste.records.placement.queries.matching import Wanted, noes_of
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.placement.matching.shown import Shown, ShownOpening

DAYS_BEFORE = 5
"""The list is looked at before the match is found."""

OWN_WORDS = (
    "Der er for mange mennesker på en gang.",
    "Det ligger for tæt på mit gamle arbejde.",
    "Jeg vil hellere noget, hvor jeg kan se, at man bliver færdig.",
)
GROUNDS = (
    "Virksomheden siger, at det kan læres på stedet i de første uger.",
    "Vi har talt med virksomheden, og de kan give det, når vi kender dagen.",
)


def looking(story: Story) -> Iterator[tuple[date, Play]]:
    """The citizen and the job consultant look at the openings together."""
    yield story.on(story.pace.match - DAYS_BEFORE), lambda: look(story)


def look(story: Story) -> None:
    """Look at the list; every second time something is said about an opening of it."""
    day, case = story.on(story.pace.match - DAYS_BEFORE), story.the_case
    with story.acting(Role.JOB_CONSULTANT, day) as acting:
        shown = matching.look(**acting, case=case, wanted=Wanted()).found.shown
        nearest = _nearest(shown)
        if nearest is not None and story.number % 2 == 0:
            matching.look_past(
                **acting,
                key=uuid.uuid4(),
                case=case,
                opening_id=nearest.opening,
                requirement=nearest.noes[0].requirement,
                reason=GROUNDS[story.number // 2 % len(GROUNDS)],
            )
        others = [each for each in shown.suitable if each.company != story.company_id]
        if others and story.number % 2 == 0:
            matching.decline(
                **acting,
                key=uuid.uuid4(),
                case=case,
                opening_id=others[-1].opening,
                reason=OWN_WORDS[story.number // 2 % len(OWN_WORDS)],
            )
        matching.look(**acting, case=case, wanted=Wanted())


def own_opening(story: Story, day: date) -> int | None:
    """The opening of the story's own workplace, when nothing stands in the way of it.

    Only the first story at each workplace asks: two who are played at once never meet there.
    """
    if story.number >= len(WORKPLACES):
        return None
    stands = Opening.objects.filter(company=story.company_id, ended_on=None).order_by("pk")
    opening = stands.values_list("pk", flat=True).first()
    fits = opening is not None and not noes_of(story.the_case, opening, today=day)
    return opening if fits else None


def _nearest(shown: Shown) -> ShownOpening | None:
    """The nearest opening that misses a single requirement."""
    return next((each for each in shown.nearest if len(each.noes) == 1), None)
