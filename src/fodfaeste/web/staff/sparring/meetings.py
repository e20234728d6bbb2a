"""The meetings of a sparring group: agreed, held, cancelled, and what they decided (J1)."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from fodfaeste.records.cases.queries import team_on
from fodfaeste.records.meetings.actions import sparring as actions
from fodfaeste.records.meetings.queries import sparring as queries
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.meetings.kinds import MeetingState
from fodfaeste.web.shell.requires import on_case, staff
from fodfaeste.web.shell.visits import Desk, Visit
from fodfaeste.web.staff import form_page
from fodfaeste.web.staff.companies.forming import Page, answer
from fodfaeste.web.staff.form_page import FormPage, typed_before
from fodfaeste.web.staff.meetings.fields import clock_from
from fodfaeste.web.staff.sparring.agenda import agenda_for
from fodfaeste.web.staff.sparring.forms import HoldForm, PlanForm, PointForm
from fodfaeste.web.staff.sparring.groups import FORM, group_or_404, group_url
from fodfaeste.web.ui.cleaning import sent_number

if TYPE_CHECKING:
    from fodfaeste.records.meetings.queries.sparring import Group, MeetingRow


@require_http_methods(["GET", "POST"])
@staff(Permission.SPARRING_SEE)
def plan(request: HttpRequest, desk: Desk, group_id: int) -> HttpResponse:
    """Agree when the group meets next."""
    found = group_or_404(desk, group_id)

    def keep(typed: dict[str, Any]) -> object:
        return actions.plan_sparring(
            actor=desk.actor,
            key=typed["key"],
            group=found.row,
            on=typed["planned_on"],
            clock=clock_from(typed["starts_clock"]),
            place=typed["place"],
            today=desk.today,
            now=desk.now,
        )

    page = Page(
        title="Aftal sparringsmøde",
        keep=keep,
        back=group_url(group_id),
        button="Aftal mødet",
        said="Mødet er aftalt.",
        template=FORM,
        rule="J1",
        context={"group": found},
    )
    return answer(request, page, PlanForm(request.POST or None))


@staff(Permission.SPARRING_SEE)
def meeting(request: HttpRequest, desk: Desk, group_id: int, sparring_id: int) -> HttpResponse:
    """One meeting: who came, what it talks about, and what was decided."""
    found = group_or_404(desk, group_id)
    row = _meeting_or_404(found, sparring_id)
    points = list(queries.points_of(row))
    agenda = agenda_for(desk, since=queries.last_held(found.row, before=row))
    desk.shown(sorted({*agenda.looked_at, *(point.case_id for point in points)}))
    context = {
        "group": found,
        "meeting": row,
        "is_held": row.state is MeetingState.HELD,
        "attended": [one.user.name for one in row.attended.select_related("user")],
        "agenda": agenda.items,
        "others": agenda.others,
        "points": points,
    }
    return render(request, "staff/sparring/meeting.html", context)


@require_http_methods(["GET", "POST"])
@staff(Permission.SPARRING_SEE)
def hold(request: HttpRequest, desk: Desk, group_id: int, sparring_id: int) -> HttpResponse:
    """Say that it was held, and who came."""
    found = group_or_404(desk, group_id)
    row = _meeting_or_404(found, sparring_id)
    came = [one.user_id for one in row.attended.all()]
    people = _could_come(found, row)
    started = {
        "held_on": row.held_on or min(row.planned_on, desk.today),
        "attended": came or [one.user_id for one in found.people],
        "version": row.version,
    }
    form = HoldForm(request.POST or None, initial=started, people=people)

    def keep(typed: dict[str, Any]) -> object:
        return actions.hold_sparring(
            actor=desk.actor,
            meeting_id=row.pk,
            version=typed["version"] or 0,
            held_on=typed["held_on"],
            attended=tuple(typed["attended"]),
            today=desk.today,
            now=desk.now,
        )

    page = Page(
        title="Registrér som holdt",
        keep=keep,
        back=meeting_url(group_id, row.pk),
        said="Mødet er registreret som holdt.",
        template=FORM,
        rule="J1",
        context={"group": found},
    )
    return answer(request, page, form)


@require_POST
@staff(Permission.SPARRING_SEE)
def cancel(request: HttpRequest, desk: Desk, group_id: int, sparring_id: int) -> HttpResponse:
    """Cancel a meeting that was only planned."""
    found = group_or_404(desk, group_id)
    if queries.is_held(found.row, sparring_id) is not False:
        raise Http404
    actions.cancel_sparring(
        actor=desk.actor,
        meeting_id=sparring_id,
        version=sent_number(request.POST.get("version", "")),
        today=desk.today,
        now=desk.now,
    )
    messages.success(request, "Mødet er aflyst.")
    return HttpResponseRedirect(group_url(group_id))


@require_http_methods(["GET", "POST"])
@on_case(Permission.TASK_WRITE)
def decide(request: HttpRequest, visit: Visit, sparring_id: int) -> HttpResponse:
    """Note what was decided about one course; it may become somebody's task."""
    row = next(
        (
            row
            for group in queries.groups_for(visit.actor, visit.today)
            if (row := queries.meeting_of(group.row, sparring_id))
        ),
        None,
    )
    if row is None:
        raise Http404
    draft = f"sparring:{sparring_id}:{visit.case.pk}"
    people = [(seat.user_id, seat.user.name) for seat in team_on(visit.case, visit.today)]
    form = PointForm(
        request.POST or None, initial=typed_before(visit, PointForm, draft), people=people
    )

    def keep(typed: dict[str, Any]) -> object:
        return actions.note_point(
            actor=visit.actor,
            key=typed["key"],
            case=visit.case,
            meeting=row,
            point=actions.NewPoint(
                text=typed["text"], responsible=typed["responsible"], due_on=typed["due_on"]
            ),
            today=visit.today,
            now=visit.now,
            draft=draft,
        )

    page = FormPage(
        template="staff/sparring/decide.html",
        title="Beslutning fra sparring",
        keep=keep,
        back_url=meeting_url(row.group_id, row.pk),
        tab="overview",
        said="Beslutningen er skrevet ned.",
        draft=draft,
    )
    if request.method == "POST":
        return form_page.receive(request, visit, page, form)
    return form_page.show(request, visit, page, form)


def _could_come(found: "Group", row: "MeetingRow") -> list[tuple[int, str]]:
    """Those in the group, and whoever was there and has left it since."""
    people = {one.user_id: one.name for one in found.people}
    people |= {one.user_id: one.user.name for one in row.attended.select_related("user")}
    return sorted(people.items(), key=lambda one: one[1].casefold())


def meeting_url(group_id: int, sparring_id: int) -> str:
    """The page of a meeting."""
    return reverse("staff:sparring:meeting", args=[group_id, sparring_id])


def _meeting_or_404(found: "Group", sparring_id: int) -> "MeetingRow":
    row = queries.meeting_of(found.row, sparring_id)
    if row is None:
        raise Http404
    return row
