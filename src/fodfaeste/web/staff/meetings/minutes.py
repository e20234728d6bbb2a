"""The agenda of a meeting, its decisions, and the minutes on paper (G1, C5)."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from fodfaeste.pdf.papers.minutes import minutes_document
from fodfaeste.pdf.render import render_document
from fodfaeste.records.followup.queries import CaseOverview
from fodfaeste.records.followup.queries.news import last_met, news_since
from fodfaeste.records.meetings import actions
from fodfaeste.records.meetings.queries import seats
from fodfaeste.records.meetings.queries.minutes import Outcome, outcomes_of, points_of
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.followup.news import NewsKind, in_lines
from fodfaeste.rules.meetings.kinds import DecisionBecomes, MeetingKind, MeetingState
from fodfaeste.rules.words import in_sentence
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.cases.glance import missing_in_words
from fodfaeste.web.staff.meetings.pages import Page, address, receive, show, typed_before
from fodfaeste.web.staff.meetings.people import guests_of, role_labels
from fodfaeste.web.staff.meetings.planning import meeting_or_404
from fodfaeste.web.ui.attempts import RuledForm
from fodfaeste.web.ui.forms import ChipChoice, DanishDateField, LineField, LongTextField

if TYPE_CHECKING:
    from fodfaeste.records.meetings.models import Meeting

CITIZEN = "citizen"
PARAGRAPH = 2_000
MOST_MISSING = 5
WAYS = {
    NewsKind.NOTES: "staff:cti:notes",
    NewsKind.PLAN: "staff:plan:plan",
    NewsKind.ANSWERS: "staff:work:agreement",
    NewsKind.TASKS: "staff:cases:case",
    NewsKind.PHASE: "staff:cti:cti",
    NewsKind.QUESTIONS: "staff:quick:questions",
}


class PointForm(RuledForm):
    """Something to talk about."""

    judged_by_rules = ("text",)
    text = LineField(label="Sæt på dagsordenen")


class DecisionForm(RuledForm):
    """What was decided, and what it becomes."""

    judged_by_rules = ("text",)
    text = LongTextField(label="Hvad besluttede I?", rows=3, longest=PARAGRAPH)
    becomes = forms.ChoiceField(
        label="Hvad bliver det til?",
        choices=DecisionBecomes.choices(),
        initial=DecisionBecomes.TASK.value,
        widget=ChipChoice,
    )
    responsible = forms.ChoiceField(
        label="Hvem gør det?",
        help_text="Kun når det bliver til en opgave.",
        required=False,
        widget=ChipChoice,
    )
    due_on = DanishDateField(label="Senest hvornår?", required=False)

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        """Offer the citizen and the team, and nobody else."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["responsible"]
        field.choices = people

    def decision(self) -> actions.NewDecision:
        """What the form says, as the action takes it."""
        said = self.cleaned_data
        chosen = said["responsible"]
        return actions.NewDecision(
            text=said["text"],
            becomes=DecisionBecomes(said["becomes"]),
            responsible=int(chosen) if chosen and chosen != CITIZEN else None,
            citizen_does_it=chosen == CITIZEN,
            due_on=said["due_on"],
        )


@on_case(Permission.MEETING_HOLD)
def decide(request: HttpRequest, visit: Visit, *, meeting_id: int) -> HttpResponse:
    """Write one decision down; a change of the plan opens the plan."""
    found = meeting_or_404(visit, meeting_id)
    if found.state is MeetingState.CANCELLED:
        raise Http404
    draft = f"meeting-decision:{meeting_id}"
    team = dict.fromkeys(seats(visit.case.pk, visit.today).values())
    people = [(CITIZEN, visit.case.citizen.name), *((str(one.pk), one.name) for one in team)]

    def save(said: dict[str, Any]) -> None:
        actions.decide(
            actor=visit.actor,
            key=said["key"],
            case=visit.case,
            meeting_id=meeting_id,
            decision=form.decision(),
            today=visit.today,
            now=visit.now,
            draft=draft,
        )

    here = address(visit, "meeting", meeting_id=meeting_id)
    for_the_plan = request.POST.get("becomes") == DecisionBecomes.PLAN
    page = Page(
        template="staff/meetings/form.html",
        title=f"Beslutning på {in_sentence(MeetingKind(found.kind).label)}",
        keep=save,
        back_url=here,
        done_url=_plan_with_it(visit) if for_the_plan else here,
        said="Beslutningen er skrevet ned."
        + (" Skriv den ind i planen nu, mens I husker den." if for_the_plan else ""),
        draft=draft,
        context={"button": "Gem beslutningen"},
    )
    if request.method == "POST":
        form = DecisionForm(request.POST, people=people)
        return receive(request, visit, page, form)
    started = {"becomes": DecisionBecomes.TASK.value, **typed_before(visit, DecisionForm, draft)}
    form = DecisionForm(initial=started, people=people)
    return show(request, visit, page, form)


def _plan_with_it(visit: Visit) -> str:
    """The plan, opened with what meetings have decided about it."""
    return reverse("staff:plan:plan", args=[visit.case.pk]) + "?besluttet=1"


@on_case(Permission.MEETING_PLAN)
def add_point(request: HttpRequest, visit: Visit, *, meeting_id: int) -> HttpResponse:
    """Put something on the agenda."""
    meeting_or_404(visit, meeting_id)

    def save(said: dict[str, Any]) -> None:
        actions.add_point(
            actor=visit.actor,
            key=said["key"],
            case=visit.case,
            meeting_id=meeting_id,
            text=said["text"],
            today=visit.today,
            now=visit.now,
        )

    page = Page(
        template="staff/meetings/form.html",
        title="Sæt på dagsordenen",
        keep=save,
        back_url=address(visit, "meeting", meeting_id=meeting_id),
        said="Punktet står på dagsordenen.",
        context={"button": "Sæt på dagsordenen"},
    )
    if request.method == "POST":
        return receive(request, visit, page, PointForm(request.POST))
    return show(request, visit, page, PointForm())


@require_POST
@on_case(Permission.MEETING_PLAN)
def take_back_point(
    request: HttpRequest,  # noqa: ARG001
    visit: Visit,
    *,
    meeting_id: int,
    point_id: int,
) -> HttpResponse:
    """Take something off the agenda again."""
    found = meeting_or_404(visit, meeting_id)
    if not points_of(found).filter(pk=point_id).exists():
        raise Http404
    actions.take_back_point(
        actor=visit.actor,
        case=visit.case,
        meeting_id=meeting_id,
        point_id=point_id,
        today=visit.today,
        now=visit.now,
    )
    return HttpResponseRedirect(address(visit, "meeting", meeting_id=meeting_id))


@on_case(Permission.CASE_SEE)
def minutes_pdf(request: HttpRequest, visit: Visit, *, meeting_id: int) -> HttpResponse:  # noqa: ARG001
    """The minutes on paper: what those who were there may all read."""
    found = meeting_or_404(visit, meeting_id)
    if found.state is not MeetingState.HELD or found.kind is MeetingKind.KICKOFF:
        raise Http404
    decided = outcomes_of([found.pk], citizen=visit.case.citizen.name)
    made = render_document(
        minutes_document(
            found,
            citizen=visit.case.citizen.name,
            took_part=_present(visit, found),
            decisions=decided.get(found.pk, ()),
            printed_on=visit.today,
        )
    )
    return HttpResponse(
        made,
        content_type="application/pdf",
        headers={"Content-Disposition": 'inline; filename="referat.pdf"'},
    )


def _present(visit: Visit, found: "Meeting") -> list[str]:
    labels = role_labels(visit)
    return [
        f"{one.name}, {in_sentence(one.role)}" if one.role else one.name
        for one in guests_of(visit, found, labels)
        if one.came
    ]


def agenda_context(visit: Visit, found: "Meeting", overview: CaseOverview) -> dict[str, Any]:
    """What is new since people last met, what was decided then, and what people want to add."""
    before = last_met(found)
    since = (before.held_on if before else None) or visit.case.enrolled_on
    course = overview.course
    runs = course is not None and course.closed_on is None
    sees_work = visit.allows(Permission.WORK_SEE)
    news = news_since(
        visit.case,
        since,
        today=visit.today,
        phases=tuple(part.starts_on for part in course.clock.phases) if course and runs else (),
        sees_notes=visit.allows(Permission.NOTE_SEE),
        sees_work=sees_work,
    )
    here, last = decided_at(visit, found, before)
    return {
        "since": since,
        "before": before,
        "news": [
            (words, reverse(WAYS[kind], args=[visit.case.pk]))
            for kind, words in in_lines(news, today=visit.today)
        ],
        "missing": missing_in_words(visit, overview)[:MOST_MISSING] if sees_work else (),
        "points": points_of(found),
        "point_form": PointForm(),
        "last_decided": last,
        "decided": here,
    }


def decided_at(visit: Visit, *meetings: "Meeting | None") -> list[list[tuple[Outcome, bool]]]:
    """For each meeting its decisions, what became of each, and whether it is late."""
    there = [one.pk for one in meetings if one is not None]
    decided = outcomes_of(there, citizen=visit.case.citizen.name)
    return [
        [(each, each.is_late(visit.today)) for each in decided.get(one.pk, ())] if one else []
        for one in meetings
    ]
