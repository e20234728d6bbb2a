"""A success story written, told in other words, and said yes to (J5)."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from fodfaeste.records.boards.actions import stories as actions
from fodfaeste.records.boards.actions.stories import Told
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.boards.stories import StoryYes
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff import form_page
from fodfaeste.web.staff.form_page import FormPage, typed_before
from fodfaeste.web.staff.stories.pages import stories_url, story_or_404
from fodfaeste.web.ui.dates import DanishDateField
from fodfaeste.web.ui.forms import ChipChoice, KeyedForm
from fodfaeste.web.ui.merging import MergeableForm, chosen
from fodfaeste.web.ui.texts import LineField, LongTextField

if TYPE_CHECKING:
    from fodfaeste.records.boards.models import SuccessStory

FORM = "staff/stories/form.html"
WORDS = ("title", "text")


class StoryForm(MergeableForm):
    """What went well, so that nobody is recognised."""

    title = LineField(label="Overskrift", help_text="For eksempel »Fra to timer til tyve«.")
    text = LongTextField(
        label="Historien",
        rows=10,
        help_text="Hvad var svært, hvad hjalp, og hvad blev anderledes? Uden navne og steder.",
    )


class YesForm(KeyedForm):
    """When and how the citizen said yes to the words as they stand."""

    yes_on = DanishDateField(label="Hvornår sagde borgeren ja?")
    how = forms.ChoiceField(label="Hvordan?", choices=StoryYes.choices(), widget=ChipChoice)


@require_http_methods(["GET", "POST"])
@on_case(Permission.STORY_WRITE)
def new(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Write a story of this course."""
    draft = f"story:{visit.case.pk}:new"

    def keep(typed: dict[str, Any]) -> "SuccessStory":
        return actions.write_story(
            actor=visit.actor,
            key=typed["key"],
            case=visit.case,
            told=Told(title=typed["title"], text=typed["text"]),
            today=visit.today,
            now=visit.now,
            draft=draft,
        )

    page = _page(visit, "Ny succeshistorie", keep, "Historien er gemt som kladde.", draft)
    if request.method == "POST":
        return form_page.receive(request, visit, page, StoryForm(request.POST))
    return form_page.show(
        request, visit, page, StoryForm(initial=typed_before(visit, StoryForm, draft))
    )


@require_http_methods(["GET", "POST"])
@on_case(Permission.STORY_WRITE)
def change(request: HttpRequest, visit: Visit, story_id: int) -> HttpResponse:
    """Tell it in other words."""
    story = story_or_404(visit, story_id)
    draft = f"story:{visit.case.pk}:{story_id}"

    def keep(typed: dict[str, Any]) -> "SuccessStory":
        return actions.change_story(
            actor=visit.actor,
            case=visit.case,
            story_id=story_id,
            version=typed["version"] or 0,
            told=Told(title=typed["title"], text=typed["text"]),
            today=visit.today,
            now=visit.now,
            draft=draft,
        )

    page = _page(visit, "Ret historien", keep, "Historien er rettet.", draft)
    if request.method == "POST":
        return form_page.receive(request, visit, page, StoryForm(chosen(request.POST)))
    form = StoryForm.showing(
        _values(story), version=story.version, draft=typed_before(visit, StoryForm, draft)
    )
    return form_page.show(request, visit, page, form)


@require_http_methods(["GET", "POST"])
@on_case(Permission.STORY_WRITE)
def note_yes(request: HttpRequest, visit: Visit, story_id: int) -> HttpResponse:
    """Read it together, and note the yes."""
    story = story_or_404(visit, story_id)

    def keep(typed: dict[str, Any]) -> "SuccessStory":
        return actions.note_yes(
            actor=visit.actor,
            case=visit.case,
            story_id=story_id,
            version=typed["version"] or 0,
            yes_on=typed["yes_on"],
            how=StoryYes(typed["how"]),
            today=visit.today,
            now=visit.now,
        )

    page = FormPage(
        template=FORM,
        title="Læs historien sammen",
        keep=keep,
        back_url=stories_url(visit),
        tab="plan",
        said="Borgerens ja er noteret.",
        context={"story": story},
    )
    if request.method == "POST":
        return form_page.receive(request, visit, page, YesForm(request.POST))
    form = YesForm(initial={"yes_on": visit.today, "version": story.version})
    return form_page.show(request, visit, page, form)


def _page(visit: Visit, title: str, keep: Any, said: str, draft: str) -> FormPage:
    return FormPage(
        template=FORM,
        title=title,
        keep=keep,
        back_url=stories_url(visit),
        tab="plan",
        said=said,
        draft=draft,
        values_of=_values,
    )


def _values(story: Any) -> dict[str, Any]:
    return {name: getattr(story, name) for name in WORDS}
