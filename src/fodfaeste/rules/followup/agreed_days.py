"""Days that were agreed and have come: the follow-up at work (D3), a measurement (K1).

«Der indgås også en klar aftale om opfølgning og løbende tilpasning af forløbet» (SEED-4, D3)
«måling af borgerens progression» (SEED-4, K1)
"""

from datetime import date, timedelta

from fodfaeste.rules.followup.situation import Situation
from fodfaeste.rules.measures.scales import occasions
from fodfaeste.rules.measures.windows import windows
from fodfaeste.rules.missing import Missing
from fodfaeste.rules.refusal import Obstacle

SOON = timedelta(days=7)
"""So long before its day a thing calls for action."""


def follow_up_due_on(facts: Situation) -> date | None:
    """Return the day of the next follow-up: the one that is planned, or the agreement's own.

    The agreement's day is over once somebody has followed up on it or later.
    """
    days = [facts.follow_up_planned_on]
    agreed, last = facts.agreement_follow_up_on, facts.last_follow_up_on
    if agreed is not None and (last is None or last < agreed):
        days.append(agreed)
    return min((found for found in days if found is not None), default=None)


def follow_up_due(facts: Situation, today: date) -> tuple[Missing, ...]:
    """Return the follow-up at work that is to be held within a week, or was to be held (D3)."""
    due_on = follow_up_due_on(facts)
    is_near = due_on is not None and due_on <= today + SOON
    return (Missing(_FOLLOWED_UP, due_on),) if is_near else ()


def measure_due(facts: Situation, today: date) -> tuple[Missing, ...]:
    """Return the measurement whose day has come and that the citizen has not answered (K1).

    It is asked for as long as an answer still belongs to it, and no longer.
    """
    runs = facts.history.cti_runs
    latest = max(runs, key=lambda run: run.clock.starts_on, default=None)
    due = occasions(
        kickoff_held_on=facts.history.kickoff_held_on,
        cti=latest.clock if latest else None,
        closed_on=latest.closed_on if latest else None,
    )
    return tuple(
        Missing(_MEASURED, window.due_on)
        for window in windows(due)
        if window.due_on <= today
        and window.can_be_answered(today)
        and window.occasion not in facts.measured
    )


_FOLLOWED_UP = Obstacle(
    rule="D3",
    condition="agreement_followed_up",
    sentence="Dagen for opfølgning er her, eller den er tæt på. En aftale, der følges op, holder.",
    next_step="Hold opfølgningen, og notér, hvad I aftalte.",
)
_MEASURED = Obstacle(
    rule="K1",
    condition="measure_answered",
    sentence="Det er tid til en måling, og borgeren har ikke svaret endnu.",
    next_step="Spørg borgeren næste gang, I ses, eller giv borgeren skemaet.",
)
