"""Tell the citizen who is new on the team: on their own page, or by somebody near (A3)."""

from datetime import date, datetime

from django.db import transaction

from fodfaeste.records.cases import access
from fodfaeste.records.cases.actions.tasks import new_task
from fodfaeste.records.cases.models import Case, Task, TeamMembership, TeamNews
from fodfaeste.records.catalogues.queries import role_texts_on
from fodfaeste.records.foundation import changed_by, made_by
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.cases.kinds import TaskState, ToldAs
from fodfaeste.rules.cases.team_change import TELL_WITHIN, check_told
from fodfaeste.rules.followup.workdays import add_workdays
from fodfaeste.rules.words import in_sentence

RULE = "A3"


def announce(
    *,
    actor: Actor,
    case: Case,
    seat: TeamMembership,
    before: TeamMembership | None,
    today: date,
    now: datetime,
) -> TeamNews:
    """Keep that the citizen is to hear of a newcomer; for the action that gave the seat.

    The citizen's own page shows it. Without a page, the newcomer is asked to tell. Who was to be
    told of and is gone again is told of no more.
    """
    _drop_task_about(before, actor=actor, today=today, now=now)
    news = TeamNews(
        **made_by(actor.id, now),
        case=case,
        seat=seat,
        before_id=before.user_id if before else None,
    )
    if case.citizen.account_id is None:
        news.task = _ask_to_tell(actor, case, seat, today, now)
    news.save(force_insert=True)
    return news


def _ask_to_tell(
    actor: Actor, case: Case, seat: TeamMembership, today: date, now: datetime
) -> Task:
    role = in_sentence(role_texts_on(today)[Role(seat.role)].label)
    title = f"Fortæl {case.citizen.name}, at {seat.user.name} er ny {role}"
    task = new_task(actor=actor, case=case, title=title, responsible=seat.user_id, now=now)
    task.due_on, task.rule = add_workdays(today, TELL_WITHIN), RULE
    task.save(force_insert=True)
    return task


def _drop_task_about(
    seat: TeamMembership | None, *, actor: Actor, today: date, now: datetime
) -> None:
    news = TeamNews.objects.filter(seat=seat, told_on=None).first() if seat else None
    if news and news.task_id:
        _settle(news.task_id, TaskState.DROPPED, actor=actor, today=today, now=now)


@transaction.atomic
def tell_change(
    *,
    actor: Actor,
    case: Case,
    news_id: int,
    told_on: date,
    told_as: ToldAs,
    today: date,
    now: datetime,
) -> TeamNews:
    """Note that the citizen was told, and when; said once, it stands. The task about it is done."""
    access.require(actor, Permission.CHANGE_TELL, case, today=today, now=now)
    news = TeamNews.objects.select_for_update(of=("self",)).get(case=case, pk=news_id)
    if news.told_on is not None:
        return news
    check_told(told_on=told_on, enrolled_on=case.enrolled_on, today=today)
    _tell(news, actor=actor, told_on=told_on, told_as=told_as, today=today, now=now)
    return news


@transaction.atomic
def see_changes(*, actor: Actor, case: Case, up_to: int, today: date, now: datetime) -> int:
    """The citizen has read who is new, as far as the page showed it; says how many there were."""
    access.require(actor, Permission.OWN_CHANGE_SEEN, case, today=today, now=now)
    rows = TeamNews.objects.select_for_update(of=("self",))
    found = list(rows.filter(case=case, told_on=None, pk__lte=up_to))
    for news in found:
        _tell(news, actor=actor, told_on=today, told_as=ToldAs.OWN_PAGE, today=today, now=now)
    return len(found)


def _tell(
    news: TeamNews, *, actor: Actor, told_on: date, told_as: ToldAs, today: date, now: datetime
) -> None:
    news.told_on, news.told_as, news.told_by_id = told_on, told_as, actor.id
    news.save(update_fields=["told_on", "told_as", "told_by"])
    if news.task_id:
        _settle(news.task_id, TaskState.DONE, actor=actor, today=today, now=now)


def _settle(task_id: int, state: TaskState, *, actor: Actor, today: date, now: datetime) -> None:
    """Put an open task to rest; one that somebody has ticked off already stays as it is."""
    task = Task.objects.select_for_update(of=("self",)).get(pk=task_id)
    if task.state is not TaskState.OPEN:
        return
    task.state = state
    if state is TaskState.DONE:
        task.done_on, task.done_by_id = today, actor.id
    changed_by(task, actor.id, now)
    task.save()
