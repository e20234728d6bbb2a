"""The way in of a user: closed and opened, signed out everywhere, a new password, a new phone."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from fodfaeste.accounts import actions
from fodfaeste.accounts.password_links import path_to_new_password
from fodfaeste.records.cases import queries as cases
from fodfaeste.records.post.actions import send_password_link
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.web.admin.forms import sent
from fodfaeste.web.admin.people import found_user, role_names
from fodfaeste.web.shell.requires import staff
from fodfaeste.web.shell.visits import Desk
from fodfaeste.web.ui.attempts import attempt
from fodfaeste.web.ui.forms import KeyedForm

DONE = 303


@require_http_methods(["GET", "POST"])
@staff(Permission.ADMINISTER)
def close(request: HttpRequest, desk: Desk, user_id: int) -> HttpResponse:
    """Close an account, knowing how many courses lose somebody."""
    who = found_user(user_id)
    form = KeyedForm(sent(request))
    status = attempt(
        form,
        lambda _: actions.deactivate(actor=desk.actor, user_id=user_id, today=desk.today),
    )
    if status == DONE:
        messages.success(request, "Kontoen er lukket.")
        return HttpResponseRedirect(reverse("admin:user", args=[user_id]))
    names = role_names(desk.today)
    seats = [(names[role], count) for role, count in cases.open_seats_of(user_id).items()]
    context = {"form": form, "who": who, "seats": seats}
    return render(request, "admin/close.html", context, status=status)


def _at_once(
    request: HttpRequest, user_id: int, act: Callable[[], object], done: str
) -> HttpResponse:
    """Do what one button asks; a refusal is shown by the door."""
    found_user(user_id)
    act()
    messages.success(request, done)
    return HttpResponseRedirect(reverse("admin:user", args=[user_id]))


@require_POST
@staff(Permission.ADMINISTER)
def reopen(request: HttpRequest, desk: Desk, user_id: int) -> HttpResponse:
    """Open an account again."""
    return _at_once(
        request,
        user_id,
        lambda: actions.reactivate(actor=desk.actor, user_id=user_id),
        "Kontoen er åben igen.",
    )


@require_POST
@staff(Permission.ADMINISTER)
def end_sessions(request: HttpRequest, desk: Desk, user_id: int) -> HttpResponse:
    """Sign a user out everywhere."""
    return _at_once(
        request,
        user_id,
        lambda: actions.end_sessions(actor=desk.actor, user_id=user_id),
        "Brugeren er logget ud alle steder.",
    )


@require_POST
@staff(Permission.ADMINISTER)
def new_phone(request: HttpRequest, desk: Desk, user_id: int) -> HttpResponse:
    """Take away a lost second factor."""
    return _at_once(
        request,
        user_id,
        lambda: actions.reset_second_factor(actor=desk.actor, user_id=user_id),
        "Totrinsloginnet er nulstillet. Brugeren sætter det op igen ved næste login.",
    )


@require_http_methods(["GET", "POST"])
@staff(Permission.ADMINISTER)
def password(request: HttpRequest, desk: Desk, user_id: int) -> HttpResponse:
    """A link to choose a password: by mail, or shown once to hand over in person."""
    who = found_user(user_id)
    way = request.POST.get("vej", "")
    can_mail = bool(settings.PUBLIC_ADDRESS) and settings.MAIL_ENABLED
    context = {"who": who, "can_mail": can_mail}
    if way == "mail" and can_mail:
        send_password_link(actor=desk.actor, user_id=user_id, now=desk.now)
        messages.success(request, "Linket er på vej med mail.")
        return HttpResponseRedirect(reverse("admin:user", args=[user_id]))
    if way == "vis":
        invited = actions.require_new_password(actor=desk.actor, user_id=user_id)
        context["link"] = request.build_absolute_uri(path_to_new_password(invited))
    return render(request, "admin/password.html", context)
