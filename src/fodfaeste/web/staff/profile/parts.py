"""The parts of the profile, each in a form of its own: own words, needs, and the practical rest."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from fodfaeste.records.placement.actions import profile as actions
from fodfaeste.records.placement.queries.profile import plan_times, profile_of
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.form_page import FormPage, receive, show, typed_before
from fodfaeste.web.staff.profile import forms
from fodfaeste.web.staff.profile.places import form_on
from fodfaeste.web.ui.merging import MergeableForm, chosen
from fodfaeste.web.ui.profiles import AboutForm


@dataclass(frozen=True, slots=True, kw_only=True)
class PartPage:
    """One part: its form, how it is shown, and what is kept of it."""

    title: str
    lead: str
    said: str
    anchor: str
    form: type[MergeableForm]
    shown: Callable[[Any], dict[str, Any]]
    kept: Callable[[dict[str, Any]], actions.Part]


PARTS = {
    "om-mig": PartPage(
        title="Borgerens egne ord til CV'et",
        lead="Skriv det, som borgeren siger det. Borgeren kan også selv skrive det under Mit CV.",
        said="Ordene er gemt.",
        anchor="#om-mig",
        form=AboutForm,
        shown=forms.about_shown,
        kept=forms.about_from,
    ),
    "hensyn": PartPage(
        title="Hensyn på arbejdet",
        lead="Det, borgeren har brug for, for at det går godt. Det står aldrig på CV'et.",
        said="Hensynene er gemt.",
        anchor="#hensyn",
        form=forms.NeedsForm,
        shown=forms.needs_shown,
        kept=forms.needs_from,
    ),
    "praktisk": PartPage(
        title="Timer, vej og faste tider",
        lead="Det, der afgør, hvilke pladser der kan lade sig gøre.",
        said="Det praktiske er gemt.",
        anchor="#praktisk",
        form=forms.PracticalForm,
        shown=forms.practical_shown,
        kept=forms.practical_from,
    ),
}
"""By the word in the address."""


@on_case(Permission.PROFILE_WRITE)
def part(request: HttpRequest, visit: Visit, part: str) -> HttpResponse:
    """Write one part of the profile."""
    what = PARTS.get(part)
    if what is None:
        raise Http404
    page = _page(visit, part, what)
    if request.method == "POST":
        return receive(request, visit, page, what.form(chosen(request.POST)))
    profile = profile_of(visit.case.pk)
    values = what.shown(profile or actions.unwritten())
    form = what.form.showing(values, version=profile.version if profile else actions.UNWRITTEN)
    typed = typed_before(visit, what.form, page.draft)
    return show(request, visit, page, what.form(initial={**form.initial, **typed}))


def _page(visit: Visit, part: str, what: PartPage) -> FormPage:
    draft = f"profile:{part}:{visit.case.pk}"

    def keep(typed: dict[str, Any]) -> object:
        return actions.save_part(
            actor=visit.actor,
            case=visit.case,
            version=typed["version"] or actions.UNWRITTEN,
            seen=typed["seen"] or None,
            part=what.kept(typed),
            today=visit.today,
            now=visit.now,
            draft=draft,
        )

    times = plan_times(visit.case.pk, visit.today) if part == "praktisk" else ()
    return form_on(
        visit,
        what.title,
        keep,
        said=what.said,
        anchor=what.anchor,
        draft=draft,
        values_of=what.shown,
        lead=what.lead,
        plan_times=times,
    )
