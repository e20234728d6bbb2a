"""Ask somebody in the network about one task by a link, and keep their answer (E11, C2)."""

from datetime import date, datetime, timedelta

from django.db import transaction

from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case, CaseLink
from fodfaeste.records.catalogues.queries import limits_on
from fodfaeste.records.cti.models import Handover, HandoverStep
from fodfaeste.records.cti.queries.handover_links import helpers_behind_link
from fodfaeste.records.cti.queries.handovers import may_be_told
from fodfaeste.records.cti.queries.network_map import consents_to_the_network, naming
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import changed_by, made_by
from fodfaeste.records.post.actions import notify
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.links import LinkScope
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.cti.handover_link import (
    HandoverAnswer,
    HandoverLink,
    check_handover_answer,
    check_handover_link,
)
from fodfaeste.rules.cti.kinds import AcceptedHow, HandoverEvent, HandoverState
from fodfaeste.rules.limits import LimitCode, limit_on
from fodfaeste.rules.post.kinds import NoticeKind
from fodfaeste.rules.text import TextKind, cleaned

SAID_YES = "Et svar fra netværket: der er sagt ja til en opgave, du spurgte om."
SAID_NO = "Et svar fra netværket: der er sagt nej til en opgave. Find en anden, der kan hjælpe."


@creates(CaseLink)
def ask_by_link(
    *,
    actor: Actor,
    case: Case,
    handover_id: int,
    token_hash: bytes,
    today: date,
    now: datetime,
) -> CaseLink:
    """Make a link for the one who is to take a task over; only the token's hash is kept."""
    access.require(actor, Permission.NETWORK_WRITE, case, today=today, now=now)
    held = Handover.objects.select_related("to_person").get(pk=handover_id, case=case)
    person = held.to_person
    consents = naming(consents_to_the_network(case.pk), person) if person else ()
    check_handover_link(
        HandoverLink(
            state=HandoverState(held.state),
            to_person=person is not None,
            is_there=person is not None and person.left_on is None,
            may_be_contacted=may_be_told(consents, today),
        )
    )
    link = CaseLink(
        **made_by(actor.id, now),
        case=case,
        scope=LinkScope.NETWORK,
        person_name=person.name if person else "",
        token_hash=token_hash,
        target=held.pk,
        expires=now + timedelta(days=_link_days(today)),
    )
    link.save(force_insert=True)
    return link


def _link_days(today: date) -> int:
    code = LimitCode.NETWORK_LINK
    return limits_on(today).get(code) or limit_on(code, today)


@transaction.atomic
def close_links(*, actor: Actor, case: Case, handover_id: int, today: date, now: datetime) -> None:
    """Close the links about a task; they open nothing from the next request on."""
    access.require(actor, Permission.NETWORK_WRITE, case, today=today, now=now)
    shut_links(case_id=case.pk, handover_id=handover_id, actor=actor, now=now)


def shut_links(*, case_id: int, handover_id: int, actor: Actor, now: datetime) -> None:
    """The same, inside an action that has asked already."""
    CaseLink.objects.filter(
        case_id=case_id, scope=LinkScope.NETWORK, target=handover_id, revoked_at=None
    ).update(revoked_at=now, revoked_by_id=actor.id)


@transaction.atomic
def answer_by_link(
    *,
    link_id: int,
    case_id: int,
    handover_id: int,
    accepts: bool | None,
    why: str,
    today: date,
    now: datetime,
) -> Handover:
    """Keep a yes or a no that comes by a link; the same answer sent again is the same answer."""
    held = Handover.objects.select_for_update(of=("self",)).get(pk=handover_id, case_id=case_id)
    said = "" if accepts else cleaned(why, kind=TextKind.PARAGRAPH)
    event = HandoverEvent.ACCEPT if accepts else HandoverEvent.TAKE_BACK
    last = HandoverStep.objects.filter(handover=held).order_by("-pk").first()
    if last is not None and (last.link_id, last.event, last.note) == (link_id, event, said):
        return held
    check_handover_answer(
        HandoverAnswer(state=HandoverState(held.state), accepts=accepts, why=said)
    )
    held.state = HandoverState.ACCEPTED if accepts else HandoverState.TAKEN_BACK
    held.accepted_on = today if accepts else None
    held.accepted_how = AcceptedHow.LINK if accepts else ""
    changed_by(held, None, now)
    held.save()
    HandoverStep.objects.create(
        **made_by(None, now),
        case_id=case_id,
        handover=held,
        event=event,
        happened_on=today,
        to_citizen=False,
        to_person_id=held.to_person_id,
        accepted_how=AcceptedHow.LINK if accepts else "",
        note=said,
        link_id=link_id,
    )
    notify(
        actor=None,
        recipients=helpers_behind_link(),
        case_id=case_id,
        kind=NoticeKind.NETWORK_ANSWERED,
        sentence=SAID_YES if accepts else SAID_NO,
        now=now,
    )
    return held
