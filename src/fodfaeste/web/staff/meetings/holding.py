"""One meeting: register it as held, read it, add to its minutes."""

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from fodfaeste.pdf.papers.leaflet import leaflet_document
from fodfaeste.pdf.render import render_document
from fodfaeste.records.catalogues.meeting_type_queries import meeting_type_on
from fodfaeste.records.cti.queries.before_start import told_before
from fodfaeste.records.cti.queries.course import cti_seat
from fodfaeste.records.cti.queries.start import law_on
from fodfaeste.records.followup.queries import CaseOverview, overview_of
from fodfaeste.records.meetings import actions, queries
from fodfaeste.records.meetings.queries.outside import may_come
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.cti.leaflet import TITLE, LeafletText, leaflet
from fodfaeste.rules.meetings.about_cti import AboutCti
from fodfaeste.rules.meetings.closed_days import closed_because
from fodfaeste.rules.meetings.holding import AT_CLOSING, warnings_at
from fodfaeste.rules.meetings.kinds import MeetingKind, MeetingState, MeetingTypeCode
from fodfaeste.rules.meetings.types import more_required
from fodfaeste.rules.refusal import Obstacle
from fodfaeste.rules.words import in_sentence
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.staff.meetings.fields import written
from fodfaeste.web.staff.meetings.forms import AddendumForm, HoldForm
from fodfaeste.web.staff.meetings.minutes import agenda_context, decided_at
from fodfaeste.web.staff.meetings.pages import TAB, Page, address, receive, show, typed_before
from fodfaeste.web.staff.meetings.people import guests_of, people_around, role_labels
from fodfaeste.web.staff.meetings.planning import meeting_or_404
from fodfaeste.web.staff.meetings.telling import told_context
from fodfaeste.web.ui.parts import Missing

if TYPE_CHECKING:
    from fodfaeste.records.meetings.models import Meeting


@on_case(Permission.CASE_SEE)
def meeting(request: HttpRequest, visit: Visit, *, meeting_id: int) -> HttpResponse:
    """Read one meeting: who came, what was said, what is pointed out."""
    found = meeting_or_404(visit, meeting_id)
    if found.state is MeetingState.HELD and found.kind is MeetingKind.KICKOFF:
        return HttpResponseRedirect(address(visit, "summary", meeting_id=meeting_id))
    return _read(request, visit, found, AddendumForm(unsure=_unsure(visit, found)))


@on_case(Permission.MEETING_HOLD)
def add_to_minutes(request: HttpRequest, visit: Visit, *, meeting_id: int) -> HttpResponse:
    """Add to the minutes of a held meeting."""
    found = meeting_or_404(visit, meeting_id)
    unsure = _unsure(visit, found)
    if request.method != "POST":
        return _read(request, visit, found, AddendumForm(unsure=unsure))

    def save(said: dict[str, Any]) -> None:
        actions.add_to_minutes(
            actor=visit.actor,
            case=visit.case,
            meeting_id=meeting_id,
            text=said["text"],
            know_the_plan=frozenset(map(Role, said.get("know_the_plan", ()))),
            today=visit.today,
            now=visit.now,
        )

    here = address(visit, "meeting", meeting_id=meeting_id)
    page = Page(
        template="staff/meetings/meeting.html",
        title=MeetingKind(found.kind).label,
        keep=save,
        back_url=here,
        said="Det er føjet til referatet.",
        context=_in_full(visit, found, overview_of(visit.case, visit.today)),
    )
    return receive(request, visit, page, AddendumForm(request.POST, unsure=unsure))


@on_case(Permission.MEETING_HOLD)
def hold(request: HttpRequest, visit: Visit, *, meeting_id: int) -> HttpResponse:
    """Register how a meeting went; the kickoff and the workplace have pages of their own."""
    found = meeting_or_404(visit, meeting_id)
    kind = MeetingKind(found.kind)
    if kind is MeetingKind.KICKOFF:
        return HttpResponseRedirect(address(visit, "kickoff", meeting_id=meeting_id))
    if found.state is MeetingState.CANCELLED:
        raise Http404
    if kind is MeetingKind.WORKPLACE and request.method != "POST":
        return HttpResponseRedirect(at_work(visit, meeting_id))
    draft = f"meeting-held:{meeting_id}"

    def save(said: dict[str, Any]) -> None:
        actions.hold_meeting(
            actor=visit.actor,
            case=visit.case,
            meeting_id=meeting_id,
            version=said["version"] or 0,
            held=form.held(),
            today=visit.today,
            now=visit.now,
            draft=draft,
        )

    page = Page(
        template="staff/meetings/hold.html",
        title=f"Registrér {in_sentence(kind.label)}",
        keep=save,
        back_url=address(visit, "meeting", meeting_id=meeting_id),
        said="Mødet er registreret som holdt.",
        draft=draft,
        context={"meeting": found, "kind": kind},
    )
    told = told_before(visit.case.pk, but_not=meeting_id) if kind is MeetingKind.PRE_CTI else ()
    asked: dict[str, Any] = {
        "kind": kind,
        "people": people_around(visit),
        "told": told,
        "outside": may_come(visit.case.pk, min(found.planned_on, visit.today)),
        "requires": any(
            more_required(meeting_type_on(MeetingTypeCode(kind), day))
            for day in {visit.today, min(found.planned_on, visit.today)}
        ),
    }
    if request.method == "POST":
        form = HoldForm(request.POST, **asked)
        return receive(request, visit, page, form)
    if found.state is MeetingState.HELD:
        return HttpResponseRedirect(page.back_url)
    started = {
        "version": found.version,
        "held_on": min(found.planned_on, visit.today),
        "outsiders": [
            str(person.consent_id)
            for person in found.participants.all()
            if queries.is_asked_along(person)
        ],
        **typed_before(visit, HoldForm, draft),
    }
    form = HoldForm(initial=started, **asked)
    return show(request, visit, page, form)


@on_case(Permission.CASE_SEE)
def leaflet_page(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The sheet about CTI, to go through with the citizen and print (E12)."""
    context = {"parts": leaflet_text(visit), "title": TITLE}
    return case_page(request, visit, "staff/meetings/leaflet.html", context, tab=TAB)


@on_case(Permission.CASE_SEE)
def leaflet_pdf(request: HttpRequest, visit: Visit) -> HttpResponse:  # noqa: ARG001
    """The same sheet on one page, for the citizen to take home (E12)."""
    worker = cti_seat(visit.case.pk, visit.today)
    made = render_document(
        leaflet_document(
            leaflet_text(visit),
            citizen=visit.case.citizen.name,
            printed_on=visit.today,
            worker=worker.user if worker else None,
        )
    )
    return HttpResponse(
        made,
        content_type="application/pdf",
        headers={"Content-Disposition": 'inline; filename="om-cti.pdf"'},
    )


def leaflet_text(visit: Visit) -> tuple[LeafletText, ...]:
    """The words of the sheet, with the length that the grant has settled."""
    law = law_on(visit.case.pk, visit.today)
    return leaflet(months=law.months if law else None)


def at_work(visit: Visit, meeting_id: int) -> str:
    """Where a follow-up at the workplace is noted, with its agenda (D10)."""
    to = {"case_id": visit.case.pk, "meeting_id": meeting_id}
    return reverse("staff:placements:hold_follow_up", kwargs=to)


def _read(request: HttpRequest, visit: Visit, found: "Meeting", form: AddendumForm) -> HttpResponse:
    overview = overview_of(visit.case, visit.today)
    context = {**_in_full(visit, found, overview), "form": form}
    return case_page(
        request, visit, "staff/meetings/meeting.html", context, tab=TAB, overview=overview
    )


def _in_full(visit: Visit, found: "Meeting", overview: CaseOverview) -> dict[str, Any]:
    """The meeting with its agenda before, and with what was decided after."""
    if found.state is MeetingState.PLANNED:
        return {**_reading(visit, found), **agenda_context(visit, found, overview)}
    (decided,) = decided_at(visit, found)
    return {**_reading(visit, found), "decided": decided}


def _reading(visit: Visit, found: "Meeting") -> dict[str, Any]:
    held = found.state is MeetingState.HELD
    return {
        "meeting": found,
        "kind": MeetingKind(found.kind).label,
        "state": MeetingState(found.state).label,
        "clock": written(found.starts_clock),
        "moves": found.moves.all() if found.sequence else (),
        "may_decide": visit.allows(Permission.MEETING_HOLD)
        and found.state is not MeetingState.CANCELLED
        and (found.held_on or found.planned_on) <= visit.today,
        "closed": closed_because(found.planned_on) if found.state is MeetingState.PLANNED else "",
        "guests": guests_of(visit, found, role_labels(visit)),
        "explained": [AboutCti(code).label for code in found.explained],
        "is_closing": found.kind is MeetingKind.CLOSING,
        "is_held": held,
        "is_planned": found.state is MeetingState.PLANNED,
        "warnings": in_words(warnings_at(queries.held_facts(found))) if held else (),
        "may_hold": visit.allows(Permission.MEETING_HOLD),
        "may_plan": visit.allows(Permission.MEETING_PLAN),
        **({} if held else told_context(visit, found)),
    }


def in_words(obstacles: tuple[Obstacle, ...]) -> tuple[Missing, ...]:
    """What is pointed out, as the page shows it."""
    return tuple(
        Missing(sentence=f"{one.sentence} {one.next_step}", rule=one.rule) for one in obstacles
    )


def _unsure(visit: Visit, found: "Meeting") -> dict[Role, str]:
    """Those at a closing meeting who have not confirmed that they know the onward plan (I3)."""
    if found.kind is not MeetingKind.CLOSING:
        return {}
    facts = queries.held_facts(found)
    lacking = facts.present & AT_CLOSING - facts.know_the_plan
    return {role: name for role, name in people_around(visit).items() if role in lacking}
