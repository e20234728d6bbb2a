"""The page *Arbejde*: match, agreement, hours, contacts, and what is missing."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from fodfaeste.pictures import danish
from fodfaeste.records.followup.queries import CaseOverview, overview_of
from fodfaeste.records.placement.queries.work import WorkRoom, work_room
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.missing import Missing as Lack
from fodfaeste.rules.placement.kinds import AgreementParty, AgreementState, HoursKind
from fodfaeste.rules.placement.weeks import week_name
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.staff.placements.panel import placing
from fodfaeste.web.staff.work.hours_picture import picture_of
from fodfaeste.web.staff.work.ladder_panel import ladder_panel
from fodfaeste.web.staff.work.places import TAB, at
from fodfaeste.web.ui.parts import Link, Missing

if TYPE_CHECKING:
    from fodfaeste.records.placement.models import Placement
    from fodfaeste.records.placement.queries.sheets import Sheet

TERMS = "placements:stretches"
OF_PAPERS = (
    "purpose_chosen",
    "grant_dated",
    "granted_first",
    "within_first_period",
    "within_next_period",
    "paid_tasks_differ",
    "place_left_at_work",
)
TO_HOURS = ("hours:hours", "Se, hvem der siger hvad", Permission.HOURS_RECORD)
WAYS = {
    "placement_is_over": (TERMS, "Skriv de nye vilkår", Permission.PLACEMENT_START),
    "placement_runs_out": (TERMS, "Aftal hvad der sker bagefter", Permission.PLACEMENT_START),
    **dict.fromkeys(OF_PAPERS, (TERMS, "Skriv det", Permission.PLACEMENT_START)),
    "paid_tasks_discussed": (
        "companies:contact",
        "Registrér kontakt",
        Permission.EMPLOYER_CONTACT_WRITE,
    ),
    "pay_talked_about": (
        "ladder:pay_talk",
        "Notér samtalen om løn",
        Permission.AGREEMENT_WRITE,
    ),
    "hours_are_settled": TO_HOURS,
    "hours_move": ("meetings:plan_meeting", "Aftal møde", Permission.MEETING_PLAN),
}
TO_AGREEMENT = ("agreement", "Åbn arbejdsaftalen", Permission.AGREEMENT_SEE)
FROM_FOLLOW_UP = frozenset(
    {
        "hours_move",
        "hours_are_settled",
        "pay_talked_about",
        "placement_is_over",
        "placement_runs_out",
        *OF_PAPERS,
    }
)
"""What follow-up finds and this page repeats, because it is about hours, pay and placement."""


@require_safe
@on_case(Permission.WORK_SEE)
def work(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Everything about the work of one citizen at a glance."""
    overview = overview_of(visit.case, visit.today)
    room = work_room(visit.case, today=visit.today)
    notes = visit.sees(Section.EMPLOYMENT)
    context = {
        "room": room,
        "sees_notes": notes,
        "missing": [_missing(visit, room, lack) for lack in _lacks(room, overview, visit)],
        "placements": [_placement(each) for each in room.placements],
        "hours": picture_of(room.hours, course=overview.course, notes=notes),
        "hours_link": _hours_link(visit, room),
        "agreement": _agreement(room),
        "follow_up_on": _follow_up_on(room, overview, visit.today),
        "ladder": ladder_panel(overview.situation, [week.minutes for week in room.hours.weeks]),
        "wishes": room.wishes,
        "placing": placing(visit, room),
        "may": {
            "match": visit.allows(Permission.MATCH_FIND),
            "openings": visit.allows(Permission.OPENINGS_SEE),
            "place": visit.allows(Permission.PLACEMENT_START) and room.match is not None,
            "write": visit.allows(Permission.AGREEMENT_WRITE),
            "hours": visit.allows(Permission.HOURS_RECORD),
            "contact": visit.allows(Permission.EMPLOYER_CONTACT_WRITE),
        },
    }
    return case_page(request, visit, "staff/work/work.html", context, tab=TAB, overview=overview)


def _lacks(room: WorkRoom, overview: CaseOverview, visit: Visit) -> tuple[Lack, ...]:
    """Follow-up knows the municipality's own numbers; what it says is not said twice."""
    followed = (lack for lack in overview.missing if lack.obstacle.condition in FROM_FOLLOW_UP)
    own = room.lacks(visit.today)
    return (*(lack for lack in own if lack.obstacle.condition not in FROM_FOLLOW_UP), *followed)


def _missing(visit: Visit, room: WorkRoom, lack: Lack) -> Missing:
    way = WAYS.get(lack.obstacle.condition, TO_AGREEMENT)
    name, words, permission = way
    url = at(visit, name) if visit.allows(permission) else ""
    if url and way is TO_HOURS:
        url = f"{url}?uge={week_name(room.hours.disputed[0].monday)}"
    return Missing(sentence=lack.obstacle.sentence, rule=lack.obstacle.rule, url=url, action=words)


def _hours_link(visit: Visit, room: WorkRoom) -> Link:
    """The weeks that lack hours first, else the week that runs."""
    case = {"case_id": visit.case.pk}
    lacking = len(room.hours.missing)
    if not lacking:
        return Link("Registrér timer", reverse("staff:hours:hours", kwargs=case))
    weeks = danish.count(lacking, "uge", "uger")
    return Link(f"Skriv timer for {weeks}", reverse("staff:hours:several", kwargs=case))


def _agreement(room: WorkRoom) -> dict[str, object] | None:
    """The version on its way, else the one that counts; and whose yes it waits for."""
    sheet = room.on_its_way or room.in_force
    if sheet is None:
        return None
    return {
        "sheet": sheet,
        "in_force": room.in_force if room.in_force is not sheet else None,
        "waits_for": _waits_for(sheet),
        "tone": "good" if sheet.state is AgreementState.AGREED else "blue",
    }


def _follow_up_on(room: WorkRoom, overview: CaseOverview, today: date) -> date | None:
    """The next follow-up that is ahead: a planned one, else the day that the agreement names."""
    sheet = room.in_force or room.on_its_way
    agreed = sheet.terms.follow_up_on if sheet else None
    days = [day for day in (overview.situation.follow_up_planned_on, agreed) if day is not None]
    return min((day for day in days if day >= today), default=None)


def _waits_for(sheet: "Sheet") -> list[str]:
    if sheet.state is not AgreementState.PROPOSED:
        return []
    return [party.label.lower() for party in AgreementParty if party not in sheet.agreed_by]


def _placement(placement: "Placement") -> dict[str, object]:
    ends = placement.ends_before
    return {
        "label": HoursKind(placement.kind).label,
        "starts_on": placement.starts_on,
        "last_day": ends - timedelta(days=1) if ends else None,
        "unpaid": placement.kind == HoursKind.PLACEMENT,
        "functions_differ": placement.functions_differ,
    }
