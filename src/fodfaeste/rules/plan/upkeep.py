"""Keeping the plan in the citizen's hands and close to work (C6, C11).

«Sørg for at borgeren har den senest opdaterede plan – gerne i fysisk format.» (SEED-3)
«tanken om at borgeren skal ”gøres klar” til arbejdsmarkedet skal undgås» (SEED-3)
"""

from datetime import date, timedelta

from fodfaeste.rules.missing import Missing
from fodfaeste.rules.refusal import Obstacle, unmet


def warnings_on_paper(*, approved_version: int, handed_over_version: int) -> tuple[Obstacle, ...]:
    """Return the warning when the citizen's copy is older than the approved plan.

    0 stands for no version: nothing approved, nothing handed over.
    """
    return unmet((handed_over_version >= approved_version, _COPY_IS_NEWEST))


def not_made_ready_first(
    *,
    efforts_since: date | None,
    last_company_activity_on: date | None,
    today: date,
    weeks: int = 6,
) -> tuple[Missing, ...]:
    """Return the warning when efforts have run so many weeks with no company activity."""
    if efforts_since is None:
        return ()
    quiet_since = max(efforts_since, last_company_activity_on or efforts_since)
    due_on = quiet_since + timedelta(weeks=weeks)
    return (Missing(_COMPANY_BESIDE, due_on),) if due_on < today else ()


_COPY_IS_NEWEST = Obstacle(
    rule="C6",
    condition="copy_is_newest",
    sentence="Borgeren har ikke fået den nyeste plan. Det er borgerens plan.",
    next_step="Print planen, giv den til borgeren, og notér dagen.",
)
_COMPANY_BESIDE = Obstacle(
    rule="C11",
    condition="company_beside",
    sentence="Der er støtte i gang, men det er længe siden, der var kontakt til en virksomhed. "
    "Borgeren skal ikke gøres klar først; job og støtte går side om side.",
    next_step="Aftal et virksomhedsbesøg med borgeren.",
)
