"""Note who was given the plan on paper, and what became of each copy (C6)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case, Consent, NetworkPerson, TeamMembership
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import made_by
from fodfaeste.records.plan.models import PaperCopy, PlanVersion
from fodfaeste.records.plan.queries.paper import in_force, same_party
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.plan.paper import (
    PaperFate,
    PaperHandover,
    PaperReceiver,
    PaperVariant,
    check_giving,
    check_gone,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperTo:
    """Whom a copy was given to: the number of the colleague, the person or the consent."""

    receiver: PaperReceiver = PaperReceiver.CITIZEN
    number: int = 0


@creates(PaperCopy)
def hand_over(
    *,
    actor: Actor,
    case: Case,
    number: int,
    handed_over_on: date,
    today: date,
    now: datetime,
    to: PaperTo | None = None,
    variant: PaperVariant = PaperVariant.STANDARD,
) -> PaperCopy:
    """Note that somebody was given one approved version on paper; Refused (C6, C2) else."""
    access.require(actor, Permission.PLAN_HAND_OVER, case, today=today, now=now)
    version = PlanVersion.objects.get(case=case, number=number)
    to = to or PaperTo()
    consents = _consents_for(case, to, day=handed_over_on)
    check_giving(
        PaperHandover(
            receiver=to.receiver,
            is_known=_is_known(case, to, today=today),
            approved_on=version.approved_on,
            handed_over_on=handed_over_on,
            consents=tuple(map(access.facts_of, consents)),
        ),
        today=today,
    )
    copy = PaperCopy(
        **made_by(actor.id, now),
        case=case,
        plan_version=version,
        variant=variant,
        receiver=to.receiver,
        colleague_id=to.number if to.receiver is PaperReceiver.COLLEAGUE else None,
        person_id=to.number if to.receiver is PaperReceiver.NETWORK_PERSON else None,
        consent=consents[0] if consents else None,
        handed_over_on=handed_over_on,
        handed_over_by_id=actor.id,
    )
    copy.save(force_insert=True)
    return copy


@transaction.atomic
def note_gone(
    *,
    actor: Actor,
    case: Case,
    copy_id: int,
    fate: PaperFate,
    gone_on: date,
    today: date,
    now: datetime,
) -> PaperCopy:
    """Note that a copy was taken back or destroyed."""
    access.require(actor, Permission.PLAN_HAND_OVER, case, today=today, now=now)
    copy = PaperCopy.objects.select_for_update().get(case=case, pk=copy_id)
    if (copy.fate, copy.gone_on, copy.gone_by_id) == (fate, gone_on, actor.id):
        return copy  # a second click
    check_gone(
        is_out=not copy.fate, handed_over_on=copy.handed_over_on, gone_on=gone_on, today=today
    )
    copy.fate, copy.gone_on, copy.gone_by_id = fate, gone_on, actor.id
    copy.save(update_fields=["fate", "gone_on", "gone_by"])
    return copy


def _is_known(case: Case, to: PaperTo, *, today: date) -> bool:
    if to.receiver is PaperReceiver.COLLEAGUE:
        seats = TeamMembership.objects.on(today)
        return seats.filter(case=case, user_id=to.number).exists()
    if to.receiver is PaperReceiver.NETWORK_PERSON:
        return NetworkPerson.objects.filter(case=case, pk=to.number).exists()
    return True


def _consents_for(case: Case, to: PaperTo, *, day: date) -> tuple[Consent, ...]:
    """What the citizen has let this receiver be told, as it counts on a day; the latest first."""
    if to.receiver is PaperReceiver.NETWORK_PERSON:
        wanted = Q(to_person_id=to.number)
    elif to.receiver is PaperReceiver.OUTSIDE_PARTY:
        wanted = same_party(case, to.number)
    else:
        return ()
    rows = Consent.objects.filter(wanted, case=case).order_by("-given_on", "-id")
    return tuple(row for row in rows if in_force(row, day))
