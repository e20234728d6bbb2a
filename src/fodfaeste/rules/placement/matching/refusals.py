"""Why not: the requirements that an opening does not meet, in plain Danish (D2, D8)."""

from collections.abc import Callable, Iterable
from datetime import date

from fodfaeste.rules.placement.matching.facts import OpeningFacts, SeekerFacts
from fodfaeste.rules.placement.matching.reasons import Reason, share
from fodfaeste.rules.placement.matching.requirements import Requirement
from fodfaeste.rules.placement.matching.wording import sentence_for
from fodfaeste.rules.plan.weekly import joined, words_of
from fodfaeste.rules.words import Word, in_sentence, listed


def why_not(which: Requirement, seeker: SeekerFacts, opening: OpeningFacts, *, day: date) -> str:
    """Return the sentence of one requirement that is not met."""
    if which is Requirement.OPEN:
        return _not_open(opening, day)
    if which in _OF_BOTH:
        return _OF_BOTH[which](seeker, opening)
    return _OF_ITSELF[which]


def _not_open(opening: OpeningFacts, day: date) -> str:
    if opening.open_from is not None and opening.open_from > day:
        return f"Åbningen begynder først {_on(opening.open_from)}."
    if opening.closes_on is not None and opening.closes_on < day:
        return f"Åbningen lukkede {_on(opening.closes_on)}."
    return "Åbningen er lukket."


def _on(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"


def _demands(seeker: SeekerFacts, opening: OpeningFacts) -> str:
    lacking = opening.demands - seeker.demands_met
    return f"Jobbet kræver noget, der ikke står i profilen: {_named(lacking)}."


def _needs(seeker: SeekerFacts, opening: OpeningFacts) -> str:
    lacking = seeker.essential_needs - opening.needs_met
    return (
        f"Virksomheden har ikke nævnt det, borgeren ikke kan undvære: {_named(lacking)}. Spørg, "
        "om det kan lade sig gøre."
    )


def _named(words: Iterable[Word]) -> str:
    return listed(in_sentence(each.label) for each in sorted(words))


def _times(seeker: SeekerFacts, opening: OpeningFacts) -> str:
    shared = joined(
        both
        for one in opening.times
        for at in seeker.fixed_times
        if (both := one.shared_with(at)) is not None
    )
    return (
        f"Borgeren har faste aftaler i arbejdstiden, {words_of(shared)}, og resten af tiden "
        "er ikke nok."
    )


_OF_ITSELF: dict[Requirement, str] = {
    Requirement.COMPANY_OPEN: "Virksomheden er lukket, eller vi samarbejder ikke med den nu.",
    Requirement.PLACES: "Pladserne er taget.",
    Requirement.TRAINEE_RATIO: (
        "Virksomheden har så mange i praktik og løntilskud, som loven tillader. Et job med løn fra "
        "første dag er stadig muligt."
    ),
}
_OF_BOTH: dict[Requirement, Callable[[SeekerFacts, OpeningFacts], str]] = {
    Requirement.DEMANDS: _demands,
    Requirement.NEEDS: _needs,
    Requirement.TIMES: _times,
    Requirement.HOURS: lambda seeker, opening: sentence_for(
        share(Reason.HOURS_APART), seeker, opening
    ),
    Requirement.REACH: lambda seeker, opening: sentence_for(
        share(Reason.OUT_OF_REACH), seeker, opening
    ),
}
