"""The team looks at its own working together: four conditions, twelve statements (J2–J4, J7).

«mindset, organisering, kompetencer og ledelse» (SEED-3): the guide's four conditions for working
across social and employment services, each with the measures that five municipalities found to
help. The team answers together, in the room; nobody's own answer is kept.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from fodfaeste.rules.periods import add_months
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.words import Word

EVERY_MONTHS = 3
"""How often the team looks again: our own choice, see docs/open-questions.md."""
MOST_TRIED = 3
"""Measures tried at a time; more are wishes."""


class Condition(Word):
    """One of the four conditions of the guide."""

    MINDSET = "mindset", "Mindset"
    ORGANISATION = "organisation", "Organisering"
    COMPETENCES = "competences", "Kompetencer"
    LEADERSHIP = "leadership", "Ledelse"


class Fits(IntEnum):
    """How well a statement fits; the value is what is averaged."""

    NOT = 1
    LITTLE = 2
    MOSTLY = 3
    FULLY = 4

    @property
    def label(self) -> str:
        """The Danish word."""
        return ("Slet ikke", "Lidt", "For det meste", "Helt")[self - 1]


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence that the team holds up against its own week."""

    code: str
    condition: Condition
    text: str


@dataclass(frozen=True, slots=True)
class Measure:
    """Something to try, as the guide words it."""

    code: str
    condition: Condition
    text: str


def _said(condition: Condition, *texts: str) -> tuple[Statement, ...]:
    return tuple(
        Statement(f"{condition.value}_{number}", condition, text)
        for number, text in enumerate(texts, 1)
    )


def _tried(condition: Condition, *texts: str) -> tuple[Measure, ...]:
    return tuple(
        Measure(f"{condition.value}_m{number}", condition, text)
        for number, text in enumerate(texts, 1)
    )


STATEMENTS: tuple[Statement, ...] = (
    *_said(
        Condition.MINDSET,
        "Vi tror på, at vores borgere kan komme i job.",
        "Vi arbejder efter borgerens egne mål, også når de ikke ligner vores.",
        "Vi taler om ordinære timer fra start.",
    ),
    *_said(
        Condition.ORGANISATION,
        "Vi har fast tid i kalenderen til at tale sammen på tværs.",
        "Jobkonsulenten er med fra begyndelsen.",
        "Vi har tid nok til hver borger.",
    ),
    *_said(
        Condition.COMPETENCES,
        "Vi får sparring på tværs af fag med konkrete forløb.",
        "Alle ved, hvad de andre i teamet kan og må.",
        "Vi reagerer hurtigt, når en borger ringer.",
    ),
    *_said(
        Condition.LEADERSHIP,
        "Lederne på begge områder vil det samme med indsatsen.",
        "Vores arbejdsgange er skrevet ned, og vi følger dem.",
        "Lederne er med, hvor der skal ryddes noget af vejen.",
    ),
)

MEASURES: tuple[Measure, ...] = (
    *_tried(
        Condition.MINDSET,
        "Del en succeshistorie på hvert møde.",
        "Begynd hvert møde med borgerens eget mål.",
        "Tal om ressourcer, muligheder og ordinære timer fra start.",
    ),
    *_tried(
        Condition.ORGANISATION,
        "Sid tættere sammen, gerne på samme gang.",
        "Sæt grøn tid af i alles kalendere.",
        "Hold faste tværfaglige teammøder eller ERFA-dage.",
        "Tag jobkonsulenten med til det første møde.",
        "Gør sagsstammerne mindre.",
    ),
    *_tried(
        Condition.COMPETENCES,
        "Hold faste sparringsmøder om konkrete borgerforløb.",
        "Sæt fælles faglige mål for hele teamet.",
        "Lad to fag tage det næste svære besøg sammen.",
    ),
    *_tried(
        Condition.LEADERSHIP,
        "Hold lederne fra de to områder på et fast møde.",
        "Skriv arbejdsgangene ned: roller, snitflader og forventet progression.",
        "Hold tavlemøder, hvor begge områders ledere er med.",
        "Sæt mål og delmål for indsatsen, og vis dem på tavlen.",
    ),
)

_BY_CODE: Mapping[str, Statement] = {one.code: one for one in STATEMENTS}

Answers = Mapping[str, Fits]


def obstacles_to_check(
    answers: Answers, *, tried: Sequence[str], held_on: date, today: date
) -> tuple[Obstacle, ...]:
    """Return why a check cannot be kept like this."""
    known = {one.code for one in MEASURES}
    return unmet(
        (set(answers) == set(_BY_CODE), _ALL_ANSWERED),
        (held_on <= today, _HAS_BEEN_HELD),
        (len(set(tried)) <= MOST_TRIED and set(tried) <= known, _FEW_TRIED),
    )


def check_collaboration(
    answers: Answers, *, tried: Sequence[str], held_on: date, today: date
) -> None:
    """Refuse a check with holes in it, one that is still ahead, and one with too many measures."""
    refuse_if(obstacles_to_check(answers, tried=tried, held_on=held_on, today=today))


def check_in_unit(*, is_there: bool) -> None:
    """Refuse a check of a team one does not work in or lead."""
    refuse_if(unmet((is_there, _IN_THE_UNIT)))


def check_one_a_day(*, is_first: bool) -> None:
    """Refuse a second check on a day."""
    refuse_if(unmet((is_first, _ONE_A_DAY)))


def average(answers: Answers, condition: Condition) -> float | None:
    """Return the average of a condition from 1 to 4; None where nothing is answered."""
    found = [value for code, value in answers.items() if _condition_of(code) is condition]
    return sum(found) / len(found) if found else None


def weakest_first(answers: Answers) -> tuple[Condition, ...]:
    """Return the conditions, the one that fits least first; equals in the order of the guide."""
    return tuple(sorted(Condition, key=lambda one: average(answers, one) or 0))


def suggestions(answers: Answers) -> tuple[Measure, ...]:
    """Return the measures of the weakest condition first."""
    return tuple(
        measure
        for condition in weakest_first(answers)
        for measure in MEASURES
        if measure.condition is condition
    )


def next_check_on(last: date | None) -> date | None:
    """Return the day the team should look again; None before the first time."""
    return None if last is None else add_months(last, EVERY_MONTHS)


def _condition_of(code: str) -> Condition | None:
    found = _BY_CODE.get(code)
    return found.condition if found else None


_ALL_ANSWERED = Obstacle(
    rule="J4",
    condition="collaboration_all_answered",
    sentence="Der mangler svar på et eller flere udsagn, så tallene kan ikke sammenlignes.",
    next_step="Vælg et svar på hvert udsagn. Er I uenige, så vælg det laveste.",
)
_HAS_BEEN_HELD = Obstacle(
    rule="J4",
    condition="collaboration_has_been_held",
    sentence="Dagen er ikke kommet endnu.",
    next_step="Vælg i dag eller en tidligere dag.",
)
_FEW_TRIED = Obstacle(
    rule="J4",
    condition="collaboration_few_tried",
    sentence=f"Der kan højst prøves {MOST_TRIED} ting ad gangen, og de skal stå på listen.",
    next_step="Vælg dem, I kan nå inden næste gang.",
)
_IN_THE_UNIT = Obstacle(
    rule="J4",
    condition="collaboration_in_the_unit",
    sentence="Du er ikke på et team i enheden og leder den heller ikke.",
    next_step="Vælg en enhed, du selv arbejder i.",
)
_ONE_A_DAY = Obstacle(
    rule="J4",
    condition="collaboration_one_a_day",
    sentence="I har allerede svaret den dag.",
    next_step="Ret jeres svar fra den dag, eller vælg en anden dag.",
)
