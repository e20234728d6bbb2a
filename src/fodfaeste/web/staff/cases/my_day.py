"""Min dag: what today asks for."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from fodfaeste.audit import writing
from fodfaeste.pictures import phase_marker
from fodfaeste.records.cases.queries import unreviewed_glass
from fodfaeste.records.cases.queries.absences import standing_away
from fodfaeste.records.cases.queries.quick import AnswerTimes, answer_times, late_in_units
from fodfaeste.records.cti.queries.unsent import how_many_unsent
from fodfaeste.records.followup.queries import overviews_of
from fodfaeste.records.followup.queries.day import day_of
from fodfaeste.records.post.actions import mark_read
from fodfaeste.records.post.queries import unread
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.web.shell.requires import staff
from fodfaeste.web.shell.visits import Desk
from fodfaeste.web.staff.cases.duties import cases_of_page, duties_of
from fodfaeste.web.staff.rows import row_of, visit_to
from fodfaeste.web.ui.cleaning import page_number
from fodfaeste.web.ui.parts import drawn

MOST_NOTICES = 20
ANSWERS_SINCE = timedelta(days=90)
"""How far back a leader's figure about answers looks."""
MOST_PAGES = 200


@staff(Permission.MY_DAY_SEE)
def my_day(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show what today asks of the one who is signed in."""
    number = min(page_number(request.GET.get("side", "")), MOST_PAGES)
    day = day_of(desk.actor, desk.today)
    late = late_in_units(desk.actor, desk.today)
    asking = cases_of_page(day, number)
    shown = tuple(sorted({*day.shown_ids, *asking, *(one.case_id for one in late)}))
    desk.shown(shown)
    notices = list(unread(desk.actor)[:MOST_NOTICES])
    unit = _unit(desk)
    writing.narrow_to(shown)
    seen = overviews_of(desk.actor, tuple({*day.case_ids, *asking}), today=desk.today, now=desk.now)
    known = {one.case.pk: one for one in seen}
    mine = [known[case_id] for case_id in day.case_ids if case_id in known]
    names = {one.case_id: one.citizen for one in late}
    names |= {over.case_id: over.citizen for over in day.closing_due}
    names |= {task.case_id: task.citizen for task in day.late_tasks}
    names |= {case_id: one.case.citizen.name for case_id, one in known.items()}
    context = {
        "desk": desk,
        "day": day,
        "duties": duties_of(desk, day, seen, number=number),
        "unsent": how_many_unsent(desk.actor),
        "notices": [(notice, names.get(notice.case_number or 0, "")) for notice in notices],
        "rows": [row_of(visit_to(desk, one), one.overview) for one in mine],
        "away": standing_away(desk.actor.id, desk.today) if day.seats else None,
        "has_more": len(day.seats) > len(mine),
        "symbol": drawn(phase_marker.symbol()),
        "late_questions": late,
        "may_enrol": desk.allows(Permission.CASE_ENROL),
        **unit,
    }
    return render(request, "staff/cases/my_day.html", context)


def _unit(desk: Desk) -> dict[str, object]:
    """What a leader is told of the whole unit."""
    leads = bool(desk.actor.leads_units)
    return {
        "leads": leads,
        "openings": unreviewed_glass(desk.actor).count() if leads else 0,
        "answers": _answers(desk) if leads else None,
    }


def _answers(desk: Desk) -> AnswerTimes:
    since = desk.today - ANSWERS_SINCE
    return answer_times(desk.actor.leads_units, since=since, today=desk.today)


@require_POST
@staff(Permission.MY_DAY_SEE)
def read_notice(request: HttpRequest, desk: Desk, notice_id: int) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """Take a notice off one's own Min dag."""
    mark_read(actor=desk.actor, notice_id=notice_id, today=desk.today)
    return HttpResponseRedirect(reverse("staff:cases:my_day"))
