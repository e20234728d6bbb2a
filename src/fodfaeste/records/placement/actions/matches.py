"""Say that a match is found (D2)."""

from datetime import date, datetime
from typing import Any

from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case, TeamMembership
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import made_by
from fodfaeste.records.placement.actions.wording import MATCH_FOUND
from fodfaeste.records.placement.models import Company, JobMatch, Opening, OpeningDecline
from fodfaeste.records.placement.queries.companies import standing_company
from fodfaeste.records.placement.queries.matching import noes_of
from fodfaeste.records.post import actions as post
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.placement.companies.closing import check_work_at
from fodfaeste.rules.placement.match import Match, check_match
from fodfaeste.rules.placement.matching.taking import check_opening_fits
from fodfaeste.rules.post.kinds import NoticeKind


@creates(JobMatch)
def find_match(  # noqa: PLR0913 -- what a match is made of
    *,
    actor: Actor,
    case: Case,
    company_id: int | None,
    opening_id: int | None = None,
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
    company = standing_company(company_id)
    facts = Match(
        found_on=found_on,
        citizen_said_yes_on=citizen_said_yes_on,
        company_named=company is not None,
        other_match_open=JobMatch.objects.filter(case=case, ended_on=None).exists(),
    )
    check_match(facts, today=today)
    company = _held(company.pk if company else 0)
    check_work_at(closed=company.closed_on is not None)
    company_id = company.pk
    if opening_id is not None:
        _hold_place(case, opening_id, company_id, today)
    said: dict[str, Any] = {
        "company_id": company_id,
        "opening_id": opening_id,
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
        kind=NoticeKind.MATCH_FOUND,
        sentence=MATCH_FOUND,
        now=now,
    )
    OpeningDecline.objects.filter(case=case, opening=opening_id or 0, taken_back_at=None).update(
        taken_back_at=now, taken_back_by=actor.id
    )  # the citizen's yes is newer than the no
    drafts.discard(actor=actor, form=draft)
    return match


def _held(company_id: int) -> Company:
    """The company, or what it became a part of; it does not close or merge before this is kept."""
    found = Company.objects.select_for_update(no_key=True).get(pk=company_id)
    return found if found.merged_into_id is None else _held(found.merged_into_id)


def _hold_place(case: Case, opening_id: int, company_id: int, today: date) -> None:
    """Let one at a time take a place in an opening, and only where nobody's no stands (D2)."""
    Opening.objects.select_for_update().get(pk=opening_id, company=company_id)
    noes = noes_of(case, opening_id, today=today)
    check_opening_fits((no.requirement, no.sentence) for no in noes if not no.looked_past)
