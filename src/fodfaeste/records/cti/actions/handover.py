"""Tasks handed over step by step, each step on its day and with its words (E11, F3, C2)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case, NetworkPerson
from fodfaeste.records.cti.actions.focus import running_course
from fodfaeste.records.cti.actions.handover_links import shut_links
from fodfaeste.records.cti.models import CtiCourse, Handover, HandoverStep
from fodfaeste.records.cti.queries.handovers import may_be_told
from fodfaeste.records.cti.queries.network_map import consents_to_the_network, naming
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import changed_by, lock, made_by
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.cti.handover import Happening, TaskNow, check_happening
from fodfaeste.rules.cti.kinds import AcceptedHow, HandoverEvent, HandoverState
from fodfaeste.rules.text import TextKind, cleaned


@dataclass(frozen=True, slots=True, kw_only=True)
class Receiver:
    """Who takes a task over: the citizen, or somebody on the network map; neither is nobody yet."""

    is_citizen: bool = False
    person_id: int | None = None


CITIZEN = Receiver(is_citizen=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatHappened:
    """One step: what, on which day, how they said yes, and words about it.

    `receiver` and `due_on` are said when a task is planned, and left out otherwise.
    """

    event: HandoverEvent
    on: date
    receiver: Receiver | None = None
    due_on: date | None = None
    accepted_how: AcceptedHow | None = None
    note: str = ""


@creates(Handover)
def plan_handover(
    *,
    actor: Actor,
    case: Case,
    task: str,
    receiver: Receiver,
    due_on: date | None,
    today: date,
    now: datetime,
    draft: str = "",
) -> Handover:
    """Plan that the citizen or somebody in the network takes a task over, until a day."""
    access.require(actor, Permission.NETWORK_WRITE, case, today=today, now=now)
    course = running_course(case)
    planned = Handover(**made_by(actor.id, now), case=case, course=course)
    planned.task = cleaned(task, kind=TextKind.PARAGRAPH)
    what = WhatHappened(event=HandoverEvent.PLAN, on=today, receiver=receiver, due_on=due_on)
    _happen(planned, what, last_on=None, today=today)
    planned.save(force_insert=True)
    _remember(planned, what, actor=actor, now=now)
    drafts.discard(actor=actor, form=draft)
    return planned


@transaction.atomic
def take_step(
    *,
    actor: Actor,
    case: Case,
    handover_id: int,
    version: int,
    what: WhatHappened,
    today: date,
    now: datetime,
    draft: str = "",
) -> Handover:
    """Say what happened to a task; somebody in the network is spoken with by consent only (C2)."""
    access.require(actor, Permission.NETWORK_WRITE, case, today=today, now=now)
    course = running_course(case)
    rows = Handover.objects.select_related("to_person", "changed_by", "course").filter(
        pk=handover_id, case=case, course=course
    )
    steps = HandoverStep.objects.filter(handover=handover_id)
    if _is_second_click(rows, steps, version, what, actor):
        return rows.get()
    held = lock(rows, version=version)
    last = steps.order_by("-happened_on").values_list("happened_on", flat=True).first()
    _happen(held, what, last_on=last, today=today)
    changed_by(held, actor.id, now)
    held.save()
    if what.event in _ENDS_THE_QUESTION:
        shut_links(case_id=case.pk, handover_id=held.pk, actor=actor, now=now)
    _remember(held, what, actor=actor, now=now)
    drafts.discard(actor=actor, form=draft)
    return held


_ENDS_THE_QUESTION = frozenset({HandoverEvent.PLAN, HandoverEvent.TAKE_BACK, HandoverEvent.DROP})
"""Whoever was asked by a link before is not asked any more."""


def _is_second_click(
    rows: QuerySet[Handover],
    steps: QuerySet[HandoverStep],
    version: int,
    what: WhatHappened,
    actor: Actor,
) -> bool:
    """Whether the same hand has said the very same on the version before this one."""
    held = rows.select_for_update(of=("self",)).get()
    last = steps.order_by("pk").last()
    return (
        last is not None
        and held.version == version + 1
        and (last.event, last.happened_on, last.created_by_id) == (what.event, what.on, actor.id)
    )


def _happen(task: Handover, what: WhatHappened, *, last_on: date | None, today: date) -> None:
    """Hold a step to the rules, and write what is so after it."""
    receiver = what.receiver
    if receiver is not None:
        task.to_citizen = receiver.is_citizen
        task.to_person = _person(task.case, receiver)
    following = check_happening(
        _as_it_is(task, task.course, last_on),
        Happening(
            event=what.event,
            on=what.on,
            receiver_named=task.to_citizen or task.to_person is not None,
            is_there=task.to_person is None or task.to_person.left_on is None,
            may_be_contacted=_may_be_contacted(task, what.on, today),
            due_on=what.due_on,
            accepted_how=what.accepted_how,
            reason=what.note,
        ),
        today=today,
    )
    task.state = following
    task.due_on = what.due_on if what.event is HandoverEvent.PLAN else task.due_on
    _date(task, what)


def _as_it_is(task: Handover, course: CtiCourse, last_on: date | None) -> TaskNow:
    return TaskNow(
        state=HandoverState(task.state),
        task=task.task,
        starts_on=course.starts_on,
        ends_before=course.ends_before,
        last_on=last_on,
    )


def _person(case: Case, receiver: Receiver) -> NetworkPerson | None:
    """Somebody on the map of this very case."""
    if receiver.is_citizen or receiver.person_id is None:
        return None
    return NetworkPerson.objects.filter(pk=receiver.person_id, case=case).first()


def _may_be_contacted(task: Handover, on: date, today: date) -> bool:
    if task.to_person is None:
        return True
    consents = naming(consents_to_the_network(task.case_id), task.to_person)
    return may_be_told(consents, on, today)


def _date(task: Handover, what: WhatHappened) -> None:
    """Keep the days that say where the task is; what was taken back is nobody's any more."""
    match what.event:
        case HandoverEvent.ACCEPT:
            task.accepted_on, task.accepted_how = what.on, what.accepted_how or ""
        case HandoverEvent.HAND_OVER:
            task.handed_over_on = what.on
        case HandoverEvent.PLAN | HandoverEvent.TAKE_BACK | HandoverEvent.DROP:
            task.accepted_on, task.accepted_how, task.handed_over_on = None, "", None
        case HandoverEvent.TRY:
            pass


def _remember(task: Handover, what: WhatHappened, *, actor: Actor, now: datetime) -> None:
    HandoverStep.objects.create(
        **made_by(actor.id, now),
        case_id=task.case_id,
        handover=task,
        event=what.event,
        happened_on=what.on,
        to_citizen=task.to_citizen,
        to_person=task.to_person,
        accepted_how=what.accepted_how or "",
        note=cleaned(what.note, kind=TextKind.PARAGRAPH),
    )
