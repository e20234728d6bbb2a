"""The VITAS sheet: ready to copy field by field, with what is missing and where to type it (D9)."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from fodfaeste.records.catalogues.queries import copy_sheets, lines_of
from fodfaeste.records.placement.queries.vitas import vitas_of
from fodfaeste.records.placement.queries.work import current_match
from fodfaeste.records.plan import queries
from fodfaeste.records.plan.queries.transfers import transfers_of
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import Department, department_of
from fodfaeste.rules.placement.vitas import Lack, VitasPlace, vitas_lacks
from fodfaeste.rules.plan.copy_sheets import (
    SECTION,
    SheetField,
    as_file,
    is_for_placement,
    marks,
)
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.staff.plan.copy_sheets import TransferForm
from fodfaeste.web.staff.plan.copy_states import SheetState, sheet_state
from fodfaeste.web.ui.parts import Missing

TAB = "work"
TEMPLATE = "staff/vitas/sheet.html"


@require_safe
@on_case(Permission.AGREEMENT_SEE)
def sheet(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The sheet of the placement, as the municipality has laid it out."""
    state = _state(visit)
    match = current_match(visit.case)
    if state is None or match is None:
        return case_page(request, visit, TEMPLATE, {"state": None, "match": match}, tab=TAB)
    own = Department(state.sheet.department) in map(department_of, visit.relation.seats)
    context = {
        "state": state,
        "match": match,
        "missing": list(_missing(visit, state, match.company_id)),
        "whole": as_file(state.name, state.texts),
        "form": TransferForm(initial={"read": marks(state.texts)}),
        "transfers": transfers_of(visit.case.pk, state.sheet.pk),
        "may_note": own and visit.allows(Permission.PLAN_WRITE),
    }
    return case_page(request, visit, TEMPLATE, context, tab=TAB)


def _state(visit: Visit) -> SheetState | None:
    """The sheet for placements that is in use; None when the municipality has none."""
    found = (row for row in copy_sheets() if row.is_used and is_for_placement(lines_of(row)))
    row = next(found, None)
    return sheet_state(visit, row, queries.content_of(visit.case.pk)) if row else None


def _missing(visit: Visit, state: SheetState, company_id: int) -> Iterator[Missing]:
    """Yield what the sheet asks for and nobody has written, with the page where it is typed."""
    facts = vitas_of(visit.case, sections=visit.sections, today=visit.today)
    asked: dict[SheetField, str] = {text.field: text.heading for text in state.texts}
    for lack in vitas_lacks(facts) if facts else ():
        if lack.field in asked and SECTION[lack.field] in visit.sections:
            yield Missing(
                sentence=f"»{asked[lack.field]}« mangler.",
                rule="D9",
                url=_url(visit, lack, company_id),
                action=f"Skriv det under {lack.place.label}",
            )


def _url(visit: Visit, lack: Lack, company_id: int) -> str:
    case = {"case_id": visit.case.pk}
    if lack.place is VitasPlace.COMPANY:
        may = visit.allows(Permission.COMPANY_WRITE)
        company = {"company_id": company_id}
        return reverse("staff:companies:edit", kwargs=company) if may else ""
    if lack.place is VitasPlace.AGREEMENT:
        may = visit.allows(Permission.AGREEMENT_WRITE)
        return reverse("staff:work:agreement", kwargs=case) if may else ""
    may = visit.allows(Permission.PLACEMENT_START)
    return reverse("staff:placements:stretches", kwargs=case) if may else ""
