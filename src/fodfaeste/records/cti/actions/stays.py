"""Note that a citizen is in hospital or prison: the clock goes on, nothing is moved (E1)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case
from fodfaeste.records.cti.models import Stay
from fodfaeste.records.cti.queries.stays import other_days
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import changed_by, lock, made_by
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.cti.kinds import StayKind
from fodfaeste.rules.cti.stays import StayFacts, check_stay
from fodfaeste.rules.text import TextKind, cleaned

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class StaySaid:
    """What is noted of a stay; `last_day` is None while it lasts."""

    kind: StayKind | None
    starts_on: date
    last_day: date | None
    contact_kept: str = ""


@creates(Stay)
def note_stay(
    *, actor: Actor, case: Case, said: StaySaid, today: date, now: datetime, draft: str = ""
) -> Stay:
    """Note a stay; the course and the contact go on."""
    access.require(actor, Permission.NOTE_WRITE, case, today=today, now=now)
    Case.objects.select_for_update().get(pk=case.pk)
    stay = Stay(**made_by(actor.id, now), case=case)
    _write(stay, said, today=today)
    stay.save(force_insert=True)
    drafts.discard(actor=actor, form=draft)
    return stay


@transaction.atomic
def change_stay(
    *,
    actor: Actor,
    case: Case,
    stay_id: int,
    version: int,
    said: StaySaid,
    today: date,
    now: datetime,
    draft: str = "",
) -> Stay:
    """Note the last day, or put right what was noted."""
    access.require(actor, Permission.NOTE_WRITE, case, today=today, now=now)
    Case.objects.select_for_update().get(pk=case.pk)
    stay = lock(Stay.objects.filter(pk=stay_id, case=case, mistaken_on=None), version=version)
    _write(stay, said, today=today)
    changed_by(stay, actor.id, now)
    stay.save()
    drafts.discard(actor=actor, form=draft)
    return stay


@transaction.atomic
def set_stay_aside(
    *, actor: Actor, case: Case, stay_id: int, version: int, today: date, now: datetime
) -> Stay:
    """Say that a stay was noted by mistake; a second click changes nothing."""
    access.require(actor, Permission.NOTE_WRITE, case, today=today, now=now)
    stay = Stay.objects.select_for_update(of=("self",)).get(pk=stay_id, case=case)
    if stay.mistaken_on is not None:
        return stay
    stay = lock(Stay.objects.filter(pk=stay_id, case=case), version=version)
    stay.mistaken_on = today
    changed_by(stay, actor.id, now)
    stay.save()
    return stay


def _write(stay: Stay, said: StaySaid, *, today: date) -> None:
    check_stay(
        StayFacts(
            kind=said.kind,
            starts_on=said.starts_on,
            last_day=said.last_day,
            others=other_days(stay.case_id, but_not=stay.pk),
        ),
        today=today,
    )
    stay.kind = said.kind or ""
    stay.starts_on = said.starts_on
    stay.ends_before = said.last_day + DAY if said.last_day else None
    stay.contact_kept = cleaned(said.contact_kept, kind=TextKind.PARAGRAPH)
