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
from fodfaeste.rules.placement.kinds import AgreementParty, AgreementState
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import NOTE_LENGTH, is_said

_STEPS: dict[AgreementState, frozenset[AgreementState]] = {
    AgreementState.DRAFT: frozenset({AgreementState.PROPOSED}),
    AgreementState.PROPOSED: frozenset({AgreementState.DRAFT, AgreementState.AGREED}),
    AgreementState.AGREED: frozenset({AgreementState.REPLACED, AgreementState.ENDED}),
    AgreementState.REPLACED: frozenset(),
    AgreementState.ENDED: frozenset(),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """The contents of one version. `ordinary_possible` is None until the question is answered.

    `ordinary_when` are the tasks the citizen shall master, `no_ordinary_reason` why not.
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


def may_become(now: AgreementState, then: AgreementState) -> bool:
    """Say whether a version may go from one state to the other."""
    return then in _STEPS[now]


def check_step(now: AgreementState, then: AgreementState) -> None:
    """Raise Refused (D6) unless a version may go from one state to the other."""
    refuse_if(unmet((may_become(now, then), _no_such_step(now))))


def obstacles_to_agreement(facts: Agreement) -> tuple[Obstacle, ...]:
    """Return what the agreement does not say yet; empty when it is whole."""
    hours, follow_up = facts.weekly_hours, facts.next_follow_up_on
    when_said = facts.ordinary_possible is not True or is_said(facts.ordinary_when)
    return (
        *unmet(
            (hours is not None, _HOURS_SAID),
            (_any_said(facts.tasks), _TASKS_SAID),
            (facts.no_considerations or is_said(facts.considerations), _CONSIDERATIONS_SAID),
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
    """Return the warning when paid hours are said to be impossible and no reason stands."""
    reasoned = facts.ordinary_possible is not False or is_said(
        facts.no_ordinary_reason, at_least=NOTE_LENGTH
    )
    return unmet((reasoned, _NO_ORDINARY_REASONED))


def obstacles_to_agreeing(
    facts: Agreement, *, agreed_by: frozenset[AgreementParty]
) -> tuple[Obstacle, ...]:
    """Return what stands in the way of the agreement being made by all three parties."""
    absent = [party.label for party in AgreementParty if party not in agreed_by]
    return (*obstacles_to_agreement(facts), *unmet((not absent, _agreed_by_all(absent))))


def check_agreeing(facts: Agreement, *, agreed_by: frozenset[AgreementParty]) -> None:
    """Raise Refused (D3, D4, D6, D8) unless the agreement is whole and all three agree."""
    refuse_if(obstacles_to_agreeing(facts, agreed_by=agreed_by))


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


def _no_such_step(now: AgreementState) -> Obstacle:
    return Obstacle(
        rule="D6",
        condition="step_possible",
        sentence=f"Denne udgave af aftalen er {now.label.lower()} og kan ikke ændres. "
        "Det, de tre har sagt ja til, bliver stående.",
        next_step="Lav en ny udgave, og bliv enige om den.",
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
