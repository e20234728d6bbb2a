"""The frame that every page about one course stands in: who, where in the clock, what is next."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from fodfaeste.records.followup.queries import CaseOverview, overview_of
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.tabs import tabs_of
from fodfaeste.web.ui.parts import CaseHeader


def case_page(  # noqa: PLR0913 -- what a page is made of
    request: HttpRequest,
    visit: Visit,
    template: str,
    context: Mapping[str, Any],
    *,
    tab: str,
    status: int = 200,
) -> HttpResponse:
    """Return a page about one course: `template` extends `shell/case.html`.

    `tab` is a name in `tabs.TABS`. The template gets `header`, `overview` and `visit` besides
    its own context.
    """
    overview = overview_of(visit.case, visit.today)
    frame = {"header": header_of(visit, overview, tab=tab), "overview": overview, "visit": visit}
    return render(request, template, {**frame, **context}, status=status)


def header_of(visit: Visit, overview: CaseOverview, *, tab: str) -> CaseHeader:
    """Return who, in their own words, and where in the clock."""
    citizen = visit.case.citizen
    return CaseHeader(
        name=citizen.name,
        short_name=short_name(citizen.given_names, citizen.surname),
        state=overview.state.label,
        tabs=tabs_of(visit, current=tab),
        list_url=reverse("staff:cases:list"),
        protected=citizen.address_protected,
    )


def short_name(given_names: str, surname: str) -> str:
    """Return "Karin M.", for titles and bookmarks that others may see."""
    first = given_names.split()[0] if given_names.split() else ""
    return f"{first} {surname[:1]}." if surname else first
