"""One task behind a link: read it, say yes, or say no with a word why (E11, C2).

The page knows a task, a first name and whom to call. Opening it answers nothing.
"""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fodfaeste.records.cti.actions.handover_links import answer_by_link
from fodfaeste.records.cti.queries.handover_links import helper_view
from fodfaeste.rules.access.links import LinkScope
from fodfaeste.web.network.forms import YES, HelpForm
from fodfaeste.web.shell.links import on_link
from fodfaeste.web.shell.visits import Guest
from fodfaeste.web.ui.attempts import attempt


@require_http_methods(["GET", "HEAD", "POST"])
@on_link(LinkScope.NETWORK)
def task(request: HttpRequest, guest: Guest) -> HttpResponse:
    """The task, and the answer; sending the form answers, opening the page does not."""
    shown = helper_view(link_id=guest.link_id, handover_id=guest.target, today=guest.today)
    if shown is None:
        raise Http404
    form = HelpForm(request.POST or None)

    def act(typed: dict[str, Any]) -> object:
        return answer_by_link(
            link_id=guest.link_id,
            case_id=guest.case_id,
            handover_id=guest.target,
            accepts=typed["answer"] == YES if typed["answer"] else None,
            why=typed["why"],
            today=guest.today,
            now=guest.now,
        )

    status = attempt(form, act)
    if status is HTTPStatus.SEE_OTHER:
        messages.success(request, _("Tak. Dit svar er gemt, og vi har fået besked."))
        return HttpResponseRedirect(request.path)
    context = {"shown": shown, "form": form, "without_user": True}
    return render(request, "network/task.html", context, status=status)
