"""Every stretch of work at the match, and a new one (C7, D8)."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from fodfaeste.records.placement.actions import placements as actions
from fodfaeste.records.placement.queries.starts import law_on, warnings_about
from fodfaeste.records.placement.queries.stretches import stretches_of
from fodfaeste.records.placement.queries.work import current_match
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.placement.kinds import HoursKind
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.form_page import receive, show, typed_before
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.staff.placements.forms import StartForm, day_after, papers_from
from fodfaeste.web.staff.placements.pages import TAB, Page, address, work_url
from fodfaeste.web.staff.placements.rows import told

if TYPE_CHECKING:
    from fodfaeste.records.placement.models import Placement


@require_safe
@on_case(Permission.WORK_SEE)
def stretches(request: HttpRequest, visit: Visit) -> HttpResponse:
    """All stretches with their papers and what is pointed out about each."""
    context = {
        "match": current_match(visit.case),
        "rows": [told(visit, row) for row in reversed(stretches_of(visit.case, visit.today))],
        "sees_grounds": visit.sees(Section.EMPLOYMENT),
        "may_change": visit.allows(Permission.PLACEMENT_START),
    }
    return case_page(request, visit, "staff/placements/stretches.html", context, tab=TAB)


@on_case(Permission.PLACEMENT_START)
def start(request: HttpRequest, visit: Visit) -> HttpResponse:
    """On which terms, from when to when."""
    draft = f"placement:{visit.case.pk}"

    def save(said: dict[str, Any]) -> "Placement":
        made = actions.start_placement(
            actor=visit.actor,
            key=said["key"],
            case=visit.case,
            placement=actions.NewPlacement(
                kind=HoursKind(said["kind"]),
                starts_on=said["starts_on"],
                ends_before=day_after(said["last_day"]),
                papers=papers_from(said),
            ),
            today=visit.today,
            now=visit.now,
            draft=draft,
        )
        messages.success(request, f"{HoursKind(made.kind).label} er sat i gang.")
        point_out(request, visit, made)
        return made

    match = current_match(visit.case)
    page = Page(
        title=f"Start praktik eller arbejde{f' hos {match.company.name}' if match else ''}",
        keep=save,
        back_url=work_url(visit),
        done_url=address(visit, "stretches"),
        draft=draft,
        context={
            "rule": "C7",
            "button": "Start",
            "lead": "Før en praktik har borgeren talt om jobønsker og mål med både social- og "
            "beskæftigelsesområdet. Dagene skrives i planen.",
        },
    )
    if request.method == "POST":
        return receive(request, visit, page, StartForm(request.POST))
    started = {
        "starts_on": visit.today,
        "kind": HoursKind.PLACEMENT.value,
        **typed_before(visit, StartForm, draft),
    }
    return show(request, visit, page, StartForm(initial=started))


def point_out(request: HttpRequest, visit: Visit, made: "Placement") -> None:
    """Say what the law points out about a stretch that was just written."""
    for warning in warnings_about(made, law=law_on(visit.today)):
        messages.warning(request, f"{warning.sentence} {warning.next_step} ({warning.rule})")
