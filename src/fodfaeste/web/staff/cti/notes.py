"""Write a contact note in under a minute, read one, add to one (E8, M3)."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from fodfaeste.records.cti.actions import notes as actions
from fodfaeste.records.cti.actions.sent_notes import Sent, addendum_draft, send
from fodfaeste.records.cti.queries import course as courses
from fodfaeste.records.cti.queries import notes as queries
from fodfaeste.records.cti.queries.people import people_around
from fodfaeste.records.drafts.queries import draft_of
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.cti.taking_part import TookPart
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.cti.note_form import AddendumForm, NoteForm, chosen_beforehand
from fodfaeste.web.staff.frame import case_page, short_name
from fodfaeste.web.ui.attempts import attempt, begun

SENT_BY_PAGE = "FF-Send"
"""The header of a page that sends its form itself, and must know for certain that it arrived."""


@on_case(Permission.NOTE_WRITE)
def note(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Write down a contact."""
    draft = f"note:{visit.case.pk}"
    areas = list(courses.areas_on(visit.case.pk, visit.today))
    form = NoteForm(request.POST or None, areas=areas, around=_around(visit), today=visit.today)
    sent: list[Sent] = []
    status = attempt(
        form,
        lambda given: sent.append(
            send(
                actor=visit.actor,
                key=given["key"],
                case=visit.case,
                note=form.note(),
                today=visit.today,
                now=visit.now,
                draft=draft,
                seen=request.POST.get("ff_seen"),
            )
        ),
    )
    if sent:
        return _arrived(request, visit, sent[0])
    kept = draft_of(visit.actor, draft)
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
        "first_name": citizen.given_names,
    }
    return render(request, "staff/cti/note.html", context, status=status)


def _around(visit: Visit) -> tuple[TookPart, ...]:
    return people_around(
        visit.case.pk,
        today=visit.today,
        but=visit.actor.id,
        sees_network=visit.sees(Section.SOCIAL),
        sees_work=visit.allows(Permission.WORK_SEE),
    )


def _arrived(request: HttpRequest, visit: Visit, sent: Sent) -> HttpResponse:
    """Go on to the page of CTI, or to the note where something typed since then waits."""
    place = {"case_id": visit.case.pk}
    if sent.just_now:  # what an earlier sending had to say still waits to be shown
        messages.success(request, "Kontakten er gemt.")
    if sent.as_sent:
        goes_on = reverse("staff:cti:cti", kwargs=place)
    else:
        messages.warning(request, ARRIVED_BEFORE)
        goes_on = reverse("staff:cti:read_note", kwargs={**place, "note_id": sent.note.pk})
    if request.headers.get(SENT_BY_PAGE):
        return HttpResponse(status=HTTPStatus.CREATED, headers={"Location": goes_on})
    return HttpResponseRedirect(goes_on)


ARRIVED_BEFORE = (
    "Kontakten var allerede gemt, da forbindelsen gik. Det, du har skrevet siden, står nedenfor. "
    "Gem det som en tilføjelse."
)


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
            draft=addendum_draft(note_id),
            seen=request.POST.get("ff_seen"),
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
    draft = addendum_draft(note_id)
    kept = draft_of(visit.actor, draft)
    if kept and not form.is_bound:
        form.initial = begun(AddendumForm, kept.fields)
    context = {
        "line": line,
        "form": form,
        "draft": draft,
        "draft_saved_at": kept.saved if kept else None,
        "may_write": visit.allows(Permission.NOTE_WRITE),
    }
    return case_page(request, visit, "staff/cti/read_note.html", context, tab="cti", status=status)
