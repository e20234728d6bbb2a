"""Remind of a proposal that waits for answers: twice, and once when its time is up (D6)."""

from datetime import date, datetime

from django.db import transaction

from fodfaeste.kernel.clock import day_of
from fodfaeste.records.cases.models import TeamMembership
from fodfaeste.records.catalogues.queries import limits_on
from fodfaeste.records.placement.actions import wording
from fodfaeste.records.placement.actions.telling import TOLD
from fodfaeste.records.placement.models import WorkAgreement
from fodfaeste.records.post import actions as post
from fodfaeste.rules.limits import LimitCode, limit_on
from fodfaeste.rules.placement.answers import reminders_due
from fodfaeste.rules.placement.kinds import AgreementState
from fodfaeste.rules.post.kinds import NoticeKind

DAY_AFTER = 1


def waiting_agreements() -> tuple[int, ...]:
    """Every proposal of a match that goes on; asked by a job."""
    rows = WorkAgreement.objects.filter(
        state=AgreementState.PROPOSED, match__ended_on=None, proposed_at__isnull=False
    )
    return tuple(rows.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def remind(*, agreement_id: int, today: date, now: datetime) -> bool:
    """Tell those who write the agreement that it still waits; says whether a reminder was due."""
    rows = WorkAgreement.objects.filter(pk=agreement_id, state=AgreementState.PROPOSED)
    agreement = rows.select_for_update(of=("self",), skip_locked=True).first()
    if agreement is None or agreement.proposed_at is None:
        return False
    days = _days(today)
    due = reminders_due(day_of(agreement.proposed_at), after_days=days, today=today)
    if due <= agreement.reminders_sent:
        return False
    agreement.reminders_sent = due
    agreement.save(update_fields=["reminders_sent"])
    seats = TeamMembership.objects.on(today).filter(case=agreement.case_id, role__in=TOLD)
    post.notify(
        actor=None,
        recipients=seats.values_list("user_id", flat=True),
        case_id=agreement.case_id,
        kind=NoticeKind.AGREEMENT_ANSWERED,
        sentence=wording.PROPOSAL_RAN_OUT if due == len(days) else wording.STILL_WAITING,
        now=now,
    )
    return True


def _days(today: date) -> tuple[int, ...]:
    """After how many days there is a reminder; the last one says that the time is up."""
    found = limits_on(today)
    first, second, within = (
        found.get(code) or limit_on(code, today)
        for code in (
            LimitCode.ANSWER_REMINDER_1,
            LimitCode.ANSWER_REMINDER_2,
            LimitCode.ANSWER_WITHIN,
        )
    )
    return (first, second, within + DAY_AFTER)
