"""The network map with its list and its tasks, on the screen and on paper (E11)."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from fodfaeste.pdf.network_documents import NetworkDocument, TaskLine
from fodfaeste.pdf.render import render_document
from fodfaeste.pictures import network_map
from fodfaeste.records.cti.queries import course as courses
from fodfaeste.records.cti.queries.handovers import HandoverTask
from fodfaeste.records.cti.queries.network_map import OnTheMap
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.cases.kinds import NetworkKind
from fodfaeste.rules.cti.kinds import HandoverEvent, HandoverState
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.staff.network import parts
from fodfaeste.web.staff.network.seeing import of_the_social_side
from fodfaeste.web.ui.parts import drawn

BUTTONS = {
    HandoverEvent.PLAN: "Giv den til nogen",
    HandoverEvent.ACCEPT: "De har sagt ja",
    HandoverEvent.TRY: "Vi har prøvet sammen",
    HandoverEvent.HAND_OVER: "Overdraget",
    HandoverEvent.TAKE_BACK: "Tag den tilbage",
    HandoverEvent.DROP: "Ikke nødvendig mere",
}


@dataclass(frozen=True, slots=True)
class TaskCard:
    """One task on the page, and what may happen to it next."""

    task: HandoverTask
    line: str
    tone: str
    events: tuple[tuple[str, str], ...]


@on_case(Permission.CTI_SEE)
@require_safe
@of_the_social_side
def network(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show who is around the citizen now, and the tasks on their way to them."""
    course = courses.latest_course(visit.case.pk)
    found = parts.members(visit)
    now = parts.there(found)
    ties = parts.ties_on(found, visit.today)
    picture = parts.map_of(visit, ties)
    tasks = parts.tasks_of(visit, course)
    runs = course is not None and course.closed_on is None
    context = {
        "may": visit.allows(Permission.NETWORK_WRITE),
        "runs": runs,
        "began": course is not None and course.starts_on < visit.today,
        "missing": parts.warnings(visit, course, tasks),
        "summary": parts.summary_of(tasks),
        "description": parts.description(picture),
        "picture": drawn(network_map.svg(picture)) if ties else "",
        "table": parts.table_of(ties),
        "sides": (
            parts.side("Privat og fællesskaber", visit, filter(_is_private, now), of=len(now)),
            parts.side("Fagligt", visit, (one for one in now if not _is_private(one)), of=len(now)),
        ),
        "gone": [one for one in found if one.left_on is not None],
        "tasks": tuple(card_of(visit, task) for task in tasks),
    }
    return case_page(request, visit, "staff/network/network.html", context, tab="cti")


def _is_private(one: OnTheMap) -> bool:
    return one.member.kind is not NetworkKind.PROFESSIONAL


def card_of(visit: Visit, task: HandoverTask) -> TaskCard:
    """A task as the page shows it."""
    over = task.state is HandoverState.HANDED_OVER
    return TaskCard(
        task=task,
        line=parts.task_line(task, visit.today),
        tone="good" if over else "blue",
        events=tuple((event.value, BUTTONS[event]) for event in task.events),
    )


@on_case(Permission.CTI_SEE)
@require_safe
@of_the_social_side
def pdf(request: HttpRequest, visit: Visit) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """The map on paper, with its table and its tasks."""
    course = courses.latest_course(visit.case.pk)
    ties = parts.ties_on(parts.members(visit), visit.today)
    tasks = parts.tasks_of(visit, course)
    table = parts.table_of(ties)
    paper = NetworkDocument(
        citizen=visit.case.citizen.name,
        printed_on=visit.today,
        network=parts.map_of(visit, ties),
        head=table.head,
        rows=table.rows,
        summary=parts.summary_of(tasks),
        tasks=tuple(
            TaskLine(
                task=task.task, state=task.state.label, about=parts.task_line(task, visit.today)
            )
            for task in tasks
        ),
    )
    answer = HttpResponse(render_document(paper), content_type="application/pdf")
    answer["Content-Disposition"] = 'inline; filename="netvaerk.pdf"'
    return answer
