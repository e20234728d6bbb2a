"""Put something practical right in an agreement that stands, and ask again after a no (D4, D6)."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction

from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.foundation import changed_by, lock
from fodfaeste.records.placement.actions.agreements import sheet_of, write_changes
from fodfaeste.records.placement.actions.telling import tell_team
from fodfaeste.records.placement.actions.wording import PRACTICAL_CHANGED
from fodfaeste.records.placement.models import WorkAgreement
from fodfaeste.records.placement.queries.sheets import Terms, terms_of
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.placement.acts import AgreementAct, check_act, hand_of
from fodfaeste.rules.placement.agreement import check_agreement, check_asked_again
from fodfaeste.rules.placement.kinds import AgreementState
from fodfaeste.rules.placement.terms import TermClass, changes


@dataclass(frozen=True, slots=True, kw_only=True)
class Practical:
    """What may be put right while the yeses stand."""

    follow_up_on: date | None
    follow_up_how: str = ""
    contact_name: str = ""
    contact_phone: str = ""
    ordinary_no_reason: str | None = None
    """Only the team reads it; None where it is not asked for and stays."""


@transaction.atomic
def note_change(
    *,
    actor: Actor,
    case: Case,
    agreement_id: int,
    version: int,
    practical: Practical,
    today: date,
    now: datetime,
    draft: str = "",
) -> WorkAgreement:
    """Change the follow-up or the contact; the yeses stand, and everybody can see what changed.

    What only the team reads is put right without telling anybody.
    """
    relation = access.require(actor, Permission.AGREEMENT_WRITE, case, today=today, now=now)
    agreement = lock(WorkAgreement.objects.filter(pk=agreement_id, case=case), version=version)
    state = AgreementState(agreement.state)
    check_act(AgreementAct.NOTE_CHANGE, state=state, hand=hand_of(relation))
    before = terms_of(agreement)
    after = replace(
        before,
        follow_up_on=practical.follow_up_on,
        follow_up_how=practical.follow_up_how,
        contact_name=practical.contact_name,
        contact_phone=practical.contact_phone,
        ordinary_no_reason=_else(practical.ordinary_no_reason, before.ordinary_no_reason),
    )
    check_agreement(replace(sheet_of(agreement), terms=after).facts)
    drafts.discard(actor=actor, form=draft)
    found = changes(before, after)
    if not found:
        return agreement
    write_changes(agreement, found, actor=actor, now=now)
    changed_by(agreement, actor.id, now)
    agreement.follow_up_on, agreement.follow_up_how = after.follow_up_on, after.follow_up_how
    agreement.contact_name, agreement.contact_phone = after.contact_name, after.contact_phone
    agreement.ordinary_no_reason = after.ordinary_no_reason
    agreement.save()
    if any(change.kind is TermClass.TOLD for change in found):
        tell_team(agreement, sentence=PRACTICAL_CHANGED, actor=actor, today=today, now=now)
    return agreement


@transaction.atomic
def note_asked_again(
    *,
    actor: Actor,
    case: Case,
    agreement_id: int,
    reason: str,
    today: date,
    now: datetime,
) -> WorkAgreement:
    """The question about paid hours was raised again, and the answer is still no (D4)."""
    relation = access.require(actor, Permission.AGREEMENT_WRITE, case, today=today, now=now)
    rows = WorkAgreement.objects.filter(pk=agreement_id, case=case)
    agreement = rows.select_for_update(of=("self",)).get()
    state = AgreementState(agreement.state)
    check_act(AgreementAct.NOTE_CHANGE, state=state, hand=hand_of(relation))
    check_asked_again(sheet_of(agreement).facts, reason=reason)
    if agreement.ordinary_asked_on == today and agreement.ordinary_no_reason == reason:
        return agreement  # a second click
    changed_by(agreement, actor.id, now)
    agreement.ordinary_asked_on, agreement.ordinary_no_reason = today, reason
    agreement.save()
    return agreement


def carry_from_talk(
    case_id: int,
    *,
    held_on: date,
    next_on: date | None,
    still_no: str | None,
    actor: Actor,
    now: datetime,
) -> None:
    """What was settled at the workplace stands in the agreement too: nobody types it again.

    `still_no` is the reason when the employer said no to paid hours once more, else None.
    """
    stands = AgreementState.PROPOSED, AgreementState.AGREED
    rows = WorkAgreement.objects.filter(case=case_id, match__ended_on=None, state__in=stands)
    for agreement in rows.select_for_update(of=("self",)):
        before = terms_of(agreement)
        after = replace(before, follow_up_on=next_on or before.follow_up_on)
        no_again = still_no is not None and before.ordinary_possible is False
        if after == before and not no_again:
            continue
        write_changes(agreement, changes(before, after), actor=actor, now=now)
        changed_by(agreement, actor.id, now)
        agreement.follow_up_on = after.follow_up_on
        if no_again:
            agreement.ordinary_asked_on = held_on
            agreement.ordinary_no_reason = still_no or before.ordinary_no_reason
        agreement.save()


def practical_of(terms: Terms) -> Practical:
    """What of some terms may be put right while the yeses stand."""
    return Practical(
        follow_up_on=terms.follow_up_on,
        follow_up_how=terms.follow_up_how,
        contact_name=terms.contact_name,
        contact_phone=terms.contact_phone,
        ordinary_no_reason=terms.ordinary_no_reason,
    )


def _else(said: str | None, stands: str) -> str:
    return stands if said is None else said
