"""The network map: somebody comes, changes, leaves and comes back, each on a day (E11)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from fodfaeste.kernel.clock import day_of
from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case, NetworkPerson, NetworkStretch
from fodfaeste.records.cti.models import Handover
from fodfaeste.records.cti.queries.handovers import may_be_told
from fodfaeste.records.cti.queries.network_map import (
    consents_to_the_network,
    naming,
    since,
    standing_of,
)
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import changed_by, lock, made_by
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.cases.kinds import NetworkKind, NetworkStrength
from fodfaeste.rules.cti.handover import ON_THE_WAY, WITH_THE_RECEIVER
from fodfaeste.rules.cti.network_changes import (
    Change,
    back_since,
    begun_on,
    check_change,
    check_leaving,
    kept,
)
from fodfaeste.rules.cti.network_map import Standing
from fodfaeste.rules.text import TextKind, cleaned


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPerson:
    """A person, offer or community around the citizen, as the citizen tells it.

    `from_on` is the day it became so; None is today.
    """

    name: str
    relation: str
    kind: NetworkKind
    is_offer: bool = False
    phone: str = ""
    strength: NetworkStrength | None = None
    supports_with: str = ""
    agreed_task: str = ""
    from_on: date | None = None

    @property
    def standing(self) -> Standing:
        """How they stand to the citizen, as it will be kept."""
        return Standing(
            strength=self.strength,
            supports_with=cleaned(self.supports_with, kind=TextKind.PARAGRAPH),
            agreed_task=cleaned(self.agreed_task, kind=TextKind.PARAGRAPH),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """From which day somebody is no longer there, and why."""

    left_on: date
    why: str = ""


@creates(NetworkPerson)
def add_person(
    *,
    actor: Actor,
    case: Case,
    person: NewPerson,
    today: date,
    now: datetime,
    draft: str = "",
) -> NetworkPerson:
    """Put a person or an offer on the network map, from a day on that may lie back."""
    access.require(actor, Permission.NETWORK_WRITE, case, today=today, now=now)
    new = NetworkPerson(**made_by(actor.id, now), case=case)
    from_on = person.from_on or today
    check_change(
        Change(
            name=person.name, relation=person.relation, standing=person.standing, from_on=from_on
        ),
        today=today,
    )
    _describe(new, person)
    _stand(new, person.standing, from_on)
    new.save(force_insert=True)
    drafts.discard(actor=actor, form=draft)
    return new


@transaction.atomic
def change_person(
    *,
    actor: Actor,
    case: Case,
    person_id: int,
    version: int,
    person: NewPerson,
    today: date,
    now: datetime,
    draft: str = "",
) -> NetworkPerson:
    """Say how somebody stands to the citizen now; what stood before is kept with its days."""
    access.require(actor, Permission.NETWORK_WRITE, case, today=today, now=now)
    rows = NetworkPerson.objects.select_related("changed_by").filter(pk=person_id, case=case)
    held = lock(rows, version=version)
    before, begun, standing = standing_of(held), since(held), person.standing
    is_the_same = standing == before
    from_on = begun_on(begun, person.from_on or today, is_the_same=is_the_same)
    check_change(
        Change(
            name=person.name,
            relation=person.relation,
            standing=standing,
            from_on=from_on,
            since_on=_past_until(held) if is_the_same else begun,
            may_be_contacted=may_be_told(naming(consents_to_the_network(case.pk), held), today),
            agreed_before=before.agreed_task,
            has_left=held.left_on is not None,
        ),
        today=today,
    )
    if not is_the_same:
        _keep(held, begun, before, until=from_on, actor=actor, now=now)
    _describe(held, person)
    _stand(held, standing, from_on)
    changed_by(held, actor.id, now)
    held.save()
    drafts.discard(actor=actor, form=draft)
    return held


@transaction.atomic
def take_off(
    *,
    actor: Actor,
    case: Case,
    person_id: int,
    version: int,
    leaving: Leaving,
    today: date,
    now: datetime,
    draft: str = "",
) -> NetworkPerson:
    """Say that somebody is no longer in the network; they stay in the history."""
    access.require(actor, Permission.NETWORK_WRITE, case, today=today, now=now)
    held = lock(NetworkPerson.objects.filter(pk=person_id, case=case), version=version)
    states = [*ON_THE_WAY, *WITH_THE_RECEIVER]
    tasks = Handover.objects.filter(
        to_person=held, state__in=states, course__closed_on=None
    ).count()
    check_leaving(since_on=since(held), left_on=leaving.left_on, open_tasks=tasks, today=today)
    held.since_on = since(held)
    held.left_on = leaving.left_on
    held.left_why = cleaned(leaving.why, kind=TextKind.PARAGRAPH)
    changed_by(held, actor.id, now)
    held.save()
    drafts.discard(actor=actor, form=draft)
    return held


@transaction.atomic
def put_back(
    *, actor: Actor, case: Case, person_id: int, today: date, now: datetime
) -> NetworkPerson:
    """Undo that somebody left, or say that they are there again; a second click changes nothing."""
    access.require(actor, Permission.NETWORK_WRITE, case, today=today, now=now)
    held = NetworkPerson.objects.select_for_update().get(pk=person_id, case=case)
    if held.left_on is None:
        return held
    begun = since(held)
    removed_on = day_of(held.changed_at) if held.changed_at else held.left_on
    again = back_since(begun, removed_on=removed_on, today=today)
    if again != begun:
        _keep(held, begun, standing_of(held), until=held.left_on, actor=actor, now=now)
    held.since_on, held.left_on, held.left_why = again, None, ""
    changed_by(held, actor.id, now)
    held.save()
    return held


def _past_until(row: NetworkPerson) -> date | None:
    """How far the history reaches; None where there is none."""
    until: date | None = row.stretches.aggregate(until=Max("ends_before"))["until"]
    return until


def _describe(row: NetworkPerson, person: NewPerson) -> None:
    """Who it is: what is mended here was always so."""
    row.name = cleaned(person.name, kind=TextKind.LINE)
    row.relation = cleaned(person.relation, kind=TextKind.LINE)
    row.kind = person.kind
    row.is_offer = person.is_offer
    row.phone = person.phone


def _stand(row: NetworkPerson, standing: Standing, from_on: date) -> None:
    row.strength = standing.strength or ""
    row.supports_with = standing.supports_with
    row.agreed_task = standing.agreed_task
    row.since_on = from_on


def _keep(
    row: NetworkPerson,
    begun: date,
    standing: Standing,
    *,
    until: date,
    actor: Actor,
    now: datetime,
) -> None:
    """Put what stood before into the history."""
    past = kept(begun, standing, until=until)
    if past is None:
        return
    NetworkStretch.objects.create(
        **made_by(actor.id, now),
        case_id=row.case_id,
        person=row,
        starts_on=past.starts_on,
        ends_before=until,
        strength=standing.strength or "",
        supports_with=standing.supports_with,
        agreed_task=standing.agreed_task,
    )
