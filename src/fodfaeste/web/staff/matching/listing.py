"""The openings for one citizen, in order and with their reasons; and the lists shown before."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from fodfaeste.records.placement.actions import matching as actions
from fodfaeste.records.placement.queries.matching import (
    Wanted,
    asked_first,
    list_of,
    lists_of,
)
from fodfaeste.records.placement.queries.profile import profile_of
from fodfaeste.records.placement.queries.work import current_match
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.placement.matching.shown import Shown, ShownOpening, from_json
from fodfaeste.rules.placement.matching.weights import Part
from fodfaeste.rules.placement.work_words import WorkField
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.staff.matching.forms import SearchForm
from fodfaeste.web.staff.matching.places import TAB
from fodfaeste.web.ui.parts import Missing

if TYPE_CHECKING:
    from fodfaeste.records.placement.models import CompanyPerson

WORDS = {
    "wish_said": "Skriv et jobønske",
    "skill_said": "Skriv, hvad borgeren kan",
    "hours_said": "Skriv timerne",
    "way_said": "Skriv vejen",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One opening on the page, and whom to call there."""

    opening: ShownOpening
    call: "CompanyPerson | None" = None

    @property
    def must_look_past(self) -> bool:
        """Whether a no stands that nobody has looked past."""
        return any(not no.looked_past for no in self.opening.noes)


@require_safe
@on_case(Permission.OPENINGS_SEE)
def openings(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The openings that suit this citizen, and the nearest that do not."""
    profile = profile_of(visit.case.pk)
    if profile is None:
        told = {"may": visit.allows(Permission.MATCH_FIND) and not current_match(visit.case)}
        return case_page(request, visit, "staff/matching/no_profile.html", told, tab=TAB)
    form = SearchForm(request.GET)
    wanted = _wanted(form)
    looked = actions.look(
        actor=visit.actor,
        case=visit.case,
        wanted=wanted,
        today=visit.today,
        now=visit.now,
        profile=profile,
    )
    shown, weights = looked.found.shown, looked.found.weights
    context = {
        **_groups(shown),
        "form": form,
        "is_narrowed": wanted != Wanted(),
        "wanted": wanted,
        "fields": WorkField.choices(),
        "weights": [(part.label, weights.of(part)) for part in Part],
        "missing": [
            Missing(
                sentence=lack.sentence,
                rule=lack.rule,
                url=reverse("staff:profile:profile", kwargs={"case_id": visit.case.pk}),
                action=WORDS.get(lack.condition, "Åbn jobprofilen"),
            )
            for lack in looked.found.lacks
        ],
        "match": current_match(visit.case),
        "overrides": looked.found.overrides,
        "declines": looked.found.declines,
        "may": visit.allows(Permission.MATCH_FIND),
        "rule_version": looked.kept.rule_version,
    }
    return case_page(request, visit, "staff/matching/openings.html", context, tab=TAB)


@require_safe
@on_case(Permission.OPENINGS_SEE)
def lists(request: HttpRequest, visit: Visit) -> HttpResponse:
    """When which list was shown to whom."""
    context = {"lists": lists_of(visit.case.pk)}
    return case_page(request, visit, "staff/matching/lists.html", context, tab=TAB)


@require_safe
@on_case(Permission.OPENINGS_SEE)
def kept(request: HttpRequest, visit: Visit, list_id: int) -> HttpResponse:
    """A list as it was shown that day."""
    found = list_of(visit.case.pk, list_id)
    if found is None:
        raise Http404
    shown = from_json(found.shown)
    context = {
        "kept": found,
        "shown": shown,
        "suitable": [Row(opening=each) for each in shown.suitable],
        "nearest": [Row(opening=each) for each in shown.nearest],
        "weights": list(zip((part.label for part in Part), found.weights, strict=True)),
    }
    return case_page(request, visit, "staff/matching/kept.html", context, tab=TAB)


def _wanted(form: SearchForm) -> Wanted:
    form.is_valid()
    asked = form.cleaned_data
    return Wanted(
        text=" ".join(asked.get("soeg", "").split()),
        field=WorkField(asked["felt"]) if asked.get("felt") else None,
        paid=asked.get("loen", False),
    )


def _groups(shown: Shown) -> dict[str, object]:
    whole = (*shown.suitable, *shown.nearest)
    people = asked_first(each.company for each in whole)
    suitable, nearest = (
        [Row(opening=each, call=people.get(each.company)) for each in group]
        for group in (shown.suitable, shown.nearest)
    )
    return {"shown": shown, "suitable": suitable, "nearest": nearest}
