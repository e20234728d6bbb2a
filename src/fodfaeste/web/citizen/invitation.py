"""My way in: the code I was handed, and how I want to sign in from now on (L1)."""

from http import HTTPStatus
from typing import Any

from allauth.mfa.webauthn.forms import SignupWebAuthnForm
from allauth.mfa.webauthn.internal import auth, flows
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from fodfaeste.kernel.spoken_codes import read
from fodfaeste.rules.access.invitations import InvitationState
from fodfaeste.web.citizen.invitation_forms import CodeForm, NewPasswordForm
from fodfaeste.web.citizen.invitation_words import INVITATIONS
from fodfaeste.web.citizen.words import Words
from fodfaeste.web.shell import invited, outside
from fodfaeste.web.shell.requires import public
from fodfaeste.web.ui.attempts import attempt

PASSKEY, PASSWORD, OUTSIDE = "noegle", "adgangskode", "eid"
NEXT = {PASSKEY: "invitation:passkey", PASSWORD: "invitation:password"}
ANSWERS = require_http_methods(["GET", "HEAD", "POST"])


@public("a citizen who has no account yet types the code they were handed")
@ANSWERS
@sensitive_post_parameters("code")
def enter(request: HttpRequest) -> HttpResponse:
    """Ask for the code and the day of birth; nothing is said of anybody before both fit."""
    form = CodeForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _asked(request, form)
    code = read(form.cleaned_data["code"])
    if code is None:
        form.add_error("code", _("Koden er på tolv tegn, fx 4K7M-29QX-B3TD. Se på arket."))
        return _asked(request, form)
    found = invited.attempt(request, code=code, born_on=form.cleaned_data["born_on"])
    if isinstance(found, invited.Shut):
        return _asked(request, form, words=INVITATIONS["shut"], status=429)
    if found is not None and found.opens:
        return HttpResponseRedirect(reverse("invitation:choose"))
    tells = found is not None and (found.fits or found.state is InvitationState.LOCKED)
    words = INVITATIONS[found.state if found is not None and tells else "wrong"]
    return _asked(request, form, words=words, status=HTTPStatus.CONFLICT)


def _asked(
    request: HttpRequest, form: CodeForm, *, words: Words = "", status: int = HTTPStatus.OK
) -> HttpResponse:
    bad = form.is_bound and bool(form.errors)
    context = {"form": form, "words": words}
    code = HTTPStatus.UNPROCESSABLE_ENTITY if bad else status
    return render(request, "invitation/enter.html", context, status=code)


@public("a citizen who has shown code and day of birth chooses how to sign in")
@ANSWERS
def choose(request: HttpRequest) -> HttpResponse:
    """Whose invitation it is, and the ways to sign in from now on."""
    citizen = invited.opened(request)
    if citizen is None and invited.choosing(request) is None:
        return HttpResponseRedirect(reverse("invitation:enter"))
    way = request.POST.get("way", "")
    if request.method == "POST" and (way in NEXT or (way == OUTSIDE and outside.is_on())):
        if citizen is not None and invited.come_in(request) is None:
            return _asked(request, CodeForm(), words=INVITATIONS["used"], status=409)
        if way == OUTSIDE:
            return outside.leave_for(request, connect=True)
        return HttpResponseRedirect(reverse(NEXT[way]))
    context = {"citizen": citizen, "outside": settings.OUTSIDE_SIGN_IN}
    return render(request, "invitation/choose.html", context)


@public("a citizen who came in by an invitation makes a passkey")
@ANSWERS
def passkey(request: HttpRequest) -> HttpResponse:
    """Make a passkey on this phone or computer: finger, face or the screen's own code."""
    user = invited.choosing(request)
    if user is None:
        return _elsewhere(request)
    form = SignupWebAuthnForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        flows.signup_authenticator(
            request,
            user=user,
            name=_("Min adgangsnøgle"),
            credential=form.cleaned_data["credential"],
        )
        return HttpResponseRedirect(reverse("citizen:home"))
    context = {
        "options": auth.begin_registration(user, passwordless=True),
        "failed": form.is_bound,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return render(request, "invitation/passkey.html", context, status=status)


@public("a citizen who came in by an invitation chooses a password")
@ANSWERS
@sensitive_post_parameters("password")
def password(request: HttpRequest) -> HttpResponse:
    """Choose an e-mail and a password; the app on the phone is set up next."""
    user = invited.choosing(request)
    if user is None:
        return _elsewhere(request)
    form = NewPasswordForm(request.POST or None, user=user)

    def act(typed: dict[str, Any]) -> None:
        invited.keep_password(request, user, email=typed["email"], password=typed["password"])

    status = attempt(form, act)
    if status is HTTPStatus.SEE_OTHER:
        return HttpResponseRedirect(reverse("citizen:home"))
    return render(request, "invitation/password.html", {"form": form}, status=status)


def _elsewhere(request: HttpRequest) -> HttpResponse:
    """Who has chosen goes to their page; who has not come in begins with the code."""
    name = "citizen:home" if request.user.is_authenticated else "invitation:enter"
    return HttpResponseRedirect(reverse(name))
