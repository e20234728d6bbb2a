"""Add a company and correct it; the people there (D1)."""

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from fodfaeste.records.placement.actions import companies as actions
from fodfaeste.records.placement.actions import company_people
from fodfaeste.records.placement.actions.company_people import PersonDetails
from fodfaeste.records.placement.queries import company_room
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.placement.work_words import WorkField
from fodfaeste.web.shell.requires import staff
from fodfaeste.web.shell.visits import Desk
from fodfaeste.web.staff.companies.forming import (
    Page,
    answer,
    company_url,
    draft_here,
    standing_or_404,
)
from fodfaeste.web.staff.companies.forms import CompanyForm, NewCompanyForm, PersonForm
from fodfaeste.web.ui.attempts import begun
from fodfaeste.web.ui.merging import chosen

if TYPE_CHECKING:
    from fodfaeste.records.placement.models import Company, CompanyPerson

FIELDS = tuple(actions.CompanyDetails.__dataclass_fields__)
PERSON = tuple(PersonDetails.__dataclass_fields__)


@require_http_methods(["GET", "POST"])
@staff(Permission.COMPANY_WRITE)
def add(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Add a company; one that is like another is shown before a second is made."""
    draft = draft_here(desk, "company:new")
    started = {"is_active": True, **begun(NewCompanyForm, draft.typed)}
    form = NewCompanyForm(request.POST or None, initial=started)

    def keep(typed: dict[str, Any]) -> "Company":
        person = {name: typed.get(f"person_{name}", "") for name in PERSON[:4]}
        return actions.add_company(
            actor=desk.actor,
            key=typed["key"],
            details=_details(typed),
            person=PersonDetails(**person) if person["name"] else None,
            is_another=typed["is_another"],
            now=desk.now,
            draft=draft.name,
        )

    page = Page(
        title="Ny virksomhed",
        keep=keep,
        back=reverse("staff:companies:companies"),
        button="Opret virksomheden",
        said="Virksomheden er oprettet.",
        done=lambda made: company_url(made.pk),
        template="staff/companies/company_form.html",
        rule="D1",
        draft=draft,
        context={"is_new": True},
    )
    return answer(request, page, form)


@require_http_methods(["GET", "POST"])
@staff(Permission.COMPANY_WRITE)
def edit(request: HttpRequest, desk: Desk, company_id: int) -> HttpResponse:
    """Correct a company; a save that came too late shows both texts."""
    found = standing_or_404(company_id)
    draft = draft_here(desk, f"company:{company_id}")
    form = (
        CompanyForm(chosen(request.POST))
        if request.method == "POST"
        else CompanyForm.showing(_values(found), version=found.version, draft=draft.typed)
    )

    def keep(typed: dict[str, Any]) -> object:
        return actions.change_company(
            actor=desk.actor,
            company_id=company_id,
            version=typed["version"] or 0,
            seen=typed["seen"] or None,
            details=_details(typed),
            now=desk.now,
            draft=draft.name,
        )

    page = Page(
        title=f"Ret {found.name}",
        keep=keep,
        back=company_url(company_id),
        button="Gem virksomheden",
        said="Rettelserne er gemt.",
        template="staff/companies/company_form.html",
        company=found,
        rule="D1",
        draft=draft,
        values_of=_values,
    )
    return answer(request, page, form)


def _details(typed: dict[str, Any]) -> actions.CompanyDetails:
    said = {name: typed[name] for name in FIELDS}
    return actions.CompanyDetails(
        **said | {"work_fields": tuple(map(WorkField, typed["work_fields"]))}
    )


def _values(company: "Company") -> dict[str, Any]:
    return {name: getattr(company, name) for name in FIELDS}


@require_http_methods(["GET", "POST"])
@staff(Permission.COMPANY_WRITE)
def new_person(request: HttpRequest, desk: Desk, company_id: int) -> HttpResponse:
    """Add somebody at a company."""
    found = standing_or_404(company_id)
    form = PersonForm(request.POST or None, initial={"is_active": True})

    def keep(typed: dict[str, Any]) -> "CompanyPerson":
        return company_people.add_person(
            actor=desk.actor,
            key=typed["key"],
            company_id=company_id,
            details=_person(typed),
            now=desk.now,
        )

    page = Page(
        title="Ny kontaktperson",
        keep=keep,
        back=company_url(company_id),
        button="Gem kontaktpersonen",
        said="Kontaktpersonen er gemt.",
        company=found,
        rule="D1",
    )
    return answer(request, page, form)


@require_http_methods(["GET", "POST"])
@staff(Permission.COMPANY_WRITE)
def person(
    request: HttpRequest, desk: Desk, company_id: int, company_person_id: int
) -> HttpResponse:
    """Correct somebody at a company, or say that they have left."""
    found = company_room.person(company_person_id, company_id)
    if found is None:
        raise Http404
    form = (
        PersonForm(chosen(request.POST))
        if request.method == "POST"
        else PersonForm.showing(_values_of_person(found), version=found.version)
    )

    def keep(typed: dict[str, Any]) -> object:
        return company_people.change_person(
            actor=desk.actor,
            person_id=found.pk,
            version=typed["version"] or 0,
            seen=typed["seen"] or None,
            details=_person(typed),
            now=desk.now,
        )

    page = Page(
        title=f"Ret {found.name}",
        keep=keep,
        back=company_url(company_id),
        button="Gem kontaktpersonen",
        said="Rettelserne er gemt.",
        company=found.company,
        rule="D1",
        values_of=_values_of_person,
    )
    return answer(request, page, form)


def _person(typed: dict[str, Any]) -> PersonDetails:
    return PersonDetails(**{name: typed[name] for name in PERSON})


def _values_of_person(person: "CompanyPerson") -> dict[str, Any]:
    return {name: getattr(person, name) for name in PERSON}
