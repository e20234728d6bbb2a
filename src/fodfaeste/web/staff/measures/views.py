"""The measurements of one course: lines, a table, and answering now (K1–K5)."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from fodfaeste.pdf.measure_documents import MeasuresDocument
from fodfaeste.records.cti.queries.course import clock_of, latest_course
from fodfaeste.records.followup.queries.aftercare import due_measures
from fodfaeste.records.measures import actions, queries
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.measures.answers import INSTRUMENT, proposed_occasion
from fodfaeste.rules.measures.course import lines, marking
from fodfaeste.rules.measures.definition import Instrument
from fodfaeste.rules.measures.kinds import AnswerMode, Respondent
from fodfaeste.rules.meetings.agenda import AgendaStep
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.staff.measures import parts
from fodfaeste.web.staff.measures.forms import InstrumentForm
from fodfaeste.web.staff.meetings.baseline import FROM_KICKOFF
from fodfaeste.web.staff.meetings.pages import Page, receive, show
from fodfaeste.web.ui.papers import as_pdf

TAB = "measures"


@on_case(Permission.MEASURE_SEE)
def measures(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show each scale as a line with the phases behind it, in words and in a table."""
    asked = queries.in_use_on(visit.today)
    context = {
        "parts": _parts(visit),
        "may_record": visit.allows(Permission.MEASURE_RECORD),
        "asked": [(who, [one for one in asked if one.is_for(who)]) for who in Respondent],
    }
    return case_page(request, visit, "staff/measures/measures.html", context, tab=TAB)


@on_case(Permission.MEASURE_SEE)
@require_safe
def pdf(request: HttpRequest, visit: Visit) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """The same on paper, without what is the team's alone."""
    paper = MeasuresDocument(
        citizen=visit.case.citizen.name,
        printed_on=visit.today,
        parts=parts.on_paper(_parts(visit)),
    )
    return as_pdf(paper, name="maalinger")


def _parts(visit: Visit) -> list[parts.Part]:
    sets = queries.answer_sets_of(visit.case.pk)
    course = latest_course(visit.case.pk)
    return parts.parts(sets, lines(sets), clock_of(course) if course else None)


@on_case(Permission.MEASURE_RECORD)
def record(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Answer now, on one screen in the room; the occasion comes from the course."""
    respondent = _respondent(request)
    instrument = _instrument(request, visit, respondent)

    def save(said: dict[str, Any]) -> None:
        actions.record(
            actor=visit.actor,
            key=said["key"],
            case=visit.case,
            measurement=form.measurement(),
            today=visit.today,
            now=visit.now,
        )

    page = _page(request, visit, instrument, respondent, save)
    if request.method == "POST":
        form = InstrumentForm(request.POST, instrument=instrument, respondent=respondent)
        return receive(request, visit, page, form)
    occasion = proposed_occasion(
        due_measures(visit.case.pk),
        answered=queries.answered(visit.case.pk, respondent),
        today=visit.today,
    )
    started = {
        "measured_on": visit.today,
        "occasion": occasion.value,
        "mode": AnswerMode.TOGETHER.value,
    }
    form = InstrumentForm(initial=started, instrument=instrument, respondent=respondent)
    return show(request, visit, page, form)


def _page(
    request: HttpRequest,
    visit: Visit,
    instrument: Instrument,
    respondent: Respondent,
    save: Any,
) -> Page:
    sees = visit.allows(Permission.MEASURE_SEE)
    kickoff = _kickoff(request)
    return Page(
        template="staff/measures/record.html",
        title="Målinger",
        keep=save,
        back_url=_way_back(visit.case.pk, kickoff, sees=sees),
        said="Svarene er gemt."
        if sees
        else "Svarene er gemt. Du kan se dem, når borgeren har sagt ja til at dele dem med dig.",
        tab=TAB,
        context={
            "respondent": respondent.value,
            "instrument": instrument,
            "marking": marking(instrument),
            "is_citizen": respondent is Respondent.CITIZEN,
            "other_is_asked": len(instrument.answered_by) > 1,
            "kickoff": kickoff,
        },
    )


def _instrument(request: HttpRequest, visit: Visit, respondent: Respondent) -> Instrument:
    """The instrument that is asked for; the own scales where none is."""
    code = request.POST.get("skema") or request.GET.get("skema") or INSTRUMENT
    found = queries.instrument_on(code, visit.today)
    if found is None or not found.is_for(respondent):
        raise Http404
    return found


def _kickoff(request: HttpRequest) -> str:
    """The kickoff one comes from, and goes back to."""
    wanted = request.POST.get(FROM_KICKOFF) or request.GET.get(FROM_KICKOFF) or ""
    return wanted if wanted.isascii() and wanted.isdecimal() and len(wanted) < len("1" * 19) else ""


def _way_back(case_id: int, kickoff: str, *, sees: bool) -> str:
    if kickoff:
        here = {"case_id": case_id, "meeting_id": int(kickoff), "step": AgendaStep.BASELINE.value}
        return reverse("staff:meetings:kickoff_step", kwargs=here)
    back = "staff:measures:measures" if sees else "staff:meetings:meetings"
    return reverse(back, kwargs={"case_id": case_id})


def _respondent(request: HttpRequest) -> Respondent:
    wanted = request.POST.get("respondent") or request.GET.get("hvem")
    return Respondent.STAFF if wanted == Respondent.STAFF else Respondent.CITIZEN
