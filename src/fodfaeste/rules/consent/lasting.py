"""How long a consent lasts, and where it stands today (C2).

«Borgeren skal dog give tilladelse til, at de inddrages» (SEED-4). A consent has an end that is
suggested from a number the municipality may change, and is asked about anew before it runs out:
the day it ends, what it opened is closed without a word.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from fodfaeste.rules.consent.facts import ConsentFacts, is_active
from fodfaeste.rules.periods import add_months
from fodfaeste.rules.words import Word


class ConsentState(Word):
    """Where a consent stands."""

    AHEAD = "ahead", "gælder endnu ikke"
    ACTIVE = "active", "gælder"
    ENDING = "ending", "udløber snart"
    ENDED = "ended", "udløbet"
    WITHDRAWN = "withdrawn", "trukket tilbage"

    @property
    def counts(self) -> bool:
        """Whether it lets anything through."""
        return self in {ConsentState.ACTIVE, ConsentState.ENDING}


def state_of(consent: ConsentFacts, *, today: date, notice_days: int) -> ConsentState:
    """Return where a consent stands; `notice_days` before its end it is soon over."""
    if consent.withdrawn_on is not None and consent.withdrawn_on <= today:
        return ConsentState.WITHDRAWN
    if today < consent.given_on:
        return ConsentState.AHEAD
    if not is_active(consent, today):
        return ConsentState.ENDED
    soon = today + timedelta(days=notice_days)
    ends_soon = consent.ends_before is not None and consent.ends_before <= soon
    return ConsentState.ENDING if ends_soon else ConsentState.ACTIVE


def suggested_last_day(given_on: date, *, months: int) -> date:
    """Return the last day of a consent that lasts so many months."""
    return add_months(given_on, months) - timedelta(days=1)


def is_renewed(consent: ConsentFacts, others: Iterable[ConsentFacts]) -> bool:
    """Say whether another consent between the same two, with the same types, lasts longer."""
    return any(_outlasts(other, consent) for other in others if other.withdrawn_on is None)


def _outlasts(other: ConsentFacts, consent: ConsentFacts) -> bool:
    if consent.ends_before is None:
        return False
    longer = other.ends_before is None or other.ends_before > consent.ends_before
    return longer and consent.types <= other.types and _between(other) == _between(consent)


def _between(consent: ConsentFacts) -> tuple[object, ...]:
    """Who gives and who receives; a name is the same however it is written."""
    names = (consent.from_name, consent.to_name)
    return (
        consent.from_party,
        consent.from_person,
        consent.to_party,
        consent.to_person,
        *(" ".join(name.casefold().split()) for name in names),
    )
