"""Who is new on my team, marked until I have seen it (A2, A3)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fodfaeste.pdf.papers.plan import RoleWords
from fodfaeste.records.cases import actions
from fodfaeste.records.cases.queries.team_news import untold
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.words import in_sentence
from fodfaeste.web.shell.requires import on_own_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.ui.cleaning import sent_number


@dataclass(frozen=True, slots=True, kw_only=True)
class Newcomer:
    """Somebody new: who, what they are and help with, since when, and instead of whom."""

    number: int
    name: str
    role: str
    helps_with: str
    since: date
    instead_of: str


def newcomers(visit: Visit, roles: Mapping[Role, RoleWords]) -> tuple[Newcomer, ...]:
    """Return those I have not said that I have seen; one query."""
    return tuple(
        Newcomer(
            number=news.pk,
            name=news.seat.user.name,
            role=in_sentence(roles[Role(news.seat.role)].label),
            helps_with=roles[Role(news.seat.role)].description,
            since=news.seat.starts_on,
            instead_of=news.before.name if news.before else "",
        )
        for news in untold(visit.case, visit.today)
    )


@on_own_case(Permission.OWN_CHANGE_SEEN)
@require_POST
def see_changes(request: HttpRequest, visit: Visit) -> HttpResponse:
    """I have seen who is new, as far as the page showed it."""
    seen = actions.see_changes(
        actor=visit.actor,
        case=visit.case,
        up_to=sent_number(request.POST.get("til", "")) or 0,
        today=visit.today,
        now=visit.now,
    )
    if seen:
        messages.success(request, _("Godt. Dit team kan se, at du har set det."))
    return HttpResponseRedirect(reverse("citizen:home"))
