"""Why, and why not, in plain Danish: the codes of a judgement put into sentences (D2).

The sentences are about the opening and about what has been said, never about what the person is.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from fodfaeste.rules.placement.matching.facts import OpeningFacts, SeekerFacts
from fodfaeste.rules.placement.matching.judging import FULL_WEEK, Judgement, opening_terms, window
from fodfaeste.rules.placement.matching.reasons import BY_WISH, Reason, Share
from fodfaeste.rules.placement.matching.terms import terms_in
from fodfaeste.rules.placement.matching.weights import Part, Weights
from fodfaeste.rules.placement.terms import hours_said
from fodfaeste.rules.placement.work_words import WorkField, WorkNeed
from fodfaeste.rules.words import in_sentence, listed

_ORDINALS = ("første", "andet", "tredje")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One part of the points: how many of how many, and why."""

    part: Part
    points: int
    most: int
    sentence: str


def lines_of(
    judgement: Judgement, seeker: SeekerFacts, opening: OpeningFacts, weights: Weights
) -> tuple[Line, ...]:
    """Return the six parts in words."""
    return tuple(
        Line(
            part=part,
            points=share.points(weights.of(part)),
            most=weights.of(part),
            sentence=sentence_for(share, seeker, opening),
        )
        for part, share in zip(Part, judgement.shares, strict=True)
    )


def sentence_for(share: Share, seeker: SeekerFacts, opening: OpeningFacts) -> str:
    """Return why a part gives what it gives."""
    if share.reason in BY_WISH:
        return _wish(BY_WISH.index(share.reason), seeker, opening)
    if share.reason is Reason.NEEDS_MET:
        return _needs(seeker, opening)
    if share.reason in _HOURS:
        return _HOURS[share.reason](seeker, opening)
    if share.reason in _WAYS:
        return _WAYS[share.reason](opening)
    if share.reason in _SKILLS:
        return _SKILLS[share.reason](_field(opening), _shared_skills(seeker, opening))
    return _PLAIN[share.reason]


def _wish(number: int, seeker: SeekerFacts, opening: OpeningFacts) -> str:
    wish, place = seeker.wishes[number], _ORDINALS[number]
    in_field = wish.field is opening.field and wish.field is not WorkField.OTHER
    if in_field and not wish.words.strip():
        return f"Passer med det {place} ønske: {_field(opening)}."
    if in_field:
        return f"Passer med det {place} ønske, »{wish.words}«: {_field(opening)}."
    return f"Det {place} ønske, »{wish.words}«, går igen i jobbets opgaver."


def _shared_skills(seeker: SeekerFacts, opening: OpeningFacts) -> str:
    here = opening_terms(opening)
    return listed(f"»{each}«" for each in seeker.competences if terms_in(each) & here)


def _field(opening: OpeningFacts) -> str:
    return in_sentence(opening.field.label) if opening.field else ""


def _needs(seeker: SeekerFacts, opening: OpeningFacts) -> str:
    met = [each for each in WorkNeed if each in seeker.needs & opening.needs_met]
    open_ = [each for each in WorkNeed if each in seeker.needs - opening.needs_met]
    if not open_:
        return f"Alle hensyn er der: {_named(met)}."
    ask = f"Spørg virksomheden om {_named(open_)}."
    if not met:
        return f"Ingen af hensynene er nævnt. {ask}"
    return f"{len(met)} af {len(seeker.needs)} hensyn er der: {_named(met)}. {ask}"


def _named(words: Iterable[WorkNeed]) -> str:
    return listed(in_sentence(each.label) for each in words)


def _span(least: int | None, most: int | None) -> str:
    """Return "fra 3 timer til 15 timer om ugen", or the half of it that is known."""
    if not least:
        return f"op til {_highest(most)} om ugen"
    if most is None:
        return f"mindst {hours_said(least)} om ugen"
    return f"fra {hours_said(least)} til {hours_said(most)} om ugen"


def _fewest(least: int | None) -> str:
    return hours_said(least or 0)


def _highest(most: int | None) -> str:
    return hours_said(FULL_WEEK if most is None else most)


def _hours_fit(seeker: SeekerFacts, _opening: OpeningFacts) -> str:
    if not seeker.least_minutes:
        return f"Jobbet kan vokse til {_highest(seeker.most_minutes)} om ugen."
    if seeker.most_minutes is None:
        return f"Jobbet kan begynde med {_fewest(seeker.least_minutes)} om ugen."
    low, high = _fewest(seeker.least_minutes), _highest(seeker.most_minutes)
    return f"Jobbet kan begynde med {low} om ugen og vokse til {high}."


def _hours_begin(seeker: SeekerFacts, opening: OpeningFacts) -> str:
    most = f"Det kan højst blive {_highest(opening.most_minutes)} om ugen"
    wanted = f", ikke {_highest(seeker.most_minutes)}" if seeker.most_minutes else ""
    if not seeker.least_minutes:
        return f"{most}{wanted}."
    return f"Jobbet kan begynde med {_fewest(seeker.least_minutes)}. {most}{wanted}."


def _hours_grow(seeker: SeekerFacts, opening: OpeningFacts) -> str:
    least = f"Det begynder med {_fewest(opening.least_minutes)} om ugen"
    wanted = f", ikke {_fewest(seeker.least_minutes)}" if seeker.least_minutes else ""
    if seeker.most_minutes is None:
        return f"{least}{wanted}."
    return f"Jobbet kan vokse til {_highest(seeker.most_minutes)}. {least}{wanted}."


def _hours_touch(seeker: SeekerFacts, opening: OpeningFacts) -> str:
    offered = _span(opening.least_minutes, opening.most_minutes)
    wanted = _span(seeker.least_minutes, seeker.most_minutes)
    return f"Jobbet er {offered}. Borgeren vil arbejde {wanted}."


def _hours_apart(seeker: SeekerFacts, opening: OpeningFacts) -> str:
    return f"{_hours_touch(seeker, opening)} De mødes ikke."


def _hours_unknown(seeker: SeekerFacts, _opening: OpeningFacts) -> str:
    if window(seeker.least_minutes, seeker.most_minutes) is None:
        return "Profilen siger ikke, hvor mange timer borgeren vil arbejde."
    return "Virksomheden har ikke sagt, hvor mange timer det er. Spørg."


def _way_unknown(opening: OpeningFacts) -> str:
    if not opening.postcode:
        return "Virksomhedens postnummer mangler. Spørg, hvor arbejdet er."
    return f"Ligger i {opening.postcode}. Tal om, hvordan borgeren kan komme derhen."


_SKILLS: dict[Reason, Callable[[str, str], str]] = {
    Reason.WORKED_AND_CAN: lambda field, skills: (
        f"Borgeren har arbejdet med {field} før, og {skills} går igen i opgaverne."
    ),
    Reason.WORKED_THERE: lambda field, _: f"Borgeren har arbejdet med {field} før.",
    Reason.CAN_A_TASK: lambda _, skills: f"Borgeren kan noget, jobbet bruger: {skills}.",
}
_HOURS: dict[Reason, Callable[[SeekerFacts, OpeningFacts], str]] = {
    Reason.HOURS_FIT: _hours_fit,
    Reason.HOURS_BEGIN: _hours_begin,
    Reason.HOURS_GROW: _hours_grow,
    Reason.HOURS_TOUCH: _hours_touch,
    Reason.HOURS_APART: _hours_apart,
    Reason.HOURS_UNKNOWN: _hours_unknown,
}
_WAYS: dict[Reason, Callable[[OpeningFacts], str]] = {
    Reason.SAME_POSTCODE: lambda opening: f"Ligger i borgerens postnummer, {opening.postcode}.",
    Reason.WITHIN_REACH: lambda opening: f"Ligger i {opening.postcode}, som borgeren kan nå.",
    Reason.ANYWHERE: lambda opening: (
        f"Ligger i {opening.postcode}. Borgeren kan komme derhen med bil, bus eller tog."
    ),
    Reason.WAY_UNKNOWN: _way_unknown,
    Reason.OUT_OF_REACH: lambda opening: (
        f"Ligger i {opening.postcode}, uden for de postnumre, borgeren kan nå."
    ),
}
_PLAIN: dict[Reason, str] = {
    Reason.NO_WISH_MET: "Ligger uden for borgerens ønsker.",
    Reason.NO_WISH_KNOWN: "Profilen har ingen ønsker endnu.",
    Reason.NEW_TASKS: "Opgaverne er nye for borgeren. De kan læres.",
    Reason.NO_NEEDS: "Profilen nævner ingen hensyn.",
    Reason.PAID_POSSIBLE: "Virksomheden ser løntimer som en mulighed.",
    Reason.PAID_SHORTAGE: "Virksomheden mangler hænder. Spørg, om der kan blive løntimer.",
    Reason.PAID_NOT_ASKED: "Løntimer er ikke talt om endnu. Spørg.",
    Reason.PAID_NOT: "Virksomheden ser ikke løntimer som en mulighed nu.",
}
