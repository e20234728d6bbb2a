"""What the work room still lacks, from the match to an agreement that all three have said yes to.

«indgået en arbejdsaftale med arbejdsgiveren om timetal, opgaver, helbredshensyn og delmål for
progression. Der indgås også en klar aftale om opfølgning» (SEED-4)
"""

from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.followup.lacks import support_examined
from fodfaeste.rules.missing import Missing, ranked
from fodfaeste.rules.placement.agreement import (
    Agreement,
    obstacles_to_agreeing,
    obstacles_to_agreement,
    warnings_at_agreement,
    warnings_in_force,
)
from fodfaeste.rules.placement.duration import placement_alert
from fodfaeste.rules.placement.kinds import AgreementParty, AgreementState, WorkSupport
from fodfaeste.rules.refusal import Obstacle


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One match today; `agreement` is the latest version, None while none is written."""

    match_found: bool
    agreement: Agreement | None = None
    state: AgreementState | None = None
    agreed_by: frozenset[AgreementParty] = frozenset()
    examined: frozenset[WorkSupport] = frozenset()
    placement_ends: date | None = None


def work_lacks(work: Work, *, today: date) -> tuple[Missing, ...]:
    """Return what is missing, the earliest day first; nothing before there is a match."""
    if not work.match_found:
        return ()
    ends = work.placement_ends
    return ranked(
        (
            *(Missing(obstacle) for obstacle in _agreement_lacks(work, today)),
            *(() if ends is None else placement_alert(ends, today=today)),
            *(Missing(obstacle) for obstacle in unexamined(work.examined)),
        )
    )


def unexamined(examined: frozenset[WorkSupport]) -> tuple[Obstacle, ...]:
    """Return the reminder of the supports that nobody has looked into yet (D5)."""
    left = [support.label.lower() for support in WorkSupport if support not in examined]
    return (support_examined(left),) if left else ()


def _agreement_lacks(work: Work, today: date) -> tuple[Obstacle, ...]:
    facts = work.agreement
    if facts is None:
        return (_AGREEMENT_WRITTEN,)
    reason = warnings_at_agreement(facts)
    if work.state is AgreementState.DRAFT:
        return (*obstacles_to_agreement(facts), *reason)
    if work.state is AgreementState.PROPOSED:
        return (*obstacles_to_agreeing(facts, agreed_by=work.agreed_by), *reason)
    return (*reason, *warnings_in_force(facts, today=today))


_AGREEMENT_WRITTEN = Obstacle(
    rule="D3",
    condition="agreement_written",
    sentence="Der er ingen arbejdsaftale endnu. Klare aftaler giver tryghed for alle tre.",
    next_step="Skriv aftalen på arbejdspladsen sammen med borger og arbejdsgiver.",
)
