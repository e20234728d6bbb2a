"""Write the work agreement, propose it, drop it, and begin its next version (D3–D6)."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from fodfaeste.records.cases import access
from fodfaeste.records.cases.actions.tasks import finish_asked_for
from fodfaeste.records.cases.models import Case
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import Stale, changed_by, lock, made_by
from fodfaeste.records.placement.actions.telling import tell_team
from fodfaeste.records.placement.actions.wording import PRACTICAL_CHANGED
from fodfaeste.records.placement.models import (
    AgreementChange,
    AgreementSubGoal,
    JobMatch,
    WorkAgreement,
    WorkTask,
)
from fodfaeste.records.placement.queries.agreements import is_proposed_in_vain
from fodfaeste.records.placement.queries.sheets import Sheet, Terms, sheet, terms_of
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.placement.acts import AgreementAct, check_act, hand_of
from fodfaeste.rules.placement.agreement import check_agreement
from fodfaeste.rules.placement.kinds import AgreementState
from fodfaeste.rules.placement.match import check_match_open
from fodfaeste.rules.placement.terms import TermChange, TermClass, changes, needs_new_yes

TALK_ABOUT_PAY = "D12"
"""The rule that a mastered task asks for a talk about pay by."""
ON_ITS_WAY = (AgreementState.DRAFT, AgreementState.PROPOSED)


@creates(WorkAgreement)
def begin_agreement(
    *, actor: Actor, case: Case, terms: Terms, today: date, now: datetime, draft: str = ""
) -> WorkAgreement:
    """Begin the first version, or the next one after an agreement that is in force."""
    relation = access.require(actor, Permission.AGREEMENT_WRITE, case, today=today, now=now)
    match = JobMatch.objects.select_for_update().filter(case=case, ended_on=None).first()
    check_match_open(is_open=match is not None)
    waiting = WorkAgreement.objects.filter(match=match, state__in=ON_ITS_WAY).first()
    if waiting is not None:
        raise Stale(waiting)
    check_act(AgreementAct.SUCCEED, state=AgreementState.AGREED, hand=hand_of(relation))
    numbers = WorkAgreement.objects.filter(match=match).aggregate(latest=Max("number"))
    agreement = WorkAgreement(
        **made_by(actor.id, now),
        case=case,
        match=match,
        number=(numbers["latest"] or 0) + 1,
        **_columns(terms),
    )
    agreement.save(force_insert=True)
    _write_lists(agreement, terms, actor=actor, now=now)
    if _pays_more(match, terms):
        finish_asked_for(rule=TALK_ABOUT_PAY, case=case, done_on=today, actor=actor, now=now)
    drafts.discard(actor=actor, form=draft)
    return agreement


@transaction.atomic
def revise_agreement(
    *,
    actor: Actor,
    case: Case,
    agreement_id: int,
    version: int,
    terms: Terms,
    today: date,
    now: datetime,
    draft: str = "",
) -> WorkAgreement:
    """Correct a version that is not agreed yet; a proposal becomes a draft again.

    When only practical things of a proposal are put right, it stays proposed and the yeses stand.
    """
    relation = access.require(actor, Permission.AGREEMENT_WRITE, case, today=today, now=now)
    rows = WorkAgreement.objects.filter(pk=agreement_id, case=case)
    agreement = lock(rows, version=version)
    state = AgreementState(agreement.state)
    check_act(AgreementAct.WRITE, state=state, hand=hand_of(relation))
    before = terms_of(agreement)
    changed_by(agreement, actor.id, now)
    if state is AgreementState.PROPOSED and not needs_new_yes(before, terms):
        found = changes(before, terms)
        write_changes(agreement, found, actor=actor, now=now)
        if any(change.kind is TermClass.TOLD for change in found):
            tell_team(agreement, sentence=PRACTICAL_CHANGED, actor=actor, today=today, now=now)
    else:
        agreement.state, agreement.text_hash = AgreementState.DRAFT, ""
    for name, value in _columns(terms).items():
        setattr(agreement, name, value)
    agreement.save()
    agreement.tasks.all().delete()
    agreement.sub_goals.all().delete()
    _write_lists(agreement, terms, actor=actor, now=now)
    drafts.discard(actor=actor, form=draft)
    return agreement


@transaction.atomic
def propose_agreement(
    *, actor: Actor, case: Case, agreement_id: int, version: int, today: date, now: datetime
) -> WorkAgreement:
    """Hold the version to the rules and fix its text, so that all three can answer it.

    A proposal that can no longer be answered is proposed again; a yes to the same text stands.
    """
    relation = access.require(actor, Permission.AGREEMENT_WRITE, case, today=today, now=now)
    agreement = _locked(case, agreement_id)
    written, state = sheet_of(agreement), AgreementState(agreement.state)
    again = is_proposed_in_vain(written, today=today)
    if state is AgreementState.PROPOSED and not again:
        return agreement  # a second click
    if agreement.version != version:
        raise Stale(agreement)
    act = AgreementAct.PROPOSE_AGAIN if again else AgreementAct.PROPOSE
    check_act(act, state=state, hand=hand_of(relation))
    check_agreement(written.facts)
    changed_by(agreement, actor.id, now)
    agreement.state, agreement.text_hash = AgreementState.PROPOSED, written.fingerprint
    agreement.proposed_at, agreement.proposed_by_id = now, actor.id
    agreement.reminders_sent = 0
    agreement.save()
    return agreement


@transaction.atomic
def drop_agreement(
    *, actor: Actor, case: Case, agreement_id: int, version: int, today: date, now: datetime
) -> WorkAgreement:
    """Give up a version that is not agreed; what was written stays to be read."""
    relation = access.require(actor, Permission.AGREEMENT_AGREE, case, today=today, now=now)
    agreement = _locked(case, agreement_id)
    if agreement.state == AgreementState.DROPPED:
        return agreement  # a second click
    if agreement.version != version:
        raise Stale(agreement)
    state = AgreementState(agreement.state)
    check_act(AgreementAct.DROP, state=state, hand=hand_of(relation))
    changed_by(agreement, actor.id, now)
    agreement.state = AgreementState.DROPPED
    agreement.save()
    return agreement


def write_changes(
    agreement: WorkAgreement, found: Iterable[TermChange], *, actor: Actor, now: datetime
) -> None:
    """Keep what was put right while the yeses stand; what only the team reads is not told."""
    AgreementChange.objects.bulk_create(
        AgreementChange(
            **made_by(actor.id, now),
            case_id=agreement.case_id,
            agreement=agreement,
            term=change.term,
            before=change.before,
            after=change.after,
        )
        for change in found
        if change.kind is TermClass.TOLD
    )


def _pays_more(match: JobMatch | None, terms: Terms) -> bool:
    """More paid hours than in the version that counts: the talk about pay has been held (D12)."""
    stands = WorkAgreement.objects.filter(match=match, state=AgreementState.AGREED)
    paid = stands.values_list("ordinary_minutes", flat=True).first()
    return stands.exists() and (terms.ordinary_minutes or 0) > (paid or 0)


def _locked(case: Case, agreement_id: int) -> WorkAgreement:
    rows = WorkAgreement.objects.filter(pk=agreement_id, case=case)
    return rows.select_for_update(of=("self",)).get()


def sheet_of(agreement: WorkAgreement) -> Sheet:
    """The sheet of a row that is known to exist."""
    found = sheet(agreement.pk, case_id=agreement.case_id)
    if found is None:
        raise WorkAgreement.DoesNotExist
    return found


def _columns(terms: Terms) -> dict[str, object]:
    return {
        "placement_minutes": terms.placement_minutes,
        "ordinary_minutes": terms.ordinary_minutes,
        "working_times": terms.working_times,
        "considerations": terms.considerations,
        "no_considerations": terms.no_considerations,
        "ordinary_possible": terms.ordinary_possible,
        "ordinary_when": terms.ordinary_when,
        "ordinary_no_reason": terms.ordinary_no_reason,
        "follow_up_on": terms.follow_up_on,
        "follow_up_how": terms.follow_up_how,
        "needs": sorted(terms.needs),
        "contact_name": terms.contact_name,
        "contact_phone": terms.contact_phone,
    }


def _write_lists(agreement: WorkAgreement, terms: Terms, *, actor: Actor, now: datetime) -> None:
    belongs = {**made_by(actor.id, now), "case_id": agreement.case_id, "agreement": agreement}
    WorkTask.objects.bulk_create(
        WorkTask(**belongs, wording=task.wording, step=task.step) for task in terms.tasks
    )
    AgreementSubGoal.objects.bulk_create(
        AgreementSubGoal(
            **belongs,
            wording=goal.wording,
            due_on=goal.due_on,
            weekly_minutes=goal.weekly_minutes,
            ordinary_minutes=goal.ordinary_minutes,
        )
        for goal in terms.sub_goals
    )
