"""The three answer the same text; with the third yes the agreement is made (D6)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection, transaction

from fodfaeste.kernel.clock import day_of
from fodfaeste.records.cases import access
from fodfaeste.records.cases.actions.tasks import finish_asked_for
from fodfaeste.records.cases.models import Case
from fodfaeste.records.cases.queries import link_person
from fodfaeste.records.foundation import changed_by
from fodfaeste.records.placement.actions import wording
from fodfaeste.records.placement.actions.agreements import sheet_of
from fodfaeste.records.placement.actions.telling import tell_team, tell_team_by_link
from fodfaeste.records.placement.models import AgreementAnswer, WorkAgreement
from fodfaeste.records.placement.queries.agreements import last_day_to_answer
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.cases import tasks
from fodfaeste.rules.placement.agreement import check_agreeing
from fodfaeste.rules.placement.answers import Answer, check_answer, check_regret
from fodfaeste.rules.placement.kinds import AgreementParty, AgreementState, AnswerWay


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one party says to the text with this fingerprint."""

    party: AgreementParty
    agrees: bool
    text_hash: str
    person_name: str = ""
    should_change: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """How an answer came to us: when, from which address, by whose hand or which link."""

    now: datetime
    today: date
    way: AnswerWay
    actor: Actor | None = None
    link_id: int | None = None
    address: str = ""

    @property
    def actor_id(self) -> int | None:
        """The one who is signed in; nobody behind a link."""
        return self.actor.id if self.actor else None


@transaction.atomic
def record_answer(
    *,
    actor: Actor,
    case: Case,
    agreement_id: int,
    said: Said,
    way: AnswerWay = AnswerWay.NOTED,
    address: str = "",
    today: date,
    now: datetime,
) -> AgreementAnswer:
    """Write down what a party said in the room, or said on the consultant's own screen."""
    access.require(actor, Permission.AGREEMENT_AGREE, case, today=today, now=now)
    agreement = _locked(agreement_id, case_id=case.pk)
    return _answer(
        agreement, said, Evidence(now=now, today=today, way=way, actor=actor, address=address)
    )


@transaction.atomic
def answer_on_own_page(  # noqa: PLR0913 -- as above
    *,
    actor: Actor,
    case: Case,
    agreement_id: int,
    agrees: bool,
    text_hash: str,
    should_change: str = "",
    address: str = "",
    today: date,
    now: datetime,
) -> AgreementAnswer:
    """Write down what the citizen says on their own page; the team is told."""
    access.require(actor, Permission.OWN_AGREEMENT_ANSWER, case, today=today, now=now)
    said = Said(
        party=AgreementParty.CITIZEN,
        agrees=agrees,
        text_hash=text_hash,
        person_name=actor.name,
        should_change=should_change,
    )
    evidence = Evidence(now=now, today=today, way=AnswerWay.OWN_PAGE, actor=actor, address=address)
    return _answer(_locked(agreement_id, case_id=case.pk), said, evidence)


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
    said = Said(
        party=AgreementParty.EMPLOYER,
        agrees=agrees,
        text_hash=text_hash,
        person_name=link_person(link_id),
        should_change=should_change,
    )
    evidence = Evidence(now=now, today=today, way=AnswerWay.LINK, link_id=link_id, address=address)
    return _answer(_locked(agreement_id, case_id=case_id), said, evidence)


@transaction.atomic
def regret_answer(
    *,
    actor: Actor,
    case: Case,
    agreement_id: int,
    party: AgreementParty,
    today: date,
    now: datetime,
) -> None:
    """Note in the room that a yes is taken back; until the last one is given."""
    access.require(actor, Permission.AGREEMENT_AGREE, case, today=today, now=now)
    evidence = Evidence(now=now, today=today, way=AnswerWay.NOTED, actor=actor)
    _regret(_locked(agreement_id, case_id=case.pk), party, evidence)


@transaction.atomic
def regret_on_own_page(
    *, actor: Actor, case: Case, agreement_id: int, today: date, now: datetime
) -> None:
    """The citizen takes the yes back."""
    access.require(actor, Permission.OWN_AGREEMENT_ANSWER, case, today=today, now=now)
    evidence = Evidence(now=now, today=today, way=AnswerWay.OWN_PAGE, actor=actor)
    _regret(_locked(agreement_id, case_id=case.pk), AgreementParty.CITIZEN, evidence)


@transaction.atomic
def regret_by_link(
    *, link_id: int, case_id: int, agreement_id: int, today: date, now: datetime
) -> None:
    """The employer takes the yes back."""
    _regret(
        _locked(agreement_id, case_id=case_id),
        AgreementParty.EMPLOYER,
        Evidence(now=now, today=today, way=AnswerWay.LINK, link_id=link_id),
    )


def _locked(agreement_id: int, *, case_id: int) -> WorkAgreement:
    """Whoever answers at the same second waits here, and then reads what the other one said."""
    rows = WorkAgreement.objects.filter(pk=agreement_id, case_id=case_id)
    return rows.select_for_update(of=("self",)).get()


def _answer(agreement: WorkAgreement, said: Said, evidence: Evidence) -> AgreementAnswer:
    """One party's answer to a locked agreement; the same answer sent again is the same answer."""
    again = _given_before(agreement, said)
    if again is not None:
        return again
    yes = _yes_of(agreement, said.party)
    check_answer(
        Answer(
            party=said.party,
            agrees=said.agrees,
            should_change=said.should_change,
            answered_text=said.text_hash,
            proposed_text=agreement.text_hash,
            state=AgreementState(agreement.state),
            has_agreed=yes is not None,
            text_stands=_text_stands(agreement),
            match_is_open=agreement.match.ended_on is None,
            answer_by=last_day_to_answer(
                day_of(agreement.proposed_at) if agreement.proposed_at else None,
                today=evidence.today,
            ),
            today=evidence.today,
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
        given_how=evidence.way,
    )
    answer.save(force_insert=True)
    if said.agrees:
        _agree_when_all_do(agreement, said.party, evidence)
    else:
        _take_back(agreement, yes, said.party, evidence)
    return answer


def _text_stands(agreement: WorkAgreement) -> bool:
    """What is shown is what was proposed; asked of a proposal alone."""
    return agreement.state != AgreementState.PROPOSED or sheet_of(agreement).text_stands


def _yes_of(agreement: WorkAgreement, party: AgreementParty) -> AgreementAnswer | None:
    return AgreementAnswer.objects.filter(
        agreement=agreement,
        party=party,
        agrees=True,
        text_hash=agreement.text_hash,
        regretted_at=None,
    ).first()


def _given_before(agreement: WorkAgreement, said: Said) -> AgreementAnswer | None:
    """The same answer to the same proposal; a text that is proposed anew is answered anew."""
    if said.text_hash != agreement.text_hash:
        return None
    return AgreementAnswer.objects.filter(
        agreement=agreement,
        party=said.party,
        agrees=said.agrees,
        should_change=said.should_change,
        text_hash=said.text_hash,
        regretted_at=None,
        answered_at__gte=agreement.proposed_at or agreement.created_at,
    ).first()


def _agree_when_all_do(agreement: WorkAgreement, party: AgreementParty, evidence: Evidence) -> None:
    """With the third yes this version is in force; the one before and the task are done (E4)."""
    written = sheet_of(agreement)
    if written.agreed_by < frozenset(AgreementParty):
        _tell(agreement, _YES[party], evidence)
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
    _finish_the_task(agreement, evidence)
    _tell(agreement, wording.ALL_AGREED, evidence)


def _finish_the_task(agreement: WorkAgreement, evidence: Evidence) -> None:
    """The task that asked for the agreement is done; behind a link nobody sees it (E4)."""
    if evidence.actor is None:
        with connection.cursor() as cursor:
            cursor.execute("select linked_agreement_done(%s)", [tasks.WORK_AGREEMENT])
        return
    finish_asked_for(
        rule=tasks.WORK_AGREEMENT,
        case=agreement.case_id,
        done_on=evidence.today,
        actor=evidence.actor,
        now=evidence.now,
    )


def _take_back(
    agreement: WorkAgreement,
    yes: AgreementAnswer | None,
    party: AgreementParty,
    evidence: Evidence,
) -> None:
    """Something is to be changed: the version is a draft again, and its writers are told."""
    if yes is not None:
        _mark_regretted(yes, evidence)
    changed_by(agreement, evidence.actor_id, evidence.now)
    agreement.state = AgreementState.DRAFT
    agreement.save()
    _tell(agreement, _CHANGE[party], evidence)


def _regret(agreement: WorkAgreement, party: AgreementParty, evidence: Evidence) -> None:
    yes = _yes_of(agreement, party)
    check_regret(party=party, state=AgreementState(agreement.state), has_agreed=yes is not None)
    if yes is not None:
        _mark_regretted(yes, evidence)
        _tell(agreement, wording.YES_REGRETTED, evidence)


def _mark_regretted(yes: AgreementAnswer, evidence: Evidence) -> None:
    yes.regretted_at, yes.regretted_by_id = evidence.now, evidence.actor_id
    yes.save()


def _tell(agreement: WorkAgreement, sentence: str, evidence: Evidence) -> None:
    if evidence.actor is None:
        tell_team_by_link(case_id=agreement.case_id, sentence=sentence, now=evidence.now)
        return
    tell_team(
        agreement,
        sentence=sentence,
        actor=evidence.actor,
        today=evidence.today,
        now=evidence.now,
    )


_YES = {
    AgreementParty.CITIZEN: wording.CITIZEN_AGREED,
    AgreementParty.EMPLOYER: wording.EMPLOYER_AGREED,
    AgreementParty.JOB_CONSULTANT: wording.STILL_WAITING,
}
_CHANGE = {
    AgreementParty.CITIZEN: wording.CITIZEN_WANTS_CHANGE,
    AgreementParty.EMPLOYER: wording.EMPLOYER_WANTS_CHANGE,
    AgreementParty.JOB_CONSULTANT: wording.CONSULTANT_WANTS_CHANGE,
}
