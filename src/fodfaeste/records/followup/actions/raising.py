"""Citizen and workplace ask for a quick answer; what takes a decision is passed on (G6)."""

from datetime import date, datetime

from django.db import transaction

from fodfaeste.records.cases import access
from fodfaeste.records.cases.actions.quick import ASKED, in_seats, put_question, roles_here, tell
from fodfaeste.records.cases.models import Case, QuickReaction, TeamMembership
from fodfaeste.records.cases.queries import link_person
from fodfaeste.records.catalogues.queries import limits_on
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.followup.queries.raised import (
    is_in_cti,
    linked_in_cti,
    linked_team,
    raised_by,
)
from fodfaeste.records.foundation import changed_by, lock, made_by
from fodfaeste.records.placement.models import JobMatch
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.followup.quick import QuickMatter, QuickState, due_on
from fodfaeste.rules.followup.quick_raised import (
    PassedOn,
    Raised,
    Raiser,
    asked_of,
    check_passing_on,
    check_raising,
    decide_it,
)
from fodfaeste.rules.limits import LimitCode
from fodfaeste.rules.text import TextKind, cleaned


@creates(QuickReaction)
def ask_as_citizen(
    *, actor: Actor, case: Case, question: str, today: date, now: datetime, draft: str = ""
) -> QuickReaction:
    """The citizen asks; whoever keeps the overview is told at once. Raises Refused (G6)."""
    access.require(actor, Permission.OWN_QUICK_ASK, case, today=today, now=now)
    words = cleaned(question, kind=TextKind.PARAGRAPH)
    own = raised_by(case.pk, Raiser.CITIZEN).filter(state=QuickState.OPEN)
    check_raising(Raised(question=words, waiting=own.count()))
    made = put_question(
        actor=actor,
        case=case,
        matter=QuickMatter.OTHER,
        question=words,
        asked=asked_of(_seats(case, today), in_cti=is_in_cti(case.pk, today)),
        today=today,
        now=now,
        raiser=Raiser.CITIZEN,
    )
    drafts.discard(actor=actor, form=draft)
    return made


@transaction.atomic
def ask_by_link(
    *, link_id: int, case_id: int, match_id: int, question: str, today: date, now: datetime
) -> QuickReaction:
    """The workplace asks behind its link; the same sent twice is one. Raises Refused (G6)."""
    # The match is only locked, so that two clicks at the same second meet here.
    JobMatch.objects.select_for_update(of=("self",), no_key=True).get(pk=match_id, case_id=case_id)
    words = cleaned(question, kind=TextKind.PARAGRAPH)
    waiting = QuickReaction.objects.filter(link_id=link_id, state=QuickState.OPEN)
    same = waiting.filter(question=words).first()
    if same is not None:
        return same
    check_raising(Raised(question=words, waiting=waiting.count()))
    team = linked_team()
    asked = asked_of({seat.role for seat in team}, in_cti=linked_in_cti())
    made = QuickReaction(
        **made_by(None, now),
        case_id=case_id,
        link_id=link_id,
        raised_by=Raiser.EMPLOYER,
        person_name=link_person(link_id),
        matter=QuickMatter.OTHER,
        question=words,
        asked=sorted(asked),
        due_on=due_on(today, days=limits_on(today)[LimitCode.QUICK_REACTION]),
    )
    made.save(force_insert=True)
    told = {seat.user_id for seat in team if seat.role in asked | {Role.JOB_CONSULTANT}}
    tell(told, ASKED, case_id=case_id, actor=None, now=now)
    return made


@transaction.atomic
def pass_on(
    *, actor: Actor, case: Case, quick_id: int, version: int, today: date, now: datetime
) -> QuickReaction:
    """Leave it to the caseworkers, who decide; its day stays. Raises Refused (G6) and Stale."""
    relation = access.require(actor, Permission.QUICK_ANSWER, case, today=today, now=now)
    found = QuickReaction.objects.select_for_update(of=("self",)).get(case=case, pk=quick_id)
    if found.passed_on_by_id == actor.id and found.state is QuickState.OPEN:
        return found
    found = lock(QuickReaction.objects.filter(pk=quick_id, case=case), version=version)
    seats = _seats(case, today)
    check_passing_on(
        PassedOn(
            state=QuickState(found.state),
            asked=frozenset(map(Role, found.asked)),
            roles=roles_here(actor, relation),
            seats=seats,
        )
    )
    found.asked = sorted(decide_it(seats))
    found.passed_on_on, found.passed_on_by_id = today, actor.id
    changed_by(found, actor.id, now)
    found.save()
    tell(in_seats(case.pk, found.asked, today), ASKED, case_id=case.pk, actor=actor, now=now)
    return found


def _seats(case: Case, today: date) -> frozenset[Role]:
    filled = TeamMembership.objects.filled_on(today).filter(case=case)
    return frozenset(map(Role, filled.values_list("role", flat=True)))
