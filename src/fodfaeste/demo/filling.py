"""Fill the demo municipality: every state, consistent in time, through the actions of real use."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from itertools import chain
from multiprocessing import get_context
from random import Random

from django.db import connections

from fodfaeste.demo import bulk, town
from fodfaeste.demo.asking import asking
from fodfaeste.demo.beginning import beginning
from fodfaeste.demo.board import meet_at_the_board
from fodfaeste.demo.changing import changing
from fodfaeste.demo.consenting import consenting
from fodfaeste.demo.ending import ending
from fodfaeste.demo.looking import looking
from fodfaeste.demo.names import GIVEN, LIVES, SURNAMES
from fodfaeste.demo.other_systems import other_systems
from fodfaeste.demo.papers import papers
from fodfaeste.demo.people import replacement_cpr
from fodfaeste.demo.posting import post_messages, post_notices
from fodfaeste.demo.profiling import profiling
from fodfaeste.demo.stage import Stage, at_noon
from fodfaeste.demo.staying import staying
from fodfaeste.demo.story import Pace, Play, Story, play_until
from fodfaeste.demo.supporting import supporting
from fodfaeste.demo.talking import talking
from fodfaeste.demo.telling import telling
from fodfaeste.demo.working import working
from fodfaeste.records.post.models import Notice
from fodfaeste.rules.legal_basis import LegalBasisCode

LAWS = (
    LegalBasisCode.SEL_85,
    LegalBasisCode.LAB_MENTOR,
    LegalBasisCode.SEL_85,
    LegalBasisCode.SEL_82B,
)
AGES = (2, 8, 16, 30, 40, 51, 62, 80, 100, 125, 150, 170, 200, 230, 262, 290, 318, 345, 420, 760)
"""Days since enrolment: together they stand in every state, whichever law a course is under."""

PLAYERS = 2
MOST_PLAYED = 200
"""So many stories are played one by one; a larger municipality is copied from a few."""

STILL_NEW = 4

KARIN_AGE = 222
"""Karin, the cast's citizen, is in phase 2."""


def fill(*, cases: int, seed: int, today: date) -> int:
    """Make the municipality and play its stories; says how many events happened.

    Each story has chance of its own, so that the two processes that play them side by side make
    the same municipality as one would.
    """
    place = town.build(cases=cases, stage=Stage(), random=chance(seed, "town"), today=today)
    connections.close_all()  # a connection must not be shared with a child
    play = partial(play_some, seed=seed, place=place, today=today)
    stories = cases if cases <= MOST_PLAYED else bulk.PLAYED
    halves = [range(half, stories, PLAYERS) for half in range(PLAYERS)]
    with ProcessPoolExecutor(PLAYERS, mp_context=get_context("fork")) as players:
        played = sum(players.map(play, halves))
    meet_at_the_board(Stage(), place.room, today)
    take_down_old_notices(today)
    if cases > stories:
        bulk.multiply(cases=cases, place=place, today=today)
    return played


def take_down_old_notices(today: date) -> None:
    """What was told long ago has been read by now; of the rest a mail went out."""
    Notice.objects.filter(created_at__lt=at_noon(today) - timedelta(days=STILL_NEW)).update(
        read_on=today
    )
    post_notices(today)
    post_messages(today)


def play_some(numbers: range, *, seed: int, place: town.Town, today: date) -> int:
    """Play some of the stories; says how many events happened."""
    stage = Stage()
    played = 0
    for number in numbers:
        story = story_of(number, seed=seed, place=place, stage=stage, today=today)
        played += play_until(events(story, today), today)
    connections.close_all()
    return played


def chance(seed: int, what: str) -> Random:
    """Chance that is the same for the same seed."""
    return Random(f"{seed} {what}")  # noqa: S311 -- invented people need no secrets


def story_of(number: int, *, seed: int, place: town.Town, stage: Stage, today: date) -> Story:
    """The story of case number so and so; the first is Karin's."""
    random = chance(seed, f"story {number}")
    company_id, workplace = place.companies[number % len(place.companies)]
    age = KARIN_AGE if number == 0 else AGES[number % len(AGES)] + number // len(AGES) % 5
    story = Story(
        stage=stage,
        random=random,
        number=number,
        cpr=replacement_cpr(number),
        given_names=random.choice(GIVEN),
        surname=random.choice(SURNAMES),
        life=LIVES[number % len(LIVES)],
        team=place.team(number),
        unit_id=place.unit_id,
        company_id=company_id,
        workplace=workplace,
        law=LAWS[number % len(LAWS)],
        enrolled_on=today - timedelta(days=age),
        pace=Pace(match=44 + number % 9),
        shares_notes=number % 2 == 0,
    )
    return as_karin(story, place) if number == 0 else story


def as_karin(story: Story, place: town.Town) -> Story:
    """The citizen of the cast."""
    return replace(story, given_names="Karin", surname="Mølgaard", account=place.citizen_account)


def events(story: Story, today: date) -> Iterator[tuple[date, Play]]:
    """The whole story, from enrolment to the time after; one in five forgets the closing."""
    forgets = story.number % 5 == 3  # noqa: PLR2004 -- the oldest, of 760 days, does not
    return chain(
        beginning(story),
        consenting(story, today),
        profiling(story, today),
        looking(story),
        supporting(story, today),
        staying(story),
        working(story, today),
        other_systems(story),
        papers(story, today),
        telling(story, today),
        talking(story, today),
        asking(story, today),
        ending(story, closes=not forgets),
        changing(story, today),
    )
