"""The people around the citizen, and tasks handed over to them step by step (E11)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case, NetworkPerson
from fodfaeste.records.cti.actions.focus import running_course
from fodfaeste.records.cti.models import Handover
from fodfaeste.records.cti.queries.network import consents_to
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import changed_by, lock, made_by
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.cases.kinds import NetworkKind
from fodfaeste.rules.consent.involving import check_may_involve
from fodfaeste.rules.consent.kinds import Party
from fodfaeste.rules.cti.kinds import HandoverState
from fodfaeste.rules.cti.running import check_handed_over, check_handover
from fodfaeste.rules.text import TextKind, cleaned


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPerson:
    """A person around the citizen, as the citizen tells it."""

    name: str
    relation: str
    kind: NetworkKind
    phone: str = ""
    supports_with: str = ""


@creates(NetworkPerson)
def add_person(
    *, actor: Actor, case: Case, person: NewPerson, today: date, now: datetime
) -> NetworkPerson:
    """Put a person on the network map."""
    access.require(actor, Permission.NETWORK_WRITE, case, today=today, now=now)
    return NetworkPerson.objects.create(
        **made_by(actor.id, now),
        case=case,
        name=cleaned(person.name, kind=TextKind.LINE),
        relation=cleaned(person.relation, kind=TextKind.LINE),
        kind=person.kind,
        phone=person.phone,
        supports_with=cleaned(person.supports_with, kind=TextKind.PARAGRAPH),
    )


@creates(Handover)
def plan_handover(
    *,
    actor: Actor,
    case: Case,
    task: str,
    to_citizen: bool,
    person_id: int | None,
    today: date,
    now: datetime,
) -> Handover:
    """Plan that the citizen or a person in the network takes a task over."""
    access.require(actor, Permission.NETWORK_WRITE, case, today=today, now=now)
    person = NetworkPerson.objects.filter(pk=person_id, case=case).first() if person_id else None
    check_handover(task=task, receiver_named=to_citizen != (person is not None))
    return Handover.objects.create(
        **made_by(actor.id, now),
        case=case,
        course=running_course(case),
        task=cleaned(task, kind=TextKind.PARAGRAPH),
        to_citizen=to_citizen,
        to_person=person,
    )


@transaction.atomic
def move_handover(
    *,
    actor: Actor,
    case: Case,
    handover_id: int,
    version: int,
    state: HandoverState,
    accepted_on: date | None,
    today: date,
    now: datetime,
) -> Handover:
    """Take a handover a step: tried out, handed over. A person is involved by consent only (C2)."""
    access.require(actor, Permission.NETWORK_WRITE, case, today=today, now=now)
    handover = lock(
        Handover.objects.select_related("to_person").filter(pk=handover_id, case=case),
        version=version,
    )
    if handover.to_person and (accepted_on or state is not HandoverState.PLANNED):
        consents = consents_to(handover.to_person, today)
        check_may_involve(Party.NETWORK_PERSON, consents, today=today)
    check_handed_over(state=state, to_citizen=handover.to_citizen, accepted=accepted_on is not None)
    handover.state = state
    handover.accepted_on = accepted_on
    if state is HandoverState.HANDED_OVER:
        handover.handed_over_on = handover.handed_over_on or today
    else:
        handover.handed_over_on = None
    changed_by(handover, actor.id, now)
    handover.save()
    return handover
