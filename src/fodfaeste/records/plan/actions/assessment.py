"""Write in the shared assessment; an entry is signed and never changed (C1, M3)."""

from datetime import date, datetime

from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import made_by
from fodfaeste.records.plan.models import AssessmentEntry
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import CASEWORKER_ROLES, TEAM_ROLES
from fodfaeste.rules.plan.kinds import AssessmentTheme
from fodfaeste.rules.plan.writing import check_wording
from fodfaeste.rules.text import TextKind, cleaned


@creates(AssessmentEntry)
def assess(
    *,
    actor: Actor,
    case: Case,
    theme: AssessmentTheme,
    text: str,
    said_by_citizen: bool,
    today: date,
    now: datetime,
    draft: str = "",
) -> AssessmentEntry:
    """Sign a new entry about resources, barriers or needs of support (C1)."""
    relation = access.require(actor, Permission.ASSESSMENT_WRITE, case, today=today, now=now)
    check_wording(text)
    seat = next(role for role in TEAM_ROLES if role in relation.team & CASEWORKER_ROLES)
    if draft:
        drafts.discard(actor=actor, form=draft)
    return AssessmentEntry.objects.create(
        **made_by(actor.id, now),
        case=case,
        theme=theme,
        text=cleaned(text, kind=TextKind.LONG),
        said_by_citizen=said_by_citizen,
        written_as=seat,
    )
