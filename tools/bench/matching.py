"""300 citizens, each with a list out of 1,000 openings: what the rule itself costs.

All of it is invented and the same every time. Beside the lists that are made, with the codes of
their reasons, it says what the plain rule would have cost, so that the figure has a baseline.
"""

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from statistics import median

from fodfaeste.rules.placement.matching.facts import OpeningFacts, SeekerFacts, Wish
from fodfaeste.rules.placement.matching.judging import judge
from fodfaeste.rules.placement.matching.openings import OpeningIndex
from fodfaeste.rules.placement.matching.ranking import ranked
from fodfaeste.rules.placement.matching.weights import DEFAULT
from fodfaeste.rules.placement.work_words import Transport, WorkDemand, WorkField, WorkNeed
from fodfaeste.rules.plan.weekly import times_in
from tools.bench.bars import Bar

SEEKERS, OPENINGS, ROUNDS, PLAIN = 300, 1_000, 7, 10
PROMISED = 100
"""Milliseconds, with the index."""
DAY = date(2026, 3, 4)
HOUR = 60
POSTCODES = [f"{number}" for number in range(4000, 4300, 4)]
TASKS = (
    "fylde varer op", "sortere tøj", "bage brød", "passe kasse", "gøre rent", "vaske op",
    "pakke ordrer", "slå græs", "køre varer ud", "tage telefonen", "registrere varer",
    "hjælpe i køkkenet", "rydde borde af", "passe heste", "male vægge", "lægge vasketøj sammen",
)  # fmt: skip
TIMES = (
    "", "mandag til fredag 8-16", "mandag til fredag 6-14", "mandag til fredag 10-18",
    "mandag til torsdag 9-15", "lørdag og søndag 8-14", "mandag, onsdag og fredag 7-12",
    "tirsdag og torsdag 12-20", "mandag til fredag 17-20", "mandag til søndag 7-11",
)  # fmt: skip
BUSY = ("", "", "tirsdag 10-11", "mandag og torsdag 9-12", "onsdag 13-15.30", "fredag 8-16")


@dataclass(frozen=True, slots=True)
class Figures:
    """Milliseconds: the index, all lists, and by the plain rule (all pairs, reckoned)."""

    index: float
    lists: float
    plain: float


def measured() -> Figures:
    """Measure in this process; the median of a few rounds."""
    draw = random.Random(20260304)  # noqa: S311 -- an invented town, not a secret
    openings = [_opening(draw, number) for number in range(1, OPENINGS + 1)]
    seekers = [_seeker(draw) for _ in range(SEEKERS)]
    index = OpeningIndex(openings, day=DAY)

    def lists() -> None:
        for seeker in seekers:
            ranked(index, seeker, DEFAULT)

    def plainly() -> None:
        for seeker in seekers[:PLAIN]:
            for opening in openings:
                judge(seeker, opening, DEFAULT, day=DAY)

    return Figures(
        index=_milliseconds(lambda: OpeningIndex(openings, day=DAY)),
        lists=_milliseconds(lists),
        plain=_milliseconds(plainly, rounds=1) * SEEKERS / PLAIN,
    )


def bars(figures: Figures) -> Iterator[Bar]:
    """What the project promised, with the plain rule as the baseline."""
    total = figures.index + figures.lists
    yield Bar(
        f"match: {SEEKERS} citizens × {OPENINGS:,} openings with reasons, ms",
        f"≤ {PROMISED}",
        f"{total:.0f} (one opening after the other: {figures.plain:,.0f})",
        total <= PROMISED,
    )


def _milliseconds(act: Callable[[], object], rounds: int = ROUNDS) -> float:
    took = []
    for _ in range(rounds):
        began = time.perf_counter()
        act()
        took.append((time.perf_counter() - began) * 1000)
    return median(took)


def _opening(draw: random.Random, number: int) -> OpeningFacts:
    tasks = draw.sample(TASKS, 3)
    return OpeningFacts(
        number=number,
        title=f"Medhjælper til at {tasks[0]}",
        tasks=", ".join(tasks),
        field=draw.choice(list(WorkField)),
        demands=frozenset(draw.sample(list(WorkDemand), draw.choice((0, 0, 0, 1, 2)))),
        needs_met=frozenset(draw.sample(list(WorkNeed), draw.randint(0, 8))),
        least_minutes=draw.choice((None, *range(HOUR, 16 * HOUR, HOUR))),
        most_minutes=draw.choice((None, *range(15 * HOUR, 38 * HOUR, HOUR))),
        times=times_in(draw.choice(TIMES)) or (),
        postcode=draw.choice(POSTCODES),
        ordinary_possible=draw.choice((True, False, None)),
        shortage=draw.choice((True, False, False)),
        is_closed=draw.choice((True, *(False,) * 19)),
        places_left=draw.randint(0, 4),
        trainee_places_left=draw.choice((None, 0, 1, 3)),
    )


def _seeker(draw: random.Random) -> SeekerFacts:
    needs = draw.sample(list(WorkNeed), draw.randint(0, 5))
    least = draw.randint(1, 12)
    first = draw.choice(POSTCODES)
    return SeekerFacts(
        wishes=tuple(
            Wish(field=draw.choice(list(WorkField)), words=draw.choice(TASKS))
            for _ in range(draw.randint(1, 3))
        ),
        experience_fields=frozenset(draw.sample(list(WorkField), draw.randint(0, 3))),
        competences=tuple(draw.sample(TASKS, draw.randint(0, 5))),
        demands_met=frozenset(draw.sample(list(WorkDemand), draw.randint(0, 5))),
        needs=frozenset(needs),
        essential_needs=frozenset(needs[: draw.randint(0, 2)]),
        least_minutes=least * HOUR,
        most_minutes=draw.randint(least, 37) * HOUR,
        fixed_times=times_in(draw.choice(BUSY)) or (),
        transport=frozenset(draw.sample(list(Transport), draw.randint(1, 3))),
        postcode=first,
        reach=draw.choice(((), (("4000", "4200"),), ((first, first), ("4100", "4250")))),
    )


if __name__ == "__main__":
    for bar in bars(measured()):
        print(f"{bar.what}: {bar.found}, promised {bar.promised}")
