"""Plan who takes a task over, follow it step by step, take it back when it does not hold (E11)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from fodfaeste.records.cti.actions import handover as actions
from fodfaeste.records.cti.queries import course as courses
from fodfaeste.records.cti.queries.handover_links import links_about
from fodfaeste.records.cti.queries.handovers import (
    HandoverTask,
    Step,
    handover_of,
    steps_of,
)
from fodfaeste.records.cti.queries.network_map import still_there
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.cti.kinds import HandoverEvent, HandoverState
from fodfaeste.rules.refusal import Obstacle
from fodfaeste.rules.words import in_sentence
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.form_page import typed_before
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.staff.network import parts
from fodfaeste.web.staff.network.forms import AgainForm, StepForm, TaskForm
from fodfaeste.web.staff.network.page import BUTTONS, card_of
from fodfaeste.web.staff.network.seeing import of_the_social_side
from fodfaeste.web.staff.sheets import Sheet, answer
from fodfaeste.web.ui.forms import KeyedForm
from fodfaeste.web.ui.parts import Event

HERE = "staff:network:network"
SAID = {
    HandoverEvent.PLAN: "Opgaven er planlagt igen.",
    HandoverEvent.ACCEPT: "Ja'et er skrevet ned.",
    HandoverEvent.TRY: "Det er skrevet ned, at I har prøvet.",
    HandoverEvent.HAND_OVER: "Opgaven er overdraget.",
    HandoverEvent.TAKE_BACK: "Opgaven er taget tilbage. Nu kan den gives til en anden.",
    HandoverEvent.DROP: "Opgaven tæller ikke længere med.",
}


@on_case(Permission.NETWORK_WRITE)
def plan(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Plan who takes a task over, and until when."""
    form = TaskForm(request.POST or None, people=_people(visit))
    sheet = Sheet(
        title="Overdrag en opgave",
        lead="Hvad har du hjulpet med, som borgeren selv eller nogen i netværket skal tage over?",
        rule="E11",
        goes_to=HERE,
        said="Overdragelsen er planlagt.",
        save=lambda given: actions.plan_handover(
            actor=visit.actor,
            key=given["key"],
            case=visit.case,
            task=given["task"],
            receiver=form.taker(),
            due_on=given["due_on"],
            today=visit.today,
            now=visit.now,
        ),
    )
    return answer(request, visit, sheet, form)


@on_case(Permission.CTI_SEE)
@require_safe
@of_the_social_side
def handover(request: HttpRequest, visit: Visit, handover_id: int) -> HttpResponse:
    """One task, and everything that happened to it."""
    return handover_page(request, visit, handover_id)


def handover_page(
    request: HttpRequest,
    visit: Visit,
    handover_id: int,
    *,
    refused: tuple[Obstacle, ...] = (),
    status: int = 200,
) -> HttpResponse:
    """The task with the ways on: a step, or a link to the one who is asked."""
    task = _task(visit, handover_id)
    may = visit.allows(Permission.NETWORK_WRITE)
    may_ask = may and not task.to_citizen and task.state is HandoverState.PLANNED
    context = {
        "card": card_of(visit, task),
        "may": may,
        "ask_form": KeyedForm() if may_ask else None,
        "links": links_about(task.number, case_id=visit.case.pk, now=visit.now),
        "refused": refused,
        "events": tuple(_event(one) for one in reversed(steps_of(task.number))),
    }
    page = "staff/network/handover.html"
    return case_page(request, visit, page, context, tab="cti", status=status)


@on_case(Permission.NETWORK_WRITE)
def step(request: HttpRequest, visit: Visit, handover_id: int, event: str) -> HttpResponse:
    """Say what happened to a task; a step that does not follow is refused with the rule."""
    if event not in set(HandoverEvent):
        raise Http404
    what, task = HandoverEvent(event), _task(visit, handover_id)
    draft = f"handover:{handover_id}:{event}"
    form: TaskForm | StepForm
    begun: dict[str, object]
    if what is HandoverEvent.PLAN:
        begun = {"version": task.version, "due_on": task.due_on}
        form = AgainForm(request.POST or None, initial=begun, people=_people(visit))
    else:
        typed = typed_before(visit, StepForm, draft)
        begun = {"version": task.version, "on": visit.today} | typed
        form = StepForm(request.POST or None, initial=begun, event=what)
    sheet = Sheet(
        title=f"{BUTTONS[what]}: {task.task}",
        lead=f"{task.state.label} · {parts.task_line(task, visit.today)}",
        rule="E11",
        goes_to=HERE,
        said=SAID[what],
        draft="" if what is HandoverEvent.PLAN else draft,
        save=lambda given: actions.take_step(
            actor=visit.actor,
            case=visit.case,
            handover_id=handover_id,
            version=given["version"] or 0,
            what=_happened(what, form, visit),
            today=visit.today,
            now=visit.now,
            draft=draft,
        ),
    )
    return answer(request, visit, sheet, form)


def _happened(
    event: HandoverEvent, form: TaskForm | StepForm, visit: Visit
) -> actions.WhatHappened:
    given = form.cleaned_data
    if isinstance(form, TaskForm):
        return actions.WhatHappened(
            event=event, on=visit.today, receiver=form.taker(), due_on=given["due_on"]
        )
    return actions.WhatHappened(
        event=event,
        on=given["on"],
        accepted_how=given.get("accepted_how"),
        note=given["note"],
    )


def _task(visit: Visit, number: int) -> HandoverTask:
    course = courses.latest_course(visit.case.pk)
    found = handover_of(course, number, today=visit.today) if course else None
    if found is None:
        raise Http404
    return found


def _people(visit: Visit) -> list[tuple[int, str]]:
    """Those who are in the network now; who may not be spoken with can be planned, not asked."""
    return [
        (one.pk, f"{one.name}, {in_sentence(one.relation)}") for one in still_there(visit.case.pk)
    ]


def _event(one: Step) -> Event:
    who = one.receiver or "borgeren selv"
    how = f" ({one.accepted_how.label.lower()})" if one.accepted_how else ""
    return Event(on=one.on, title=f"{one.event.label}{how}", text=one.note, by=f"til {who}")
