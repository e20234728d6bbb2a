"""The municipality writes how many statutory talks the law asks for, from a day on (G2, M9)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from fodfaeste.records.catalogues.actions import Turn, take_over
from fodfaeste.records.catalogues.models import TalkLaw
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.refusing import require_without_case
from fodfaeste.rules.followup import talk_law
from fodfaeste.rules.text import TextKind, cleaned

LONGEST_PARAGRAPH = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkLawFacts:
    """What the row says; without `checked_before` it was looked up as lasting."""

    paragraph: str
    least: int
    months: int
    first_days: int
    source: str
    checked_before: date | None = None


@transaction.atomic
def change_talk_law(
    *, actor: Actor, turn: Turn, facts: TalkLawFacts, today: date, now: datetime
) -> TalkLaw:
    """Let the law count talks differently from a day on; raises Refused (G2, M9) and Stale."""
    require_without_case(actor, Permission.ADMINISTER)
    wanted = talk_law.TalkLaw(
        paragraph=cleaned(facts.paragraph, kind=TextKind.LINE)[:LONGEST_PARAGRAPH],
        least=facts.least,
        months=facts.months,
        first_days=facts.first_days,
        source=cleaned(facts.source, kind=TextKind.PARAGRAPH),
        checked_before=facts.checked_before,
        valid_from=turn.from_day,
    )
    talk_law.check_talk_law(wanted)
    columns = {name: getattr(wanted, name) for name in TalkLawFacts.__slots__}
    return take_over(TalkLaw, actor, turn, columns, today, now)
