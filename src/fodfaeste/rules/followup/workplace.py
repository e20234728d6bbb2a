"""Follow-up at the workplace: the three of them, what to talk about, what comes of it (D10, D4).

«CTI-medarbejderen deltager i fælles opfølgningsmøder på arbejdspladsen» (SEED-3)
«Der indgås også en klar aftale om opfølgning og løbende tilpasning af forløbet» (SEED-4)
The agenda is made from the agreement, so that nobody prepares it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.placement.ordinary_talk import OrdinaryTalk
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import NOTE_LENGTH, is_said

AT_WORK = frozenset({Role.CITIZEN, Role.JOB_CONSULTANT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """What was settled; `employer_came` and `present` say who was there."""

    present: frozenset[Role]
    employer_came: bool
    ordinary_talk: OrdinaryTalk
    ordinary_reason: str
    next_follow_up_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SubGoalDue:
    """A sub-goal of the agreement with its day."""

    wording: str
    due_on: date


def invited(*, cti_runs: bool) -> frozenset[Role]:
    """Return who is asked to come; the CTI worker by itself while CTI runs (D10)."""
    return AT_WORK | {Role.CTI_WORKER} if cti_runs else AT_WORK


def due_sub_goals(goals: Iterable[SubGoalDue], *, until: date) -> tuple[SubGoalDue, ...]:
    """Return the sub-goals whose day has come, or comes before `until`."""
    return tuple(sorted((goal for goal in goals if goal.due_on <= until), key=lambda g: g.due_on))


def worked_share(planned: Decimal, worked: Decimal) -> int | None:
    """Return how many per cent of the planned hours were worked; None when none were planned."""
    return round(worked * 100 / planned) if planned else None


def asks_again(*, ordinary_possible: bool | None, last: OrdinaryTalk | None) -> bool:
    """Say whether paid hours are to be raised: the agreement says no, or the last talk did (D4)."""
    return last is OrdinaryTalk.NO or (last is None and ordinary_possible is not True)


def obstacles_to_talk(talk: Talk, *, held_on: date) -> tuple[Obstacle, ...]:
    """Return what stands in the way of noting the follow-up."""
    following = talk.next_follow_up_on
    no_reason = talk.ordinary_talk is OrdinaryTalk.NO and not is_said(
        talk.ordinary_reason, at_least=NOTE_LENGTH
    )
    return unmet(
        (not no_reason, _NO_IS_REASONED),
        (following is None or following > held_on, _NEXT_AHEAD),
    )


def check_talk(talk: Talk, *, held_on: date) -> None:
    """Raise Refused (D4, D10) unless the follow-up can be noted."""
    refuse_if(obstacles_to_talk(talk, held_on=held_on))


def warnings_at_talk(talk: Talk, *, cti_runs: bool) -> tuple[Obstacle, ...]:
    """Return what is pointed out about the follow-up; nothing here stops anybody."""
    cti_came = not cti_runs or Role.CTI_WORKER in talk.present
    three = Role.CITIZEN in talk.present and talk.employer_came
    return unmet(
        (three, _THREE_WERE_THERE),
        (cti_came, _CTI_CAME),
        (talk.ordinary_talk is not OrdinaryTalk.NOT_ASKED, _PAID_HOURS_RAISED),
        (talk.next_follow_up_on is not None, _NEXT_AGREED),
    )


def _d10(condition: str, sentence: str, next_step: str) -> Obstacle:
    return Obstacle(rule="D10", condition=condition, sentence=sentence, next_step=next_step)


_NO_IS_REASONED = Obstacle(
    rule="D4",
    condition="no_paid_hours_reasoned",
    sentence="Arbejdsgiveren siger nej til ordinære timer, og det står ikke hvorfor. "
    "Grunden er det, I arbejder videre med.",
    next_step=f"Skriv arbejdsgiverens grund med mindst {NOTE_LENGTH} tegn.",
)
_PAID_HOURS_RAISED = Obstacle(
    rule="D4",
    condition="paid_hours_raised",
    sentence="Der blev ikke talt om ordinære timer. Spørgsmålet tages op ved hver opfølgning.",
    next_step="Spørg arbejdsgiveren, næste gang I taler sammen.",
)
_NEXT_AHEAD = _d10(
    "next_talk_ahead",
    "Næste opfølgning ligger ikke efter denne.",
    "Vælg en dag efter opfølgningen.",
)
_THREE_WERE_THERE = _d10(
    "three_at_work",
    "Borger og arbejdsgiver var ikke begge med. En opfølgning på arbejdspladsen er for alle tre.",
    "Tal med den, der manglede, og hold den næste sammen.",
)
_CTI_CAME = _d10(
    "cti_worker_came",
    "CTI-medarbejderen var ikke med. Støtte og arbejde skal følges ad, mens CTI er i gang.",
    "Fortæl CTI-medarbejderen, hvad I aftalte, og inviter igen næste gang.",
)
_NEXT_AGREED = _d10(
    "next_talk_agreed",
    "Der er ikke aftalt en dag for næste opfølgning på arbejdspladsen.",
    "Aftal en dag, så små problemer bliver løst, før de vokser.",
)
