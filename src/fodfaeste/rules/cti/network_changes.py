"""Writing on the network map: what each change must say, and which days it may name (E11, C2).

«støttenetværk» is the citizen's own: what is agreed with somebody presupposes that the citizen let
us speak with them. «Borgeren skal dog give tilladelse til, at de inddrages» (SEED-4)
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from fodfaeste.rules.consent.facts import ConsentFacts
from fodfaeste.rules.consent.lasting import ConsentState, state_of
from fodfaeste.rules.cti.network_map import Standing, Stretch
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import is_said

_BEST_FIRST = (
    ConsentState.ACTIVE,
    ConsentState.ENDING,
    ConsentState.AHEAD,
    ConsentState.WITHDRAWN,
    ConsentState.ENDED,
)


def contact_state(
    consents: Iterable[ConsentFacts], *, today: date, notice_days: int
) -> ConsentState | None:
    """Return where the citizen's yes to speaking with somebody stands; None: never asked (C2).

    `consents` are those that name this very person or offer as the receiver.
    """
    states = {state_of(one, today=today, notice_days=notice_days) for one in consents}
    return next((state for state in _BEST_FIRST if state in states), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What is about to stand on the map from a day on; `since_on` is how far back it may reach.

    `may_be_contacted`: the citizen's yes counts today. `agreed_before`: the same agreement stands
    already.
    """

    name: str
    relation: str
    standing: Standing
    from_on: date
    since_on: date | None = None
    may_be_contacted: bool = False
    agreed_before: str = ""
    has_left: bool = False


def check_change(change: Change, *, today: date) -> None:
    """Raise Refused (E11, C2) unless this may stand on the map."""
    agreed = change.standing.agreed_task.strip()
    is_new_agreement = bool(agreed) and agreed != change.agreed_before.strip()
    refuse_if(
        unmet(
            (is_said(change.name), _NAME_SAID),
            (is_said(change.relation), _RELATION_SAID),
            (not change.has_left, GONE_FROM_THE_MAP),
            (change.from_on <= today, _DAY_BY_NOW),
            (change.since_on is None or change.since_on <= change.from_on, _DAYS_IN_ORDER),
            (not is_new_agreement or change.may_be_contacted, _AGREED_WITH_CONSENT),
        )
    )


def check_leaving(*, since_on: date, left_on: date, open_tasks: int, today: date) -> None:
    """Raise Refused (E11) unless somebody may be taken off the map from a day on."""
    refuse_if(
        unmet(
            (left_on <= today, _DAY_BY_NOW),
            (since_on <= left_on, _DAYS_IN_ORDER),
            (open_tasks == 0, _TASKS_ELSEWHERE_FIRST),
        )
    )


def kept(since_on: date, standing: Standing, *, until: date) -> Stretch | None:
    """Return what goes into the history when another standing counts from a day on.

    What is changed on the very day it began was a slip of the pen, and is history to nobody.
    """
    return Stretch(since_on, until, standing) if since_on < until else None


def begun_on(since_on: date, asked: date, *, is_the_same: bool) -> date:
    """Return from which day what is said now counts.

    Where it is what stood already, it can have begun earlier than was thought, and never later:
    the day in the form is today's unless somebody says otherwise.
    """
    return min(since_on, asked) if is_the_same else asked


def back_since(since_on: date, *, removed_on: date, today: date) -> date:
    """Return from which day somebody who comes back stands on the map anew.

    Within two days of being written the removal was a mistake and never happened, whatever day it
    named; later there was a time without.
    """
    return since_on if today - removed_on <= UNDO_WITHIN else today


UNDO_WITHIN = timedelta(days=2)


def _e11(condition: str, sentence: str, next_step: str) -> Obstacle:
    return Obstacle(rule="E11", condition=condition, sentence=sentence, next_step=next_step)


_NAME_SAID = _e11(
    "network_name_said",
    "Der står ikke noget navn. På kortet skal borgeren kunne genkende hver enkelt.",
    "Skriv navnet på mennesket, tilbuddet eller fællesskabet.",
)
_RELATION_SAID = _e11(
    "network_relation_said",
    "Det står ikke, hvem eller hvad det er for borgeren.",
    "Skriv det kort, fx søster, nabo, fodboldklub eller værested.",
)
GONE_FROM_THE_MAP = _e11(
    "still_in_network",
    "Personen eller tilbuddet er ikke længere med i netværket.",
    "Sæt dem på kortet igen, hvis de er kommet tilbage.",
)
_DAY_BY_NOW = _e11(
    "network_day_by_now",
    "Dagen ligger ude i fremtiden. Kortet viser det, der er, ikke det, I håber på.",
    "Ret dagen til i dag eller før. Det, I håber på, skrives som det aftalte for fremtiden.",
)
_DAYS_IN_ORDER = _e11(
    "network_days_in_order",
    "Dagen ligger før det, der står på kortet nu, begyndte. Så ville historien komme i uorden.",
    "Vælg en senere dag. Er det, der står, en fejl, så vælg den dag, det begyndte.",
)
_TASKS_ELSEWHERE_FIRST = _e11(
    "tasks_have_another_place",
    "Der ligger opgaver hos dem. Ellers ville ingen have dem, når de går ud af netværket.",
    "Tag opgaverne tilbage først, og skriv hvorfor. Så kan en anden få dem.",
)
_AGREED_WITH_CONSENT = Obstacle(
    rule="C2",
    condition="agreed_with_consent",
    sentence="Der kan ikke være aftalt noget for fremtiden med nogen, borgeren ikke har sagt ja "
    "til, at I taler med.",
    next_step="Registrér borgerens samtykke først. Til da kan du skrive, hvad de støtter med nu.",
)
