"""Citizens, openings and weights, drawn so that every rule is met and missed often."""

import itertools
from datetime import date, time, timedelta
from typing import Any

from hypothesis import strategies as st

from fodfaeste.rules.placement.matching.facts import OpeningFacts, SeekerFacts, Wish
from fodfaeste.rules.placement.matching.weights import WHOLE, Weights
from fodfaeste.rules.placement.work_words import Transport, WorkDemand, WorkField, WorkNeed
from fodfaeste.rules.plan.weekly import WeeklyTime

DAY = date(2026, 3, 4)
FIELDS = (WorkField.SHOP, WorkField.KITCHEN, WorkField.OTHER)
TEXTS = ("", "passe heste", "Bage brød og kager", "kasse", "hestene skal strigles", "det og alt")
POSTCODES = ("", "4000", "4200", "4201", "8000")


def some(words: Any) -> st.SearchStrategy[frozenset[Any]]:
    """Up to three of the first five words, so that the two sides meet."""
    return st.frozensets(st.sampled_from(list(words)[:5]), max_size=3)


def maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A value, or that it is not known."""
    return st.none() | values


@st.composite
def times(draw: st.DrawFn) -> WeeklyTime:
    """A time on one of three weekdays, to the minute."""
    starts = draw(st.integers(6 * 60, 20 * 60))
    ends = starts + draw(st.integers(1, 4 * 60 - 1))
    return WeeklyTime(draw(st.integers(0, 2)), time(*divmod(starts, 60)), time(*divmod(ends, 60)))


MINUTES = st.integers(0, 37).map(lambda hours: hours * 60)
WEEK = st.lists(times(), max_size=3).map(tuple)
NEAR = st.integers(-2, 2).map(lambda days: DAY + timedelta(days=days))

WISHES = st.builds(Wish, field=maybe(st.sampled_from(FIELDS)), words=st.sampled_from(TEXTS))
SEEKERS = st.builds(
    SeekerFacts,
    wishes=st.lists(WISHES, max_size=4).map(tuple),
    experience_fields=st.frozensets(st.sampled_from(FIELDS)),
    competences=st.lists(st.sampled_from(TEXTS), max_size=2).map(tuple),
    demands_met=some(WorkDemand),
    needs=some(WorkNeed),
    essential_needs=some(WorkNeed),
    least_minutes=maybe(MINUTES),
    most_minutes=maybe(MINUTES),
    fixed_times=WEEK,
    transport=some(Transport),
    postcode=st.sampled_from(POSTCODES),
    reach=st.lists(
        st.tuples(st.sampled_from(POSTCODES[1:]), st.sampled_from(POSTCODES[1:])), max_size=2
    ).map(tuple),
)


def openings(number: st.SearchStrategy[int]) -> st.SearchStrategy[OpeningFacts]:
    """Openings with such numbers."""
    return st.builds(
        OpeningFacts,
        number=number,
        title=st.sampled_from(TEXTS),
        tasks=st.sampled_from(TEXTS),
        field=maybe(st.sampled_from(FIELDS)),
        demands=some(WorkDemand),
        needs_met=some(WorkNeed),
        least_minutes=maybe(MINUTES),
        most_minutes=maybe(MINUTES),
        times=WEEK,
        postcode=st.sampled_from(POSTCODES),
        ordinary_possible=maybe(st.booleans()),
        shortage=st.booleans(),
        open_from=maybe(NEAR),
        closes_on=maybe(NEAR),
        is_closed=st.sampled_from([False, False, False, True]),
        company_is_open=st.sampled_from([True, True, True, False]),
        places_left=maybe(st.integers(0, 2)),
        trainee_places_left=maybe(st.integers(0, 2)),
    )


OPENINGS = openings(st.integers(1, 500))
BOARDS = st.lists(OPENINGS, max_size=12, unique_by=lambda opening: opening.number)


@st.composite
def weights(draw: st.DrawFn) -> Weights:
    """Six numbers that are 100 together."""
    cuts = sorted(draw(st.lists(st.integers(0, WHOLE), min_size=5, max_size=5)))
    ends = [0, *cuts, WHOLE]
    parts = [after - before for before, after in itertools.pairwise(ends)]
    names = ("wishes", "competences", "hours", "way", "considerations", "paid")
    return Weights(**dict(zip(names, parts, strict=True)))
