"""What is done for a goal: by whom, under which law, from and to."""

from datetime import timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from fodfaeste.records.catalogues.queries import legal_bases_on
from fodfaeste.records.followup.queries import overview_of
from fodfaeste.records.plan import actions, queries
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.plan.kinds import EffortStatus
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.plan.forms import HELPERS, LAWS, EffortForm
from fodfaeste.web.staff.plan.sheet import Sheet, receive, show
from fodfaeste.web.ui.merging import chosen

ONE_DAY = timedelta(days=1)


@on_case(Permission.PLAN_WRITE)
def new_effort(request: HttpRequest, visit: Visit, goal_id: int) -> HttpResponse:
    """Something new that is done for a goal."""
    found = queries.goal_of(visit.case.pk, goal_id)
    if found is None:
        raise Http404

    def write(cleaned: dict[str, Any]) -> object:
        return actions.add_effort(
            actor=visit.actor,
            key=cleaned["key"],
            case=visit.case,
            goal_id=goal_id,
            new=_effort(cleaned),
            today=visit.today,
            now=visit.now,
        )

    sheet = Sheet(
        title="Ny indsats",
        lead=f"Det, vi gør for målet »{found.wording}«.",
        write=write,
        said="Indsatsen står nu i planen.",
        anchor=f"#maal-{goal_id}",
        lists=_suggestions(visit),
    )
    if request.method == "POST":
        return receive(request, visit, sheet, EffortForm(request.POST))
    form = EffortForm.showing({"status": EffortStatus.PLANNED}, version=0)
    return show(request, visit, sheet, form)


@on_case(Permission.PLAN_WRITE)
def effort(request: HttpRequest, visit: Visit, effort_id: int) -> HttpResponse:
    """Change what is done, by whom or when."""
    found = queries.effort_of(visit.case.pk, effort_id)
    if found is None:
        raise Http404

    def write(cleaned: dict[str, Any]) -> object:
        return actions.edit_effort(
            actor=visit.actor,
            case=visit.case,
            effort_id=effort_id,
            version=cleaned["version"] or 0,
            seen=cleaned["seen"] or None,
            new=_effort(cleaned),
            today=visit.today,
            now=visit.now,
        )

    sheet = Sheet(
        title="Ret indsatsen",
        lead=f"Det, vi gør for målet »{found.goal.wording}«.",
        write=write,
        said="Indsatsen er gemt.",
        anchor=f"#maal-{found.goal.pk}",
        lists=_suggestions(visit),
        values_of=_values,
    )
    if request.method == "POST":
        return receive(request, visit, sheet, EffortForm(chosen(request.POST)))
    form = EffortForm.showing(_values(found), version=found.version)
    return show(request, visit, sheet, form)


def _values(record: Any) -> dict[str, Any]:
    """The row as the form shows it: the last day itself, not the day after."""
    return {
        "wording": record.wording,
        "responsible": record.responsible,
        "law": record.law,
        "starts_on": record.starts_on,
        "last_on": record.ends_before - ONE_DAY if record.ends_before else None,
        "status": record.status,
    }


def _effort(cleaned: dict[str, Any]) -> actions.NewEffort:
    return actions.NewEffort(
        wording=cleaned["wording"],
        responsible=cleaned["responsible"],
        law=cleaned["law"],
        starts_on=cleaned["starts_on"],
        ends_before=cleaned["last_on"] + ONE_DAY if cleaned["last_on"] else None,
        status=EffortStatus(cleaned["status"]),
    )


def _suggestions(visit: Visit) -> dict[str, tuple[str, ...]]:
    """Names and paragraphs to pick from while typing; anything else may be written too."""
    team = tuple(member.name for member in overview_of(visit.case, visit.today).team)
    laws = tuple(dict.fromkeys(basis.paragraph for basis in legal_bases_on(visit.today)))
    return {HELPERS: (visit.case.citizen.name, *team), LAWS: laws}
