"""Note a contact that was about no citizen; close a company and open it again (D1, D13)."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from fodfaeste.records.placement.actions import closing, company_contacts
from fodfaeste.records.placement.queries import company_room
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.placement.companies.kinds import CompanyEnd
from fodfaeste.rules.placement.kinds import EmployerContactKind
from fodfaeste.web.shell.requires import staff
from fodfaeste.web.shell.visits import Desk
from fodfaeste.web.staff.companies.forming import (
    Page,
    answer,
    company_url,
    draft_here,
    standing_or_404,
)
from fodfaeste.web.staff.companies.forms import (
    CloseCompanyForm,
    CompanyContactForm,
    ReopenForm,
)
from fodfaeste.web.ui.attempts import begun

if TYPE_CHECKING:
    from fodfaeste.records.placement.models import Company, CompanyContact


@require_http_methods(["GET", "POST"])
@staff(Permission.COMPANY_WRITE)
def note_contact(request: HttpRequest, desk: Desk, company_id: int) -> HttpResponse:
    """The form for a visit or a call."""
    found = standing_or_404(company_id)
    draft = draft_here(desk, f"company_contact:{company_id}")
    people = company_room.people_at(company_id)
    started = {
        "happened_on": desk.today,
        "person_id": next((str(one.pk) for one in people if one.is_main), ""),
        **begun(CompanyContactForm, draft.typed),
    }
    form = CompanyContactForm(request.POST or None, initial=started)
    form.choose_from([(one.pk, one.name) for one in people])

    def keep(typed: dict[str, Any]) -> "CompanyContact":
        return company_contacts.record_company_contact(
            actor=desk.actor,
            key=typed["key"],
            company_id=company_id,
            contact=company_contacts.NewCompanyContact(
                kind=EmployerContactKind(typed["kind"]),
                happened_on=typed["happened_on"],
                person_id=typed["person_id"],
                paid_tasks_discussed=typed["paid_tasks_discussed"],
                note=typed["note"],
            ),
            today=desk.today,
            now=desk.now,
            draft=draft.name,
        )

    page = Page(
        title="Notér kontakt",
        keep=keep,
        back=company_url(company_id),
        button="Gem kontakten",
        said="Kontakten er noteret.",
        company=found,
        lead="Handlede den om en bestemt borger, så registrér den fra borgerens forløb.",
        rule="D1",
        draft=draft,
    )
    return answer(request, page, form)


@require_http_methods(["GET", "POST"])
@staff(Permission.COMPANY_WRITE)
def close(request: HttpRequest, desk: Desk, company_id: int) -> HttpResponse:
    """Close a company."""
    found = standing_or_404(company_id)
    if found.closed_on is not None:  # a second click, or a tab from before
        return _stands(request, company_id, "Virksomheden er allerede lukket i registret.")
    started = {"closed_on": desk.today, "version": found.version}
    form = CloseCompanyForm(request.POST or None, initial=started)

    def keep(typed: dict[str, Any]) -> "Company":
        return closing.close_company(
            actor=desk.actor,
            company_id=company_id,
            version=typed["version"] or 0,
            closed=closing.CompanyClosed(
                reason=CompanyEnd(typed["reason"]) if typed["reason"] else None,
                closed_on=typed["closed_on"],
                note=typed["note"],
            ),
            today=desk.today,
            now=desk.now,
        )

    page = Page(
        title=f"Luk {found.name}",
        keep=keep,
        back=company_url(company_id),
        button="Luk virksomheden",
        said="Virksomheden er lukket i registret.",
        company=found,
        lead="Åbningerne lukkes. Har nogen et jobmatch her, får deres team en opgave om det. "
        "Intet slettes, og virksomheden kan åbnes igen.",
        rule="D1",
    )
    return answer(request, page, form)


@require_http_methods(["GET", "POST"])
@staff(Permission.COMPANY_WRITE)
def reopen(request: HttpRequest, desk: Desk, company_id: int) -> HttpResponse:
    """Open a company again."""
    found = standing_or_404(company_id)
    if found.closed_on is None:
        return _stands(request, company_id, "Virksomheden er allerede åben.")
    form = ReopenForm(request.POST or None, initial={"version": found.version})

    def keep(typed: dict[str, Any]) -> "Company":
        return closing.reopen_company(
            actor=desk.actor, company_id=company_id, version=typed["version"] or 0, now=desk.now
        )

    page = Page(
        title=f"Åbn {found.name} igen",
        keep=keep,
        back=company_url(company_id),
        button="Åbn virksomheden igen",
        said="Virksomheden er åben igen.",
        company=found,
        lead="Åbningerne kommer ikke igen af sig selv. Skriv dem på ny, når der er brug for dem.",
        rule="D1",
    )
    return answer(request, page, form)


def _stands(request: HttpRequest, company_id: int, words: str) -> HttpResponse:
    messages.info(request, words)
    return HttpResponseRedirect(company_url(company_id))
