"""The citizen says what they think of a version of the plan (L2)."""

from datetime import date, datetime

from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import made_by
from fodfaeste.records.plan.actions.telling import tell_the_team
from fodfaeste.records.plan.models import PlanComment, PlanVersion
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.plan.assessment import check_comment
from fodfaeste.rules.text import TextKind, cleaned


@creates(PlanComment)
def comment(
    *,
    actor: Actor,
    case: Case,
    number: int,
    text: str,
    today: date,
    now: datetime,
    draft: str = "",
) -> PlanComment:
    """Sign the citizen's words about one approved version, and let the team know."""
    access.require(actor, Permission.OWN_WORDS_WRITE, case, today=today, now=now)
    check_comment(text)
    version = PlanVersion.objects.get(case=case, number=number)
    if draft:
        drafts.discard(actor=actor, form=draft)
    made = PlanComment.objects.create(
        **made_by(actor.id, now),
        case=case,
        version=version,
        text=cleaned(text, kind=TextKind.LONG),
    )
    tell_the_team(
        case,
        f"{case.citizen.name} har skrevet, hvad de mener om planens version {number}.",
        actor=actor,
        today=today,
        now=now,
    )
    return made
