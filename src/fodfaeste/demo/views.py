"""Choose whom to be. Exists only in a demo installation."""

from django.contrib.auth import login, logout
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from fodfaeste.accounts.models import User
from fodfaeste.demo.cast import BY_SLUG, CAST, EMPLOYER, employer_token
from fodfaeste.kernel import clock
from fodfaeste.web.shell.middleware import SECOND_FACTOR
from fodfaeste.web.shell.requires import public

BACKEND = "fodfaeste.accounts.backends.RoleBackend"


@public("the cast of an invented municipality; only a demo installation has this page")
@require_safe
def cast(request: HttpRequest) -> HttpResponse:
    """List the cast, one button each."""
    return render(request, "demo/cast.html", {"cast": CAST, "today": clock.today()})


@public("anybody may play any part in an invented municipality")
@require_POST
def sign_in_as(request: HttpRequest, persona: str) -> HttpResponse:
    """Become one of the cast; the employer has no account and goes to a live link."""
    chosen = BY_SLUG.get(persona)
    if chosen is None:
        raise Http404
    logout(request)
    if chosen.slug == EMPLOYER:
        return HttpResponseRedirect(reverse("employer:agreement", args=[employer_token()]))
    user = User.objects.filter(email=chosen.email, is_active=True).first()
    if user is None:
        raise Http404
    login(request, user, backend=BACKEND)
    request.session[SECOND_FACTOR] = True
    return HttpResponseRedirect(reverse("front"))
