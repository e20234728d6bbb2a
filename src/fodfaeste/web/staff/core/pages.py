"""The six core elements: per course with what would change it, and over many as counts (J8)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from fodfaeste.records.catalogues.queries import limits_on
from fodfaeste.records.followup.queries import leading
from fodfaeste.records.followup.queries.core import core_facts
from fodfaeste.records.meetings.queries.sparring import units_led
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.core.elements import Element
from fodfaeste.rules.core.judging import Core, CoreState, Seen, core_of
from fodfaeste.rules.core.together import Over, in_short, over, whole
from fodfaeste.rules.cti.fidelity import Reading
from fodfaeste.rules.limits import LimitCode, limit_on
from fodfaeste.rules.results.counted import FEWEST_FOR_A_SHARE, FEWEST_SHOWN
from fodfaeste.web.shell.requires import on_case, staff
from fodfaeste.web.shell.visits import Desk, Visit
from fodfaeste.web.staff.core.ways import way_behind
from fodfaeste.web.staff.fidelity.pages import numbers_from
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.ui.cleaning import page_number
from fodfaeste.web.ui.parts import Link, Paging

PAGE = 50
MOST_COURSES = 1000
"""More are not judged at once: the latest enrolled are, and the page says so."""
TONES = {Reading.YES: "good", Reading.NO: "attention"}
STATE_TONES = {
    CoreState.DELIVERED: "good",
    CoreState.PARTLY: "attention",
    CoreState.MISSING: "attention",
}


@dataclass(frozen=True, slots=True)
class SignLine:
    """One sign as the page shows it, and where what is behind it stands."""

    seen: Seen
    tone: str
    way: Link


@dataclass(frozen=True, slots=True)
class ElementLine:
    """One element of one course."""

    core: Core
    tone: str
    signs: tuple[SignLine, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """How many courses are in a state, and the list of them."""

    label: str
    number: str
    url: str


@dataclass(frozen=True, slots=True)
class OverLine:
    """One element over many courses."""

    over: Over
    cells: tuple[Cell, ...]


@require_safe
@on_case(Permission.WORK_SEE)
def course(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show the six elements of one course, each with what would change it."""
    number = visit.case.pk
    cores = _cores([number], visit.today)[number]
    lines = [_line(visit, core) for core in cores]
    context = {"lines": lines, "short": in_short(cores), "closed": visit.case.closed_on}
    return case_page(request, visit, "staff/core/course.html", context, tab="overview")


@require_safe
@staff(Permission.LEADERSHIP_SEE)
def together(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the six elements of the open courses in the units one leads, together or one by one."""
    units = list(units_led(desk.actor))
    chosen = next((unit for unit in units if str(unit.pk) == request.GET.get("enhed")), None)
    wanted = {chosen.pk} if chosen else desk.actor.leads_units
    open_ids = leading.open_in(wanted, desk.today)
    cores = list(_cores(open_ids[-MOST_COURSES:], desk.today).values())
    desk.shown((), criterion="kerneelementer")
    query = f"?enhed={chosen.pk}" if chosen else ""
    context = {
        "units": units if len(units) > 1 else (),
        "chosen": chosen,
        "number": len(cores),
        "open": len(open_ids),
        "whole": whole(cores),
        "lines": [_over_line(one, query) for one in over(cores)],
        "states": tuple(CoreState),
        "fewest": FEWEST_SHOWN,
        "fewest_for_a_share": FEWEST_FOR_A_SHARE,
        "printed": desk.today,
    }
    return render(request, "staff/core/together.html", context)


@require_safe
@staff(Permission.LEADERSHIP_SEE)
def behind(request: HttpRequest, desk: Desk, element: str, state: str) -> HttpResponse:
    """Show the courses behind one number, each with what would change it."""
    wanted, how = _named(element, state)
    unit = next(
        (one for one in desk.actor.leads_units if str(one) == request.GET.get("enhed")), None
    )
    units = desk.actor.leads_units if unit is None else {unit}
    open_ids = leading.open_in(units, desk.today)[-MOST_COURSES:]
    found = {
        number: core
        for number, cores in _cores(open_ids, desk.today).items()
        for core in cores
        if core.element is wanted and core.state is how
    }
    last = max(1, -(-len(found) // PAGE))
    page = min(page_number(request.GET.get("side", "")), last)
    ids = list(found)[(page - 1) * PAGE : page * PAGE]
    names = leading.named(ids)
    desk.shown(ids, criterion=f"kerneelement {wanted.number}: {how.value}")
    context = {
        "element": wanted,
        "state": how,
        "rows": [(names[one], found[one].lacks) for one in ids if one in names],
        "paging": Paging(page, last, len(found), f"enhed={unit}" if unit else ""),
    }
    return render(request, "staff/core/behind.html", context)


def _cores(case_ids: Sequence[int], today: date) -> dict[int, tuple[Core, ...]]:
    """The six elements of some courses, in the order asked for."""
    limits = limits_on(today)
    code = LimitCode.NO_EFFORT_AHEAD
    found = core_facts(
        case_ids,
        numbers=numbers_from(limits, today),
        no_effort_days=limits.get(code) or limit_on(code, today),
        today=today,
    )
    return {number: core_of(found[number], today) for number in case_ids if number in found}


def _named(element: str, state: str) -> tuple[Element, CoreState]:
    try:
        return Element(element), CoreState(state)
    except ValueError as unknown:
        raise Http404 from unknown


def _line(visit: Visit, core: Core) -> ElementLine:
    return ElementLine(
        core,
        STATE_TONES.get(core.state, "plain"),
        tuple(
            SignLine(
                one, TONES.get(one.reading, "plain"), way_behind(visit, core.element, one.code)
            )
            for one in core.seen
        ),
    )


def _over_line(one: Over, query: str) -> OverLine:
    cells = tuple(
        Cell(
            state.label,
            one.number(state),
            reverse("staff:core:behind", args=[one.element.value, state.value]) + query
            if one.counts[state]
            else "",
        )
        for state in CoreState
    )
    return OverLine(one, cells)
