"""Look at the openings for one citizen, look past a no, and keep the citizen's no (D2)."""

import hashlib
import json
from datetime import date, datetime
from typing import Any, NamedTuple, TypeVar

from django.db import transaction

from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import made_by
from fodfaeste.records.placement.models import (
    JobProfile,
    MatchList,
    MatchOverride,
    Opening,
    OpeningDecline,
)
from fodfaeste.records.placement.queries.matching import (
    Openings,
    Wanted,
    latest_list,
    noes_of,
    openings_for,
)
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.placement.matching.requirements import Requirement
from fodfaeste.rules.placement.matching.shown import as_json
from fodfaeste.rules.placement.matching.taking import check_look_past
from fodfaeste.rules.text import TextKind, cleaned


class Looked(NamedTuple):
    """The list as it was found now, and the row that keeps it."""

    kept: MatchList
    found: Openings


Kept = TypeVar("Kept", MatchOverride, OpeningDecline)


@transaction.atomic
def look(
    *,
    actor: Actor,
    case: Case,
    wanted: Wanted,
    today: date,
    now: datetime,
    profile: JobProfile | None = None,
) -> Looked:
    """Find the openings for one citizen, and keep the list as it is shown.

    It is a line of the log of readers rather than a change: the same list seen again is not kept
    again. `profile` is the profile of this case where it has been read already.
    """
    access.require(actor, Permission.OPENINGS_SEE, case, today=today, now=now)
    found = openings_for(case, wanted, today=today, profile=profile)
    shown = as_json(found.shown)
    version = found.weights.rule_version
    text = json.dumps([version, shown], ensure_ascii=False, sort_keys=True)
    digest = hashlib.sha256(text.encode()).hexdigest()
    latest = latest_list(case.pk)
    if latest is not None and latest.digest == digest:
        return Looked(latest, found)
    kept = MatchList(
        **made_by(actor.id, now),
        case=case,
        rule_version=version,
        weights=list(found.weights.in_order),
        shown=shown,
        openings_seen=found.shown.looked_at,
        digest=digest,
    )
    kept.save(force_insert=True)
    return Looked(kept, found)


@creates(MatchOverride)
def look_past(
    *,
    actor: Actor,
    case: Case,
    opening_id: int,
    requirement: Requirement,
    reason: str,
    today: date,
    now: datetime,
) -> MatchOverride:
    """Look past one no of one opening, with the reason; it is still shown as a no."""
    access.require(actor, Permission.MATCH_FIND, case, today=today, now=now)
    Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    noes = {each.requirement for each in noes_of(case, opening_id, today=today)}
    reason = cleaned(reason, kind=TextKind.PARAGRAPH)
    check_look_past(reason=reason, is_unmet=requirement in noes)
    where = {"case": case, "opening_id": opening_id, "requirement": requirement}
    same = MatchOverride.objects.filter(**where, taken_back_at=None).first()
    if same is not None:
        return same
    made = MatchOverride(**made_by(actor.id, now), **where, reason=reason)
    made.save(force_insert=True)
    return made


@transaction.atomic
def look_at_again(
    *, actor: Actor, case: Case, override_id: int, today: date, now: datetime
) -> MatchOverride:
    """Take a reason to look past a no back; twice is once."""
    access.require(actor, Permission.MATCH_FIND, case, today=today, now=now)
    kept = MatchOverride.objects.select_for_update().get(pk=override_id, case=case)
    return _taken_back(kept, actor, now)


@creates(OpeningDecline)
def decline(
    *,
    actor: Actor,
    case: Case,
    opening_id: int,
    reason: str,
    today: date,
    now: datetime,
    draft: str = "",
) -> OpeningDecline:
    """Keep that the citizen says no to an opening, and why; it is not among the first any more."""
    access.require(actor, Permission.MATCH_FIND, case, today=today, now=now)
    Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    where: dict[str, Any] = {"case": case, "opening": Opening.objects.get(pk=opening_id)}
    same = OpeningDecline.objects.filter(**where, taken_back_at=None).first()
    made = same or OpeningDecline(
        **made_by(actor.id, now), **where, reason=cleaned(reason, kind=TextKind.PARAGRAPH)
    )
    if same is None:
        made.save(force_insert=True)
    drafts.discard(actor=actor, form=draft)
    return made


@transaction.atomic
def ask_again(
    *, actor: Actor, case: Case, decline_id: int, today: date, now: datetime
) -> OpeningDecline:
    """The citizen would like the opening on the list again; twice is once."""
    access.require(actor, Permission.MATCH_FIND, case, today=today, now=now)
    kept = OpeningDecline.objects.select_for_update().get(pk=decline_id, case=case)
    return _taken_back(kept, actor, now)


def _taken_back(kept: Kept, actor: Actor, now: datetime) -> Kept:
    if kept.taken_back_at is None:
        kept.taken_back_at, kept.taken_back_by_id = now, actor.id
        kept.save(update_fields=["taken_back_at", "taken_back_by"])
    return kept
