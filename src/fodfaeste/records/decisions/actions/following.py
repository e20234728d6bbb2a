"""No decision is changed; another follows it: a grant ends, goes on, or is another (H3, H5)."""

from datetime import date, datetime, timedelta

from django.db import transaction

from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case
from fodfaeste.records.decisions.actions.given import NewDecision, NewGrant
from fodfaeste.records.decisions.actions.writing import (
    law_behind,
    obstacles_to,
    obstacles_to_grant,
    require_deciding,
    tell_the_team,
    write_decision,
    write_grant,
)
from fodfaeste.records.decisions.models import Decision, Grant
from fodfaeste.records.decisions.queries import linkable_goals
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import changed_by, lock
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.decisions.continuing import GrantContinuing, obstacles_to_continuing
from fodfaeste.rules.decisions.ending import GrantEnding, obstacles_to_ending
from fodfaeste.rules.legal_basis import LegalBasisCode
from fodfaeste.rules.refusal import Obstacle, refuse_if


@creates(Decision)
def end_grant(  # noqa: PLR0913 -- what an action is told
    *,
    actor: Actor,
    case: Case,
    grant_id: int,
    version: int,
    decision: NewDecision,
    last_day: date,
    today: date,
    now: datetime,
    draft: str = "",
) -> Decision:
    """End a grant by a new decision, which is the only way § 85 ends (H3)."""
    held = _to_decide_about(actor, case, grant_id, version, decision, today, now)
    law = law_behind(decision, held)
    refuse_if(
        (*_ending(held, decision, last_day), *obstacles_to(decision, law, today=today)),
    )
    made = write_decision(
        decision, law, case=case, follows=held, last_day=last_day, actor=actor, now=now
    )
    _end(held, made, last_day, actor=actor, now=now)
    return _done(made, case, draft, actor=actor, today=today, now=now)


@creates(Decision)
def continue_grant(
    *,
    actor: Actor,
    case: Case,
    grant_id: int,
    version: int,
    decision: NewDecision,
    today: date,
    now: datetime,
    draft: str = "",
) -> Decision:
    """Decide that a grant without an end goes on after CTI; the grant itself stands (H3, I1)."""
    held = _to_decide_about(actor, case, grant_id, version, decision, today, now)
    law = law_behind(decision, held)
    facts = GrantContinuing(
        starts_on=held.starts_on, ends_before=held.ends_before, decided_on=decision.decided_on
    )
    refuse_if((*obstacles_to(decision, law, today=today), *obstacles_to_continuing(facts)))
    made = write_decision(decision, law, case=case, follows=held, actor=actor, now=now)
    return _done(made, case, draft, actor=actor, today=today, now=now)


@creates(Decision)
def change_grant(  # noqa: PLR0913 -- what an action is told
    *,
    actor: Actor,
    case: Case,
    grant_id: int,
    version: int,
    decision: NewDecision,
    grant: NewGrant,
    today: date,
    now: datetime,
    draft: str = "",
) -> Decision:
    """Let another grant take over from a day, by its own law; CTI's clock stands (H1, E1)."""
    Case.objects.select_for_update().get(pk=case.pk)
    held = _to_decide_about(actor, case, grant_id, version, decision, today, now)
    law = law_behind(decision)
    last_day = grant.starts_on - timedelta(days=1)
    refuse_if(
        (
            *_ending(held, decision, last_day),
            *obstacles_to(decision, law, today=today),
            *obstacles_to_grant(grant, decision, case, instead_of=held),
        )
    )
    made = write_decision(
        decision, law, case=case, follows=held, last_day=last_day, actor=actor, now=now
    )
    _end(held, made, last_day, actor=actor, now=now)
    write_grant(grant, made, actor=actor, now=now)
    return _done(made, case, draft, actor=actor, today=today, now=now)


@transaction.atomic
def link_goal(
    *,
    actor: Actor,
    case: Case,
    grant_id: int,
    version: int,
    goal_id: int,
    today: date,
    now: datetime,
) -> Grant:
    """Say which goal of the plan a grant supports (H7)."""
    held = _held(actor, case, grant_id, version, today, now)
    held.goal = linkable_goals(case.pk).get(pk=goal_id)
    changed_by(held, actor.id, now)
    held.save()
    return held


def _held(
    actor: Actor, case: Case, grant_id: int, version: int, today: date, now: datetime
) -> Grant:
    """The grant, locked, as it was read; raises Stale."""
    access.require(actor, Permission.GRANT_DECIDE, case, today=today, now=now)
    return lock(Grant.objects.filter(pk=grant_id, case=case), version=version)


def _to_decide_about(
    actor: Actor,
    case: Case,
    grant_id: int,
    version: int,
    decision: NewDecision,
    today: date,
    now: datetime,
) -> Grant:
    """The grant, held, by somebody who may decide by its law and by the new one (A1)."""
    held = _held(actor, case, grant_id, version, today, now)
    laws = (LegalBasisCode(held.legal_basis), decision.law)
    require_deciding(actor, case, *laws, today=today, now=now)
    return held


def _ending(held: Grant, decision: NewDecision, last_day: date) -> tuple[Obstacle, ...]:
    return obstacles_to_ending(
        GrantEnding(
            starts_on=held.starts_on,
            ends_before=held.ends_before,
            last_day=last_day,
            decided_on=decision.decided_on,
            sent_on=decision.sent_on,
        )
    )


def _end(held: Grant, made: Decision, last_day: date, *, actor: Actor, now: datetime) -> None:
    held.ends_before = last_day + timedelta(days=1)
    held.ended_by_decision = made
    changed_by(held, actor.id, now)
    held.save()


def _done(
    made: Decision, case: Case, draft: str, *, actor: Actor, today: date, now: datetime
) -> Decision:
    drafts.discard(actor=actor, form=draft)
    tell_the_team(case, actor=actor, today=today, now=now)
    return made
