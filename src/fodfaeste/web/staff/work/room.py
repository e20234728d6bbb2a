"""The page *Arbejde*: match, agreement, hours, contacts, and what is missing."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from fodfaeste.pictures import danish, hours_chart
from fodfaeste.pictures.hours_chart import HoursChart, Week
from fodfaeste.records.placement.queries.work import WorkRoom, work_room
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.missing import Missing as Lack
from fodfaeste.rules.placement.kinds import HoursKind
from fodfaeste.rules.placement.weeks import monday_of
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.staff.work.places import TAB, at
from fodfaeste.web.ui.parts import Missing, Table, drawn

if TYPE_CHECKING:
    from fodfaeste.records.placement.models import HoursWeek, Placement

AHEAD = 26
"""Weeks of agreed progression that the chart shows."""
HEAD = ("Uge", "Praktik", "Ordinære", "Løntilskud", "Fleksjob", "I alt", "Bemærkning")
WAYS = {
    "placement_is_over": ("placement", "Skriv de nye vilkår", Permission.PLACEMENT_START),
    "placement_runs_out": ("placement", "Aftal hvad der sker bagefter", Permission.PLACEMENT_START),
    "paid_tasks_discussed": (
        "companies:contact",
        "Registrér kontakt",
        Permission.EMPLOYER_CONTACT_WRITE,
    ),
}
TO_AGREEMENT = ("agreement", "Åbn arbejdsaftalen", Permission.AGREEMENT_SEE)


@require_safe
@on_case(Permission.WORK_SEE)
def work(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Everything about the work of one citizen at a glance."""
    room = work_room(visit.case)
    notes = visit.sees(Section.EMPLOYMENT)
    bars = tuple(_bar(week, notes=notes) for week in room.weeks)
    chart = HoursChart(weeks=bars, agreed=_agreed_ahead(room))
    context = {
        "room": room,
        "sees_notes": notes,
        "missing": [_missing(visit, lack) for lack in room.lacks(visit.today)],
        "placements": [_placement(each) for each in room.placements],
        "chart_svg": drawn(hours_chart.svg(chart)) if chart.weeks else "",
        "chart_sentence": hours_chart.sentence(chart) if chart.weeks else "",
        "chart_table": _table(room, notes=notes),
        "may": {
            "match": visit.allows(Permission.MATCH_FIND),
            "place": visit.allows(Permission.PLACEMENT_START) and room.match is not None,
            "write": visit.allows(Permission.AGREEMENT_WRITE),
            "hours": visit.allows(Permission.HOURS_RECORD),
            "contact": visit.allows(Permission.EMPLOYER_CONTACT_WRITE),
        },
    }
    return case_page(request, visit, "staff/work/work.html", context, tab=TAB)


def _missing(visit: Visit, lack: Lack) -> Missing:
    name, words, permission = WAYS.get(lack.obstacle.condition, TO_AGREEMENT)
    return Missing(
        sentence=lack.obstacle.sentence,
        rule=lack.obstacle.rule,
        url=at(visit, name) if visit.allows(permission) else "",
        action=words,
    )


def _bar(week: "HoursWeek", *, notes: bool) -> Week:
    return Week(
        number=week.week_starts_on.isocalendar().week,
        placement_minutes=week.placement_minutes,
        ordinary_minutes=week.ordinary_minutes,
        note=week.stands.note if notes and len(week.stands.note.split()) == 1 else "",
    )


def _table(room: WorkRoom, *, notes: bool) -> Table:
    """Every term of every week; the chart draws the two that the method is about."""
    head = HEAD if notes else HEAD[:-1]
    rows = []
    for week in room.weeks:
        minutes = (
            week.placement_minutes,
            week.ordinary_minutes,
            week.subsidised_minutes,
            week.flex_minutes,
        )
        numbers = [danish.number_of_hours(each) for each in (*minutes, sum(minutes))]
        number = str(week.week_starts_on.isocalendar().week)
        rows.append((number, *numbers, week.stands.note)[: len(head)])
    return Table("Timer om ugen", head, tuple(rows))


def _agreed_ahead(room: WorkRoom) -> tuple[int, ...]:
    """The agreed minutes of each coming week: today's terms, then each sub-goal from its day."""
    sheet = room.in_force
    if sheet is None or not room.weeks or not sheet.terms.sub_goals:
        return ()
    goals = [goal for goal in sheet.terms.sub_goals if goal.weekly_minutes is not None]
    first = room.weeks[-1].week_starts_on + timedelta(weeks=1)
    last = monday_of(max((goal.due_on for goal in goals), default=first))
    count = min((last - first).days // 7 + 1, AHEAD)
    agreed = []
    for number in range(max(count, 0)):
        ends = first + timedelta(weeks=number + 1)
        reached = [goal.weekly_minutes for goal in goals if goal.due_on < ends]
        agreed.append((reached or [sheet.terms.weekly_minutes])[-1] or 0)
    return tuple(agreed)


def _placement(placement: "Placement") -> dict[str, object]:
    ends = placement.ends_before
    return {
        "label": HoursKind(placement.kind).label,
        "starts_on": placement.starts_on,
        "last_day": ends - timedelta(days=1) if ends else None,
        "unpaid": placement.kind == HoursKind.PLACEMENT,
        "functions_differ": placement.functions_differ,
    }
