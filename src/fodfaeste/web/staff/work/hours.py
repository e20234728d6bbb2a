"""The hours of one week, written on a phone in a few seconds (D7, D8)."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from fodfaeste.pictures import danish
from fodfaeste.records.drafts.queries import draft_of
from fodfaeste.records.foundation import Stale
from fodfaeste.records.placement.actions import hours as actions
from fodfaeste.records.placement.models import HoursWeek
from fodfaeste.records.placement.queries.hours import latest_weeks, week_before, week_of
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.placement.weeks import WEEK, monday_of, week_name, week_named
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.staff.work.forms import HoursForm
from fodfaeste.web.staff.work.places import TAB, work_url
from fodfaeste.web.staff.work.receiving import CONFLICT, both_sides, receive
from fodfaeste.web.ui.merging import chosen

TERMS = {
    "placement_minutes": "Praktik",
    "ordinary_minutes": "Ordinære",
    "subsidised_minutes": "Løntilskud",
    "flex_minutes": "Fleksjob",
}
MINUTES = tuple(TERMS)
GRID = 8


@require_http_methods(["GET", "POST"])
@on_case(Permission.HOURS_RECORD)
def hours(request: HttpRequest, visit: Visit) -> HttpResponse:
    """One week's hours; the week stands in the address, this week when it does not."""
    monday = week_named(request.GET.get("uge", "")) or monday_of(visit.today)
    draft = f"hours:{visit.case.pk}:{week_name(monday)}"
    form = (
        HoursForm(chosen(request.POST))
        if request.method == "POST"
        else _opened(visit, monday, draft)
    )

    def save(typed: dict[str, Any]) -> HttpResponse:
        actions.record_hours(
            actor=visit.actor,
            case=visit.case,
            worked=actions.WorkedWeek(
                week_starts_on=monday,
                note=typed["note"],
                **{name: typed[name] or 0 for name in MINUTES},
            ),
            version=typed["version"] or 0,
            today=visit.today,
            now=visit.now,
            draft=draft,
        )
        messages.success(request, f"Timerne i uge {monday.isocalendar().week} er gemt.")
        return HttpResponseRedirect(work_url(visit))

    def show(status: int) -> HttpResponse:
        context = {
            "form": form,
            "draft": draft,
            "has_other_terms": any(
                form[name].value() or form[name].errors
                for name in ("subsidised_minutes", "flex_minutes")
            ),
            **_around(visit, monday),
        }
        return case_page(request, visit, "staff/work/hours.html", context, tab=TAB, status=status)

    def merge(stale: Stale) -> HttpResponse:
        context = {
            "merge": both_sides(form, stale, _values(_current(stale))),
            "title": f"Timerne i uge {monday.isocalendar().week}",
        }
        return case_page(request, visit, "staff/work/merge.html", context, tab=TAB, status=CONFLICT)

    if request.method == "POST":
        return receive(form, save=save, show=show, merge=merge)
    return show(200)


def _opened(visit: Visit, monday: date, draft: str) -> HoursForm:
    """The week as it stands; a new week begins with the hours of the one before."""
    stands = week_of(visit.case, monday)
    like = stands or week_before(visit.case, monday)
    values = _values(like) if like else {}
    if stands is None:
        values["note"] = ""
    kept = draft_of(visit.actor, draft)
    return HoursForm.showing(
        values, version=stands.version if stands else 0, draft=kept.fields if kept else None
    )


def _current(stale: Stale) -> HoursWeek:
    if not isinstance(stale.current, HoursWeek):
        raise stale
    return stale.current


def _values(week: HoursWeek) -> dict[str, Any]:
    """The week by field; terms without hours stand empty, so that the form stays short."""
    minutes = {name: getattr(week, name) or None for name in MINUTES}
    return {**minutes, "note": week.stands.note}


def _around(visit: Visit, monday: date) -> dict[str, Any]:
    """The week's name, its neighbours, and the latest weeks."""
    address = reverse("staff:work:hours", kwargs={"case_id": visit.case.pk})
    after = monday + WEEK

    def to(day: date) -> str:
        return f"{address}?uge={week_name(day)}"

    weeks = latest_weeks(visit.case)[-GRID:][::-1]
    worked = [name for name in MINUTES if any(getattr(week, name) for week in weeks)]
    rows = [
        {
            "number": week.week_starts_on.isocalendar().week,
            "url": to(week.week_starts_on),
            "hours": [danish.number_of_hours(getattr(week, name)) for name in worked],
            "note": week.stands.note,
        }
        for week in weeks
    ]
    return {
        "monday": monday,
        "sunday": monday + WEEK - date.resolution,
        "week_number": monday.isocalendar().week,
        "before_url": to(monday - WEEK),
        "after_url": to(after) if after <= visit.today else "",
        "terms": [TERMS[name] for name in worked],
        "rows": rows,
    }
