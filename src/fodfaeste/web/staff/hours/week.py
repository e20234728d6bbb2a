"""The hours of one week, written on a phone in a few seconds (D7, D8)."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from fodfaeste.records.drafts.queries import draft_of
from fodfaeste.records.foundation import Stale
from fodfaeste.records.placement.actions import hours as actions
from fodfaeste.records.placement.queries.course import HoursCourse, hours_course, told_about
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.placement.kinds import HoursKind
from fodfaeste.rules.placement.minutes import WeekMinutes
from fodfaeste.rules.placement.weeks import WEEK, monday_of, week_name, week_named
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.staff.hours.forms import HoursForm, HoursWithNoteForm
from fodfaeste.web.staff.hours.reading import latest_weeks, words_in
from fodfaeste.web.staff.hours.warning import point_out
from fodfaeste.web.staff.work.places import TAB, work_url
from fodfaeste.web.staff.work.receiving import CONFLICT, both_sides, receive
from fodfaeste.web.ui.hour_rows import two_kinds
from fodfaeste.web.ui.merging import chosen

RARE = (HoursKind.SUBSIDISED, HoursKind.FLEX, HoursKind.TASTER)


@require_http_methods(["GET", "POST"])
@on_case(Permission.HOURS_RECORD)
def hours(request: HttpRequest, visit: Visit) -> HttpResponse:
    """One week's hours; the week stands in the address, this week when it does not."""
    monday = week_named(request.GET.get("uge", "")) or monday_of(visit.today)
    draft = f"hours:{visit.case.pk}:{week_name(monday)}"
    course = hours_course(visit.case.pk, today=visit.today)
    notes = visit.sees(Section.EMPLOYMENT)
    asked = HoursWithNoteForm if notes else HoursForm
    sent = request.method == "POST"
    form = asked(chosen(request.POST)) if sent else _opened(visit, asked, course, monday, draft)

    def save(typed: dict[str, Any]) -> HttpResponse:
        week = actions.record_hours(
            actor=visit.actor,
            case=visit.case,
            worked=actions.WorkedWeek(
                week_starts_on=monday,
                note=typed.get("note"),
                **{_name(kind): typed[_name(kind)] or 0 for kind in HoursKind},
            ),
            version=typed["version"] or 0,
            today=visit.today,
            now=visit.now,
            draft=draft,
        )
        messages.success(request, f"Timerne i uge {monday.isocalendar().week} er gemt.")
        point_out(request, [week], course.plan.arranged)
        return HttpResponseRedirect(work_url(visit))

    def show(status: int) -> HttpResponse:
        context = {"form": form, "draft": draft, **_around(visit, course, form, monday)}
        return case_page(request, visit, "staff/hours/week.html", context, tab=TAB, status=status)

    def merge(stale: Stale) -> HttpResponse:
        context = {
            "merge": both_sides(form, stale, _values_now(visit, monday, notes=notes)),
            "title": f"Timerne i uge {monday.isocalendar().week}",
        }
        return case_page(request, visit, "staff/work/merge.html", context, tab=TAB, status=CONFLICT)

    return receive(form, save=save, show=show, merge=merge) if sent else show(200)


def _opened(
    visit: Visit, asked: type[HoursForm], course: HoursCourse, monday: date, draft: str
) -> HoursForm:
    """The week as it stands; a new week begins as agreed, else like the week before."""
    stands, likely = course.week(monday), course.like(monday)
    minutes = stands.minutes if stands else likely or WeekMinutes()
    kept = draft_of(visit.actor, draft)
    return asked.showing(
        _values(minutes, stands.note if stands else "", notes="note" in asked.base_fields),
        version=stands.version if stands else 0,
        draft=kept.fields if kept else None,
    )


def _name(kind: HoursKind) -> str:
    return f"{kind.value}_minutes"


def _values(minutes: WeekMinutes, note: str, *, notes: bool) -> dict[str, Any]:
    """The week by field; terms without hours stand empty, so that the form stays short."""
    found: dict[str, Any] = {_name(kind): minutes.of(kind) or None for kind in HoursKind}
    return {**found, "note": note} if notes else found


def _values_now(visit: Visit, monday: date, *, notes: bool) -> dict[str, Any]:
    """What a colleague, the citizen or the employer made of the week meanwhile."""
    week = hours_course(visit.case.pk, today=visit.today).week(monday)
    return _values(week.minutes, week.note, notes=notes) if week else {}


def _around(visit: Visit, course: HoursCourse, form: HoursForm, monday: date) -> dict[str, Any]:
    """The week's name and neighbours, what was agreed and said, and the latest weeks."""
    address = reverse("staff:hours:hours", kwargs={"case_id": visit.case.pk})
    after, planned = monday + WEEK, course.plan.in_week(monday)
    notes, stands = visit.sees(Section.EMPLOYMENT), course.week(monday)
    missing = [each for each in course.missing if each != monday]
    return {
        "monday": monday,
        "sunday": monday + WEEK - date.resolution,
        "week_number": monday.isocalendar().week,
        "before_url": f"{address}?uge={week_name(monday - WEEK)}",
        "after_url": f"{address}?uge={week_name(after)}" if after <= visit.today else "",
        "planned": two_kinds(planned) if planned else "",
        "is_agreed": stands is None and planned is not None,
        "several_url": reverse("staff:hours:several", kwargs={"case_id": visit.case.pk}),
        "missing_count": len(missing),
        "week_name": week_name(monday),
        "words": words_in(told_about(visit.case.pk, monday), visit, stands, notes=notes),
        "differs": stands is not None and stands.differs,
        "rare": [form[_name(kind)] for kind in RARE],
        "has_rare": any(form[_name(k)].value() or form[_name(k)].errors for k in RARE),
        "common": [form[_name(kind)] for kind in (HoursKind.PLACEMENT, HoursKind.ORDINARY)],
        **latest_weeks(course, address, notes=notes),
    }
