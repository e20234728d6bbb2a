"""Notes begun and not sent: to go on with, to read to whoever took over, to throw away."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from fodfaeste.records.cti.queries.unsent import is_a_notes_draft, unsent_notes
from fodfaeste.records.drafts import actions
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.web.shell.requires import staff
from fodfaeste.web.shell.visits import Desk


@staff(Permission.MY_DAY_SEE)
def drafts(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show one's own notes that are not sent; of a course out of sight the words alone."""
    unsent = unsent_notes(desk.actor)
    desk.shown(sorted({one.case_id for one in unsent if one.case_id}))
    return render(request, "staff/cases/drafts.html", {"unsent": unsent, "desk": desk})


@require_POST
@staff(Permission.MY_DAY_SEE)
def throw_away(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Throw one of one's own drafts away."""
    form = request.POST.get("kladde", "")
    if not is_a_notes_draft(form):
        raise Http404
    actions.discard(actor=desk.actor, form=form)
    return HttpResponseRedirect(reverse("staff:cases:drafts"))
