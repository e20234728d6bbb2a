"""Write down somebody who is named, the yes to them, and what is promised (B3, B4, C2)."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from fodfaeste.records.catalogues.queries import limits_on
from fodfaeste.records.meetings import actions, queries
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import Department
from fodfaeste.rules.consent.kinds import Party
from fodfaeste.rules.consent.lasting import suggested_last_day
from fodfaeste.rules.limits import LimitCode
from fodfaeste.rules.meetings.agenda import AgendaStep
from fodfaeste.rules.meetings.consent_words import purpose_of
from fodfaeste.rules.meetings.kinds import MeetingKind, MeetingState, PersonAround
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.meetings.kickoff_row_forms import (
    YES_NOW,
    PersonForm,
    PromiseForm,
    SpokenConsentForm,
)
from fodfaeste.web.staff.meetings.kickoff_values import helpers
from fodfaeste.web.staff.meetings.pages import Page, address, receive, show, typed_before
from fodfaeste.web.staff.meetings.planning import meeting_or_404
from fodfaeste.web.ui.forms import DanishForm

if TYPE_CHECKING:
    from fodfaeste.records.meetings.models import Meeting

ROW = "staff/meetings/kickoff_row.html"


@on_case(Permission.KICKOFF_HOLD)
def person(request: HttpRequest, visit: Visit, *, meeting_id: int) -> HttpResponse:
    """Write down somebody around the citizen; with a yes one goes on to say what it covers."""
    meeting = _open_or_404(visit, meeting_id)
    made: list[int] = []

    def save(form: PersonForm, common: dict[str, Any]) -> None:
        named = actions.name_person(
            key=form.cleaned_data["key"], person=form.person(), draft=page.draft, **common
        )
        made.append(named.pk)

    page = _page(
        visit,
        meeting,
        AgendaStep.NETWORK,
        title="Et menneske omkring dig",
        button="Skriv ned",
        keep=lambda _: save(form, _common(visit, meeting_id)),
        draft=f"kickoff-person:{meeting_id}",
    )
    form = _form(request, visit, PersonForm, page.draft)
    answer = _answer(request, visit, page, form)
    if made and form.cleaned_data["involve"] == YES_NOW:
        way = address(visit, "kickoff_consent", meeting_id=meeting_id, person_id=made[0])
        return HttpResponseRedirect(way)
    return answer


@on_case(Permission.KICKOFF_HOLD)
def consent(request: HttpRequest, visit: Visit, *, meeting_id: int, person_id: int) -> HttpResponse:
    """The citizen's yes to speaking with somebody: what, by whom of us, for what, until when."""
    meeting = _open_or_404(visit, meeting_id)
    named = queries.people_named(meeting).filter(pk=person_id).first()
    if named is None:
        raise Http404
    page = _page(
        visit,
        meeting,
        AgendaStep.NETWORK,
        title=f"Må vi tale med {named.name}?",
        button="Notér borgerens ja",
        keep=lambda said: actions.consent_in_the_room(
            key=said["key"],
            person_id=person_id,
            consent=form.consent(),
            **_common(visit, meeting_id),
        ),
        rule="C2",
        named=named,
    )
    if request.method == "POST":
        form = SpokenConsentForm(request.POST)
        return receive(request, visit, page, form)
    if named.consent_id is not None:
        return HttpResponseRedirect(page.back_url)
    months = limits_on(visit.today)[LimitCode.CONSENT_MONTHS]
    form = SpokenConsentForm(
        initial={
            "from_party": _ours(visit).value,
            "purpose": purpose_of(named.name, PersonAround(named.kind)),
            "last_day": suggested_last_day(visit.today, months=months),
        }
    )
    return _shown(request, visit, page, form)


@on_case(Permission.KICKOFF_HOLD)
def promise(request: HttpRequest, visit: Visit, *, meeting_id: int) -> HttpResponse:
    """Write down what somebody promises."""
    meeting = _open_or_404(visit, meeting_id)
    page = _page(
        visit,
        meeting,
        AgendaStep.TASKS,
        title="En opgave",
        button="Skriv ned",
        keep=lambda said: actions.promise(
            key=said["key"],
            promised=form.promised(),
            draft=page.draft,
            **_common(visit, meeting_id),
        ),
        draft=f"kickoff-promise:{meeting_id}",
    )
    form = _form(request, visit, PromiseForm, page.draft, helpers=helpers(visit))
    return _answer(request, visit, page, form)


@require_POST
@on_case(Permission.KICKOFF_HOLD)
def take_back_person(
    _: HttpRequest, visit: Visit, *, meeting_id: int, person_id: int
) -> HttpResponse:
    """Take somebody off the list who was named by mistake."""
    _open_or_404(visit, meeting_id)
    actions.take_back_person(person_id=person_id, **_common(visit, meeting_id))
    return HttpResponseRedirect(_step(visit, meeting_id, AgendaStep.NETWORK))


@require_POST
@on_case(Permission.KICKOFF_HOLD)
def take_back_promise(
    _: HttpRequest, visit: Visit, *, meeting_id: int, promise_id: int
) -> HttpResponse:
    """Take a promise off the list that was written by mistake."""
    _open_or_404(visit, meeting_id)
    actions.take_back_promise(promise_id=promise_id, **_common(visit, meeting_id))
    return HttpResponseRedirect(_step(visit, meeting_id, AgendaStep.TASKS))


def _open_or_404(visit: Visit, meeting_id: int) -> "Meeting":
    meeting = meeting_or_404(visit, meeting_id)
    if meeting.kind is not MeetingKind.KICKOFF or meeting.state is MeetingState.CANCELLED:
        raise Http404
    return meeting


def _ours(visit: Visit) -> Party:
    if visit.actor.department is Department.EMPLOYMENT:
        return Party.EMPLOYMENT_DEPARTMENT
    return Party.SOCIAL_DEPARTMENT


def _common(visit: Visit, meeting_id: int) -> dict[str, Any]:
    return {
        "actor": visit.actor,
        "case": visit.case,
        "meeting_id": meeting_id,
        "today": visit.today,
        "now": visit.now,
    }


def _step(visit: Visit, meeting_id: int, step: AgendaStep) -> str:
    return address(visit, "kickoff_step", meeting_id=meeting_id, step=step.value)


def _page(
    visit: Visit,
    meeting: "Meeting",
    step: AgendaStep,
    *,
    title: str,
    button: str,
    keep: Callable[[dict[str, Any]], object],
    draft: str = "",
    **context: Any,
) -> Page:
    return Page(
        template=ROW,
        title=title,
        keep=keep,
        back_url=_step(visit, meeting.pk, step),
        draft=draft,
        context={"button": button, "back_label": step.label, "meeting": meeting, **context},
    )


def _form(
    request: HttpRequest, visit: Visit, kind: Callable[..., Any], draft: str, **more: Any
) -> Any:
    if request.method == "POST":
        return kind(request.POST, **more)
    return kind(initial=typed_before(visit, kind, draft), **more)  # type: ignore[arg-type]


def _answer(request: HttpRequest, visit: Visit, page: Page, form: DanishForm) -> HttpResponse:
    if request.method == "POST":
        return receive(request, visit, page, form)
    return _shown(request, visit, page, form)


def _shown(request: HttpRequest, visit: Visit, page: Page, form: DanishForm) -> HttpResponse:
    """The page; a kickoff that is over is read where it is summed up."""
    meeting = page.context["meeting"]
    if meeting.state is MeetingState.HELD:
        return HttpResponseRedirect(address(visit, "summary", meeting_id=meeting.pk))
    return show(request, visit, page, form)
