"""Hurtig afklaring: ask, answer, take back, tell the leader when the day has passed (G3)."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from fodfaeste.accounts.models import RoleAssignment
from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case, QuickReaction, TeamMembership
from fodfaeste.records.catalogues.queries import limits_on
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import changed_by, lock, made_by
from fodfaeste.records.post import actions as post
from fodfaeste.rules.access.facts import Actor, CaseRelation
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.followup.quick import (
    Question,
    QuickMatter,
    QuickState,
    Reply,
    check_question,
    check_reply,
    check_withdrawal,
    due_on,
)
from fodfaeste.rules.followup.quick_raised import Raiser
from fodfaeste.rules.limits import LimitCode
from fodfaeste.rules.post.kinds import NoticeKind
from fodfaeste.rules.text import TextKind, cleaned

ASKED = "Du er bedt om en hurtig afklaring. Fristen står på Min dag."
ANSWERED = "Din hurtige afklaring er besvaret."
TAKEN_BACK = "En hurtig afklaring er ikke nødvendig længere."
LATE = "En hurtig afklaring er ikke besvaret inden fristen."
AT_ONCE = 200
"""Questions that one run of the job takes; the rest follow in the next."""


@creates(QuickReaction)
def ask_quickly(
    *,
    actor: Actor,
    case: Case,
    matter: QuickMatter,
    question: str,
    asked: frozenset[Role],
    today: date,
    now: datetime,
    draft: str = "",
) -> QuickReaction:
    """Ask colleagues on the team something that must not wait; they are told at once."""
    relation = access.require(actor, Permission.QUICK_ASK, case, today=today, now=now)
    words = cleaned(question, kind=TextKind.PARAGRAPH)
    seats = TeamMembership.objects.filled_on(today).filter(case=case)
    check_question(
        Question(
            question=words,
            asked=asked,
            asker=relation.seats,
            seats=frozenset(map(Role, seats.values_list("role", flat=True))),
        )
    )
    made = put_question(
        actor=actor, case=case, matter=matter, question=words, asked=asked, today=today, now=now
    )
    drafts.discard(actor=actor, form=draft)
    return made


def put_question(
    *,
    actor: Actor,
    case: Case,
    matter: QuickMatter,
    question: str,
    asked: Iterable[Role],
    today: date,
    now: datetime,
    raiser: Raiser = Raiser.COLLEAGUE,
) -> QuickReaction:
    """Write a question and tell those asked; for actions that have looked at their own rules."""
    roles = sorted(asked)
    made = QuickReaction(
        **made_by(actor.id, now),
        case=case,
        raised_by=raiser,
        matter=matter,
        question=question,
        asked=roles,
        due_on=due_on(today, days=limits_on(today)[LimitCode.QUICK_REACTION]),
    )
    made.save(force_insert=True)
    tell(in_seats(case.pk, roles, today), ASKED, case_id=case.pk, actor=actor, now=now)
    return made


@transaction.atomic
def answer_quickly(
    *,
    actor: Actor,
    case: Case,
    quick_id: int,
    version: int,
    answer: str,
    today: date,
    now: datetime,
    draft: str = "",
) -> QuickReaction:
    """Answer; whoever asked and everybody else who was asked is told."""
    relation = access.require(actor, Permission.QUICK_ANSWER, case, today=today, now=now)
    words = cleaned(answer, kind=TextKind.PARAGRAPH)
    found = QuickReaction.objects.select_for_update(of=("self",)).get(case=case, pk=quick_id)
    if found.answered_by_id == actor.id and found.answer == words:
        return found
    found = lock(QuickReaction.objects.filter(pk=quick_id, case=case), version=version)
    check_reply(
        Reply(
            state=QuickState(found.state),
            answer=words,
            asked=frozenset(map(Role, found.asked)),
            roles=roles_here(actor, relation),
        )
    )
    found.state, found.answer = QuickState.ANSWERED, words
    found.answered_at, found.answered_by_id = now, actor.id
    changed_by(found, actor.id, now)
    found.save()
    drafts.discard(actor=actor, form=draft)
    tell(_concerned(found, today), ANSWERED, case_id=case.pk, actor=actor, now=now)
    return found


@transaction.atomic
def take_question_back(
    *, actor: Actor, case: Case, quick_id: int, version: int, today: date, now: datetime
) -> QuickReaction:
    """The question has answered itself; those asked are told. A second click changes nothing."""
    access.require(actor, Permission.QUICK_ASK, case, today=today, now=now)
    found = QuickReaction.objects.select_for_update(of=("self",)).get(case=case, pk=quick_id)
    is_asker = found.created_by_id == actor.id
    if is_asker and found.state is QuickState.WITHDRAWN:
        return found
    found = lock(QuickReaction.objects.filter(pk=quick_id, case=case), version=version)
    check_withdrawal(QuickState(found.state), is_asker=is_asker)
    found.state = QuickState.WITHDRAWN
    changed_by(found, actor.id, now)
    found.save()
    told = in_seats(case.pk, found.asked, today)
    tell(told, TAKEN_BACK, case_id=case.pk, actor=actor, now=now)
    return found


@transaction.atomic
def escalate_late(*, today: date, now: datetime) -> int:
    """Tell the leaders of every unanswered question whose day has passed, once; a job's act."""
    late = (
        QuickReaction.objects.select_for_update(skip_locked=True, of=("self",))
        .filter(state=QuickState.OPEN, due_on__lt=today, escalated_on=None, case__closed_on=None)
        .select_related("case")
        .order_by("due_on", "pk")[:AT_ONCE]
    )
    found = list(late)
    for question in found:
        question.escalated_on = today
        question.save(update_fields=["escalated_on"])
        leaders = _leaders(question.case.unit_id, today)
        tell(leaders, LATE, case_id=question.case_id, actor=None, now=now)
    return len(found)


def _concerned(found: QuickReaction, today: date) -> set[int]:
    """Who is told of an answer: a citizen reads it on Mit forløb, a workplace is called."""
    told = set(in_seats(found.case_id, found.asked, today))
    if found.raised_by is Raiser.EMPLOYER:
        told |= set(in_seats(found.case_id, [Role.JOB_CONSULTANT], today))
    if found.raised_by is Raiser.COLLEAGUE and found.created_by_id:
        told.add(found.created_by_id)
    return told


def roles_here(actor: Actor, relation: CaseRelation) -> frozenset[Role]:
    """What somebody is on a course, the leader of its unit included."""
    leads = relation.unit_id in actor.leads_units
    return relation.seats | ({Role.LEADER} if leads else frozenset())


def in_seats(case_id: int, roles: Iterable[str], today: date) -> list[int]:
    """Who sits in some roles today."""
    seats = TeamMembership.objects.on(today).filter(case_id=case_id, role__in=list(roles))
    return list(seats.values_list("user_id", flat=True))


def _leaders(unit_id: int, today: date) -> list[int]:
    roles = RoleAssignment.objects.on(today).filter(role=Role.LEADER, unit_id=unit_id)
    return list(roles.values_list("user_id", flat=True))


def tell(
    recipients: Iterable[int], sentence: str, *, case_id: int, actor: Actor | None, now: datetime
) -> None:
    """Tell colleagues, without a word of what it is about."""
    post.notify(
        actor=actor,
        recipients=recipients,
        case_id=case_id,
        kind=NoticeKind.QUICK_REACTION,
        sentence=sentence,
        now=now,
    )
