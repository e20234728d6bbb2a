"""One opening judged for one citizen: the rule as it is read aloud (D2, D8).

«Når jobkonsulent og borger har fundet et jobmatch» (SEED-4). First nine requirements, each a yes or
a no; then six shares, each of its own weight. There is no learned number, no forecast about the
person and no comparison with other citizens. `ranking.py` does the same for a thousand openings at
once and is held to this file by a twin test: where they differ, this file is right.
"""

from datetime import date
from typing import NamedTuple

from fodfaeste.rules.placement.hours import MOST_HOURS
from fodfaeste.rules.placement.matching.facts import OpeningFacts, SeekerFacts, Wish
from fodfaeste.rules.placement.matching.reasons import (
    BY_WISH,
    Reason,
    Share,
    considered,
    share,
)
from fodfaeste.rules.placement.matching.requirements import Requirement, stands
from fodfaeste.rules.placement.matching.terms import terms_in
from fodfaeste.rules.placement.matching.weights import Weights
from fodfaeste.rules.placement.work_words import Transport, WorkField
from fodfaeste.rules.plan.weekly import MINUTES_AN_HOUR, joined

FULL_WEEK = int(MOST_HOURS) * MINUTES_AN_HOUR
FAR = frozenset({Transport.PUBLIC, Transport.CAR})
"""The ways to get to a workplace that is not near."""


class Judgement(NamedTuple):
    """What was found about one opening, in codes; `wording.py` puts them into words.

    A named tuple, because thousands are made for a list of lists.
    """

    number: int
    shares: tuple[Share, ...]
    points: int
    unmet: tuple[Requirement, ...]


def judge(seeker: SeekerFacts, opening: OpeningFacts, weights: Weights, *, day: date) -> Judgement:
    """Return how one opening suits one citizen on a day."""
    shares = (
        _wishes(seeker, opening),
        _competences(seeker, opening),
        _hours(seeker, opening),
        _way(seeker, opening),
        _considerations(seeker, opening),
        paid_share(opening),
    )
    most = weights.in_order
    return Judgement(
        number=opening.number,
        shares=shares,
        points=sum(each.points(of) for each, of in zip(shares, most, strict=True)),
        unmet=tuple(each for each in Requirement if not _holds(each, seeker, opening, day)),
    )


def _holds(which: Requirement, seeker: SeekerFacts, opening: OpeningFacts, day: date) -> bool:
    """Say whether one requirement is met; what is not known is never a no."""
    match which:
        case Requirement.DEMANDS:
            return opening.demands <= seeker.demands_met
        case Requirement.HOURS:
            return _hours(seeker, opening).reason is not Reason.HOURS_APART
        case Requirement.TIMES:
            return not is_too_busy(seeker, opening)
        case Requirement.REACH:
            return _way(seeker, opening).reason is not Reason.OUT_OF_REACH
        case Requirement.NEEDS:
            return seeker.essential_needs <= opening.needs_met
        case _:
            return stands(which, opening, day)


def window(least: int | None, most: int | None) -> tuple[int, int] | None:
    """Return the minutes a week from and to; None when nothing is known of them."""
    if least is None and most is None:
        return None
    return (least or 0, FULL_WEEK if most is None else most)


def is_too_busy(seeker: SeekerFacts, opening: OpeningFacts) -> bool:
    """Say whether fixed appointments lie in the working time and too little of it is left.

    An opening names when work can be done, often the whole day; an hour of treatment in it is no
    hindrance as long as the fewest hours of both still fit around it.
    """
    busy = joined(seeker.fixed_times)
    shared = [both for one in joined(opening.times) for at in busy if (both := one.shared_with(at))]
    if not shared:
        return False
    left = sum(one.minutes for one in joined(opening.times)) - sum(one.minutes for one in shared)
    return left < max(seeker.least_minutes or 0, opening.least_minutes or 0, 1)


def meets_wish(wish: Wish, opening: OpeningFacts) -> bool:
    """Say whether the opening is in the field of the wish, or names a word of it."""
    in_field = wish.field is not None and wish.field is not WorkField.OTHER
    if in_field and wish.field is opening.field:
        return True
    return bool(terms_in(wish.words) & opening_terms(opening))


def opening_terms(opening: OpeningFacts) -> frozenset[str]:
    """Return the words of the title and the tasks."""
    return terms_in(opening.title) | terms_in(opening.tasks)


def can_a_task(seeker: SeekerFacts, opening: OpeningFacts) -> bool:
    """Say whether a word of what the citizen can stands in the title or the tasks."""
    here = opening_terms(opening)
    return any(terms_in(each) & here for each in seeker.competences)


def has_worked_there(seeker: SeekerFacts, opening: OpeningFacts) -> bool:
    """Say whether the citizen has worked in the opening's field."""
    return opening.field is not WorkField.OTHER and opening.field in seeker.experience_fields


def is_reachable(seeker: SeekerFacts, postcode: str) -> bool:
    """Say whether a postcode lies within the stretches the citizen has named."""
    return any(first <= postcode <= last for first, last in seeker.reach)


def _wishes(seeker: SeekerFacts, opening: OpeningFacts) -> Share:
    if not seeker.wishes:
        return share(Reason.NO_WISH_KNOWN)
    for wish, reason in zip(seeker.wishes, BY_WISH, strict=False):
        if meets_wish(wish, opening):
            return share(reason)
    return share(Reason.NO_WISH_MET)


def _competences(seeker: SeekerFacts, opening: OpeningFacts) -> Share:
    worked, can = has_worked_there(seeker, opening), can_a_task(seeker, opening)
    if worked and can:
        return share(Reason.WORKED_AND_CAN)
    if worked:
        return share(Reason.WORKED_THERE)
    if can:
        return share(Reason.CAN_A_TASK)
    return share(Reason.NEW_TASKS)


def _hours(seeker: SeekerFacts, opening: OpeningFacts) -> Share:
    wanted = window(seeker.least_minutes, seeker.most_minutes)
    offered = window(opening.least_minutes, opening.most_minutes)
    if wanted is None or offered is None:
        return share(Reason.HOURS_UNKNOWN)
    if wanted[0] > offered[1] or offered[0] > wanted[1]:
        return share(Reason.HOURS_APART)
    begins, grows = offered[0] <= wanted[0], wanted[1] <= offered[1]
    if begins and grows:
        return share(Reason.HOURS_FIT)
    if begins:
        return share(Reason.HOURS_BEGIN)
    if grows:
        return share(Reason.HOURS_GROW)
    return share(Reason.HOURS_TOUCH)


def _way(seeker: SeekerFacts, opening: OpeningFacts) -> Share:
    if not opening.postcode:
        return share(Reason.WAY_UNKNOWN)
    if opening.postcode == seeker.postcode:
        return share(Reason.SAME_POSTCODE)
    if seeker.reach:
        inside = is_reachable(seeker, opening.postcode)
        return share(Reason.WITHIN_REACH) if inside else share(Reason.OUT_OF_REACH)
    if seeker.transport & FAR:
        return share(Reason.ANYWHERE)
    return share(Reason.WAY_UNKNOWN)


def _considerations(seeker: SeekerFacts, opening: OpeningFacts) -> Share:
    return considered(len(seeker.needs & opening.needs_met), len(seeker.needs))


def paid_share(opening: OpeningFacts) -> Share:
    """Return what the sight of paid hours gives."""
    if opening.ordinary_possible:
        return share(Reason.PAID_POSSIBLE)
    if opening.ordinary_possible is False:
        return share(Reason.PAID_NOT)
    if opening.shortage:
        return share(Reason.PAID_SHORTAGE)
    return share(Reason.PAID_NOT_ASKED)
