"""Say how far a task has come, or that more is asked of the citizen (D12, D14)."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from fodfaeste.records.placement.actions import ladder as actions
from fodfaeste.records.placement.queries.ladder import ladder_of
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.placement.kinds import TaskStep
from fodfaeste.rules.placement.ladder.kinds import Responsibility
from fodfaeste.rules.placement.ladder.steps import NEXT
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.form_page import FormPage, receive, show, typed_before
from fodfaeste.web.staff.ladder.forms import GrowthForm, StepForm
from fodfaeste.web.staff.ladder.places import FORM, TAB, ladder_url


@require_http_methods(["GET", "POST"])
@on_case(Permission.AGREEMENT_WRITE)
def step(request: HttpRequest, visit: Visit, work_task_id: int) -> HttpResponse:
    """One task on another step."""
    task = ladder_of(visit.case.pk).task(work_task_id)
    if task is None:
        raise Http404
    draft = f"ladder:{visit.case.pk}:{work_task_id}"

    def keep(typed: dict[str, Any]) -> object:
        return actions.say_step(
            actor=visit.actor,
            key=typed["key"],
            case=visit.case,
            seen=actions.SeenStep(
                task_id=work_task_id,
                step=TaskStep(typed["step"]),
                seen_on=typed["seen_on"],
                read_as=typed["read_as"],
                note=typed["note"],
            ),
            today=visit.today,
            now=visit.now,
            draft=draft,
        )

    page = _page(
        visit,
        title=f"Trin for »{task.wording}«",
        keep=keep,
        draft=draft,
        said="Trinnet er skrevet. Det, der stod før, bliver stående i historien.",
        context={"task": task, "button": "Gem trinnet", "rule": "D12"},
    )
    if request.method == "POST":
        return receive(request, visit, page, StepForm(request.POST, stands=task.step))
    first = {
        "step": NEXT[task.step][0].value,
        "seen_on": visit.today,
        **typed_before(visit, StepForm, draft),
        "read_as": task.step.value,
    }
    return show(request, visit, page, StepForm(initial=first, stands=task.step))


@require_http_methods(["GET", "POST"])
@on_case(Permission.AGREEMENT_WRITE)
def growth(request: HttpRequest, visit: Visit) -> HttpResponse:
    """More responsibility than before."""
    tasks, draft = ladder_of(visit.case.pk).tasks, f"ladder:{visit.case.pk}:growth"

    def keep(typed: dict[str, Any]) -> object:
        return actions.say_growth(
            actor=visit.actor,
            key=typed["key"],
            case=visit.case,
            seen=actions.SeenGrowth(
                kind=Responsibility(typed["kind"]),
                seen_on=typed["seen_on"],
                note=typed["note"],
                task_id=int(typed["task"]) if typed["task"] else None,
            ),
            today=visit.today,
            now=visit.now,
            draft=draft,
        )

    page = _page(
        visit,
        title="Mere ansvar på arbejdet",
        keep=keep,
        draft=draft,
        said="Det er skrevet og tæller som fremgang.",
        context={"button": "Gem", "rule": "D14"},
    )
    if request.method == "POST":
        return receive(request, visit, page, GrowthForm(request.POST, tasks=tasks))
    first = {"seen_on": visit.today, "task": "", **typed_before(visit, GrowthForm, draft)}
    return show(request, visit, page, GrowthForm(initial=first, tasks=tasks))


def _page(
    visit: Visit,
    *,
    title: str,
    keep: Any,
    draft: str,
    said: str,
    context: dict[str, Any],
) -> FormPage:
    return FormPage(
        template=FORM,
        title=title,
        keep=keep,
        back_url=ladder_url(visit),
        tab=TAB,
        said=said,
        draft=draft,
        context=context,
    )
