"""The guided kickoff: one step at a time, on one tablet in the room (B1–B6)."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from fodfaeste.records.drafts.queries import draft_of, texts_of
from fodfaeste.records.meetings import actions, queries
from fodfaeste.records.plan.queries import standing_entries
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.meetings.agenda import AgendaStep
from fodfaeste.rules.meetings.kinds import MeetingKind, MeetingState
from fodfaeste.rules.plan.kinds import AssessmentTheme
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.meetings import kickoff_topics, kickoff_values
from fodfaeste.web.staff.meetings.baseline import is_answered, way_to_answer
from fodfaeste.web.staff.meetings.kickoff_forms import FORMS
from fodfaeste.web.staff.meetings.kickoff_overview import overview
from fodfaeste.web.staff.meetings.kickoff_steps import Sitting
from fodfaeste.web.staff.meetings.pages import Page, address, receive, show, typed_before
from fodfaeste.web.staff.meetings.people import people_around
from fodfaeste.web.staff.meetings.planning import meeting_or_404
from fodfaeste.web.ui.merging import MergeableForm, chosen

BACK, MORE = "tilbage", "ny"
if TYPE_CHECKING:
    from fodfaeste.records.plan.models import AssessmentEntry

TEMPLATES = {
    AgendaStep.INFORMATION: "staff/meetings/kickoff_information.html",
    AgendaStep.RESOURCES: "staff/meetings/kickoff_resources.html",
    AgendaStep.NETWORK: "staff/meetings/kickoff_network.html",
    AgendaStep.TASKS: "staff/meetings/kickoff_tasks.html",
    AgendaStep.BASELINE: "staff/meetings/kickoff_baseline.html",
}
ROWS = {AgendaStep.NETWORK: "kickoff_person", AgendaStep.TASKS: "kickoff_promise"}
"""Steps with a list, and the page where one more is written down."""

Save = Callable[[Any, dict[str, Any]], object]
SAVES: dict[AgendaStep, Save] = {
    AgendaStep.INFORMATION: lambda form, step: actions.save_information(
        information=form.information(), **step
    ),
    AgendaStep.WISHES: lambda form, step: actions.save_wishes(wishes=form.said(), **step),
    AgendaStep.AGREEMENTS: lambda form, step: actions.save_agreements(
        agreements=form.agreements(), **step
    ),
    AgendaStep.TASKS: lambda form, step: actions.save_next(following=form.following(), **step),
    AgendaStep.BASELINE: lambda form, step: actions.save_baseline(answer=form.answer(), **step),
}
"""The steps with an action of their own; what is only words is saved as words."""


@on_case(Permission.KICKOFF_HOLD)
def kickoff(
    request: HttpRequest, visit: Visit, *, meeting_id: int, step: str = AgendaStep.WHO.value
) -> HttpResponse:
    """One step of the kickoff; what is typed is saved before one goes on or back."""
    here = _step_or_404(step)
    meeting = meeting_or_404(visit, meeting_id)
    if meeting.kind is not MeetingKind.KICKOFF or meeting.state is MeetingState.CANCELLED:
        raise Http404
    if meeting.state is MeetingState.HELD and (
        request.method != "POST" or here is not AgendaStep.OVERVIEW
    ):
        return HttpResponseRedirect(address(visit, "summary", meeting_id=meeting_id))
    sitting = Sitting(
        visit,
        here,
        meeting,
        queries.agreement_of(meeting),
        answered=is_answered(visit.case.pk),
    )
    return overview(request, sitting) if here is AgendaStep.OVERVIEW else _talk(request, sitting)


def _step_or_404(step: str) -> AgendaStep:
    try:
        return AgendaStep(step)
    except (ValueError, TypeError):
        raise Http404 from None


def _talk(request: HttpRequest, sitting: Sitting) -> HttpResponse:
    here, visit = sitting.here, sitting.visit
    make = _maker(sitting)
    draft = f"kickoff:{sitting.meeting.pk}:{here.value}"
    page = Page(
        template=TEMPLATES.get(here, "staff/meetings/kickoff.html"),
        title=here.label,
        keep=lambda _: _save(sitting, form, draft=draft),
        back_url=address(visit, "meetings"),
        done_url=_done_url(request, sitting),
        draft=draft,
        values_of=lambda _: sitting.again().standing(make()),
        context={**sitting.context(), **_around(sitting)},
    )
    if request.method == "POST":
        form = make(data=chosen(request.POST))
        return receive(request, visit, page, form)
    form = make()
    stands = sitting.standing(form)
    started = {
        **kickoff_values.proposed(here, stands, visit),
        "version": sitting.record.version,
        "seen": form.marks(stands),
    }
    typed = typed_before(visit, FORMS[here], draft)
    form = make(initial={**started, **_typed_for(visit, form, draft), **typed})
    return show(request, visit, page, form)


def _done_url(request: HttpRequest, sitting: Sitting) -> str:
    here, before = sitting.here, sitting.here.before
    if BACK in request.POST and before is not None:
        return sitting.urls[before]
    if MORE in request.POST and here in ROWS:
        return address(sitting.visit, ROWS[here], meeting_id=sitting.meeting.pk)
    return sitting.urls[here.following]


def _around(sitting: Sitting) -> dict[str, Any]:
    """What stands around the form of a step."""
    if sitting.here is AgendaStep.NETWORK:
        return {"people": kickoff_topics.person_rows(sitting.meeting, today=sitting.visit.today)}
    if sitting.here is AgendaStep.RESOURCES:
        return {"assessed": _assessed(sitting.visit)}
    if sitting.here is AgendaStep.TASKS:
        rows = kickoff_topics.promise_rows(sitting.meeting, sitting.agreement)
        return {"promises": rows}
    if sitting.here is AgendaStep.BASELINE:
        return {
            "answered": sitting.answered,
            "answer_url": way_to_answer(sitting.visit.case.pk, sitting.meeting.pk),
        }
    return {}


def _assessed(visit: Visit) -> "tuple[AssessmentEntry, ...]":
    """The resources that stand in the assessment already, so that nobody asks about them anew."""
    entries = standing_entries(visit.case.pk, sections=visit.sections)
    return tuple(entries.filter(theme=AssessmentTheme.RESOURCE))


def _typed_for(visit: Visit, form: MergeableForm, draft: str) -> dict[str, str]:
    """What was typed in the fields that a step makes as it goes: who came."""
    kept = draft_of(visit.actor, draft)
    fields: Mapping[str, str | list[str]] = kept.fields if kept else {}
    return {
        name: texts_of(said)[-1]
        for name, said in fields.items()
        if name.startswith("came_") and name in form.fields and said
    }


def _maker(sitting: Sitting) -> Callable[..., MergeableForm]:
    more: dict[str, Any] = {}
    if sitting.here is AgendaStep.WHO:
        more["people"] = people_around(sitting.visit)
    if sitting.here is AgendaStep.AGREEMENTS:
        more["owners"] = kickoff_values.owners(sitting.visit)
    return lambda **given: FORMS[sitting.here](**given, **more)


def _save(sitting: Sitting, form: Any, *, draft: str) -> object:
    visit, said = sitting.visit, form.cleaned_data
    common: dict[str, Any] = {
        "actor": visit.actor,
        "case": visit.case,
        "meeting_id": sitting.meeting.pk,
        "today": visit.today,
        "now": visit.now,
        "draft": draft,
    }
    version = said["version"] or 0
    if sitting.here is AgendaStep.WHO:
        return actions.save_attendance(room=form.room(), version=version, **common)
    common["read"] = actions.Read(version, said["seen"] or None)
    if sitting.here in SAVES:
        return SAVES[sitting.here](form, common)
    words = {name: said[name] for name in FORMS[sitting.here].base_fields if name in said}
    return actions.save_words(words=words, **common)
