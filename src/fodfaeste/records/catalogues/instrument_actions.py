"""The municipality takes an instrument into use from a day on, whole or not at all (K2, K3, M9)."""

from datetime import date, datetime

from django.db import transaction

from fodfaeste.records.catalogues.actions import Turn, take_over
from fodfaeste.records.catalogues.models import Instrument
from fodfaeste.records.foundation import changed_by, lock, made_by
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.refusing import require_without_case
from fodfaeste.rules.administration.dated import Period, check_begin, check_succeed
from fodfaeste.rules.measures.choosing import check_number
from fodfaeste.rules.measures.files.reading import read


@transaction.atomic
def load_instrument(
    *, actor: Actor, file: str, from_day: date, today: date, now: datetime
) -> Instrument:
    """Take the version in a file into use; the same file once more, as by a double click, is one.

    Raises Refused (K3) with everything that is wrong with the file, or when the version is there
    already with other words; (M9) for a day that has been.
    """
    require_without_case(actor, Permission.ADMINISTER)
    made = read(file.encode())
    same = Instrument.objects.filter(code=made.code, number=made.version, file=file).first()
    if same is not None:
        return same
    before = list(Instrument.objects.select_for_update().filter(code=made.code).order_by("number"))
    check_number(made.version, taken=[row.number for row in before])
    words = {"number": made.version, "title": made.title, "file": file}
    if before and before[-1].ends_before is None:
        turn = Turn(row_id=before[-1].pk, version=before[-1].version, from_day=from_day)
        return take_over(Instrument, actor, turn, words, today, now)
    ended = before[-1].ends_before if before else None
    check_begin(from_day=from_day, ended=ended, today=today)
    return Instrument.objects.create(
        **made_by(actor.id, now), code=made.code, valid_from=from_day, **words
    )


@transaction.atomic
def stop_instrument(
    *, actor: Actor, row_id: int, version: int, from_day: date, today: date, now: datetime
) -> Instrument:
    """Ask an instrument no more from a day on; the answers that were given stay. Raises Stale."""
    require_without_case(actor, Permission.ADMINISTER)
    row = lock(Instrument.objects.filter(pk=row_id), version=version)
    period = Period(valid_from=row.valid_from, ends_before=row.ends_before)
    check_succeed(period, from_day=from_day, today=today)
    row.ends_before = from_day
    changed_by(row, actor.id, now)
    row.save()
    return row
