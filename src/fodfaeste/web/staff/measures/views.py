"""The measurements of one course: lines, a table, and answering now (K1–K3)."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from fodfaeste.pictures import danish, marks, scale_line
from fodfaeste.pictures.scale_line import Answer, ScaleLine
from fodfaeste.records.followup.queries.aftercare import due_measures
from fodfaeste.records.measures import actions, queries
from fodfaeste.records.measures.queries import Answers
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.cases.kinds import Track
from fodfaeste.rules.measures.answers import proposed_occasion
from fodfaeste.rules.measures.kinds import Respondent
from fodfaeste.rules.meetings.agenda import AgendaStep
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.staff.measures.forms import ScalesForm
from fodfaeste.web.staff.meetings.baseline import FROM_KICKOFF
from fodfaeste.web.staff.meetings.pages import Page, receive, show
from fodfaeste.web.ui.parts import Table, drawn

TAB = "measures"
COLOURS = {Track.JOB: marks.BLUE, Track.COPING: "#7a4a00", Track.NETWORK: "#2f6b3a"}
HEAD = ("Dag", "Anledning", "Hvem svarede", *(track.label for track in Track))


@on_case(Permission.MEASURE_SEE)
def measures(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show each track as a line, and every answer in a table, the latest first."""
    answers = queries.answers_of(visit.case.pk)
    context = {
        "pictures": [_picture(track, answers) for track in Track] if answers else [],
        "table": Table("Alle svar, det seneste først", HEAD, tuple(map(_row, reversed(answers)))),
        "may_record": visit.allows(Permission.MEASURE_RECORD),
    }
    return case_page(request, visit, "staff/measures/measures.html", context, tab=TAB)


@on_case(Permission.MEASURE_RECORD)
def record(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Answer now, on one screen in the room; the occasion comes from the course."""
    respondent = _respondent(request)

    def save(said: dict[str, Any]) -> None:
        actions.record(
            actor=visit.actor,
            key=said["key"],
            case=visit.case,
            measurement=form.measurement(),
            today=visit.today,
            now=visit.now,
        )

    sees = visit.allows(Permission.MEASURE_SEE)
    kickoff = _kickoff(request)
    page = Page(
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
            "is_citizen": respondent is Respondent.CITIZEN,
            "kickoff": kickoff,
        },
    )
    if request.method == "POST":
        form = ScalesForm(request.POST, respondent=respondent)
        return receive(request, visit, page, form)
    occasion = proposed_occasion(
        due_measures(visit.case.pk),
        answered=queries.answered(visit.case.pk, respondent),
        today=visit.today,
    )
    started = {"measured_on": visit.today, "occasion": occasion.value}
    form = ScalesForm(initial=started, respondent=respondent)
    return show(request, visit, page, form)


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


def _picture(track: Track, answers: tuple[Answers, ...]) -> dict[str, object]:
    line = ScaleLine(
        title=track.label,
        citizen=_line(track, answers, Respondent.CITIZEN),
        staff=_line(track, answers, Respondent.STAFF),
        colour=COLOURS[track],
    )
    return {
        "id": f"skala-{track.value}",
        "heading": track.label,
        "sentence": scale_line.description(line),
        "svg": drawn(scale_line.svg(line, name=f"linje-{track.value}")),
    }


def _line(track: Track, answers: tuple[Answers, ...], who: Respondent) -> tuple[Answer, ...]:
    own = (given for given in answers if given.respondent is who)
    scored = ((given.measured_on, given.score(track)) for given in own)
    return tuple(Answer(day, score) for day, score in scored if score is not None)


def _row(given: Answers) -> tuple[str, ...]:
    scores = (given.score(track) for track in Track)
    return (
        danish.long_date(given.measured_on),
        given.occasion.label,
        given.respondent.label,
        *("ikke svaret" if score is None else str(score) for score in scores),
    )
