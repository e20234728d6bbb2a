"""Note that the citizen was guided on support under other law (C13)."""

from dataclasses import dataclass
from datetime import date, datetime

from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import made_by
from fodfaeste.records.plan.models import Guidance
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.plan.guidance import check_guidance
from fodfaeste.rules.plan.kinds import GuidanceAnswer
from fodfaeste.rules.text import TextKind, cleaned


@dataclass(frozen=True, slots=True, kw_only=True)
class NewGuidance:
    """About what, by whom and when; what the citizen said, and whether it goes on paper."""

    about: str
    given_by: str
    given_on: date
    answer: GuidanceAnswer
    citizen_said: str = ""
    on_paper: bool = False


@creates(Guidance)
def note_guidance(
    *,
    actor: Actor,
    case: Case,
    new: NewGuidance,
    today: date,
    now: datetime,
    draft: str = "",
) -> Guidance:
    """Note one talk; it is never changed, and the next talk is a note of its own (M3)."""
    access.require(actor, Permission.PLAN_WRITE, case, today=today, now=now)
    check_guidance(about=new.about, given_by=new.given_by, given_on=new.given_on, today=today)
    if draft:
        drafts.discard(actor=actor, form=draft)
    return Guidance.objects.create(
        **made_by(actor.id, now),
        case=case,
        given_on=new.given_on,
        given_by=cleaned(new.given_by, kind=TextKind.LINE),
        about=cleaned(new.about, kind=TextKind.PARAGRAPH),
        citizen_said=cleaned(new.citizen_said, kind=TextKind.PARAGRAPH),
        answer=new.answer,
        on_paper=new.on_paper,
    )
