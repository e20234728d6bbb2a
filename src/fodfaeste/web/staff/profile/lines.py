"""One line of the profile: written, changed, moved, taken out."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from fodfaeste.records.foundation import Versioned
from fodfaeste.records.meetings.queries import latest_agreement
from fodfaeste.records.placement.actions import profile_lines as actions
from fodfaeste.records.placement.queries.profile import line_of, said
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.placement.profile.kinds import LineKind
from fodfaeste.rules.placement.profile.lines import Line
from fodfaeste.rules.words import in_sentence
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.form_page import receive, show, typed_before
from fodfaeste.web.staff.profile.known import everything_said
from fodfaeste.web.staff.profile.places import at, form_on
from fodfaeste.web.ui.cleaning import sent_number
from fodfaeste.web.ui.merging import chosen
from fodfaeste.web.ui.profiles import FORMS, line_from, line_shown

NEW = {
    LineKind.WISH: "Nyt jobønske",
    LineKind.COMPETENCE: "Noget, borgeren kan",
    LineKind.EXPERIENCE: "Ny erfaring",
    LineKind.EDUCATION: "Ny uddannelse",
    LineKind.COURSE: "Nyt kursus eller bevis",
    LineKind.LANGUAGE: "Nyt sprog",
    LineKind.INTEREST: "Ny interesse",
}


@on_case(Permission.PROFILE_WRITE)
def new_line(request: HttpRequest, visit: Visit, kind: str) -> HttpResponse:
    """Write a line; what was said before can be taken along by its number."""
    if kind not in set(LineKind):
        raise Http404
    what = LineKind(kind)
    form = FORMS[what]
    empty = Line(kind=what, what="")
    draft = f"profile:line:{kind}:{visit.case.pk}"

    def keep(typed: dict[str, Any]) -> object:
        return actions.add_line(
            actor=visit.actor,
            key=typed["key"],
            case=visit.case,
            line=line_from(form, typed, empty),
            today=visit.today,
            now=visit.now,
            draft=draft,
        )

    page = form_on(
        visit, NEW[what], keep, said="Linjen er gemt.", anchor=f"#{what.value}", draft=draft
    )
    if request.method == "POST":
        return receive(request, visit, page, form(request.POST))
    started = {**line_shown(form, empty), "version": 0, **_taken_along(request, visit, what)}
    return show(request, visit, page, form(initial=started | typed_before(visit, form, draft)))


def _taken_along(request: HttpRequest, visit: Visit, kind: LineKind) -> dict[str, str]:
    wanted = request.GET.get("fra", "")
    if not wanted:
        return {}
    found = (
        one
        for one in everything_said(visit, latest_agreement(visit.case.pk))
        if str(one.number) == wanted
    )
    return next(({"what": one.text} for one in found if one.kind is kind), {})


@on_case(Permission.PROFILE_WRITE)
def line(request: HttpRequest, visit: Visit, line_id: int) -> HttpResponse:
    """Change a line."""
    found = line_of(visit.case.pk, line_id, sections=visit.sections)
    if found is None or found.taken_out:
        raise Http404
    form = FORMS[found.kind]

    def shown(record: Any) -> dict[str, Any]:
        return line_shown(form, said(record))

    def keep(typed: dict[str, Any]) -> object:
        return actions.edit_line(
            actor=visit.actor,
            case=visit.case,
            line_id=line_id,
            version=typed["version"] or 0,
            seen=typed["seen"] or None,
            line=line_from(form, typed, said(found)),
            today=visit.today,
            now=visit.now,
        )

    def values_of(record: Versioned) -> dict[str, Any]:
        return shown(record)

    page = form_on(
        visit,
        f"Ret {in_sentence(found.kind.label)}",
        keep,
        said="Linjen er gemt.",
        anchor=f"#{found.kind.value}",
        values_of=values_of,
        out_url=at(visit, "take_out", line_id=line_id),
    )
    if request.method == "POST":
        return receive(request, visit, page, form(chosen(request.POST)))
    return show(request, visit, page, form.showing(shown(found), version=found.version))


@require_POST
@on_case(Permission.PROFILE_WRITE)
def move(request: HttpRequest, visit: Visit, line_id: int) -> HttpResponse:
    """Move a line one place up or down."""
    found = line_of(visit.case.pk, line_id, sections=visit.sections)
    if found is None:
        raise Http404
    actions.move_line(
        actor=visit.actor,
        case=visit.case,
        line_id=line_id,
        up=request.POST.get("vej") == "op",
        stood=sent_number(request.POST.get("plads", "")) or None,
        today=visit.today,
        now=visit.now,
    )
    return HttpResponseRedirect(f"{at(visit, 'profile')}#{found.kind.value}")


@require_POST
@on_case(Permission.PROFILE_WRITE)
def take_out(request: HttpRequest, visit: Visit, line_id: int) -> HttpResponse:
    """Take a line out of the profile, or put it back."""
    found = line_of(visit.case.pk, line_id, sections=visit.sections)
    if found is None:
        raise Http404
    out = request.POST.get("tilbage") != "ja"
    actions.take_out_line(
        actor=visit.actor,
        case=visit.case,
        line_id=line_id,
        out=out,
        today=visit.today,
        now=visit.now,
    )
    words = "Linjen er taget ud. Du kan sætte den ind igen under »Taget ud«."
    messages.success(request, words if out else "Linjen står i profilen igen.")
    return HttpResponseRedirect(f"{at(visit, 'profile')}#{found.kind.value}")
