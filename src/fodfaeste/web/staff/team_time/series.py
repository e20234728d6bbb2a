"""The fixed time one is in or leads: set, changed, ended by the leader (J3)."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fodfaeste.records.boards.queries.reach import leaders_on
from fodfaeste.records.catalogues.meeting_type_queries import meeting_type_on
from fodfaeste.records.meetings.actions import team_time as actions
from fodfaeste.records.meetings.queries import team_time as queries
from fodfaeste.records.meetings.queries.sparring import may_sit, units_led
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.meetings.closed_days import closed_because
from fodfaeste.rules.meetings.kinds import MeetingTypeCode, OnHolidays, Rhythm, TeamMeetingKind
from fodfaeste.rules.meetings.series import Series
from fodfaeste.web.shell.requires import staff
from fodfaeste.web.shell.visits import Desk
from fodfaeste.web.staff.companies.forming import Page, answer
from fodfaeste.web.staff.meetings.fields import clock_from
from fodfaeste.web.staff.team_time.forms import PeopleForm, TeamTimeForm
from fodfaeste.web.ui.cleaning import page_number, sent_number
from fodfaeste.web.ui.parts import Paging

if TYPE_CHECKING:
    from fodfaeste.records.meetings.queries.team_time import TeamTime

FORM = "staff/team_time/form.html"
ALL = "staff:team_time:all"
ROWS, MOST_ENDED = 20, 50


@require_safe
@staff(Permission.TEAM_TIME_SEE)
def team_times(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The fixed time one sits in, or that stands in the units one leads."""
    context = {
        "found": [
            (one, TeamMeetingKind(one.row.kind).label, Rhythm(one.row.rhythm).label)
            for one in queries.team_time_of(desk.actor, desk.today)
        ],
        "ended": queries.ended_team_time_of(desk.actor, desk.today)[:MOST_ENDED],
        "leads": desk.allows(Permission.TEAM_TIME_LEAD),
    }
    return render(request, "staff/team_time/all.html", context)


@require_safe
@staff(Permission.TEAM_TIME_SEE)
def team_time(request: HttpRequest, desk: Desk, series_id: int) -> HttpResponse:
    """One series: who is in it, its meetings, what is still to be done."""
    found = team_time_or_404(desk, series_id)
    past = queries.meetings_past(found.row, desk.today)
    total = past.count()
    last = max(1, -(-total // ROWS))
    paging = Paging(min(page_number(request.GET.get("side", "")), last), last, total, what="møder")
    start = (paging.number - 1) * ROWS
    context = {
        "found": found,
        "kind": TeamMeetingKind(found.row.kind).label,
        "rhythm": Rhythm(found.row.rhythm).label,
        "ahead": [
            (one, closed_because(one.planned_on))
            for one in queries.meetings_ahead(found.row, desk.today)
        ],
        "past": past[start : start + ROWS],
        "paging": paging,
        "waiting": [
            (one, one.due_on is not None and one.due_on < desk.today)
            for one in queries.open_decisions(found.row)
        ],
        "leads": found.row.unit_id in desk.actor.leads_units and found.row.ended_on is None,
    }
    return render(request, "staff/team_time/series.html", context)


@require_http_methods(["GET", "POST"])
@staff(Permission.TEAM_TIME_LEAD)
def new(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Set time aside."""
    units = [(unit.pk, unit.name) for unit in units_led(desk.actor)]
    meant = meeting_type_on(MeetingTypeCode.GREEN_TIME, desk.today)
    started = {
        "kind": TeamMeetingKind.GREEN_TIME.value,
        "unit": units[0][0] if units else None,
        "lasts": meant.minutes,
        "rhythm": Rhythm.WEEK.value,
        "on_holidays": OnHolidays.SKIP.value,
    }
    form = TeamTimeForm(
        request.POST or None, initial=started, people=_colleagues(desk), units=units
    )

    def keep(typed: dict[str, Any]) -> object:
        return actions.set_team_time(
            actor=desk.actor,
            key=typed["key"],
            wanted=_wanted(typed),
            today=desk.today,
            now=desk.now,
        )

    page = Page(
        title="Sæt fast tid af",
        keep=keep,
        back=reverse(ALL),
        said="Tiden er sat af og står i kalenderen hos dem, der er med.",
        done=lambda made: series_url(made.pk),
        template=FORM,
        rule="J3",
        lead="Fast tid, der står i alles kalender, bliver ikke spist af dagen.",
    )
    return answer(request, page, form)


def _wanted(typed: dict[str, Any]) -> actions.NewTeamTime:
    clock = clock_from(typed["starts_clock"])
    if clock is None:
        raise ValueError("the form asks for the time of day")
    return actions.NewTeamTime(
        kind=TeamMeetingKind(typed["kind"]),
        name=typed["name"],
        unit_id=typed["unit"],
        series=Series(
            rhythm=Rhythm(typed["rhythm"]),
            starts_on=typed["starts_on"],
            until=typed["until"],
            on_holidays=OnHolidays(typed["on_holidays"]),
        ),
        starts_clock=clock,
        lasts=typed["lasts"],
        place=typed["place"],
        people=tuple(typed["people"]),
    )


@require_http_methods(["GET", "POST"])
@staff(Permission.TEAM_TIME_LEAD)
def people(request: HttpRequest, desk: Desk, series_id: int) -> HttpResponse:
    """Say who is in it from today on."""
    found = _led_or_404(desk, series_id)
    if found.row.ended_on is not None:
        raise Http404
    started = {"people": [number for number, _ in found.people], "version": found.row.version}
    form = PeopleForm(request.POST or None, initial=started, people=_colleagues(desk, found))

    def keep(typed: dict[str, Any]) -> object:
        return actions.change_team_people(
            actor=desk.actor,
            series_id=series_id,
            version=typed["version"] or 0,
            people=tuple(typed["people"]),
            today=desk.today,
            now=desk.now,
        )

    page = Page(
        title=f"Hvem er med: {found.row.name}",
        keep=keep,
        back=series_url(series_id),
        said="Det er rettet. Møderne følger med i kalenderen.",
        template=FORM,
        rule="J3",
        context={"found": found},
    )
    return answer(request, page, form)


@require_POST
@staff(Permission.TEAM_TIME_LEAD)
def end(request: HttpRequest, desk: Desk, series_id: int) -> HttpResponse:
    """End a series; what is ahead is cancelled."""
    _led_or_404(desk, series_id)
    actions.end_team_time(
        actor=desk.actor,
        series_id=series_id,
        version=sent_number(request.POST.get("version", "")),
        today=desk.today,
        now=desk.now,
    )
    messages.success(request, "Rækken er slut. De møder, der lå foran, er aflyst.")
    return HttpResponseRedirect(reverse(ALL))


def team_time_or_404(desk: Desk, series_id: int) -> "TeamTime":
    """A series that one sits in or leads."""
    found = queries.one_team_time(desk.actor, series_id, desk.today)
    if found is None:
        raise Http404
    return found


def series_url(series_id: int) -> str:
    """The page of a series."""
    return reverse("staff:team_time:series", args=[series_id])


def _led_or_404(desk: Desk, series_id: int) -> "TeamTime":
    found = team_time_or_404(desk, series_id)
    if found.row.unit_id not in desk.actor.leads_units:
        raise Http404
    return found


def _colleagues(desk: Desk, also: "TeamTime | None" = None) -> list[tuple[int, str]]:
    """The colleagues of one's units, every leader (J2), and oneself; who sits in it stays."""
    named = {desk.actor.id: desk.actor.name}
    named |= {user.pk: user.name for user in leaders_on(desk.today)}
    named |= {user.pk: user.name for user in may_sit(desk.actor.leads_units, desk.today)}
    named |= dict(also.people) if also else {}
    return sorted(named.items(), key=lambda one: one[1].casefold())
