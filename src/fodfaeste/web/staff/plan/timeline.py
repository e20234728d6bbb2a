"""What runs beside each other, what falls together, and the fixed times of the week (C9, C10)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from fodfaeste.pictures import danish
from fodfaeste.pictures import timeline as picture
from fodfaeste.records.followup.queries import overview_of
from fodfaeste.records.followup.queries.timeline import Rooms, stretches_of, unread_working_times
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.followup.missing import clashes_ahead
from fodfaeste.rules.followup.situation import Situation
from fodfaeste.rules.plan.clashes import Appointment, Clash, Demand
from fodfaeste.rules.plan.timeline import Pace, Stretch
from fodfaeste.rules.plan.weekly import minutes_a_week
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.staff.ways import address
from fodfaeste.web.ui.parts import Link, Missing, Table, drawn

CLASHES_SHOWN = 20
TONES = {
    Pace.RUNNING: picture.Tone.RUNNING,
    Pace.AHEAD: picture.Tone.AHEAD,
    Pace.OVER: picture.Tone.OVER,
}
WORK_WORDS = "Arbejde"


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekRow:
    """One fixed time of the week."""

    day: str
    clocks: str
    what: str
    whose: str
    when: str
    url: str


@require_safe
@on_case(Permission.PLAN_SEE)
def timeline(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The timeline with its table, the clashes with where they are mended, and the week."""
    case_id, today = visit.case.pk, visit.today
    rooms = Rooms(
        work=visit.allows(Permission.WORK_SEE),
        cti=visit.allows(Permission.CTI_SEE),
        grants=visit.allows(Permission.GRANT_SEE),
    )
    stretches = stretches_of(case_id, today, rooms)
    line = picture.Timeline(tuple(_lanes(stretches)), today)
    context = {
        "wide": drawn(picture.svg(line, name="tidslinje")),
        "narrow": drawn(picture.svg(line, width=picture.NARROW, name="tidslinje-smal")),
        "has_lanes": bool(line.lanes),
        "table": Table.of("Tidslinje", tuple(_table(stretches))),
        "undated": sum(not one.has_days for one in stretches),
        **_fixed_times(visit),
        "unread": unread_working_times(case_id) if rooms.work else "",
        "agreement_url": address("staff:work:agreement", case_id) if rooms.work else "",
        "is_whole": rooms.work and rooms.cti and rooms.grants,
    }
    return case_page(request, visit, "staff/plan/timeline.html", context, tab="plan")


def _fixed_times(visit: Visit) -> dict[str, object]:
    """What falls together, and the fixed times of the week it comes from."""
    situation = _open_to(visit, overview_of(visit.case, visit.today).situation)
    found = clashes_ahead(situation, visit.today)
    weekly = [one for one in situation.appointments if one.demand is not Demand.MEETING]
    running = (one for one in weekly if one.holds_on(visit.today))
    return {
        "clashes": [_missing(visit, clash) for clash in found[:CLASHES_SHOWN]],
        "more_clashes": max(len(found) - CLASHES_SHOWN, 0),
        "week": tuple(_week(visit, weekly)),
        "week_minutes": minutes_a_week(at for one in running for at in one.times),
    }


def _open_to(visit: Visit, situation: Situation) -> Situation:
    """Leave the working hours out for whoever may not see work."""
    if visit.allows(Permission.WORK_SEE):
        return situation
    shown = tuple(one for one in situation.appointments if one.demand is not Demand.WORK)
    return replace(situation, appointments=shown)


def _lanes(stretches: Iterable[Stretch]) -> Iterator[picture.Lane]:
    """Yield the lanes in the order their first stretch comes; what has no days is not drawn."""
    by_lane: dict[str, list[Stretch]] = {}
    for one in stretches:
        if one.has_days:
            by_lane.setdefault(one.lane, []).append(one)
    for name, held in by_lane.items():
        yield picture.Lane(
            name,
            bars=tuple(_bar(one) for one in held if not one.is_moment),
            moments=tuple(
                picture.Moment(one.starts_on, TONES[one.pace])
                for one in held
                if one.is_moment and one.starts_on
            ),
        )


def _bar(one: Stretch) -> picture.Bar:
    return picture.Bar(
        words=one.what,
        tone=TONES[one.pace],
        starts_on=one.starts_on,
        ends_before=one.ends_before,
        parts=one.parts,
    )


def _table(stretches: Iterable[Stretch]) -> Iterator[tuple[str, ...]]:
    yield ("Område", "Hvad", "Hvem", "Fra", "Til og med", "Hvor langt")
    for one in stretches:
        starts = danish.long_date(one.starts_on) if one.starts_on else "–"
        last = danish.long_date(one.last_on) if one.last_on else "–"
        yield one.lane, one.what, one.who or "–", starts, last, one.pace.label


def _missing(visit: Visit, clash: Clash) -> Missing:
    """A clash in words, with the way to the one that is most easily moved."""
    link = mending(visit, clash)
    return Missing(clash.obstacle.sentence, clash.obstacle.rule, link.url, link.label)


def mending(visit: Visit, clash: Clash) -> Link:
    """Where a clash is mended by whoever may: the effort, else the meeting, else the agreement."""
    demands = {one.demand: one for one in reversed(clash.appointments)}
    case_id = visit.case.pk
    if (one := demands.get(Demand.EFFORT)) and visit.allows(Permission.PLAN_WRITE):
        url = reverse("staff:plan:effort", kwargs={"case_id": case_id, "effort_id": one.number})
        return Link(f"Ret »{one.name}«", url)
    if (one := demands.get(Demand.MEETING)) and visit.allows(Permission.MEETING_PLAN):
        kwargs = {"case_id": case_id, "meeting_id": one.number}
        return Link("Flyt mødet", reverse("staff:meetings:change_meeting", kwargs=kwargs))
    return Link("", "")


def _week(visit: Visit, weekly: Iterable[Appointment]) -> Iterator[WeekRow]:
    """Yield the fixed times from Monday morning on."""
    rows = sorted(((at, one) for one in weekly for at in one.times), key=lambda row: row[0])
    for at, one in rows:
        whose = one.organiser.label if one.organiser else ""
        is_work = one.demand is Demand.WORK
        yield WeekRow(
            day=danish.WEEKDAYS[at.weekday].capitalize(),
            clocks=at.clocks,
            what=WORK_WORDS if is_work else one.what,
            whose="" if is_work else whose,
            when=_period(visit, one),
            url=""
            if is_work or not visit.allows(Permission.PLAN_WRITE)
            else reverse(
                "staff:plan:effort", kwargs={"case_id": visit.case.pk, "effort_id": one.number}
            ),
        )


def _period(visit: Visit, one: Appointment) -> str:
    """Return "fra 4. maj" for what is still to come, "nu" for what runs."""
    if one.starts_on and one.starts_on > visit.today:
        return f"fra {danish.date_this_year(one.starts_on, visit.today)}"
    return "nu"
