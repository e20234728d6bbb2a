"""The few pages that belong to nobody's room: the front page, health, drafts, errors."""

import sys

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_POST

from fodfaeste.accounts.queries import actor_from
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.drafts.queries import is_newer, stamp_of
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import Role
from fodfaeste.web.shell import pages
from fodfaeste.web.shell.last_words import LONGEST_NAME, fields_of
from fodfaeste.web.shell.requires import public, staff
from fodfaeste.web.shell.visits import Desk


@public("tells the machine whether web and database answer; nothing about anybody")
@require_GET
def health(_: HttpRequest) -> HttpResponse:
    """200 when web and database answer, 503 when the database does not."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("select 1")
    except DatabaseError:
        return JsonResponse({"web": "ok", "database": "away"}, status=503)
    return JsonResponse({"web": "ok", "database": "ok"})


@public("sends everybody to their own front door")
@require_GET
def front(request: HttpRequest) -> HttpResponse:
    """Send a person to the page their day begins on."""
    if not request.user.is_authenticated:
        return pages.sign_in_first(request)
    roles = actor_from(request.user).roles
    return HttpResponseRedirect(reverse(_front_page(roles)))


def _front_page(roles: frozenset[Role]) -> str:
    if roles == {Role.CITIZEN}:
        return "citizen:home"
    if Role.ADMINISTRATOR in roles and not roles - {Role.ADMINISTRATOR}:
        return "admin:home"
    if roles <= {Role.EVALUATOR, Role.CITIZEN}:
        return "method"
    return "staff:cases:my_day"


@require_POST
@staff(Permission.METHOD_SEE)
def keep_draft(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Keep what has been typed so far; the page shows the answer as it stands.

    A page that says which draft it has seen does not write over one from another device.
    """
    seen = request.POST.get("ff_seen")
    form = request.POST.get("ff_form", "")[:LONGEST_NAME].replace("\x00", "")
    fields = fields_of(request)
    if seen is not None and is_newer(desk.actor, form, seen):
        return HttpResponse("en nyere kladde er skrevet et andet sted", status=409)
    if not form or not drafts.keep(actor=desk.actor, form=form, fields=fields, now=desk.now):
        return HttpResponse("for lang til at gemme som kladde", status=413)
    words = f"kladde gemt {localtime(desk.now):%H.%M}"
    return HttpResponse(words, headers={"FF-Saved": stamp_of(desk.now)})


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """The page is not there, or not for this person: the two look the same."""
    return render(request, "shell/404.html", {"typed": pages.typed_texts(request)}, status=404)


def denied(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """Not allowed, and no rule to name."""
    return render(request, "shell/403.html", {"typed": pages.typed_texts(request)}, status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """The browser sent something that cannot be read."""
    return render(request, "shell/400.html", status=400)


def broken(request: HttpRequest) -> HttpResponse:
    """Something of ours broke; nothing about it is shown.

    When it is the database that is away, that is said. A middleware may have found out, and Django
    hands its error to nobody but the one who answers for all of them.
    """
    if isinstance(sys.exception(), pages.AWAY):
        return pages.database_away(request)
    request.ff_alone = True  # type: ignore[attr-defined]  # read by the frame
    return render(request, "shell/500.html", {"without_user": True}, status=500)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """The form came from an old page or another place; the text is given back."""
    return render(
        request, "shell/form_expired.html", {"typed": pages.typed_texts(request)}, status=403
    )
