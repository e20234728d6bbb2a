"""The door. Every view says what it requires; a view that says nothing is never reached.

One transaction for each page: it sets who acts, loads the case, decides and writes the read-log
row, so that nothing is shown that is not logged. A denied attempt is logged in a transaction of
its own, after the first is rolled back.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse

from fodfaeste.accounts.queries import actor_from
from fodfaeste.audit import writing
from fodfaeste.audit.models import Operation
from fodfaeste.kernel import clock
from fodfaeste.records.cases import queries as cases
from fodfaeste.records.cases.access import open_sections
from fodfaeste.records.foundation import Stale
from fodfaeste.rules.access.decide import Decision, decide
from fodfaeste.rules.access.facts import Actor, CaseRelation
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.refusal import Refused
from fodfaeste.rules.words import listed
from fodfaeste.web.shell import pages
from fodfaeste.web.shell.visits import Desk, Visit

P = ParamSpec("P")


class Kind(StrEnum):
    """What a page is about, which decides who is asked what."""

    CASE = "case"
    STAFF = "staff"
    OWN_CASE = "own_case"
    LINK = "link"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class Requirement:
    """What a view requires; read by the middleware and by the house test over all URLs."""

    kind: Kind
    permission: Permission | None = None
    why: str = ""


class OutOfSight(Exception):  # noqa: N818 -- not a fault
    """The case does not exist for this person."""


class Forbidden(Exception):  # noqa: N818 -- not a fault
    """The case is in sight, but this is not allowed."""

    def __init__(self, decision: Decision) -> None:
        super().__init__(", ".join(decision.failed))
        self.decision = decision


def requirement_of(view: Callable[..., Any]) -> Requirement | None:
    """What a view requires, or None when it says nothing."""
    return getattr(view, "requirement", None)


def demand(door: Callable[..., HttpResponse], requirement: Requirement) -> None:
    """Write on a view what it requires."""
    door.requirement = requirement  # type: ignore[attr-defined]  # functions take attributes


def public(why: str) -> Callable[[Callable[P, HttpResponse]], Callable[P, HttpResponse]]:
    """Open a view to everybody, and say why."""

    def decorate(view: Callable[P, HttpResponse]) -> Callable[P, HttpResponse]:
        demand(view, Requirement(Kind.PUBLIC, why=why))
        return view

    return decorate


def acting(request: HttpRequest, actor: Actor, now: datetime) -> writing.Acting:
    """Who acts in this request, for the database."""
    return writing.Acting(
        actor=str(actor.id),
        request=str(getattr(request, "ff_id", uuid.uuid4())),
        route=route_of(request),
        now=now,
    )


def route_of(request: HttpRequest) -> str:
    """The name of the route with its method; never the address itself, which may hold a token."""
    match = request.resolver_match
    return f"{request.method} {match.view_name if match else ''}"


def staff(
    permission: Permission,
) -> Callable[
    [Callable[Concatenate[HttpRequest, Desk, P], HttpResponse]], Callable[..., HttpResponse]
]:
    """Let in whoever may do this anywhere; the view gets a `Desk`."""

    def decorate(
        view: Callable[Concatenate[HttpRequest, Desk, P], HttpResponse],
    ) -> Callable[..., HttpResponse]:
        @wraps(view)
        def door(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if not request.user.is_authenticated:
                return pages.sign_in_first(request)
            actor, now = actor_from(request.user), clock.now()
            try:
                with transaction.atomic():
                    writing.act_as(acting(request, actor, now))
                    return view(request, _seat(actor, permission, now), *args, **kwargs)
            except Forbidden as forbidden:
                _log_denied(request, actor, now, permission, forbidden.decision, None)
                return pages.forbidden(request, permission, forbidden.decision)
            except Refused as refused:
                return pages.refused(request, refused)
            except Stale as stale:
                return pages.stale(request, stale)

        demand(door, Requirement(Kind.STAFF, permission))
        return door

    return decorate


def _seat(actor: Actor, permission: Permission, now: datetime) -> Desk:
    decision = decide(actor, permission)
    if not decision.allowed:
        raise Forbidden(decision)
    return Desk(actor=actor, permission=permission, today=clock.day_of(now), now=now)


def on_case(
    permission: Permission,
) -> Callable[
    [Callable[Concatenate[HttpRequest, Visit, P], HttpResponse]], Callable[..., HttpResponse]
]:
    """Let in whoever may do this on the case that the address names; the view gets a `Visit`."""

    def decorate(
        view: Callable[Concatenate[HttpRequest, Visit, P], HttpResponse],
    ) -> Callable[..., HttpResponse]:
        @wraps(view)
        def door(  # type: ignore[valid-type]  # case_id is the address's, not the view's
            request: HttpRequest,
            *args: P.args,
            case_id: int,
            **kwargs: P.kwargs,
        ) -> HttpResponse:
            return _enter(request, permission, case_id, lambda v: view(request, v, *args, **kwargs))

        demand(door, Requirement(Kind.CASE, permission))
        return door

    return decorate


def on_own_case(
    permission: Permission,
) -> Callable[
    [Callable[Concatenate[HttpRequest, Visit, P], HttpResponse]], Callable[..., HttpResponse]
]:
    """Let a citizen in to their own course; the view gets a `Visit`."""

    def decorate(
        view: Callable[Concatenate[HttpRequest, Visit, P], HttpResponse],
    ) -> Callable[..., HttpResponse]:
        @wraps(view)
        def door(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if not request.user.is_authenticated:
                return pages.sign_in_first(request)
            actor, now = actor_from(request.user), clock.now()
            with transaction.atomic():
                writing.act_as(acting(request, actor, now))
                case_id = cases.own_case_id(actor)
            return _enter(
                request, permission, case_id or 0, lambda v: view(request, v, *args, **kwargs)
            )

        demand(door, Requirement(Kind.OWN_CASE, permission))
        return door

    return decorate


def _enter(
    request: HttpRequest,
    permission: Permission,
    case_id: int,
    show: Callable[[Visit], HttpResponse],
) -> HttpResponse:
    """One transaction: who acts, the case, the decision, the log row, and the page."""
    if not request.user.is_authenticated:
        return pages.sign_in_first(request)
    actor, now = actor_from(request.user), clock.now()
    try:
        with transaction.atomic():
            writing.act_as(replace(acting(request, actor, now), narrow=(case_id,)))
            visit = _let_in(actor, permission, case_id, now)
            request.ff_role_name = visit.case.told_beside["role_name"]  # type: ignore[attr-defined]  # annotated
            writing.log(
                Operation.READ,
                case_id=case_id,
                permission=permission,
                relation=_how(actor, visit.relation),
                reason=_instead_of_whom(actor, visit.relation),
            )
            return show(visit)
    except OutOfSight:
        _log_denied(request, actor, now, permission, Decision(False, ("in_sight",)), case_id)  # noqa: FBT003
        raise Http404 from None
    except Forbidden as forbidden:
        _log_denied(request, actor, now, permission, forbidden.decision, case_id)
        return pages.forbidden(request, permission, forbidden.decision)
    except Refused as refused:
        return pages.refused(request, refused)
    except Stale as stale:
        return pages.stale(request, stale)


def _let_in(actor: Actor, permission: Permission, case_id: int, now: datetime) -> Visit:
    today = clock.day_of(now)
    found = cases.case_with_relation(actor, case_id, today=today, now=now)
    if found is None:
        raise OutOfSight
    case, relation = found
    sections = open_sections(actor, relation, today)
    decision = decide(actor, permission, relation, sections=sections)
    if not decision.allowed:
        raise Forbidden(decision)
    return Visit(
        actor=actor,
        permission=permission,
        case=case,
        relation=relation,
        sections=sections,
        today=today,
        now=now,
    )


def _how(actor: Actor, relation: CaseRelation) -> str:
    """The relation at this moment, in one word for the log."""
    if relation.team:
        return "team:" + ",".join(sorted(relation.team))
    if relation.deputised:
        return "deputy:" + ",".join(sorted(relation.seats))
    if relation.is_the_citizen:
        return "citizen"
    return "leader" if relation.unit_id in actor.leads_units else "broken_glass"


def _instead_of_whom(actor: Actor, relation: CaseRelation) -> str:
    """Why a deputy looks; whoever has a seat of their own needs no reason."""
    if relation.team or not relation.deputised:
        return ""
    names = actor.absent_names(user for user, _ in relation.deputised)
    return f"stedfortræder for {listed(names)}"


def _log_denied(
    request: HttpRequest,
    actor: Actor,
    now: datetime,
    permission: Permission,
    decision: Decision,
    case_id: int | None,
) -> None:
    with transaction.atomic():
        writing.act_as(acting(request, actor, now))
        writing.log(
            Operation.DENIED,
            case_id=case_id,
            permission=permission,
            reason=", ".join(decision.failed),
        )
