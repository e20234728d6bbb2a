"""Note a contact with an employer about one citizen (D1, D13, D16)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from fodfaeste.records.drafts.queries import draft_of
from fodfaeste.records.placement.actions import companies as actions
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.placement.kinds import EmployerContactKind
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.companies.choosing import company_context, is_only_search
from fodfaeste.web.staff.companies.forms import ContactForm
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.staff.work.places import TAB, work_url
from fodfaeste.web.staff.work.receiving import receive
from fodfaeste.web.ui.attempts import begun

TEMPLATE = "staff/companies/contact.html"


@require_http_methods(["GET", "POST"])
@on_case(Permission.EMPLOYER_CONTACT_WRITE)
def contact(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The form for a visit, a taster visit or a call; D16 warns before it is kept."""
    draft = f"contact:{visit.case.pk}"
    kept = draft_of(visit.actor, draft)
    started = {"happened_on": visit.today, **begun(ContactForm, kept.fields if kept else {})}
    form = ContactForm(request.POST or None, initial=started)

    def save(typed: dict[str, Any]) -> HttpResponse:
        actions.record_contact(
            actor=visit.actor,
            key=typed["key"],
            case=visit.case,
            contact=_contact(typed),
            warned=typed["warned"],
            today=visit.today,
            now=visit.now,
            draft=draft,
        )
        messages.success(request, "Kontakten er noteret.")
        return HttpResponseRedirect(work_url(visit))

    def show(status: int) -> HttpResponse:
        context = {
            "form": form,
            "draft": draft,
            "draft_saved_at": kept.saved if kept else None,
            "warned": any(one.condition == "taster_granted_first" for one in form.refusal),
            **company_context(form),
        }
        return case_page(request, visit, TEMPLATE, context, tab=TAB, status=status)

    if request.method != "POST" or is_only_search(request):
        return show(200)
    return receive(form, save=save, show=show)


def _contact(typed: dict[str, Any]) -> actions.NewContact:
    return actions.NewContact(
        company_id=typed["company_id"],
        kind=EmployerContactKind(typed["kind"]),
        happened_on=typed["happened_on"],
        citizen_present=typed["citizen_present"],
        citizen_worked=typed["citizen_worked"],
        placement_granted_on=typed["placement_granted_on"],
        paid_tasks_discussed=typed["paid_tasks_discussed"],
        note=typed["note"],
    )
