"""The three answer the same text; with the third yes the agreement is made (D6)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case
from fodfaeste.records.cases.queries import link_person
from fodfaeste.records.foundation import changed_by
from fodfaeste.records.placement.actions.agreements import sheet_of
from fodfaeste.records.placement.actions.wording import EMPLOYER_AGREED, EMPLOYER_WANTS_CHANGE
from fodfaeste.records.placement.models import AgreementAnswer, WorkAgreement
from fodfaeste.records.placement.queries.links import linked_consultant
from fodfaeste.records.post import actions as post
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.placement.agreement import check_agreeing
from fodfaeste.rules.placement.answers import Answer, check_answer
from fodfaeste.rules.placement.kinds import AgreementParty, AgreementState

NOTICE = "agreement_answered"
"""The one kind of notice that somebody behind a link may leave (see the wall of `Notice`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one party says to the text with this fingerprint."""

    party: AgreementParty
    agrees: bool
    text_hash: str
    person_name: str = ""
    should_change: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Evidence:
    """How the answer came to us: by a colleague in the room, or by a link from an address."""

    now: datetime
    today: date
    actor_id: int | None = None
    link_id: int | None = None
    address: str = ""


@transaction.atomic
def record_answer(
    *,
    actor: Actor,
    case: Case,
    agreement_id: int,
    said: Said,
    today: date,
    now: datetime,
) -> AgreementAnswer:
    """Write down what a party said in the room."""
    access.require(actor, Permission.AGREEMENT_AGREE, case, today=today, now=now)
    rows = WorkAgreement.objects.filter(pk=agreement_id, case=case)
    return _answer(
        rows.select_for_update(of=("self",)).get(),
        said,
        _Evidence(now=now, today=today, actor_id=actor.id),
    )


@transaction.atomic
def answer_by_link(  # noqa: PLR0913 -- by which link, to what, from where, when
    *,
    link_id: int,
    case_id: int,
    agreement_id: int,
    agrees: bool,
    text_hash: str,
    should_change: str = "",
    address: str = "",
    today: date,
    now: datetime,
) -> AgreementAnswer:
    """Write down what the employer says through a link; the consultant is told."""
    rows = WorkAgreement.objects.filter(pk=agreement_id, case_id=case_id)
    agreement = rows.select_for_update(of=("self",)).get()
    said = Said(
        party=AgreementParty.EMPLOYER,
        agrees=agrees,
        text_hash=text_hash,
        person_name=link_person(link_id),
        should_change=should_change,
    )
    before = AgreementAnswer.objects.filter(agreement=agreement).count()
    answer = _answer(
        agreement, said, _Evidence(now=now, today=today, link_id=link_id, address=address)
    )
    consultant = linked_consultant()
    if consultant and AgreementAnswer.objects.filter(agreement=agreement).count() > before:
        post.notify(
            actor=None,
            recipients=[consultant.id],
            case_id=case_id,
            kind=NOTICE,
            sentence=EMPLOYER_AGREED if agrees else EMPLOYER_WANTS_CHANGE,
            now=now,
        )
    return answer


def _answer(agreement: WorkAgreement, said: Said, evidence: _Evidence) -> AgreementAnswer:
    """One party's answer to a locked agreement; the same answer sent again is the same answer."""
    again = _given_before(agreement, said)
    if again is not None:
        return again
    check_answer(
        Answer(
            party=said.party,
            agrees=said.agrees,
            should_change=said.should_change,
            answered_text=said.text_hash,
            proposed_text=agreement.text_hash,
            state=AgreementState(agreement.state),
            has_agreed=AgreementAnswer.objects.filter(
                agreement=agreement,
                party=said.party,
                agrees=True,
                text_hash=agreement.text_hash,
            ).exists(),
        )
    )
    answer = AgreementAnswer(
        created_at=evidence.now,
        created_by_id=evidence.actor_id,
        case_id=agreement.case_id,
        agreement=agreement,
        party=said.party,
        agrees=said.agrees,
        should_change=said.should_change,
        person_name=said.person_name,
        answered_at=evidence.now,
        answered_by_id=evidence.actor_id,
        link_id=evidence.link_id,
        address=evidence.address,
        text_hash=said.text_hash,
    )
    answer.save(force_insert=True)
    _agree_when_all_do(agreement, evidence)
    return answer


def _given_before(agreement: WorkAgreement, said: Said) -> AgreementAnswer | None:
    return AgreementAnswer.objects.filter(
        agreement=agreement,
        party=said.party,
        agrees=said.agrees,
        should_change=said.should_change,
        text_hash=said.text_hash,
    ).first()


def _agree_when_all_do(agreement: WorkAgreement, evidence: _Evidence) -> None:
    """With the third yes this version is in force, and the one before is replaced."""
    written = sheet_of(agreement)
    if written.agreed_by < frozenset(AgreementParty):
        return
    check_agreeing(written.facts, agreed_by=written.agreed_by)
    rows = WorkAgreement.objects.filter(match_id=agreement.match_id, state=AgreementState.AGREED)
    for older in rows:
        changed_by(older, evidence.actor_id, evidence.now)
        older.state = AgreementState.REPLACED
        older.save()
    changed_by(agreement, evidence.actor_id, evidence.now)
    agreement.state, agreement.agreed_on = AgreementState.AGREED, evidence.today
    agreement.save()
