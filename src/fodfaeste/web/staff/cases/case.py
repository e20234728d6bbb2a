"""The case page: where we are, what is next, and who does it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fodfaeste.accounts.absences import stand_ins
from fodfaeste.records.catalogues.queries import role_texts_on
from fodfaeste.records.followup.queries import CaseOverview, overview_of
from fodfaeste.records.followup.queries.details import focus_of, latest_note, tasks_of
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.sections import Section
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.cases import glance, hours, team
from fodfaeste.web.staff.cases.task_form import TaskForm
from fodfaeste.web.staff.frame import header_of, open_to
from fodfaeste.web.staff.shifts import shift_in_words
from fodfaeste.web.staff.ways import address

TASKS_AT_ONCE = 8


@on_case(Permission.CASE_SEE)
def case(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show one course at a glance."""
    return show(request, visit)


def show(
    request: HttpRequest, visit: Visit, form: TaskForm | None = None, *, status: int = 200
) -> HttpResponse:
    """Return the page; `form` is a task that could not be added."""
    overview = open_to(visit, overview_of(visit.case, visit.today))
    context = {
        "header": header_of(visit, overview, tab="overview"),
        "overview": overview,
        "visit": visit,
        "first_name": visit.case.citizen.given_names,
        "state_sentence": glance.STATE_SENTENCES[overview.state],
        "shift": shift_in_words(overview, visit.today),
        "missing": glance.missing_in_words(visit, overview),
        "missing_heading": glance.missing_heading(overview),
        **_columns(visit, overview),
        **_people(visit, overview),
        **_tasks(visit, overview, form),
    }
    return render(request, "staff/cases/case.html", context, status=status)


def _columns(visit: Visit, overview: CaseOverview) -> dict[str, object]:
    """The three tracks once CTI has begun, the way there before; hours for whoever sees work."""
    sees_work = visit.allows(Permission.WORK_SEE)
    chart = hours.chart_of(overview, visit.today) if sees_work else None
    focus = focus_of(overview.course, visit.today) if overview.course else ()
    return {
        "tracks": glance.tracks(visit, focus) if overview.cti_runs else (),
        "has_more_areas": glance.has_more_areas(focus),
        "cti_url": address("staff:cti:cti", visit.case.pk),
        "way": () if overview.course or not sees_work else glance.way_to_cti(visit, overview),
        "chart": chart,
        "sees_work": sees_work,
    }


def _people(visit: Visit, overview: CaseOverview) -> dict[str, object]:
    """The team, and the latest contact where its section is open."""
    sees_notes = visit.sees(Section.CTI_NOTES)
    may_write = overview.cti_runs and visit.allows(Permission.NOTE_WRITE)
    return {
        "people": team.people(
            overview,
            role_texts_on(visit.today),
            stand_ins((member.user_id for member in overview.team), visit.today),
        ),
        "team_url": address("staff:people:team", visit.case.pk)
        if visit.allows(Permission.TEAM_CHANGE)
        else "",
        "sees_notes": sees_notes,
        "note": latest_note(visit.case) if sees_notes else None,
        "note_url": address("staff:cti:note", visit.case.pk) if may_write else "",
        "consents_url": address("staff:people:consents", visit.case.pk)
        if visit.allows(Permission.CONSENT_SEE)
        else "",
    }


def _tasks(visit: Visit, overview: CaseOverview, form: TaskForm | None) -> dict[str, object]:
    tasks = tasks_of(visit.case, visit.today)
    return {
        "tasks": tasks[:TASKS_AT_ONCE],
        "more_tasks": tasks[TASKS_AT_ONCE:],
        "may_write_tasks": visit.allows(Permission.TASK_WRITE),
        "task_form": form or TaskForm(team=overview.team),
        "task_form_open": form is not None,
    }
