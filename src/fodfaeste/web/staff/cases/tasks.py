"""Add a task, say that it is done, and take that back."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from fodfaeste.records.cases.actions import tasks as actions
from fodfaeste.records.cases.queries import task_of
from fodfaeste.records.followup.queries import overview_of
from fodfaeste.records.foundation import Stale
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.refusal import Refused
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.cases.case import show
from fodfaeste.web.staff.cases.task_form import TaskForm
from fodfaeste.web.ui.cleaning import sent_number


@on_case(Permission.TASK_WRITE)
def add(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Add a task; the form stands on the case page."""
    if request.method != "POST":
        return _back(visit)
    form = TaskForm(request.POST, team=overview_of(visit.case, visit.today).team)
    if not form.is_valid():
        return show(request, visit, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        actions.add_task(
            actor=visit.actor,
            key=form.cleaned_data["key"],
            case=visit.case,
            title=form.cleaned_data["title"],
            responsible=form.responsible_id,
            due_on=form.cleaned_data["due_on"],
            today=visit.today,
            now=visit.now,
        )
    except Refused as refused:
        form.refuse(refused)
        return show(request, visit, form, status=HTTPStatus.CONFLICT)
    messages.success(request, "Opgaven er skrevet på.")
    return _back(visit)


@on_case(Permission.TASK_WRITE)
def put(request: HttpRequest, visit: Visit, task_id: int) -> HttpResponse:
    """Say that a task is done, or open it again."""
    if request.method != "POST":
        return _back(visit)
    if task_of(visit.case, task_id) is None:
        raise Http404
    again = request.POST.get("igen") == "1"
    version = request.POST.get("version", "")
    try:
        (actions.reopen_task if again else actions.finish_task)(
            actor=visit.actor,
            case=visit.case,
            task_id=task_id,
            version=sent_number(version),
            today=visit.today,
            now=visit.now,
        )
    except Stale:
        messages.info(request, "En kollega har lige ændret opgaven. Her er den, som den står nu.")
    else:
        messages.success(request, "Opgaven er åben igen." if again else "Opgaven er udført.")
    return _back(visit)


def _back(visit: Visit) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("staff:cases:case", args=[visit.case.pk]))
