"""The one-page sheet for the talk about pay, on the screen and on paper (D12)."""

from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from fodfaeste.pdf.papers.pay_talk import PayTalkPaper
from fodfaeste.records.cases.queries import team_on
from fodfaeste.records.catalogues.pay_queries import rates_on
from fodfaeste.records.placement.queries.ladder import Ladder, agreed_sheet, ladder_of
from fodfaeste.records.placement.queries.sheets import Sheet
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.placement.ladder.next_version import likely_minutes
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.staff.ladder.forms import PaySheetForm
from fodfaeste.web.staff.ladder.places import TAB
from fodfaeste.web.ui.papers import as_pdf


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one wants to talk about."""

    minutes: int | None
    wage: Decimal | None


@require_safe
@on_case(Permission.AGREEMENT_SEE)
def sheet(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The sheet on the screen, with hours and wage to try."""
    agreed, found = _basis(visit)
    form = _form(request, agreed, found)
    wanted = _wanted(form)
    context = {
        "form": form,
        "paper": _paper(visit, agreed, found, wanted).document(),
        "floors": rates_on(visit.today).floors.values(),
        "query": urlencode(
            {name: request.GET[name] for name in form.fields if name in request.GET}
        ),
    }
    status = 200 if form.is_valid() or not form.is_bound else 422
    return case_page(request, visit, "staff/ladder/pay_sheet.html", context, tab=TAB, status=status)


@require_safe
@on_case(Permission.AGREEMENT_SEE)
def pdf(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The same sheet on paper."""
    agreed, found = _basis(visit)
    wanted = _wanted(_form(request, agreed, found))
    return as_pdf(_paper(visit, agreed, found, wanted).document(), name="samtale-om-loen")


def _basis(visit: Visit) -> tuple[Sheet, Ladder]:
    agreed = agreed_sheet(visit.case.pk)
    if agreed is None:
        raise Http404
    return agreed, ladder_of(visit.case.pk)


def _form(request: HttpRequest, agreed: Sheet, found: Ladder) -> PaySheetForm:
    sent = any(name in request.GET for name in PaySheetForm.base_fields)
    hours = likely_minutes(agreed.terms, found.standing_yes)
    return PaySheetForm(request.GET if sent else None, initial={"hours": hours})


def _wanted(form: PaySheetForm) -> Wanted:
    """What was typed; before anything is, the likely hours."""
    if not form.is_bound:
        return Wanted(form.initial["hours"], None)
    form.is_valid()
    return Wanted(form.cleaned_data.get("hours"), form.cleaned_data.get("wage"))


def _paper(visit: Visit, agreed: Sheet, found: Ladder, wanted: Wanted) -> PayTalkPaper:
    seats = (seat for seat in team_on(visit.case, visit.today) if seat.role == Role.JOB_CONSULTANT)
    consultant = next((seat.user for seat in seats), None)
    return PayTalkPaper(
        case=visit.case,
        sheet=agreed,
        ladder=found,
        today=visit.today,
        minutes=wanted.minutes,
        wage=wanted.wage,
        call=f"{consultant.name}, {consultant.phone}".strip(", ") if consultant else "",
    )
