"""Svar med et link: the questions without signing in. GET shows them and answers nothing (K1, L3).

The page names nobody and shows nothing that was answered before: it may have been forwarded. What
the answers say is shown once, in the very answer to sending them; the link is closed by then.
"""

from datetime import datetime
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from fodfaeste.kernel.tokens import new_token, token_hash
from fodfaeste.records.followup.actions.inviting import keep_half
from fodfaeste.records.followup.actions.measuring import answer_by_link, close_answered_link
from fodfaeste.records.followup.queries.measuring import (
    asked_by_link,
    fate_of_link,
    half_behind,
)
from fodfaeste.records.measures.queries import answer_sets_of
from fodfaeste.rules.access.links import LinkScope
from fodfaeste.rules.measures.kinds import MeasureOccasion, Respondent
from fodfaeste.rules.measures.link import LinkFate
from fodfaeste.web.shell.links import on_link
from fodfaeste.web.shell.visits import Guest
from fodfaeste.web.ui.attempts import attempt
from fodfaeste.web.ui.measure_form import (
    LATER,
    MeasureForm,
    begun_with,
    draft_url,
    half_kept,
    is_half,
    typed,
)
from fodfaeste.web.ui.measure_words import told

BROWSER = "ff_half"
"""In the session: what shows that half an answer was typed in this browser."""


def say_why(request: HttpRequest, hashed: bytes, now: datetime) -> HttpResponse | None:
    """A link that opened once tells what to do instead; it does not say whose it was."""
    fate = fate_of_link(hashed, now=now)
    return _gone(request, fate) if fate else None


@require_http_methods(["GET", "HEAD", "POST"])
@on_link(LinkScope.MEASURE, gone=say_why)
def by_link(request: HttpRequest, guest: Guest) -> HttpResponse:
    """The questions, half an answer kept, or all of it sent."""
    asked = asked_by_link(guest.target, guest.today)
    if not asked.left:
        return _gone(request, LinkFate.USED)
    if is_half(request):
        return _keep(request, guest, typed(request, asked.left))
    half = half_behind(guest.target, _browser(request))
    form = MeasureForm(
        request.POST or None,
        initial=begun_with(half),
        instruments=asked.left,
        respondent=Respondent.CITIZEN,
    )

    def act(_typed: dict[str, Any]) -> object:
        return answer_by_link(
            case_id=guest.case_id,
            invitation_id=guest.target,
            sheets=form.given(),
            today=guest.today,
            now=guest.now,
        )

    status = attempt(form, act)
    if status is HTTPStatus.SEE_OTHER:
        words = told(answer_sets_of(guest.case_id))
        close_answered_link(occasion=asked.occasion or MeasureOccasion.KICKOFF)
        return render(request, "citizen/link_thanks.html", {"told": words, "without_user": True})
    context = {"form": form, "without_user": True, "draft_url": draft_url(request)}
    return render(request, "citizen/link_answer.html", context, status=status)


def _keep(request: HttpRequest, guest: Guest, half: dict[str, str]) -> HttpResponse:
    """Keep half an answer for this browser alone; a forwarded link shows it to nobody."""
    if not _browser(request):
        request.session[BROWSER] = new_token()
    keep_half(invitation_id=guest.target, half=half, browser=_browser(request))
    if LATER not in request.POST:
        return half_kept(guest.now)
    return render(request, "citizen/link_later.html", {"without_user": True})


def _browser(request: HttpRequest) -> str:
    mark = request.session.get(BROWSER, "")
    return token_hash(mark).hex() if mark else ""


def _gone(request: HttpRequest, fate: LinkFate) -> HttpResponse:
    context = {"fate": fate.value, "without_user": True}
    return render(request, "citizen/link_gone.html", context, status=HTTPStatus.GONE)
