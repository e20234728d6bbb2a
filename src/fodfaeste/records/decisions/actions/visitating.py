"""Record the visitation that § 85 asks for; never changed, a new one takes its place (H2)."""

from datetime import date, datetime

from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case
from fodfaeste.records.decisions.actions.given import NewVisitation
from fodfaeste.records.decisions.models import Visitation
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import made_by
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.decisions import grants as rule
from fodfaeste.rules.text import TextKind, cleaned


@creates(Visitation)
def record_visitation(
    *,
    actor: Actor,
    case: Case,
    visitation: NewVisitation,
    today: date,
    now: datetime,
    draft: str = "",
) -> Visitation:
    """Record the visitation before a § 85 grant (H2)."""
    access.require(actor, Permission.VISITATION_RECORD, case, today=today, now=now)
    facts = rule.Visitation(
        functional_impairment=cleaned(visitation.impairment, kind=TextKind.LONG),
        extent_of_need=cleaned(visitation.extent, kind=TextKind.LONG),
        kind_of_need=cleaned(visitation.kind_of_need, kind=TextKind.LONG),
        in_target_group=visitation.in_target_group,
    )
    rule.check_visitation(facts, assessed_on=visitation.assessed_on, today=today)
    drafts.discard(actor=actor, form=draft)
    return Visitation.objects.create(
        **made_by(actor.id, now),
        case=case,
        assessed_on=visitation.assessed_on,
        impairment=facts.functional_impairment,
        extent=facts.extent_of_need,
        kind_of_need=facts.kind_of_need,
        in_target_group=facts.in_target_group,
    )
