"""Write a contact note in under a minute, read one, add to one (E8, M3)."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from fodfaeste.records.cti.actions import notes as actions
from fodfaeste.records.cti.queries import course as courses
from fodfaeste.records.cti.queries import notes as queries
from fodfaeste.records.drafts.queries import draft_of
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.cti.note_form import AddendumForm, NoteForm, chosen_beforehand
from fodfaeste.web.staff.frame import case_page, short_name
from fodfaeste.web.ui.attempts import attempt, begun


@on_case(Permission.NOTE_WRITE)
def note(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Write down a contact."""
    draft = f"note:{visit.case.pk}"
    areas = list(courses.areas_on(visit.case.pk, visit.today))
    form = NoteForm(request.POST or None, areas=areas)
    status = attempt(
        form,
        lambda given: actions.write(
            actor=visit.actor,
            key=given["key"],
            case=visit.case,
            note=form.note(),
            today=visit.today,
            now=visit.now,
            draft=draft,
        ),
    )
    if status is HTTPStatus.SEE_OTHER:
        messages.success(request, "Kontakten er gemt.")
        return HttpResponseRedirect(reverse("staff:cti:cti", kwargs={"case_id": visit.case.pk}))
    kept = None if form.is_bound else draft_of(visit.actor, draft)
    if not form.is_bound:
        last = queries.last_note_by(visit.case.pk, visit.actor.id)
        form.initial = {
            **chosen_beforehand(last, areas, visit.today),
            **begun(NoteForm, kept.fields if kept else {}),
        }
    citizen = visit.case.citizen
    context = {
        "form": form,
        "visit": visit,
        "draft": draft,
        "draft_saved_at": kept.saved if kept else None,
        "short_name": short_name(citizen.given_names, citizen.surname),
    }
    return render(request, "staff/cti/note.html", context, status=status)


@on_case(Permission.NOTE_SEE)
def read(request: HttpRequest, visit: Visit, note_id: int) -> HttpResponse:
    """Show one note with what was added to it."""
    return _note_page(request, visit, note_id, AddendumForm(), HTTPStatus.OK)


@on_case(Permission.NOTE_WRITE)
def add(request: HttpRequest, visit: Visit, note_id: int) -> HttpResponse:
    """Add to a note; the note itself stays as it was written (M3)."""
    form = AddendumForm(request.POST or None)
    status = attempt(
        form,
        lambda given: actions.add(
            actor=visit.actor,
            key=given["key"],
            case=visit.case,
            note_id=note_id,
            text=given["text"],
            today=visit.today,
            now=visit.now,
            draft=f"addendum:{note_id}",
        ),
    )
    if status is HTTPStatus.SEE_OTHER:
        messages.success(request, "Tilføjelsen er gemt.")
        place = {"case_id": visit.case.pk, "note_id": note_id}
        return HttpResponseRedirect(reverse("staff:cti:read_note", kwargs=place))
    return _note_page(request, visit, note_id, form, status)


def _note_page(
    request: HttpRequest, visit: Visit, note_id: int, form: AddendumForm, status: HTTPStatus
) -> HttpResponse:
    line = queries.note_of(visit.case.pk, note_id)
    if line is None:
        raise Http404
    draft = f"addendum:{note_id}"
    kept = None if form.is_bound else draft_of(visit.actor, draft)
    if kept:
        form.initial = begun(AddendumForm, kept.fields)
    context = {
        "line": line,
        "form": form,
        "draft": draft,
        "draft_saved_at": kept.saved if kept else None,
        "may_write": visit.allows(Permission.NOTE_WRITE),
    }
    return case_page(request, visit, "staff/cti/read_note.html", context, tab="cti", status=status)
