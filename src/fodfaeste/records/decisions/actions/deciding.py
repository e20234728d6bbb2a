"""Decide, and in the same act grant what a yes leads to (H1–H5, H7)."""

from datetime import date, datetime

from fodfaeste.records.cases.models import Case
from fodfaeste.records.decisions.actions.given import NewDecision, NewGrant
from fodfaeste.records.decisions.actions.writing import (
    law_behind,
    obstacles_to,
    obstacles_to_grant,
    require_deciding,
    tell_the_team,
    write_decision,
    write_grant,
)
from fodfaeste.records.decisions.models import Decision
from fodfaeste.records.decisions.queries import SAYS_YES
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.decisions.grants import GRANT_SAID
from fodfaeste.rules.refusal import refuse_if, unmet


@creates(Decision)
def decide(
    *,
    actor: Actor,
    case: Case,
    decision: NewDecision,
    grant: NewGrant | None,
    today: date,
    now: datetime,
    draft: str = "",
) -> Decision:
    """Record a decision, and in the same act the grant that follows from a yes (H1–H5, H7)."""
    require_deciding(actor, case, decision.law, today=today, now=now)
    Case.objects.select_for_update().get(pk=case.pk)  # two decisions at once take turns
    wanted = grant if decision.outcome in SAYS_YES else None
    law = law_behind(decision)
    refuse_if(
        (
            *obstacles_to(decision, law, today=today),
            *unmet((wanted is not None or decision.outcome not in SAYS_YES, GRANT_SAID)),
            *(obstacles_to_grant(wanted, decision, case) if wanted else ()),
        )
    )
    made = write_decision(decision, law, case=case, actor=actor, now=now)
    if wanted:
        write_grant(wanted, made, actor=actor, now=now)
    drafts.discard(actor=actor, form=draft)
    tell_the_team(case, actor=actor, today=today, now=now)
    return made
