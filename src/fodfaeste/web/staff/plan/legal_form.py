"""How the plan stands to the sector plans, chosen with the citizen on a page of its own (C8)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from fodfaeste.records.catalogues.queries import plan_laws_on
from fodfaeste.records.plan import queries
from fodfaeste.records.plan.actions.legal_form import NOTHING_CHOSEN, NewForm, choose_form
from fodfaeste.records.plan.queries.legal_form import (
    approved_on,
    checks_of,
    form_choices,
    name_of,
    sector_plans_of,
)
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.consent.kinds import ConsentForm
from fodfaeste.rules.plan.content import PlanContent
from fodfaeste.rules.plan.kinds import PlanLegalForm
from fodfaeste.rules.plan.legal_form import paragraphs_on
from fodfaeste.rules.plan.sector_plans import Check
from fodfaeste.rules.refusal import Refused
from fodfaeste.rules.words import listed
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.staff.plan.legal_form_forms import LegalFormForm
from fodfaeste.web.staff.plan.sheet import CONFLICT, INVALID


@dataclass(frozen=True, slots=True)
class Row:
    """A plan in another system as the page lists it."""

    plan: Any
    name: str
    checks: tuple[Check, ...]


@on_case(Permission.PLAN_SEE)
def legal_form(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What is chosen, what the two forms mean, and the plans in other systems."""
    return _page(request, visit, _opened(visit))


@on_case(Permission.PLAN_WRITE)
def choose(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Choose the form; a refusal keeps what was typed."""
    if request.method != "POST":
        return _page(request, visit, _opened(visit))
    form = LegalFormForm(request.POST)
    if not form.is_valid():
        return _page(request, visit, form, status=INVALID)
    try:
        with transaction.atomic():
            choose_form(
                actor=visit.actor,
                key=form.cleaned_data["key"],
                case=visit.case,
                new=_new(form.cleaned_data, visit.today),
                today=visit.today,
                now=visit.now,
            )
    except Refused as refused:
        form.refuse(refused)
        return _page(request, visit, _anew(form, visit), status=CONFLICT)
    messages.success(request, "Formen er valgt. Den gælder, når I har godkendt planen sammen.")
    return HttpResponseRedirect(form_url(visit))


def form_url(visit: Visit) -> str:
    """The address of the page about the plan's form."""
    return reverse("staff:plan:legal_form", kwargs={"case_id": visit.case.pk})


def checks_in(visit: Visit, content: PlanContent, approved: date | None) -> tuple[Check, ...]:
    """Which plans in other systems must be looked at."""
    return checks_of(visit.case.pk, content.legal_form, approved=approved)


def _opened(visit: Visit) -> LegalFormForm:
    latest = form_choices(visit.case.pk).first()
    if latest is None:
        opened = {"legal_form": PlanLegalForm.OVERVIEW, "seen": NOTHING_CHOSEN}
        return LegalFormForm(initial=opened)
    is_holistic = latest.legal_form == PlanLegalForm.HOLISTIC
    return LegalFormForm(
        initial={
            "legal_form": latest.legal_form,
            "seen": latest.pk,
            "consent_on": latest.chosen_on if is_holistic else None,
            "consent_given_as": latest.consent_given_as,
            "consent_note": latest.consent_note,
        }
    )


def _anew(form: LegalFormForm, visit: Visit) -> LegalFormForm:
    """The same answers, now on top of the choice that stands; the refusal is kept."""
    data = form.data.copy()  # type: ignore[attr-defined]  # a QueryDict, of which a copy may change
    latest = form_choices(visit.case.pk).first()
    data["seen"] = str(latest.pk if latest else NOTHING_CHOSEN)
    again = LegalFormForm(data)
    again.is_valid()
    again.refusal = form.refusal
    return again


def _new(cleaned: dict[str, Any], today: date) -> NewForm:
    """A day in the field says that the citizen has said yes; nobody is asked twice."""
    form, day = PlanLegalForm(cleaned["legal_form"]), cleaned["consent_on"]
    is_holistic = form is PlanLegalForm.HOLISTIC
    how = cleaned["consent_given_as"]
    return NewForm(
        legal_form=form,
        chosen_on=day if is_holistic and day else today,
        consent_given=is_holistic and day is not None,
        consent_given_as=ConsentForm(how) if how else None,
        consent_note=cleaned["consent_note"],
        seen=cleaned["seen"] or NOTHING_CHOSEN,
    )


def _page(
    request: HttpRequest, visit: Visit, form: LegalFormForm, *, status: int = 200
) -> HttpResponse:
    case_id = visit.case.pk
    content, choices = queries.content_of(case_id), tuple(form_choices(case_id))
    found = checks_in(visit, content, approved_on(case_id))
    laws = plan_laws_on(visit.today)
    context = {
        "form": form,
        "choices": choices,
        "latest": choices[0] if choices else None,
        "rows": _rows(visit, found),
        "not_noted": tuple(check for check in found if check.number is None),
        "overview_law": listed(paragraphs_on(PlanLegalForm.OVERVIEW, visit.today, laws)),
        "holistic_law": listed(paragraphs_on(PlanLegalForm.HOLISTIC, visit.today, laws)),
        "may_write": visit.allows(Permission.PLAN_WRITE),
    }
    return case_page(
        request, visit, "staff/plan/legal_form.html", context, tab="plan", status=status
    )


def _rows(visit: Visit, found: tuple[Check, ...]) -> tuple[Row, ...]:
    return tuple(
        Row(row, name_of(row), tuple(check for check in found if check.number == row.pk))
        for row in sector_plans_of(visit.case.pk)
    )
