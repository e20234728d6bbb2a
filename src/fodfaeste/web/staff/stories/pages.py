"""Success stories read: those of a course with what each lacks, and the shared ones (J5)."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from fodfaeste.records.boards.actions import stories as actions
from fodfaeste.records.boards.queries import stories as queries
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.boards.stories import StoryState, state_of
from fodfaeste.web.shell.requires import on_case, staff
from fodfaeste.web.shell.visits import Desk, Visit
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.ui.cleaning import page_number, sent_number
from fodfaeste.web.ui.parts import Paging

if TYPE_CHECKING:
    from fodfaeste.records.boards.models import SuccessStory

ON_A_PAGE = 20
TONES = {StoryState.AGREED: "blue", StoryState.SHARED: "good"}


@dataclass(frozen=True, slots=True)
class Line:
    """One story of a course, and how far it is."""

    row: "SuccessStory"
    state: StoryState

    @property
    def tone(self) -> str:
        """The colour of its state."""
        return TONES.get(self.state, "plain")

    @property
    def is_draft(self) -> bool:
        """Whether the citizen's yes is still to come, or was to other words."""
        return self.state is StoryState.DRAFT

    @property
    def may_share(self) -> bool:
        """Whether it may be shared now."""
        return self.state is StoryState.AGREED

    @property
    def is_open(self) -> bool:
        """Whether its words may still change."""
        return self.state in {StoryState.DRAFT, StoryState.AGREED}

    @property
    def holds_yes(self) -> bool:
        """Whether there is a yes to take back, shared already or not."""
        return self.state in {StoryState.AGREED, StoryState.SHARED}

    @property
    def is_shared(self) -> bool:
        """Whether colleagues read it."""
        return self.state is StoryState.SHARED


@require_safe
@staff(Permission.STORIES_READ)
def shared(request: HttpRequest, desk: Desk) -> HttpResponse:
    """What went well elsewhere; nobody can be recognised, so no course is looked at."""
    total = queries.how_many_shared()
    last = max(1, -(-total // ON_A_PAGE))
    number = min(page_number(request.GET.get("side", "")), last)
    desk.shown((), criterion="succeshistorier")
    context = {
        "stories": queries.shared_stories(first=(number - 1) * ON_A_PAGE, number=ON_A_PAGE),
        "paging": Paging(number, last, total, what="historier"),
    }
    return render(request, "staff/stories/shared.html", context)


@require_safe
@on_case(Permission.PLAN_SEE)
def stories(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The stories of one course, and what is missing before each is shared."""
    context = {
        "lines": [
            Line(row, state_of(queries.facts_of(row))) for row in queries.stories_of(visit.case.pk)
        ],
        "may_write": visit.allows(Permission.STORY_WRITE),
        "may_take_back": visit.allows(Permission.STORY_TAKE_BACK),
    }
    return case_page(request, visit, "staff/stories/stories.html", context, tab="plan")


@require_POST
@on_case(Permission.STORY_WRITE)
def share(request: HttpRequest, visit: Visit, story_id: int) -> HttpResponse:
    """Let all colleagues read a story."""
    story_or_404(visit, story_id)
    actions.share_story(
        actor=visit.actor,
        case=visit.case,
        story_id=story_id,
        version=sent_number(request.POST.get("version", "")),
        today=visit.today,
        now=visit.now,
    )
    messages.success(request, "Historien er delt med alle kolleger.")
    return HttpResponseRedirect(stories_url(visit))


@require_POST
@on_case(Permission.STORY_TAKE_BACK)
def take_back(request: HttpRequest, visit: Visit, story_id: int) -> HttpResponse:
    """The citizen does not want it shared any longer."""
    story_or_404(visit, story_id)
    actions.take_story_back(
        actor=visit.actor, case=visit.case, story_id=story_id, today=visit.today, now=visit.now
    )
    messages.success(request, "Historien er taget tilbage. Ingen kan læse den andre steder.")
    return HttpResponseRedirect(stories_url(visit))


def story_or_404(visit: Visit, story_id: int) -> "SuccessStory":
    """The story of this course that an address names."""
    found = queries.story_of(visit.case.pk, story_id)
    if found is None:
        raise Http404
    return found


def stories_url(visit: Visit) -> str:
    """The page of this course's stories."""
    return reverse("staff:stories:stories", kwargs={"case_id": visit.case.pk})
