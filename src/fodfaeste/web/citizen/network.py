"""Mennesker, der hjælper mig: who is around me, and the tasks that I or they take over (E11)."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from fodfaeste.pictures import network_map
from fodfaeste.records.cti.queries import course as courses
from fodfaeste.records.cti.queries.handovers import HandoverTask, handovers_of
from fodfaeste.records.cti.queries.network_map import members_of
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.cti.handover_overview import summary_in_words
from fodfaeste.rules.cti.kinds import HandoverState
from fodfaeste.rules.cti.network_map import Tie, map_on
from fodfaeste.web.citizen.words import Words
from fodfaeste.web.shell.requires import on_own_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.ui.network_map import drawn_map, strength_word
from fodfaeste.web.ui.parts import Table, drawn

MINE: dict[HandoverState, Words] = {
    HandoverState.PLANNED: gettext_lazy("Vi taler om, at du tager den over."),
    HandoverState.ACCEPTED: gettext_lazy("Du har sagt ja."),
    HandoverState.TRYING: gettext_lazy("Vi øver den sammen."),
    HandoverState.HANDED_OVER: gettext_lazy("Den klarer du selv nu."),
}
THEIRS: dict[HandoverState, Words] = {
    HandoverState.PLANNED: gettext_lazy("Vi har ikke spurgt endnu."),
    HandoverState.ACCEPTED: gettext_lazy("Der er sagt ja."),
    HandoverState.TRYING: gettext_lazy("I øver den sammen."),
    HandoverState.HANDED_OVER: gettext_lazy("Den hjælper de dig med nu."),
}


@dataclass(frozen=True, slots=True)
class MyTask:
    """A task in my words: what, who, and how far it is."""

    task: str
    who: str
    how_far: Words


@on_own_case(Permission.OWN_CASE_SEE)
@require_safe
def network(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Who is around me now, and what is agreed."""
    course = courses.latest_course(visit.case.pk)
    tasks = [
        task
        for task in (handovers_of(course, today=visit.today) if course else ())
        if task.state is not HandoverState.DROPPED
    ]
    given = [task for task in tasks if not task.is_with_cti]
    found = members_of(visit.case.pk, today=visit.today, history=False)
    ties = map_on((one.member for one in found), visit.today)
    picture = drawn_map(visit.case.citizen.given_names, ties)
    context = {
        "ties": ties,
        "summary": summary_in_words(
            (task.on_its_way for task in tasks), citizen=_("dig"), team=_("dit team")
        ),
        "mine": [_mine(task) for task in given if task.to_citizen],
        "theirs": [_theirs(task) for task in given if not task.to_citizen],
        "with_team": [task.task for task in tasks if task.is_with_cti],
        "picture": drawn(network_map.svg(picture, name="mit-netvaerk")) if ties else "",
        "description": network_map.description(picture),
        "table": _table(ties),
    }
    return render(request, "citizen/network.html", context)


def _mine(task: HandoverTask) -> MyTask:
    return MyTask(task.task, "", MINE[task.state])


def _theirs(task: HandoverTask) -> MyTask:
    return MyTask(task.task, task.receiver, THEIRS[task.state])


def _table(ties: tuple[Tie, ...]) -> Table:
    head = (_("Navn"), _("Hvem"), _("Hvor tæt"), _("Hjælper mig med"), _("Har lovet"))
    rows = (
        (
            tie.member.name,
            tie.member.relation,
            strength_word(tie),
            tie.standing.supports_with,
            tie.standing.agreed_task,
        )
        for tie in ties
    )
    return Table(caption=_("Dem omkring mig"), head=head, rows=tuple(rows))
