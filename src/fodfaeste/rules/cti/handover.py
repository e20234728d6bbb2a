"""A task on its way from the CTI worker to the citizen, the network or an offer (E11, F2, F3, C2).

«støtten i og uden for jobbet overdrages gradvist til borgerens netværk» (SEED-4)
A task is planned, accepted, tried together, handed over; what did not hold is taken back with a
reason and planned anew. One task is one row, however many have held it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from fodfaeste.rules.cti.kinds import AcceptedHow, HandoverEvent, HandoverState
from fodfaeste.rules.refusal import Obstacle, Refused, refuse_if, unmet
from fodfaeste.rules.text import NOTE_LENGTH, is_said
from fodfaeste.rules.words import in_sentence

_E, _S = HandoverEvent, HandoverState

NEXT: Mapping[HandoverState, Mapping[HandoverEvent, HandoverState]] = {
    _S.PLANNED: {
        _E.ACCEPT: _S.ACCEPTED,
        _E.PLAN: _S.PLANNED,
        _E.TAKE_BACK: _S.TAKEN_BACK,
        _E.DROP: _S.DROPPED,
    },
    _S.ACCEPTED: {
        _E.TRY: _S.TRYING,
        _E.HAND_OVER: _S.HANDED_OVER,
        _E.TAKE_BACK: _S.TAKEN_BACK,
        _E.DROP: _S.DROPPED,
    },
    _S.TRYING: {
        _E.TRY: _S.TRYING,
        _E.HAND_OVER: _S.HANDED_OVER,
        _E.TAKE_BACK: _S.TAKEN_BACK,
        _E.DROP: _S.DROPPED,
    },
    _S.HANDED_OVER: {_E.TAKE_BACK: _S.TAKEN_BACK},
    _S.TAKEN_BACK: {_E.PLAN: _S.PLANNED, _E.DROP: _S.DROPPED},
    _S.DROPPED: {_E.PLAN: _S.PLANNED},
}
"""What may happen to a task in each state, and the state it is in then."""

WITH_THE_RECEIVER = frozenset({_S.ACCEPTED, _S.TRYING, _S.HANDED_OVER})
"""States in which the receiver has said yes."""

ON_THE_WAY = frozenset({_S.PLANNED, _S.ACCEPTED, _S.TRYING})

_SPEAKS_WITH_THEM = frozenset({_E.ACCEPT, _E.TRY, _E.HAND_OVER})


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskNow:
    """What is known of a task before something happens to it.

    `last_on` is the day of what happened last; None where nothing has.
    """

    state: HandoverState
    task: str
    starts_on: date
    ends_before: date
    last_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """What happens: on which day, with whom.

    `may_be_contacted`: the receiver is the citizen, or somebody the citizen's yes covers both on
    that day and today. `is_there`: they stand on the network map.
    """

    event: HandoverEvent
    on: date
    receiver_named: bool = True
    is_there: bool = True
    may_be_contacted: bool = True
    due_on: date | None = None
    accepted_how: AcceptedHow | None = None
    reason: str = ""


def state_after(state: HandoverState, event: HandoverEvent) -> HandoverState:
    """Return the state a task is in when something has happened; raises Refused (E11)."""
    following = NEXT[state].get(event)
    if following is None:
        raise Refused(_forbidden(state, event))
    return following


def check_happening(now: TaskNow, what: Happening, *, today: date) -> HandoverState:
    """Return the state that follows, or raise Refused (E11, C2) with all that stands in the way."""
    following = state_after(now.state, what.event)
    refuse_if(
        (
            *unmet(
                (is_said(now.task), _TASK_SAID),
                (what.receiver_named, _RECEIVER_NAMED),
                (what.is_there or what.event not in _TOWARDS_THEM, _RECEIVER_THERE),
                (what.may_be_contacted or what.event not in _SPEAKS_WITH_THEM, _TOLD_WITH_CONSENT),
            ),
            *_of_the_days(now, what, today),
            *_of_the_event(now, what),
        )
    )
    return following


_TOWARDS_THEM = _SPEAKS_WITH_THEM | {_E.PLAN}


def _of_the_days(now: TaskNow, what: Happening, today: date) -> tuple[Obstacle, ...]:
    return unmet(
        (what.on <= today, _DAY_BY_NOW),
        (what.event is _E.PLAN or now.starts_on <= what.on, _WITHIN_THE_COURSE),
        (now.last_on is None or now.last_on <= what.on, _DAYS_IN_ORDER),
    )


def _of_the_event(now: TaskNow, what: Happening) -> tuple[Obstacle, ...]:
    """What the event itself must say; what is still to hand over at the end is due at once."""
    if what.event is _E.PLAN:
        last_day = max(now.ends_before - timedelta(days=1), what.on)
        in_time = what.due_on is not None and what.on <= what.due_on <= last_day
        return unmet((in_time, _DUE_BEFORE_THE_END))
    if what.event is _E.ACCEPT:
        return unmet((what.accepted_how is not None, _HOW_SAID))
    if what.event is _E.TAKE_BACK:
        return unmet((is_said(what.reason, at_least=NOTE_LENGTH), _REASON_SAID))
    return ()


def _forbidden(state: HandoverState, event: HandoverEvent) -> Obstacle:
    needs_yes = state is _S.PLANNED
    return Obstacle(
        rule="E11",
        condition="handover_accepted" if needs_yes else "handover_step_follows",
        sentence="De har ikke sagt ja til opgaven endnu. Så er den hverken prøvet eller overdraget."
        if needs_yes
        else f"Opgaven er »{in_sentence(state.label)}«. "
        f"Så kan »{in_sentence(event.label)}« ikke være det næste.",
        next_step="Tal med dem, og skriv, hvornår og hvordan de sagde ja."
        if needs_yes
        else _WAYS_ON[state],
    )


_WAYS_ON: Mapping[HandoverState, str] = {
    _S.PLANNED: "",
    _S.ACCEPTED: "Prøv opgaven sammen, overdrag den, eller tag den tilbage.",
    _S.TRYING: "Overdrag den, når det går, eller tag den tilbage, og skriv hvorfor.",
    _S.HANDED_OVER: "Holdt det ikke, så tag opgaven tilbage, og skriv hvorfor.",
    _S.TAKEN_BACK: "Planlæg, hvem der så skal have opgaven.",
    _S.DROPPED: "Planlæg opgaven igen, hvis den alligevel er nødvendig.",
}


def _e11(condition: str, sentence: str, next_step: str) -> Obstacle:
    return Obstacle(rule="E11", condition=condition, sentence=sentence, next_step=next_step)


_TASK_SAID = _e11(
    "handover_task_said",
    "Det står ikke, hvilken opgave der overdrages.",
    "Skriv, hvad du har hjulpet med, som en anden nu tager over.",
)
_RECEIVER_NAMED = _e11(
    "handover_receiver_named",
    "Det står ikke, hvem der tager opgaven over.",
    "Vælg borgeren selv eller en i netværket.",
)
_RECEIVER_THERE = _e11(
    "handover_receiver_there",
    "Den, der skulle have opgaven, er ikke længere med i netværket.",
    "Tag opgaven tilbage, og planlæg en anden, der kan få den.",
)
_TOLD_WITH_CONSENT = Obstacle(
    rule="C2",
    condition="task_told_with_consent",
    sentence="Borgeren har ikke et samtykke, der gælder både den dag og i dag, til at I taler med "
    "dem om opgaven. Det er borgeren, der bestemmer, hvem der er med.",
    next_step="Tal med borgeren, og registrér samtykket først.",
)
_DAY_BY_NOW = _e11(
    "handover_day_by_now",
    "Dagen ligger ude i fremtiden. Det er ikke sket endnu.",
    "Ret dagen til den dag, det skete.",
)
_WITHIN_THE_COURSE = _e11(
    "handover_within_the_course",
    "Dagen ligger, før CTI begyndte. Der var ingen opgaver at overdrage endnu.",
    "Ret dagen til en dag i CTI-forløbet.",
)
_DAYS_IN_ORDER = _e11(
    "handover_days_in_order",
    "Dagen ligger før det, der skete sidst med opgaven.",
    "Vælg samme dag som sidst eller en senere.",
)
_DUE_BEFORE_THE_END = _e11(
    "handover_due_before_the_end",
    "Opgaven skal være overdraget, mens CTI endnu er der til at hjælpe, hvis det ikke holder.",
    "Vælg en dag fra i dag til og med CTI's sidste dag, gerne en måned før den.",
)
_HOW_SAID = _e11(
    "handover_accepted_how",
    "Det står ikke, hvordan de sagde ja.",
    "Vælg, om det var, da I mødtes, i telefonen eller skriftligt.",
)
_REASON_SAID = _e11(
    "handover_reason_said",
    "Det står ikke, hvorfor opgaven er taget tilbage. Den næste skal kunne lære af det.",
    f"Skriv kort, hvad der ikke holdt, med mindst {NOTE_LENGTH} tegn.",
)
