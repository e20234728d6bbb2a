"""Mine ord: what I find important, and what I think of the plan, in my own words (L2)."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from fodfaeste.records.drafts.queries import draft_of
from fodfaeste.records.plan import actions, queries
from fodfaeste.records.plan.actions import NewEntry
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.plan.kinds import AssessmentTheme, LifeArea
from fodfaeste.web.citizen.forms import CommentForm, OwnWordsForm
from fodfaeste.web.citizen.words import THEMES, Words
from fodfaeste.web.shell.requires import on_own_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.ui.attempts import attempt, begun

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from fodfaeste.records.plan.models import AssessmentEntry
    from fodfaeste.web.ui.forms import DanishForm

DONE = 303


@on_own_case(Permission.OWN_CASE_SEE)
def words(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What I have written, and what stands in the assessment we make together."""
    standing = queries.assessment_of(visit.case.pk, sections=visit.sections)
    together = list(standing.filter(correction=None))
    context = {
        "mine": [
            (THEMES[entry.theme], entry)
            for entry in reversed(together)
            if entry.written_as == Role.CITIZEN
        ],
        "areas": _by_area(entry for entry in together if entry.written_as != Role.CITIZEN),
        "may_write": visit.allows(Permission.OWN_WORDS_WRITE),
    }
    return render(request, "citizen/words.html", context)


def _by_area(
    entries: "Iterable[AssessmentEntry]",
) -> "list[tuple[str, list[tuple[Words, AssessmentEntry]]]]":
    """Return what the others wrote, by area of life, each with its kind in plain words."""
    found: dict[LifeArea, list[tuple[Words, AssessmentEntry]]] = {}
    for entry in entries:
        found.setdefault(entry.area, []).append((THEMES[entry.theme], entry))
    return [(_(area.label), found[area]) for area in LifeArea if area in found]


@on_own_case(Permission.OWN_WORDS_WRITE)
def write(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Write what is important to me."""
    draft = f"own_words:{visit.case.pk}"
    form = OwnWordsForm(request.POST or None, initial=_kept(visit, OwnWordsForm, draft))
    return _written(request, visit, form, draft=draft, old=None)


@on_own_case(Permission.OWN_WORDS_WRITE)
def correct(request: HttpRequest, visit: Visit, entry_id: int) -> HttpResponse:
    """Say it in another way; what I said before stays to be read."""
    old = queries.entry_of(visit.case.pk, entry_id, sections=visit.sections)
    if old is None or old.written_as != Role.CITIZEN:
        raise Http404
    draft = f"own_words:{visit.case.pk}:ret:{entry_id}"
    said = {
        "text": old.text,
        "theme": old.theme,
        "area": old.area,
        "about_health": old.section == Section.HEALTH,
    }
    first = {**said, **_kept(visit, OwnWordsForm, draft)}
    form = OwnWordsForm(request.POST or None, initial=first)
    return _written(request, visit, form, draft=draft, old=old)


def _written(
    request: HttpRequest,
    visit: Visit,
    form: OwnWordsForm,
    *,
    draft: str,
    old: "AssessmentEntry | None",
) -> HttpResponse:
    def act(said: dict[str, Any]) -> object:
        return actions.write_own_words(
            actor=visit.actor,
            key=said["key"],
            case=visit.case,
            entry=NewEntry(
                area=LifeArea(said["area"]),
                theme=AssessmentTheme(said["theme"]),
                text=said["text"],
                about_health=said["about_health"],
                corrects=old.pk if old else None,
            ),
            today=visit.today,
            now=visit.now,
            draft=draft,
        )

    return _tried(
        request,
        form,
        act,
        template="citizen/write.html",
        context={"old": old, "draft": draft},
        thanks=_("Tak. Dit team kan se, hvad du har skrevet."),
        to="citizen:words",
    )


@on_own_case(Permission.OWN_WORDS_WRITE)
def comment(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Say what I think of the plan that was approved last."""
    version = queries.latest_version(visit.case.pk)
    if version is None:
        raise Http404
    draft = f"plan_comment:{visit.case.pk}:{version.number}"
    first = {"version": version.number, **_kept(visit, CommentForm, draft)}
    form = CommentForm(request.POST or None, initial=first)

    def act(said: dict[str, Any]) -> object:
        return actions.comment(
            actor=visit.actor,
            key=said["key"],
            case=visit.case,
            number=min(said["version"] or version.number, version.number),
            text=said["text"],
            today=visit.today,
            now=visit.now,
            draft=draft,
        )

    return _tried(
        request,
        form,
        act,
        template="citizen/comment.html",
        context={"version": version, "draft": draft},
        thanks=_("Tak. Dit team kan se, hvad du mener om planen."),
        to="citizen:home",
    )


def _kept(visit: Visit, form: "type[DanishForm]", draft: str) -> dict[str, Any]:
    kept = draft_of(visit.actor, draft)
    return begun(form, kept.fields) if kept else {}


def _tried(
    request: HttpRequest,
    form: "DanishForm",
    act: "Callable[[dict[str, Any]], object]",
    *,
    template: str,
    context: dict[str, object],
    thanks: str,
    to: str,
) -> HttpResponse:
    status = attempt(form, act)
    if status == DONE:
        messages.success(request, thanks)
        return HttpResponseRedirect(reverse(to))
    return render(request, template, {**context, "form": form}, status=status)
