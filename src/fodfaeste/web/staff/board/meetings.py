"""Board meetings: begun, walked through, ended, and read afterwards (J2)."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fodfaeste.records.boards.actions import meetings as actions
from fodfaeste.records.boards.queries import goals, meetings, obstacles, reach
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.boards.agenda import MOST_AT_ONE_MEETING
from fodfaeste.rules.boards.meeting import warnings_on_attendance
from fodfaeste.web.shell.requires import staff
from fodfaeste.web.shell.visits import Desk
from fodfaeste.web.staff.board.forms import AttendanceForm, BeginForm
from fodfaeste.web.staff.board.showing import apart, goals_shown
from fodfaeste.web.staff.companies.forming import Page, answer
from fodfaeste.web.staff.meetings.holding import in_words
from fodfaeste.web.ui.cleaning import sent_number
from fodfaeste.web.ui.merging import chosen

if TYPE_CHECKING:
    from fodfaeste.accounts.models import Unit
    from fodfaeste.records.boards.queries.meetings import MeetingRow
    from fodfaeste.web.ui.parts import Missing

FORM = "staff/board/form.html"


@require_safe
@staff(Permission.BOARD_SEE)
def meetings_held(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The meetings of the units one comes to, the latest first."""
    units = unit_ids(desk)
    context = {
        "meetings": meetings.meetings_of(units),
        "leads": desk.allows(Permission.BOARD_LEAD),
    }
    return render(request, "staff/board/meetings.html", context)


@require_http_methods(["GET", "POST"])
@staff(Permission.BOARD_LEAD)
def begin(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Begin a meeting: its agenda is laid at the same time; `?enhed=` names whose it is."""
    units = reach.units_led(desk.actor)
    asked = sent_number(request.GET.get("enhed", ""))
    unit = next((one for one in units if one.pk == asked or len(units) == 1), None)
    people: dict[int, str] = {}
    for one in units:
        people |= {user.pk: user.name for user in reach.may_come(one.pk, desk.today)}
    started = {
        "unit": unit.pk if unit else None,
        "held_on": desk.today,
        "attended": _came_last(unit) or [desk.actor.id],
    }
    form = BeginForm(
        request.POST or None,
        initial=started,
        units=[(unit.pk, unit.name) for unit in units],
        people=by_name(people),
    )

    def keep(typed: dict[str, Any]) -> object:
        return actions.begin_meeting(
            actor=desk.actor,
            key=typed["key"],
            unit_id=typed["unit"],
            held_on=typed["held_on"],
            attended=tuple(typed["attended"]),
            today=desk.today,
            now=desk.now,
        )

    page = Page(
        title="Start tavlemøde",
        keep=keep,
        back=reverse("board:board"),
        button="Start mødet",
        done=lambda made: meeting_url(made.pk),
        template=FORM,
        rule="J2",
        lead="Dagsordenen lægges af sig selv: det, der er over tiden, nye forløb, faseskift og "
        "det, der står stille.",
    )
    return answer(request, page, form)


@require_safe
@staff(Permission.BOARD_SEE)
def meeting(request: HttpRequest, desk: Desk, board_id: int) -> HttpResponse:
    """One meeting: what became of the last one, the goals, the citizens, what was decided."""
    row = meeting_or_404(desk, board_id)
    agenda, decided = meetings.agenda_of(row), meetings.decisions_of(row)
    before = meetings.the_one_before(row)
    earlier = meetings.decisions_of(before) if before else ()
    desk.shown(meetings.cases_in(agenda, (*decided, *earlier)))
    talked = {one.case_id for one in decided}
    came = meetings.attended(row)
    told, in_the_way = apart(earlier, obstacles.at_a_meeting(row, before), desk.today)
    told_here, noted = apart(decided, obstacles.noted_at(row), desk.today)
    context = {
        "meeting": row,
        "desk": desk,
        "attended": came,
        "missing": missing_leaders(came),
        "before": before,
        "earlier": [one for one in told if not one.is_kept],
        "kept": [one for one in told if one.is_kept],
        "obstacles": in_the_way,
        "noted": noted,
        "goals": goals_shown(goals.goals_of((row.unit_id,), desk.today)),
        "agenda": [(one, one.case_id in talked) for one in agenda],
        "decided": told_here,
        "is_full": len(agenda) >= MOST_AT_ONE_MEETING,
        "leads": row.unit_id in desk.actor.leads_units,
    }
    return render(request, "staff/board/meeting.html", context)


@require_safe
@staff(Permission.BOARD_SEE)
def turn(request: HttpRequest, desk: Desk, board_id: int) -> HttpResponse:
    """Go to the next citizen on the agenda or the one before; after the last, to the meeting."""
    row = meeting_or_404(desk, board_id)
    place = sent_number(request.GET.get("fra", ""))
    found = meetings.beside(
        row, min(place, MOST_AT_ONE_MEETING), forwards=request.GET.get("vej") != "tilbage"
    )
    if found is None:
        messages.info(request, "Det var alle på dagsordenen.")
        return HttpResponseRedirect(meeting_url(row.pk))
    address = {"case_id": found, "board_id": row.pk}
    return HttpResponseRedirect(reverse("staff:board:citizen", kwargs=address))


@require_http_methods(["GET", "POST"])
@staff(Permission.BOARD_LEAD)
def attendance(request: HttpRequest, desk: Desk, board_id: int) -> HttpResponse:
    """Correct who was there."""
    row = meeting_or_404(desk, board_id)
    came = meetings.attended(row)
    people = {user.pk: user.name for user in reach.may_come(row.unit_id, desk.today)}
    people |= {one.user_id: one.name for one in came}
    offered = by_name(people)

    def values(row: Any) -> dict[str, Any]:
        here = {one.user_id for one in meetings.attended(row)}
        return {"attended": [str(number) for number, _ in offered if number in here]}

    form = (
        AttendanceForm(chosen(request.POST))
        if request.method == "POST"
        else AttendanceForm.showing(values(row), version=row.version)
    )
    form.offer(offered)

    def keep(typed: dict[str, Any]) -> object:
        return actions.change_attendance(
            actor=desk.actor,
            board_id=row.pk,
            version=typed["version"] or 0,
            attended=tuple(map(int, typed["attended"])),
            today=desk.today,
            now=desk.now,
        )

    page = Page(
        title="Ret, hvem der var med",
        keep=keep,
        back=meeting_url(row.pk),
        said="Deltagerne er rettet.",
        values_of=values,
        template=FORM,
        rule="J2",
        context={"meeting": row},
    )
    return answer(request, page, form)


@require_POST
@staff(Permission.BOARD_LEAD)
def end(request: HttpRequest, desk: Desk, board_id: int) -> HttpResponse:
    """End the meeting; what it decided stands, and a second click changes nothing."""
    row = meeting_or_404(desk, board_id)
    actions.end_meeting(actor=desk.actor, board_id=row.pk, today=desk.today, now=desk.now)
    messages.success(request, "Mødet er slut. Referatet kan hentes her.")
    return HttpResponseRedirect(meeting_url(row.pk))


def _came_last(unit: "Unit | None") -> list[int]:
    """Those who came the last time, where it is known whose meeting begins."""
    last = meetings.last_ended(unit.pk) if unit else None
    return [one.user_id for one in meetings.attended(last)] if last else []


def missing_leaders(came: "tuple[meetings.Attended, ...]") -> "tuple[Missing, ...]":
    """The warning that a department's leader was not there, in words."""
    return in_words(warnings_on_attendance(one.leads for one in came if one.leads))


def meeting_or_404(desk: Desk, board_id: int) -> "MeetingRow":
    """A meeting of a unit one comes to."""
    row = meetings.meeting_of(unit_ids(desk), board_id)
    if row is None:
        raise Http404
    return row


def unit_ids(desk: Desk) -> tuple[int, ...]:
    """The units whose boards one comes to."""
    return tuple(unit.pk for unit in reach.units_of(desk.actor, desk.today))


def meeting_url(board_id: int) -> str:
    """The page of a meeting."""
    return reverse("board:meeting", args=[board_id])


def by_name(people: dict[int, str]) -> list[tuple[int, str]]:
    """People to choose, in order."""
    return sorted(people.items(), key=lambda one: one[1].casefold())
