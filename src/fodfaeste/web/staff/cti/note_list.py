"""Every note of a course: filtered, searched, fifty a page, and on paper (E8)."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from fodfaeste.records.cti.queries import course as courses
from fodfaeste.records.cti.queries import notes as queries
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.cti.note_filter import NoteFilter
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.ui.cleaning import page_number
from fodfaeste.web.ui.parts import Paging


@require_http_methods(["GET", "POST"])
@on_case(Permission.CTI_SEE)
def notes(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show the notes that are asked for; the filters are sent by POST and then given an address."""
    asked = _asked(request, visit)
    if request.method == "POST" and asked.is_valid():
        place = reverse("staff:cti:notes", kwargs={"case_id": visit.case.pk})
        return HttpResponseRedirect(f"{place}?{asked.query}" if asked.query else place)
    page = queries.notes_page(
        visit.case.pk,
        page_number(request.GET.get("side", "")),
        open_texts=visit.allows(Permission.NOTE_SEE),
        wanted=asked.wanted,
    )
    context = {
        "asked": asked,
        "page": page,
        "paging": Paging(page.number, page.last, page.tally.total, asked.query, "notater"),
        "notes_open": visit.allows(Permission.NOTE_SEE),
        "may_write": visit.allows(Permission.NOTE_WRITE),
    }
    status = HTTPStatus.OK if asked.is_valid() else HTTPStatus.UNPROCESSABLE_ENTITY
    return case_page(request, visit, "staff/cti/note_list.html", context, tab="cti", status=status)


@on_case(Permission.NOTE_SEE)
def on_paper(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show the notes that are asked for as one long page to print, the oldest first."""
    asked = _asked(request, visit)
    page = queries.notes_page(
        visit.case.pk,
        page_number(request.GET.get("side", "")),
        open_texts=True,
        wanted=asked.wanted,
        size=queries.PRINTED_AT_ONCE,
    )
    context = {
        "asked": asked,
        "lines": page.lines[::-1],
        "page": page,
        "paging": Paging(page.number, page.last, page.tally.total, asked.query, "notater"),
    }
    return case_page(request, visit, "staff/cti/note_paper.html", context, tab="cti")


def _asked(request: HttpRequest, visit: Visit) -> NoteFilter:
    is_open = visit.allows(Permission.NOTE_SEE)
    course = courses.latest_course(visit.case.pk)
    return NoteFilter(
        request.POST if request.method == "POST" else request.GET,
        phases=courses.clock_of(course).phases if course else (),
        areas=queries.areas_of(visit.case.pk) if is_open else (),
        writers=queries.writers_of(visit.case.pk) if is_open else (),
        is_open=is_open,
    )
