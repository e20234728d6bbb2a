"""Write on my CV: my own words, and one line at a time (L2)."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fodfaeste.records.foundation import Versioned
from fodfaeste.records.placement.actions import profile, profile_lines
from fodfaeste.records.placement.actions.profile import About, Needs
from fodfaeste.records.placement.queries.profile import line_of, profile_of, said
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.placement.profile.kinds import CvContact, LineKind
from fodfaeste.rules.placement.profile.lines import Line
from fodfaeste.rules.placement.work_words import WorkNeed
from fodfaeste.web.citizen.cv import TITLES
from fodfaeste.web.citizen.forms import NeedsForm
from fodfaeste.web.citizen.saving import Sheet, opened, receive, show
from fodfaeste.web.shell.requires import on_own_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.ui.merging import chosen
from fodfaeste.web.ui.profiles import FORMS, AboutForm, line_from, line_shown


@on_own_case(Permission.PROFILE_WRITE)
def about(request: HttpRequest, visit: Visit) -> HttpResponse:
    """A few lines about me."""
    draft = f"my_cv:about:{visit.case.pk}"

    def keep(typed: dict[str, Any]) -> object:
        return profile.save_part(
            actor=visit.actor,
            case=visit.case,
            version=typed["version"] or profile.UNWRITTEN,
            seen=typed["seen"] or None,
            part=About(
                about_me=typed["about_me"],
                cv_contact=tuple(map(CvContact, typed["cv_contact"])),
            ),
            today=visit.today,
            now=visit.now,
            draft=draft,
        )

    sheet = Sheet(
        title=_("Om mig"),
        lead=_("Skriv, som du taler. Du bestemmer selv, hvad der skal stå."),
        keep=keep,
        shown=_about_shown,
        back_url=reverse("citizen:cv"),
        thanks=_("Det er gemt."),
        draft=draft,
    )
    if request.method == "POST":
        return receive(request, visit, sheet, AboutForm(chosen(request.POST)))
    found = profile_of(visit.case.pk) or profile.unwritten()
    form = AboutForm.showing(_about_shown(found), version=found.version)
    return show(
        request, sheet, AboutForm(initial={**form.initial, **opened(visit, AboutForm, draft)})
    )


@on_own_case(Permission.PROFILE_WRITE)
def needs(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What I need at work."""
    draft = f"my_cv:needs:{visit.case.pk}"

    def keep(typed: dict[str, Any]) -> object:
        return profile.save_part(
            actor=visit.actor,
            case=visit.case,
            version=typed["version"] or profile.UNWRITTEN,
            seen=typed["seen"] or None,
            part=Needs(
                needs=tuple(map(WorkNeed, typed["needs"])),
                essential=tuple(map(WorkNeed, typed["essential_needs"])),
                words=typed["needs_words"],
            ),
            today=visit.today,
            now=visit.now,
            draft=draft,
        )

    sheet = Sheet(
        title=_("Hensyn på arbejdet"),
        lead=_(
            "Det står aldrig på dit CV. Det bruges til at finde et sted, hvor du kan have det godt."
        ),
        keep=keep,
        shown=_needs_shown,
        back_url=f"{reverse('citizen:cv')}#hensyn",
        thanks=_("Det er gemt."),
        draft=draft,
    )
    if request.method == "POST":
        return receive(request, visit, sheet, NeedsForm(chosen(request.POST)))
    found = profile_of(visit.case.pk) or profile.unwritten()
    form = NeedsForm.showing(_needs_shown(found), version=found.version)
    return show(
        request, sheet, NeedsForm(initial={**form.initial, **opened(visit, NeedsForm, draft)})
    )


def _needs_shown(record: Versioned) -> dict[str, Any]:
    return {name: getattr(record, name) for name in ("needs", "essential_needs", "needs_words")}


def _about_shown(record: Versioned) -> dict[str, Any]:
    return {name: getattr(record, name) for name in ("about_me", "cv_contact")}


@on_own_case(Permission.PROFILE_WRITE)
def new_line(request: HttpRequest, visit: Visit, kind: str) -> HttpResponse:
    """Write one thing more."""
    if kind not in set(LineKind):
        raise Http404
    what = LineKind(kind)
    form, empty = FORMS[what], Line(kind=what, what="")
    draft = f"my_cv:line:{kind}:{visit.case.pk}"

    def keep(typed: dict[str, Any]) -> object:
        return profile_lines.add_line(
            actor=visit.actor,
            key=typed["key"],
            case=visit.case,
            line=line_from(form, typed, empty),
            today=visit.today,
            now=visit.now,
            draft=draft,
        )

    sheet = Sheet(
        title=str(TITLES[what]),
        lead=_("Skriv én ting ad gangen. Du kan altid rette det."),
        keep=keep,
        shown=lambda _record: {},
        back_url=f"{reverse('citizen:cv')}#{what.value}",
        thanks=_("Det er gemt."),
        draft=draft,
    )
    if request.method == "POST":
        return receive(request, visit, sheet, form(request.POST))
    started = {**line_shown(form, empty), "version": 0, **opened(visit, form, draft)}
    return show(request, sheet, form(initial=started))


@on_own_case(Permission.PROFILE_WRITE)
def line(request: HttpRequest, visit: Visit, line_id: int) -> HttpResponse:
    """Say it in another way."""
    found = line_of(visit.case.pk, line_id)
    if found is None or found.taken_out:
        raise Http404
    form = FORMS[found.kind]

    def shown(record: Any) -> dict[str, Any]:
        return line_shown(form, said(record))

    def keep(typed: dict[str, Any]) -> object:
        return profile_lines.edit_line(
            actor=visit.actor,
            case=visit.case,
            line_id=line_id,
            version=typed["version"] or 0,
            seen=typed["seen"] or None,
            line=line_from(form, typed, said(found)),
            today=visit.today,
            now=visit.now,
        )

    sheet = Sheet(
        title=str(TITLES[found.kind]),
        lead="",
        keep=keep,
        shown=shown,
        back_url=f"{reverse('citizen:cv')}#{found.kind.value}",
        thanks=_("Det er gemt."),
        take_out_url=reverse("citizen:cv_take_out", kwargs={"line_id": line_id}),
    )
    if request.method == "POST":
        return receive(request, visit, sheet, form(chosen(request.POST)))
    return show(request, sheet, form.showing(shown(found), version=found.version))


@on_own_case(Permission.PROFILE_WRITE)
@require_POST
def take_out(request: HttpRequest, visit: Visit, line_id: int) -> HttpResponse:
    """Take a line off my CV, or put it back."""
    found = line_of(visit.case.pk, line_id)
    if found is None:
        raise Http404
    out = request.POST.get("tilbage") != "ja"
    profile_lines.take_out_line(
        actor=visit.actor,
        case=visit.case,
        line_id=line_id,
        out=out,
        today=visit.today,
        now=visit.now,
    )
    messages.success(request, _("Det er taget ud.") if out else _("Det står der igen."))
    return HttpResponseRedirect(f"{reverse('citizen:cv')}#{found.kind.value}")
