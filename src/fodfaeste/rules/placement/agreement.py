"""The work agreement: what it must say, and how it becomes one (D3, D4, D6).

«indgået en arbejdsaftale med arbejdsgiveren om timetal, opgaver, helbredshensyn og delmål for
progression. Der indgås også en klar aftale om opfølgning» (SEED-4)
«Indføj i arbejdsaftalen, at ordinære timer er en mulighed, når borgeren mestrer en eller flere
konkrete arbejdsopgaver. Gerne fra start af praktikken.» (SEED-3)
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from fodfaeste.rules.placement.hours import obstacles_to_weekly_hours
from fodfaeste.rules.placement.kinds import AgreementParty
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import NOTE_LENGTH, is_said


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """The contents of one version. `ordinary_possible` is None until the question is answered.

    `ordinary_when` are the tasks the citizen shall master, `no_ordinary_reason` why not.
    `hours_of_times` is what the written days and times come to, None when they cannot be read;
    `ordinary_asked_on` the day a no was last taken up again.
    """

    starts_on: date
    weekly_hours: Decimal | None
    tasks: tuple[str, ...]
    considerations: str
    no_considerations: bool
    sub_goals: tuple[str, ...]
    next_follow_up_on: date | None
    ordinary_possible: bool | None
    ordinary_when: str
    no_ordinary_reason: str
    needs_said: bool = False
    times: str = ""
    hours_of_times: Decimal | None = None
    ordinary_asked_on: date | None = None


def obstacles_to_agreement(facts: Agreement) -> tuple[Obstacle, ...]:
    """Return what the agreement does not say yet; empty when it is whole."""
    hours, follow_up = facts.weekly_hours, facts.next_follow_up_on
    when_said = facts.ordinary_possible is not True or is_said(facts.ordinary_when)
    return (
        *unmet(
            (hours is not None, _HOURS_SAID),
            (_any_said(facts.tasks), _TASKS_SAID),
            (_considerations_said(facts), _CONSIDERATIONS_SAID),
            (not _both_some_and_none(facts), _CONSIDERATIONS_CLEAR),
            (_any_said(facts.sub_goals), _SUB_GOALS_SAID),
            (follow_up is not None, _FOLLOW_UP_SAID),
            (follow_up is None or follow_up >= facts.starts_on, _FOLLOW_UP_AHEAD),
            (facts.ordinary_possible is not None, _ORDINARY_ANSWERED),
            (when_said, _ORDINARY_WHEN_SAID),
        ),
        *(() if hours is None else obstacles_to_weekly_hours(hours)),
    )


def check_agreement(facts: Agreement) -> None:
    """Raise Refused (D3, D4, D8) unless the agreement says all it must."""
    refuse_if(obstacles_to_agreement(facts))


def warnings_at_agreement(facts: Agreement) -> tuple[Obstacle, ...]:
    """Return what is pointed out: a no to paid hours without a reason, and unclear days."""
    reasoned = facts.ordinary_possible is not False or is_said(
        facts.no_ordinary_reason, at_least=NOTE_LENGTH
    )
    hours, times = facts.weekly_hours, facts.hours_of_times
    fits = hours is None or times is None or times >= hours
    return unmet(
        (reasoned, _NO_ORDINARY_REASONED),
        (is_said(facts.times), _TIMES_SAID),
        (fits, _TIMES_HOLD_THE_HOURS),
    )


def warnings_in_force(facts: Agreement, *, today: date) -> tuple[Obstacle, ...]:
    """Return the question that is raised again at each follow-up after a no (D4)."""
    follow_up, asked = facts.next_follow_up_on, facts.ordinary_asked_on
    is_due = follow_up is not None and follow_up <= today and (asked is None or asked < follow_up)
    return unmet((facts.ordinary_possible is not False or not is_due, _ORDINARY_ASKED_AGAIN))


def obstacles_to_asked_again(facts: Agreement, *, reason: str) -> tuple[Obstacle, ...]:
    """Return what stands in the way of noting that the answer is still no."""
    return unmet(
        (facts.ordinary_possible is False, _ANSWER_WAS_NO),
        (is_said(reason, at_least=NOTE_LENGTH), _STILL_NO_REASONED),
    )


def check_asked_again(facts: Agreement, *, reason: str) -> None:
    """Raise Refused (D4) unless a no was asked about again and has a reason."""
    refuse_if(obstacles_to_asked_again(facts, reason=reason))


def obstacles_to_agreeing(
    facts: Agreement, *, agreed_by: frozenset[AgreementParty]
) -> tuple[Obstacle, ...]:
    """Return what stands in the way of the agreement being made by all three parties."""
    absent = [party.label for party in AgreementParty if party not in agreed_by]
    return (*obstacles_to_agreement(facts), *unmet((not absent, _agreed_by_all(absent))))


def check_agreeing(facts: Agreement, *, agreed_by: frozenset[AgreementParty]) -> None:
    """Raise Refused (D3, D4, D6, D8) unless the agreement is whole and all three agree."""
    refuse_if(obstacles_to_agreeing(facts, agreed_by=agreed_by))


def _considerations_said(facts: Agreement) -> bool:
    return facts.no_considerations or facts.needs_said or is_said(facts.considerations)


def _both_some_and_none(facts: Agreement) -> bool:
    return facts.no_considerations and (facts.needs_said or is_said(facts.considerations))


def _any_said(texts: tuple[str, ...]) -> bool:
    return any(is_said(text) for text in texts)


def _agreed_by_all(absent: list[str]) -> Obstacle:
    return Obstacle(
        rule="D6",
        condition="agreed_by_all",
        sentence="Arbejdsaftalen er ikke aftalt med alle endnu. "
        f"Der mangler ja fra: {', '.join(absent).lower()}.",
        next_step="Gå aftalen igennem sammen, og notér hvert ja.",
    )


def _d3(condition: str, sentence: str, next_step: str) -> Obstacle:
    return Obstacle(rule="D3", condition=condition, sentence=sentence, next_step=next_step)


_HOURS_SAID = _d3(
    "hours_said",
    "Aftalen siger ikke, hvor mange timer om ugen borgeren arbejder.",
    "Skriv timetallet. Det kan ændres, når det går godt.",
)
_TASKS_SAID = _d3(
    "tasks_said",
    "Aftalen siger ikke, hvilke opgaver borgeren har. Rigtige opgaver giver mening.",
    "Skriv mindst én opgave.",
)
_CONSIDERATIONS_SAID = _d3(
    "considerations_said",
    "Aftalen siger ikke, om der skal tages hensyn til helbredet. Det skal være talt igennem.",
    "Skriv hensynene, eller sæt kryds ved, at der ingen er.",
)
_CONSIDERATIONS_CLEAR = _d3(
    "considerations_clear",
    "Aftalen siger både, at der er hensyn, og at der ingen er.",
    "Fjern krydset, eller fjern hensynene.",
)
_TIMES_SAID = _d3(
    "times_said",
    "Aftalen siger ikke, hvilke dage og tider borgeren møder. Faste tider gør hverdagen lettere.",
    "Skriv dage og tider, fx »tirsdag og torsdag 9–12«.",
)
_TIMES_HOLD_THE_HOURS = _d3(
    "times_hold_the_hours",
    "Dagene og tiderne rummer færre timer, end aftalen siger om ugen.",
    "Ret timetallet eller tiderne, så de passer sammen.",
)
_SUB_GOALS_SAID = _d3(
    "sub_goals_said",
    "Aftalen har ingen delmål. Delmål viser borgeren, at det går fremad.",
    "Skriv mindst ét delmål.",
)
_FOLLOW_UP_SAID = _d3(
    "follow_up_said",
    "Aftalen siger ikke, hvornår I følger op. Små problemer løses, før de vokser.",
    "Aftal dagen for næste opfølgning.",
)
_FOLLOW_UP_AHEAD = _d3(
    "follow_up_ahead",
    "Opfølgningen ligger, før arbejdet begynder.",
    "Vælg en dag efter den første arbejdsdag.",
)
_ORDINARY_ANSWERED = Obstacle(
    rule="D4",
    condition="ordinary_answered",
    sentence="Aftalen siger ikke, om ordinære timer er en mulighed. "
    "Udsigten til løn giver borgeren tro på jobbet.",
    next_step="Spørg arbejdsgiveren, og svar ja eller nej.",
)
_ORDINARY_WHEN_SAID = Obstacle(
    rule="D4",
    condition="ordinary_when_said",
    sentence="Ordinære timer er mulige, men aftalen siger ikke, hvilke opgaver borgeren først skal "
    "mestre.",
    next_step="Skriv den eller de opgaver, der åbner for løn.",
)
_NO_ORDINARY_REASONED = Obstacle(
    rule="D4",
    condition="no_ordinary_reasoned",
    sentence="Ordinære timer er ikke en mulighed, og det står ikke hvorfor. "
    "Spørgsmålet tages op igen ved hver opfølgning.",
    next_step="Skriv arbejdsgiverens grund, og spørg igen næste gang.",
)
_ORDINARY_ASKED_AGAIN = Obstacle(
    rule="D4",
    condition="ordinary_asked_again",
    sentence="Det er tid til opfølgning, og sidst sagde arbejdsgiveren nej til ordinære timer. "
    "Det, der ikke kunne lade sig gøre før, kan måske nu.",
    next_step="Spørg igen, og skriv svaret.",
)
_ANSWER_WAS_NO = Obstacle(
    rule="D4",
    condition="answer_was_no",
    sentence="Aftalen siger ikke nej til ordinære timer, så der er ikke noget nej at spørge til.",
    next_step="Skriv en ny udgave, hvis svaret skal være et andet.",
)
_STILL_NO_REASONED = Obstacle(
    rule="D4",
    condition="still_no_reasoned",
    sentence="Der mangler en grund. Grunden viser, hvad der skal til, for at svaret bliver ja.",
    next_step="Skriv arbejdsgiverens grund med en hel sætning.",
)
