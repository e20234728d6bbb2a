"""A thousand openings judged for one citizen at once (D2).

The rule stands in `judging.py`; this file finds the same answers by sets, and a twin test holds it
to them. A requirement or a share is settled for all openings by a handful of and, or and not, and
the points are added in binary. The index is made once and asked once for each citizen; 300 citizens
and 1,000 openings take less than a tenth of a second (docs/performance.md).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from fodfaeste.rules.placement.matching.facts import SeekerFacts
from fodfaeste.rules.placement.matching.judging import FAR, Judgement, window
from fodfaeste.rules.placement.matching.openings import OpeningIndex, minutes_of
from fodfaeste.rules.placement.matching.reasons import BY_WISH, Reason, Share, considered, share
from fodfaeste.rules.placement.matching.requirements import Requirement
from fodfaeste.rules.placement.matching.sets import (
    counted,
    highest_first,
    members,
    numbered,
    summed,
    together,
    with_number,
)
from fodfaeste.rules.placement.matching.terms import terms_in
from fodfaeste.rules.placement.matching.weights import Weights
from fodfaeste.rules.placement.work_words import WorkField

SHOWN = 50
NEAREST = 10

Sorted = tuple[tuple[Share, int], ...]
"""The shares of one part, each with the openings that have it; no opening is in two."""


class Found(NamedTuple):
    """One opening on a list: how it was judged, and what a person has looked past."""

    judgement: Judgement
    looked_past: tuple[Requirement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """The openings for one citizen: those that suit, and the nearest that do not."""

    suitable: tuple[Found, ...]
    nearest: tuple[Found, ...]
    suitable_count: int
    looked_at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What people have decided about single openings for one citizen, by the openings' ids."""

    looked_past: Mapping[int, frozenset[Requirement]] = field(default_factory=dict)
    declined: frozenset[int] = frozenset()


NOTHING_CHOSEN = Chosen()


def ranked(
    index: OpeningIndex,
    seeker: SeekerFacts,
    weights: Weights,
    chosen: Chosen = NOTHING_CHOSEN,
    *,
    within: frozenset[int] | None = None,
    shown: int = SHOWN,
    nearest: int = NEAREST,
) -> Ranking:
    """Return the best openings for one citizen, and the nearest of those that are excluded.

    Suitable is an opening that meets every requirement, or of which a person has looked past those
    it does not; they come by points. The excluded come by how few requirements they miss, then by
    points. What the citizen has said no to is in neither. `within` narrows all of it to some ids.
    """
    parts = parts_for(index, seeker)
    points = _points(parts, weights)
    unmet = unmet_for(index, seeker, parts)
    standing = _without_looked_past(index, unmet, chosen.looked_past)
    asked = index.all if within is None else index.of(within)
    looked_at = asked.bit_count()
    asked &= ~index.of(chosen.declined)
    suitable = asked & ~together(standing.values())
    places = islice(highest_first(points, suitable), shown)
    missing = counted(standing.values())
    excluded = (
        pair
        for fewest in range(1, len(Requirement) + 1)
        for pair in highest_first(points, with_number(missing, fewest, asked))
    )
    read = _Reader(index, parts, unmet, chosen)
    return Ranking(
        suitable=read.found(places),
        nearest=read.found(islice(excluded, nearest)),
        suitable_count=suitable.bit_count(),
        looked_at=looked_at,
    )


def parts_for(index: OpeningIndex, seeker: SeekerFacts) -> tuple[Sorted, ...]:
    """Return the openings by their share of each part, in the order of the parts."""
    return (
        tuple(_wishes(index, seeker)),
        tuple(_competences(index, seeker)),
        tuple(_hours(index, seeker)),
        tuple(_way(index, seeker)),
        tuple(_considerations(index, seeker)),
        tuple(index.paid.items()),
    )


def unmet_for(
    index: OpeningIndex, seeker: SeekerFacts, parts: tuple[Sorted, ...]
) -> dict[Requirement, int]:
    """Return the openings that do not meet each requirement."""
    lacking = [here for each, here in index.demanding.items() if each not in seeker.demands_met]
    by_reason = {each.reason: here for part in parts for each, here in part}
    return {
        **index.unmet,
        Requirement.DEMANDS: together(lacking),
        Requirement.HOURS: by_reason.get(Reason.HOURS_APART, 0),
        Requirement.TIMES: _too_busy(index, seeker),
        Requirement.REACH: by_reason.get(Reason.OUT_OF_REACH, 0),
        Requirement.NEEDS: together(
            index.all & ~index.meeting.get(each, 0) for each in seeker.essential_needs
        ),
    }


def _too_busy(index: OpeningIndex, seeker: SeekerFacts) -> int:
    if not seeker.fixed_times:
        return 0
    busy, needed, found = minutes_of(seeker.fixed_times), max(seeker.least_minutes or 0, 1), 0
    for group in index.times:
        shared = (group.mask & busy).bit_count()
        if shared:
            found |= group.with_too_little(group.minutes - shared, needed)
    return found


def _wishes(index: OpeningIndex, seeker: SeekerFacts) -> Iterator[tuple[Share, int]]:
    if not seeker.wishes:
        yield share(Reason.NO_WISH_KNOWN), index.all
        return
    left = index.all
    for wish, reason in zip(seeker.wishes, BY_WISH, strict=False):
        here = _naming(index, [wish.words]) | _in_fields(index, [wish.field])
        yield share(reason), here & left
        left &= ~here
    yield share(Reason.NO_WISH_MET), left


def _naming(index: OpeningIndex, texts: Iterable[str]) -> int:
    return together(index.naming.get(term, 0) for text in texts for term in terms_in(text))


def _in_fields(index: OpeningIndex, fields: Iterable[WorkField | None]) -> int:
    named = (each for each in fields if each is not None and each is not WorkField.OTHER)
    return together(index.in_field.get(each, 0) for each in named)


def _competences(index: OpeningIndex, seeker: SeekerFacts) -> Iterator[tuple[Share, int]]:
    worked = _in_fields(index, seeker.experience_fields)
    can = _naming(index, seeker.competences)
    yield share(Reason.WORKED_AND_CAN), worked & can
    yield share(Reason.WORKED_THERE), worked & ~can
    yield share(Reason.CAN_A_TASK), can & ~worked
    yield share(Reason.NEW_TASKS), index.all & ~(worked | can)


def _hours(index: OpeningIndex, seeker: SeekerFacts) -> Iterator[tuple[Share, int]]:
    wanted = window(seeker.least_minutes, seeker.most_minutes)
    if wanted is None:
        yield share(Reason.HOURS_UNKNOWN), index.all
        return
    least, most = wanted
    apart = index.timed & (index.most.below(least) | ~index.least.up_to(most))
    begins = index.least.up_to(least) & ~apart
    grows = index.timed & ~index.most.below(most) & ~apart
    yield share(Reason.HOURS_UNKNOWN), index.all & ~index.timed
    yield share(Reason.HOURS_APART), apart
    yield share(Reason.HOURS_FIT), begins & grows
    yield share(Reason.HOURS_BEGIN), begins & ~grows
    yield share(Reason.HOURS_GROW), grows & ~begins
    yield share(Reason.HOURS_TOUCH), index.timed & ~(apart | begins | grows)


def _way(index: OpeningIndex, seeker: SeekerFacts) -> Iterator[tuple[Share, int]]:
    same = index.at_postcode.get(seeker.postcode, 0) & index.placed
    others = index.placed & ~same
    yield share(Reason.SAME_POSTCODE), same
    unknown = index.all & ~index.placed
    if seeker.reach:
        inside = together(
            index.postcodes.up_to(last) & ~index.postcodes.below(first)
            for first, last in seeker.reach
        )
        yield share(Reason.WITHIN_REACH), others & inside
        yield share(Reason.OUT_OF_REACH), others & ~inside
    elif seeker.transport & FAR:
        yield share(Reason.ANYWHERE), others
    else:
        unknown |= others
    yield share(Reason.WAY_UNKNOWN), unknown


def _considerations(index: OpeningIndex, seeker: SeekerFacts) -> Iterator[tuple[Share, int]]:
    needs = len(seeker.needs)
    met = counted(index.meeting.get(each, 0) for each in seeker.needs)
    for number in range(needs + 1):
        yield considered(number, needs), with_number(met, number, index.all)


def _points(parts: tuple[Sorted, ...], weights: Weights) -> list[int]:
    total: list[int] = []
    for part, weight in zip(parts, weights.in_order, strict=True):
        total = summed(total, numbered((each.points(weight), here) for each, here in part))
    return total


def _without_looked_past(
    index: OpeningIndex,
    unmet: Mapping[Requirement, int],
    looked_past: Mapping[int, frozenset[Requirement]],
) -> dict[Requirement, int]:
    """Return the openings that each requirement excludes when people's decisions are counted."""
    standing = dict(unmet)
    for number, requirements in looked_past.items():
        for which in requirements if number in index.ids else ():
            standing[which] &= ~(1 << index.place_of[number])
    return standing


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads what was found about single openings out of the sets."""

    index: OpeningIndex
    parts: tuple[Sorted, ...]
    unmet: Mapping[Requirement, int]
    chosen: Chosen

    def found(self, pairs: Iterable[tuple[int, int]]) -> tuple[Found, ...]:
        """Return pairs of points and place as openings with their reasons."""
        points = {place: number for number, place in pairs}
        here = together(1 << place for place in points)
        shares: dict[int, list[Share]] = {place: [] for place in points}
        for part in self.parts:
            for each, having in part:
                for place in members(having & here):
                    shares[place].append(each)
        missing: dict[int, list[Requirement]] = {}
        for which, lacking in self.unmet.items():
            for place in members(lacking & here):
                missing.setdefault(place, []).append(which)
        return tuple(
            self._one(place, number, tuple(shares[place]), tuple(missing.get(place, ())))
            for place, number in points.items()
        )

    def _one(
        self, place: int, points: int, shares: tuple[Share, ...], unmet: tuple[Requirement, ...]
    ) -> Found:
        number = self.index.facts[place].number
        past = self.chosen.looked_past.get(number) if unmet else None
        looked_past = tuple(which for which in unmet if which in past) if past else ()
        return Found(Judgement(number, shares, points, unmet), looked_past)
