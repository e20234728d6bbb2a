"""The door for a calendar program: a secret address shows its owner's meetings, and nothing else.

Held like the employer's link: the secret is kept as a hash and stands in no log, wrong ones are
counted and soon not looked up, and a good one may be asked only so often. Whatever is wrong, the
answer is the same 404.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from http import HTTPStatus

from django.core.cache import cache
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse

from fodfaeste.accounts.queries import actor_of
from fodfaeste.audit import writing
from fodfaeste.audit.models import Operation
from fodfaeste.kernel import clock
from fodfaeste.kernel.tokens import token_hash
from fodfaeste.records.post.queries import calendar_behind
from fodfaeste.rules.access.decide import decide
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.web.shell import guessing
from fodfaeste.web.shell.addresses import client_address
from fodfaeste.web.shell.requires import Kind, Requirement, demand, route_of

CALENDAR_OPEN = "calendar_open"
"""Stands in the log where a permission stands for those who sign in."""
MOST, WINDOW = 60, 60 * 60
"""So often may one address be asked within so many seconds: programs ask every quarter."""


@dataclass(frozen=True, slots=True)
class Subscriber:
    """Whose calendar is asked for; nobody is signed in."""

    actor: Actor
    today: date
    now: datetime

    def shown(self, case_ids: list[int]) -> None:
        """Write one log row with the courses whose meetings were shown."""
        writing.log(
            Operation.LIST, case_ids=case_ids, permission=CALENDAR_OPEN, relation="calendar"
        )


class NoSuchCalendar(Http404):
    """The secret opens nothing: wrong, closed, run out, or its owner works here no more."""


def on_calendar(
    view: Callable[[HttpRequest, Subscriber], HttpResponse],
) -> Callable[..., HttpResponse]:
    """Let in whoever has the secret; the view gets a `Subscriber`."""

    @wraps(view)
    def door(request: HttpRequest, token: str) -> HttpResponse:
        response = _enter(request, token, view)
        response["Referrer-Policy"] = "no-referrer"
        return response

    demand(door, Requirement(Kind.LINK, why="the secret address of one's own calendar"))
    return door


def _enter(
    request: HttpRequest, token: str, view: Callable[[HttpRequest, Subscriber], HttpResponse]
) -> HttpResponse:
    if guessing.is_shut(client_address(request)):
        raise Http404
    try:
        with transaction.atomic():
            number, subscriber = _let_in(request, token)
            if _asks_too_often(number):
                return _too_often()
            return view(request, subscriber)
    except NoSuchCalendar:
        with transaction.atomic():
            writing.act_as(_acting(request, ""))
            writing.log(Operation.DENIED, permission=CALENDAR_OPEN, reason="calendar_good")
        guessing.note_wrong(client_address(request))
        raise


def _let_in(request: HttpRequest, token: str) -> tuple[int, Subscriber]:
    now = clock.now()
    today = clock.day_of(now)
    writing.act_as(_acting(request, ""))
    found = calendar_behind(token_hash(token))
    if found is None:
        raise NoSuchCalendar
    number, user_id = found
    actor = actor_of(user_id, today)
    if not decide(actor, Permission.MY_DAY_SEE).allowed:
        raise NoSuchCalendar
    writing.act_as(_acting(request, str(user_id)))
    return number, Subscriber(actor=actor, today=today, now=now)


def _acting(request: HttpRequest, actor: str) -> writing.Acting:
    """Whoever else is signed in in this browser does not act here."""
    return writing.Acting(
        actor=actor,
        request=str(getattr(request, "ff_id", "")),
        route=route_of(request),
        now=clock.now(),
    )


def _asks_too_often(number: int) -> bool:
    key = f"calendar:{number}:{int(clock.now().timestamp()) // WINDOW}"
    cache.add(key, 0, WINDOW)
    return cache.incr(key) > MOST


def _too_often() -> HttpResponse:
    return HttpResponse(
        status=HTTPStatus.TOO_MANY_REQUESTS,
        headers={"Retry-After": str(WINDOW), "Content-Type": "text/plain; charset=utf-8"},
    )
