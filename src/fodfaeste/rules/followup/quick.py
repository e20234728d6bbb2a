"""Hurtig afklaring: who is asked, by when, who may answer, and how long it took (G3).

«der skal være den nødvendige kapacitet til at reagere hurtigt» (SEED-4)
«forudsætter, at sagsbehandlerne involveres med det samme» (SEED-4)
Time is counted in working days: a question asked on a Friday and answered on Monday took one.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.access.roles import TEAM_ROLES, Role
from fodfaeste.rules.followup.workdays import add_workdays, workdays_between
from fodfaeste.rules.missing import Missing
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import NOTE_LENGTH, is_said
from fodfaeste.rules.words import Word

SHORTEST_QUESTION = NOTE_LENGTH


class QuickMatter(Word):
    """What is to be cleared up."""

    INTERRUPTED = "interrupted", "Arbejdet er afbrudt"
    AT_RISK = "at_risk", "Arbejdet er ved at gå i stykker"
    HOURS = "hours", "Timer eller løn"
    PLACEMENT = "placement", "Praktik skal bevilges eller forlænges"
    SUPPORT = "support", "Støtte eller hjælpemiddel"
    BENEFIT = "benefit", "Ydelse og økonomi"
    OTHER = "other", "Andet"


class QuickState(Word):
    """How far it is."""

    OPEN = "open", "Venter på svar"
    ANSWERED = "answered", "Besvaret"
    WITHDRAWN = "withdrawn", "Ikke nødvendig længere"


class Waiting(Word):
    """How an open one stands against its day."""

    IN_TIME = "in_time", "Inden for fristen"
    TODAY = "today", "Skal besvares i dag"
    LATE = "late", "Fristen er overskredet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is known when one is raised; `seats` are the team roles somebody sits in today."""

    question: str
    asked: frozenset[Role]
    asker: frozenset[Role]
    seats: frozenset[Role]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What is known when one is answered; `roles` are the answerer's on the course."""

    state: QuickState
    answer: str
    asked: frozenset[Role]
    roles: frozenset[Role]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestion:
    """One that waits for an answer from whoever sits in the roles asked."""

    asked: frozenset[Role]
    due_on: date


def answer_due(question: OpenQuestion) -> Missing:
    """Return the reminder of a question that is not answered yet."""
    return Missing(_ANSWERED, question.due_on)


def due_on(asked_on: date, *, days: int) -> date:
    """Return the last day of the deadline, `days` working days after the question."""
    return add_workdays(asked_on, days)


def waiting(due: date, *, today: date) -> Waiting:
    """Return how an open question stands."""
    if today > due:
        return Waiting.LATE
    return Waiting.TODAY if today == due else Waiting.IN_TIME


def days_taken(asked_on: date, answered_on: date) -> int:
    """Return the working days from question to answer; 0 for the same day."""
    return workdays_between(asked_on, answered_on)


def obstacles_to_question(facts: Question) -> tuple[Obstacle, ...]:
    """Return what the question lacks; empty when it can be sent."""
    somebody_else = facts.asked - facts.asker
    return unmet(
        (is_said(facts.question, at_least=SHORTEST_QUESTION), _QUESTION_SAID),
        (bool(facts.asked) and facts.asked <= frozenset(TEAM_ROLES), _SOMEBODY_ASKED),
        (not facts.asked or bool(somebody_else), _NOT_ONESELF),
        (not somebody_else or bool(somebody_else & facts.seats), _SEAT_IS_FILLED),
    )


def check_question(facts: Question) -> None:
    """Raise Refused (G3) unless the question can be sent."""
    refuse_if(obstacles_to_question(facts))


def may_answer(asked: Collection[Role], roles: Collection[Role]) -> bool:
    """Say whether somebody with these roles answers: one who is asked, or the unit's leader."""
    return bool(frozenset(roles) & (frozenset(asked) | {Role.LEADER}))


def obstacles_to_reply(facts: Reply) -> tuple[Obstacle, ...]:
    """Return what the answer lacks; empty when it can be given."""
    return unmet(
        (facts.state is QuickState.OPEN, _STILL_OPEN),
        (is_said(facts.answer, at_least=NOTE_LENGTH), _ANSWER_SAID),
        (may_answer(facts.asked, facts.roles), _ANSWERED_BY_ASKED),
    )


def check_reply(facts: Reply) -> None:
    """Raise Refused (G3) unless the answer can be given."""
    refuse_if(obstacles_to_reply(facts))


def check_withdrawal(state: QuickState, *, is_asker: bool) -> None:
    """Raise Refused (G3) unless the one who asked takes an open question back."""
    refuse_if(unmet((state is QuickState.OPEN, _STILL_OPEN), (is_asker, _TAKEN_BACK_BY_ASKER)))


def _g3(condition: str, sentence: str, next_step: str) -> Obstacle:
    return Obstacle(rule="G3", condition=condition, sentence=sentence, next_step=next_step)


_ANSWERED = _g3(
    "quick_answered",
    "En hurtig afklaring venter på svar. Ventetid må ikke blive en barriere.",
    "Svar, også hvis svaret er, hvornår det bliver afklaret.",
)
_QUESTION_SAID = _g3(
    "question_said",
    "Der står ikke, hvad der skal afklares. Den, der svarer, skal kunne handle med det samme.",
    f"Skriv med mindst {SHORTEST_QUESTION} tegn, hvad der er sket, og hvad du har brug for.",
)
_SOMEBODY_ASKED = _g3(
    "quick_somebody_asked",
    "Ingen er bedt om at svare.",
    "Vælg den eller dem på teamet, der kan afklare det.",
)
_NOT_ONESELF = _g3(
    "asked_is_another",
    "Du har kun bedt dig selv om at svare.",
    "Vælg en kollega på teamet.",
)
_SEAT_IS_FILLED = _g3(
    "asked_seat_filled",
    "Ingen sidder på den plads lige nu, så ingen ville få beskeden.",
    "Vælg en anden på teamet, eller bed lederen om at sætte en kollega på.",
)
_STILL_OPEN = _g3(
    "quick_still_open",
    "Den hurtige afklaring venter ikke på svar længere.",
    "Læs svaret. Er der noget nyt, så bed om en ny afklaring.",
)
_ANSWER_SAID = _g3(
    "quick_answer_said",
    "Svaret er for kort til, at andre kan handle på det.",
    f"Skriv med mindst {NOTE_LENGTH} tegn, hvad du har afklaret, og hvad der sker nu.",
)
_ANSWERED_BY_ASKED = _g3(
    "answered_by_asked",
    "Kun den, der er spurgt, eller lederen svarer på en hurtig afklaring.",
    "Skriv til den, der er spurgt. Navn og telefon står på forløbet.",
)
_TAKEN_BACK_BY_ASKER = _g3(
    "taken_back_by_asker",
    "Kun den, der bad om afklaringen, kan tage den tilbage.",
    "Svar på den i stedet, eller tal med den, der spurgte.",
)
