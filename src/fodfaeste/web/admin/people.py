"""Users: found, made and corrected."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from fodfaeste.accounts import actions, listing
from fodfaeste.accounts import queries as accounts
from fodfaeste.accounts.models import User
from fodfaeste.records.catalogues import queries as catalogues
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import Role
from fodfaeste.web.admin.forms import PersonForm, label_of, sent
from fodfaeste.web.admin.meanwhile import attempt_edit
from fodfaeste.web.shell.requires import staff
from fodfaeste.web.shell.visits import Desk
from fodfaeste.web.ui.attempts import attempt
from fodfaeste.web.ui.cleaning import page_number, plain_line
from fodfaeste.web.ui.parts import Paging

DONE = 303
LONGEST_SEARCH = 100


@require_safe
@staff(Permission.ADMINISTER)
def users(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The list of users, searched by name or address."""
    text = plain_line(request.GET.get("q", ""))[:LONGEST_SEARCH]
    found = listing.users(text, page=page_number(request.GET.get("side", "")), day=desk.today)
    desk.shown([], criterion=text and "users")
    names = role_names(desk.today)
    context = {
        "text": text,
        "rows": [(row, [names[role] for role in row.roles]) for row in found.rows],
        "paging": Paging(
            found.number,
            found.last,
            found.total,
            query=urlencode({"q": text}) if text else "",
            what="brugere",
        ),
    }
    return render(request, "admin/users.html", context)


def role_names(day: date) -> dict[Role, str]:
    """What each role is called here."""
    return {role: text.label for role, text in catalogues.role_texts_on(day).items()}


def found_user(user_id: int) -> User:
    """The user an address names."""
    user = listing.user_of(user_id)
    if user is None:
        raise Http404
    return user


@require_http_methods(["GET", "POST"])
@staff(Permission.ADMINISTER)
def new_user(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Make a user; the next page gives roles and a way in."""
    form = _form(request, desk, None)
    made: list[User] = []
    status = attempt(
        form,
        lambda typed: made.append(actions.create_user(actor=desk.actor, facts=_facts(typed))),
    )
    if status == DONE:
        messages.success(request, "Brugeren er oprettet. Giv nu en rolle og en vej ind.")
        return HttpResponseRedirect(reverse("admin:user", args=[made[0].pk]))
    return render(request, "admin/new_user.html", {"form": form}, status=status)


@require_http_methods(["GET", "POST"])
@staff(Permission.ADMINISTER)
def user(request: HttpRequest, desk: Desk, user_id: int) -> HttpResponse:
    """One user: facts, roles, and the way in."""
    found = found_user(user_id)
    form = _form(request, desk, found)
    outcome = attempt_edit(
        form,
        lambda typed: actions.change_user(
            actor=desk.actor, user_id=user_id, version=typed["version"] or 0, facts=_facts(typed)
        ),
        _standing,
    )
    if outcome.is_done:
        messages.success(request, "Brugeren er gemt.")
        return HttpResponseRedirect(reverse("admin:user", args=[user_id]))
    names = role_names(desk.today)
    context = {
        "form": form,
        "who": found,
        "is_oneself": found.pk == desk.actor.id,
        "roles": [
            (
                held,
                names[Role(held.role)],
                held.ends_before is None or held.ends_before > desk.today,
            )
            for held in listing.roles_of(found)
        ],
        "has_second_factor": listing.has_second_factor(found),
        "has_password": found.has_usable_password(),
        "differences": outcome.differences,
    }
    return render(request, "admin/user.html", context, status=outcome.status)


def _form(request: HttpRequest, desk: Desk, user: User | None) -> PersonForm:
    return PersonForm(
        sent(request),
        initial=_standing(user) if user else {},
        units=listing.units().filter(is_active=True),
        mentors=accounts.staff_holding(Role.CTI_WORKER, desk.today),
    )


def _standing(user: User) -> dict[str, Any]:
    return {
        "name": user.name,
        "email": user.email,
        "phone": user.phone,
        "unit": user.unit.name if user.unit else "",
        "cti_trained_on": user.cti_trained_on,
        "mentor": label_of(user.mentor) if user.mentor else "",
        "version": user.version,
    }


def _facts(typed: dict[str, Any]) -> actions.PersonFacts:
    return actions.PersonFacts(
        name=typed["name"],
        email=typed["email"],
        phone=typed["phone"],
        unit_id=typed["unit"],
        cti_trained_on=typed["cti_trained_on"],
        mentor_id=typed["mentor"],
    )
