"""Weigh the hands of a CTI worker before a seat is given, and keep why it was given anyhow."""

from datetime import date, datetime

from fodfaeste.accounts.models import RoleAssignment, User
from fodfaeste.records.cases.models import Case, CaseloadOverride, TeamMembership
from fodfaeste.records.cases.queries.caseload import weighing_of
from fodfaeste.records.foundation import made_by
from fodfaeste.records.post.actions import notify
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.caseload.load import Weighing, check_assignment, percent
from fodfaeste.rules.post.kinds import NoticeKind
from fodfaeste.rules.text import TextKind, cleaned


def weigh(
    role: Role, user_id: int, case: Case | None, today: date, *, reason: str
) -> Weighing | None:
    """The load before and after, with the worker held until the seat is written (A6).

    Two who give the same worker a citizen at once take turns, so that the second one sees the
    first one's. Raises Refused when the hands are full and no reason is written. None for a role
    that is not weighed.
    """
    if role is not Role.CTI_WORKER:
        return None
    User.objects.select_for_update(no_key=True, of=("self",)).get(pk=user_id)
    weighing = weighing_of(user_id, case, today)
    check_assignment(weighing, reason=reason)
    return weighing


def keep_override(
    seat: TeamMembership,
    weighing: Weighing | None,
    *,
    reason: str,
    actor: Actor,
    now: datetime,
) -> None:
    """Write who gave the seat beyond the norm, when, why and at what load; nothing within it.

    The leaders of the citizen's unit are told, and those of the worker's own, who may lead another
    and see no more than the number on «Sagsstammer».
    """
    if weighing is None or not weighing.is_over:
        return
    CaseloadOverride.objects.create(
        **made_by(actor.id, now),
        case_id=seat.case_id,
        seat=seat,
        percent_before=percent(weighing.before),
        percent_after=percent(weighing.after),
        reason=cleaned(reason, kind=TextKind.PARAGRAPH),
    )
    _tell_leaders(seat, actor=actor, now=now)


def _tell_leaders(seat: TeamMembership, *, actor: Actor, now: datetime) -> None:
    of_the_case = _leading(seat.case.unit_id, seat.starts_on)
    elsewhere = _leading(seat.user.unit_id, seat.starts_on) - of_the_case
    for recipients, case_id in ((of_the_case, seat.case_id), (elsewhere, None)):
        notify(
            actor=actor,
            recipients=recipients,
            case_id=case_id,
            kind=NoticeKind.CASELOAD,
            sentence="En CTI-medarbejder har fået mere end en fuld sagsstamme. Se Sagsstammer.",
            now=now,
        )


def _leading(unit_id: int | None, day: date) -> set[int]:
    if unit_id is None:
        return set()
    roles = RoleAssignment.objects.on(day).filter(role=Role.LEADER, unit_id=unit_id)
    return set(roles.values_list("user_id", flat=True))
