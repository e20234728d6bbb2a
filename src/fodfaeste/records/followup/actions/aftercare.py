"""Follow up at work (D10), some months after CTI (G5), and close the whole course (O)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case
from fodfaeste.records.cti.models import CtiCourse
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.followup.models import AftercareCheckpoint
from fodfaeste.records.followup.queries import history_of
from fodfaeste.records.followup.queries.aftercare import checkpoints_held, cti_ended_on
from fodfaeste.records.foundation import changed_by, lock, made_by
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.cases.closing import CaseClosing, check_case_closing
from fodfaeste.rules.cases.kinds import SideExit
from fodfaeste.rules.followup.aftercare import check_checkpoint
from fodfaeste.rules.followup.checkpoint_once import check_checkpoint_is_new
from fodfaeste.rules.followup.kinds import WorkStatus
from fodfaeste.rules.followup.states import state_on
from fodfaeste.rules.text import TextKind, cleaned


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCheckpoint:
    """How the citizen stands towards work so many months after CTI; hours in minutes a week."""

    months_after: int
    held_on: date
    work_status: WorkStatus
    weekly_minutes: int | None = None
    note: str = ""


@creates(AftercareCheckpoint)
def record_checkpoint(
    *,
    actor: Actor,
    case: Case,
    checkpoint: NewCheckpoint,
    today: date,
    now: datetime,
    draft: str = "",
) -> AftercareCheckpoint:
    """Record a checkpoint once CTI has ended, each once (G5)."""
    access.require(actor, Permission.AFTERCARE_RECORD, case, today=today, now=now)
    Case.objects.select_for_update().get(pk=case.pk)
    ended_on = cti_ended_on(case.pk)
    check_checkpoint(
        checkpoint.months_after,
        cti_ended_on=ended_on,
        held_on=checkpoint.held_on,
        today=today,
    )
    held = checkpoints_held(case.pk, since=ended_on or today)
    check_checkpoint_is_new(
        checkpoint.months_after, held=held.values_list("months_after", flat=True)
    )
    drafts.discard(actor=actor, form=draft)
    return AftercareCheckpoint.objects.create(
        **made_by(actor.id, now),
        case=case,
        months_after=checkpoint.months_after,
        held_on=checkpoint.held_on,
        work_status=checkpoint.work_status,
        weekly_minutes=checkpoint.weekly_minutes,
        note=cleaned(checkpoint.note, kind=TextKind.LONG),
    )


@transaction.atomic
def close_case(
    *,
    actor: Actor,
    case: Case,
    reason: SideExit | None,
    note: str,
    version: int,
    today: date,
    now: datetime,
) -> Case:
    """Close the course with how it ended; what is known of it is read under the lock (E5, G5)."""
    access.require(actor, Permission.CASE_CLOSE, case, today=today, now=now)
    locked = lock(Case.objects.filter(pk=case.pk), version=version)
    check_case_closing(
        CaseClosing(
            state=state_on(history_of(locked, today), today),
            cti_is_open=CtiCourse.objects.filter(case=locked, closed_on=None).exists(),
            reason=reason,
            note=note,
        )
    )
    locked.closed_on, locked.closed_by_id = today, actor.id
    locked.closed_as, locked.closing_note = reason or "", note
    changed_by(locked, actor.id, now)
    locked.save()
    return locked
