"""Agree with the citizen how often the statutory talks are held (G2)."""

from dataclasses import dataclass
from datetime import date, datetime

from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import made_by
from fodfaeste.records.meetings.models import TalkAgreement
from fodfaeste.records.meetings.queries.talks import latest_agreement, rhythm_of
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.followup.talks import NewRhythm, TalkForm, check_rhythm, counts_from
from fodfaeste.rules.text import TextKind, cleaned


@dataclass(frozen=True, slots=True, kw_only=True)
class TalksAgreed:
    """What citizen and caseworker agreed; no weeks: without a fixed time, and `words` say why."""

    agreed_on: date
    weeks: int | None
    talk_form: TalkForm
    since: date | None = None
    words: str = ""


@creates(TalkAgreement)
def agree_talks(
    *, actor: Actor, case: Case, agreed: TalksAgreed, today: date, now: datetime, draft: str = ""
) -> TalkAgreement:
    """Keep what was agreed; what was agreed before stays beside it. Raises Refused (G2)."""
    access.require(actor, Permission.TALKS_AGREE, case, today=today, now=now)
    before = latest_agreement(case.pk)
    words = cleaned(agreed.words, kind=TextKind.PARAGRAPH)
    check_rhythm(
        NewRhythm(
            weeks=agreed.weeks,
            words=words,
            agreed_on=agreed.agreed_on,
            since=agreed.since,
            enrolled_on=case.enrolled_on,
            latest_on=before.agreed_on if before else None,
        ),
        today=today,
    )
    made = TalkAgreement(
        **made_by(actor.id, now),
        case=case,
        agreed_on=agreed.agreed_on,
        weeks=agreed.weeks,
        talk_form=agreed.talk_form,
        since=agreed.since,
        counts_from=counts_from(agreed.weeks, agreed.agreed_on, before=rhythm_of(before)),
        words=words,
    )
    made.save(force_insert=True)
    drafts.discard(actor=actor, form=draft)
    return made
