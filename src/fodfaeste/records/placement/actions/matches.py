"""Say that a match is found, and how it ended (D2, D11)."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case, CaseLink, Task, TeamMembership
from fodfaeste.records.catalogues.queries import limits_on
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import changed_by, lock, made_by
from fodfaeste.records.placement.actions.wording import FIND_OUT_WHAT_HAPPENED, MATCH_FOUND
from fodfaeste.records.placement.models import Company, JobMatch, Placement, WorkAgreement
from fodfaeste.records.post import actions as post
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.links import LinkScope
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.followup.workdays import add_workdays
from fodfaeste.rules.limits import LimitCode
from fodfaeste.rules.placement.kinds import AgreementState, MatchEndReason
from fodfaeste.rules.placement.match import (
    Match,
    MatchEnd,
    check_match,
    check_match_end,
    is_interrupted,
)

DAY = timedelta(days=1)


@creates(JobMatch)
def find_match(  # noqa: PLR0913 -- what a match is made of
    *,
    actor: Actor,
    case: Case,
    company_id: int | None,
    job_title: str,
    found_on: date,
    citizen_said_yes_on: date | None,
    why_it_fits: str = "",
    today: date,
    now: datetime,
    draft: str = "",
) -> JobMatch:
    """Record that a match is found; tells the CTI worker, and opens the start of CTI (D2)."""
    access.require(actor, Permission.MATCH_FIND, case, today=today, now=now)
    Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    facts = Match(
        found_on=found_on,
        citizen_said_yes_on=citizen_said_yes_on,
        company_named=Company.objects.filter(pk=company_id or 0).exists(),
        other_match_open=JobMatch.objects.filter(case=case, ended_on=None).exists(),
    )
    check_match(facts, today=today)
    said: dict[str, Any] = {
        "company_id": company_id,
        "job_title": job_title,
        "found_on": found_on,
        "citizen_said_yes_on": citizen_said_yes_on,
        "why_it_fits": why_it_fits,
    }
    match = JobMatch(**made_by(actor.id, now), case=case, **said)
    match.save(force_insert=True)
    seats = TeamMembership.objects.on(today).filter(case=case, role=Role.CTI_WORKER)
    post.notify(
        actor=actor,
        recipients=seats.values_list("user_id", flat=True),
        case_id=case.pk,
        kind="match_found",
        sentence=MATCH_FOUND,
        now=now,
    )
    drafts.discard(actor=actor, form=draft)
    return match


@transaction.atomic
def end_match(  # noqa: PLR0913 -- what the end is made of
    *,
    actor: Actor,
    case: Case,
    match_id: int,
    version: int,
    ended_on: date,
    reason: MatchEndReason | None,
    note: str = "",
    today: date,
    now: datetime,
    draft: str = "",
) -> JobMatch:
    """End a match with its reason; an interrupted one makes a task for the caseworker (D11)."""
    access.require(actor, Permission.MATCH_FIND, case, today=today, now=now)
    match = lock(JobMatch.objects.filter(pk=match_id, case=case), version=version)
    check_match_end(
        MatchEnd(found_on=match.found_on, ends_on=ended_on, reason=reason, note=note), today=today
    )
    changed_by(match, actor.id, now)
    match.ended_on, match.end_reason, match.end_note = ended_on, reason or "", note
    match.save()
    _let_go(match, actor=actor, now=now)
    if reason and is_interrupted(reason):
        _ask_for_quick_reaction(case, actor=actor, today=today, now=now)
    drafts.discard(actor=actor, form=draft)
    return match


def _let_go(match: JobMatch, *, actor: Actor, now: datetime) -> None:
    """What stands on the match ends with it: the agreement, open placements, the links."""
    ends_before = (match.ended_on or match.found_on) + DAY
    for agreement in WorkAgreement.objects.filter(match=match, state=AgreementState.AGREED):
        changed_by(agreement, actor.id, now)
        agreement.state = AgreementState.ENDED
        agreement.save()
    for placement in Placement.objects.filter(match=match).exclude(ends_before__lte=ends_before):
        changed_by(placement, actor.id, now)
        # A placement that had not begun ends on its first day: it may not end before it starts.
        placement.ends_before = max(ends_before, placement.starts_on + DAY)
        placement.save()
    numbers = WorkAgreement.objects.filter(match=match).values("pk")
    CaseLink.objects.filter(scope=LinkScope.AGREEMENT, target__in=numbers, revoked_at=None).update(
        revoked_at=now, revoked_by_id=actor.id
    )


def _ask_for_quick_reaction(case: Case, *, actor: Actor, today: date, now: datetime) -> None:
    seats = TeamMembership.objects.on(today).filter(case=case, role=Role.EMPLOYMENT_CASEWORKER)
    Task(
        **made_by(actor.id, now),
        case=case,
        title=FIND_OUT_WHAT_HAPPENED,
        responsible_id=seats.values_list("user_id", flat=True).first(),
        due_on=add_workdays(today, limits_on(today)[LimitCode.QUICK_REACTION]),
        rule="D11",
    ).save(force_insert=True)
