"""Sight that does not come from the team: the restricted card, and emergency opening (M1, S6)."""

from datetime import date, datetime, timedelta

from django.db import connection, transaction

from fodfaeste.records.cases import access
from fodfaeste.records.cases.identity import cpr_index
from fodfaeste.records.cases.models import BrokenGlass
from fodfaeste.records.catalogues.queries import limits_on
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import made_by
from fodfaeste.records.post.actions import notify
from fodfaeste.rules.access.emergency import (
    NO_CARD_SEEN,
    check_card_reason,
    check_glass_reason,
    check_review,
)
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.cases.cpr import parse_cpr
from fodfaeste.rules.limits import LimitCode
from fodfaeste.rules.post.kinds import NoticeKind
from fodfaeste.rules.refusal import Refused


@transaction.atomic
def find_restricted(
    *, actor: Actor, cpr: str, reason: str, today: date, allow_replacement_cpr: bool = False
) -> int | None:
    """Find the course of exactly this citizen; the search and its reason stand in the log."""
    access.require_anywhere(actor, Permission.RESTRICTED_CARD_SEE)
    digits = parse_cpr(cpr, today=today, allow_replacement=allow_replacement_cpr).digits
    check_card_reason(reason)
    with connection.cursor() as cursor:
        cursor.execute("select find_by_cpr(%s, %s)", [cpr_index(digits), reason])
        (found,) = cursor.fetchone()
    return int(found) if found is not None else None


@creates(BrokenGlass)
def break_glass(
    *, actor: Actor, case_id: int, reason: str, today: date, now: datetime
) -> BrokenGlass:
    """Open a course for a few hours; the leaders of its unit are told at once."""
    access.require_anywhere(actor, Permission.GLASS_BREAK)
    check_glass_reason(reason)
    with connection.cursor() as cursor:
        cursor.execute("select exists (select from restricted_card(%s))", [case_id])
        if cursor.fetchone() != (True,):
            raise Refused(NO_CARD_SEEN)
        cursor.execute("select leaders_of_case(%s)", [case_id])
        leaders = [leader for (leader,) in cursor.fetchall()]
    hours = limits_on(today)[LimitCode.GLASS_HOURS]
    glass = BrokenGlass(
        **made_by(actor.id, now),
        case_id=case_id,
        user_id=actor.id,
        reason=reason,
        starts=now,
        ends=now + timedelta(hours=hours),
    )
    glass.save(force_insert=True)
    notify(
        actor=actor,
        recipients=leaders,
        case_id=case_id,
        kind=NoticeKind.GLASS_BROKEN,
        sentence="En kollega har åbnet et forløb i en nødsituation. Se begrundelsen.",
        now=now,
    )
    return glass


@transaction.atomic
def review_glass(*, actor: Actor, glass_id: int, note: str, now: datetime, today: date) -> None:
    """The leader has looked at an emergency opening and says what they found."""
    glass = BrokenGlass.objects.select_for_update().select_related("case").get(pk=glass_id)
    access.require(actor, Permission.GLASS_REVIEW, glass.case, today=today, now=now)
    check_review(
        opened_by=glass.user_id,
        reviewer=actor.id,
        leads_the_unit=glass.case.unit_id in actor.leads_units,
    )
    glass.reviewed_at = now
    glass.reviewed_by_id = actor.id
    glass.review_note = note
    glass.save(update_fields=["reviewed_at", "reviewed_by", "review_note"])
