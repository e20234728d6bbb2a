"""Min historie: what is told about me, who may read it, and my no (J5)."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fodfaeste.records.boards.actions.stories import take_story_back
from fodfaeste.records.boards.queries.stories import facts_of, stories_of, story_of
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.boards.stories import StoryState, state_of
from fodfaeste.web.shell.requires import on_own_case
from fodfaeste.web.shell.visits import Visit


@on_own_case(Permission.OWN_CASE_SEE)
@require_safe
def stories(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The stories I have said yes to; a colleague's draft is not shown before we read it."""
    found = [(row, state_of(facts_of(row))) for row in stories_of(visit.case.pk)]
    context = {
        "agreed": [row for row, state in found if state is StoryState.AGREED],
        "shared": [row for row, state in found if state is StoryState.SHARED],
    }
    return render(request, "citizen/stories.html", context)


@on_own_case(Permission.STORY_TAKE_BACK)
@require_POST
def take_back(request: HttpRequest, visit: Visit, story_id: int) -> HttpResponse:
    """I do not want it shared."""
    if story_of(visit.case.pk, story_id) is None:
        raise Http404
    take_story_back(
        actor=visit.actor, case=visit.case, story_id=story_id, today=visit.today, now=visit.now
    )
    messages.success(request, _("Din historie er taget tilbage. Ingen kan læse den mere."))
    return HttpResponseRedirect(reverse("citizen:stories"))
