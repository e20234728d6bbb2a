"""Two pages that count what is written already: nobody registers anything for them (J8)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fodfaeste.pictures import danish
from fodfaeste.records.catalogues.queries import limits_on
from fodfaeste.records.cti.queries.fidelity import Found, course_of, courses_since, facts_of
from fodfaeste.records.meetings.queries.sparring import units_led
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.cti.fidelity import Judged, Numbers, Reading, judge, limit_in_words
from fodfaeste.rules.cti.fidelity_indicators import NOT_COUNTED, Indicator
from fodfaeste.rules.cti.fidelity_together import (
    FEWEST_SHOWN,
    NOT_BEGUN,
    Delivered,
    core_element,
    elements,
    tallied,
)
from fodfaeste.rules.limits import LimitCode, limit_on
from fodfaeste.rules.periods import add_months
from fodfaeste.web.shell.requires import on_case, staff
from fodfaeste.web.shell.visits import Desk, Visit
from fodfaeste.web.staff.frame import case_page

MONTHS_BACK = 12
"""Courses that ended earlier say little about how we work now."""

TONES = {Reading.YES: "good", Reading.NO: "attention"}
ELEMENT_TONES = {Delivered.DELIVERED: "good"}


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator as the page shows it."""

    indicator: Indicator
    answer: str
    tone: str
    said: str
    limit: str


@dataclass(frozen=True, slots=True)
class EarlyStop:
    """A course that stopped before time, for the leader (E5)."""

    case_id: int
    initials: str
    closed_on: date
    reason: str


@on_case(Permission.CTI_SEE)
def course(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show how near one course is to the method today."""
    numbers = numbers_on(visit.today)
    found = facts_of(course_of(visit.case.pk), today=visit.today)
    judged = judge(found[0].facts, numbers=numbers, today=visit.today) if found else ()
    element = core_element(judged) if found else NOT_BEGUN
    context = {
        "lines": [_line(one, numbers) for one in judged],
        "element": element,
        "element_tone": ELEMENT_TONES.get(element.delivered, "attention"),
        "not_counted": NOT_COUNTED,
    }
    return case_page(request, visit, "staff/fidelity/course.html", context, tab="cti")


@staff(Permission.CASE_LIST)
def together(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the courses of the units one leads, together or one by one, or of oneself, as counts."""
    since = add_months(desk.today, -MONTHS_BACK)
    units = list(units_led(desk.actor))
    chosen = next((unit for unit in units if str(unit.pk) == request.GET.get("enhed")), None)
    asked = courses_since(
        since, actor=desk.actor, today=desk.today, unit_id=chosen.pk if chosen else None
    )
    found = facts_of(asked, today=desk.today)
    desk.shown([one.case_id for one in found])
    numbers = numbers_on(desk.today)
    judged = [judge(one.facts, numbers=numbers, today=desk.today) for one in found]
    leads = bool(desk.actor.leads_units)
    fewest = FEWEST_SHOWN if leads else 1
    context = {
        "leads": leads,
        "units": units if len(units) > 1 else (),
        "chosen": chosen,
        "fewest": FEWEST_SHOWN,
        "number": len(found),
        "since": since,
        "lines": [
            Line(
                tally.indicator,
                tally.in_words(fewest=fewest),
                "plain",
                _early(tally.early, fewest),
                limit_in_words(tally.indicator.code, numbers),
            )
            for tally in tallied(judged)
        ],
        "element": elements(judged).in_words(fewest=fewest),
        "early_stops": _early_stops(found) if leads else (),
        "not_counted": NOT_COUNTED,
    }
    return render(request, "staff/fidelity/together.html", context)


def numbers_on(day: date) -> Numbers:
    """Return the numbers of the municipality that the indicators go by."""
    return numbers_from(limits_on(day), day)


def numbers_from(limits: Mapping[LimitCode, int], day: date) -> Numbers:
    """Return the same from limits that are read already."""

    def number(code: LimitCode) -> int:
        return limits.get(code) or limit_on(code, day)

    return Numbers(
        plan_within_days=number(LimitCode.PHASE_PLAN_WITHIN),
        most_areas=number(LimitCode.FOCUS_AREAS),
        first_month=number(LimitCode.FIRST_MONTH_CONTACTS),
        outside_office=number(LimitCode.OUTSIDE_OFFICE_CONTACTS),
        with_network=number(LimitCode.NETWORK_CONTACTS),
    )


def _line(judged: Judged, numbers: Numbers) -> Line:
    return Line(
        judged.indicator,
        judged.reading.label,
        TONES.get(judged.reading, "plain"),
        judged.said,
        limit_in_words(judged.indicator.code, numbers),
    )


def _early(count: int, fewest: int) -> str:
    """Say how many it is too early for, where that is no small number of people."""
    return f"for tidligt at sige i {count}" if count >= max(fewest, 1) else ""


def _early_stops(found: tuple[Found, ...]) -> tuple[EarlyStop, ...]:
    return tuple(
        EarlyStop(
            case_id=one.case_id,
            initials=danish.initials(one.citizen),
            closed_on=one.facts.closed_on,
            reason=one.facts.early_reason.label,
        )
        for one in found
        if one.facts.closed_on is not None and one.facts.early_reason is not None
    )
