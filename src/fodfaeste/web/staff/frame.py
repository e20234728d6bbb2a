"""The frame that every page about one course stands in: who, where in the clock, what is next."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from fodfaeste.pdf.papers.clock import phase_clock_of
from fodfaeste.pictures import danish
from fodfaeste.records.cases.queries import open_glass
from fodfaeste.records.followup.queries import CaseOverview, overview_of
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.followup.next_step import NextStep as Step
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.tabs import tabs_of
from fodfaeste.web.staff.ways import NEXT_WAYS, link_of
from fodfaeste.web.ui.parts import BrokenGlass, CaseHeader, NextStep


def case_page(
    request: HttpRequest,
    visit: Visit,
    template: str,
    context: Mapping[str, Any],
    *,
    tab: str,
    status: int = 200,
    overview: CaseOverview | None = None,
) -> HttpResponse:
    """Return a page about one course: `template` extends `shell/case.html`.

    `tab` is a name in `tabs.TABS`. The template gets `header`, `overview` and `visit` besides
    its own context; a view that has asked for the overview hands it in.
    """
    overview = open_to(visit, overview or overview_of(visit.case, visit.today))
    frame = {"header": header_of(visit, overview, tab=tab), "overview": overview, "visit": visit}
    return render(request, template, {**frame, **context}, status=status)


def open_to(visit: Visit, overview: CaseOverview) -> CaseOverview:
    """What is known at a glance, without what is about work where work is closed.

    What is missing is told to those who can mend it: an emergency opens who they are, not what
    lacks in the case.
    """
    if visit.allows(Permission.WORK_SEE):
        return overview
    return replace(
        overview, missing=(), workplace=None, agreed_minutes=None, weeks=(), progression=()
    )


def header_of(visit: Visit, overview: CaseOverview, *, tab: str) -> CaseHeader:
    """Return who, in their own words, and where in the clock."""
    citizen = visit.case.citizen
    sees_work = visit.allows(Permission.WORK_SEE)
    placement, ordinary = (overview.agreed_minutes or (None, None)) if sees_work else (None, None)
    return CaseHeader(
        name=citizen.name,
        short_name=short_name(citizen.given_names, citizen.surname),
        quote=overview.citizen_words,
        job_goal=overview.job_goal,
        workplace=workplace_in_words(overview, visit.today) if sees_work else "",
        placement_minutes=placement,
        ordinary_minutes=ordinary,
        state=overview.state.label,
        clock=phase_clock_of(overview, visit.today),
        next_step=step_in_words(visit, overview.next_step) if sees_work else None,
        tabs=tabs_of(visit, current=tab),
        list_url=reverse("staff:cases:list"),
        broken_glass=_glass(visit) if visit.relation.glass_broken else None,
        protected=citizen.address_protected,
    )


def _glass(visit: Visit) -> BrokenGlass | None:
    found = open_glass(visit.actor, visit.case, visit.now)
    return BrokenGlass(until=found.ends, reason=found.reason) if found else None


def short_name(given_names: str, surname: str) -> str:
    """Return "Karin M.", for titles and bookmarks that others may see."""
    first, *_ = given_names.split() or [""]
    return f"{first} {surname[:1]}." if surname else first


def workplace_in_words(overview: CaseOverview, today: date) -> str:
    """Return "Byens Brød ApS siden 4. marts"; empty without a match."""
    place = overview.workplace
    if place is None:
        return ""
    when = "siden" if place.since <= today else "fra"
    return f"{place.company} {when} {danish.date_this_year(place.since, today)}"


def step_in_words(visit: Visit, step: Step) -> NextStep:
    """Return the next step with its day and, for whoever may take it, its button."""
    link = link_of(visit, NEXT_WAYS.get(step.action))
    return NextStep(
        sentence=step.sentence, button=link.label, url=link.url, due=due(step.due_on, visit.today)
    )


def due(day: date | None, today: date) -> str:
    """Return "senest torsdag 19. august"; what lies behind us was due."""
    if day is None:
        return ""
    words = f"{danish.WEEKDAYS[day.weekday()]} {danish.date_this_year(day, today)}"
    if day == today:
        return "i dag"
    return f"senest {words}" if day > today else f"skulle være sket {words}"
