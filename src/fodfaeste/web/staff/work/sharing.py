"""Give the employer a link: as a mail to send, and as a code for the phone (L4)."""

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from fodfaeste.kernel.clock import day_of
from fodfaeste.kernel.tokens import new_token, token_hash
from fodfaeste.pictures import danish, square_code
from fodfaeste.records.placement.actions import links
from fodfaeste.records.placement.queries.agreements import agreement_room
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.staff.work.agreement import agreement_page
from fodfaeste.web.staff.work.forms import LinkForm
from fodfaeste.web.staff.work.places import TAB, agreement_url
from fodfaeste.web.staff.work.receiving import receive
from fodfaeste.web.ui.parts import drawn

if TYPE_CHECKING:
    from fodfaeste.records.cases.models import CaseLink

SUBJECT = "Arbejdsaftalen"
BODY = """Kære {person}

Her er linket til arbejdsaftalen:
{address}

Læs aftalen, og svar nederst på siden. Linket virker til {day}.
Det er til dig. Send det ikke videre: den, der har det, kan læse aftalen og svare.

Venlig hilsen
{sender}
"""


@require_POST
@on_case(Permission.AGREEMENT_AGREE)
def open_link(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Make a link for the employer and show it, this once."""
    form = LinkForm(request.POST)
    sheet = agreement_room(visit.case).shown
    if sheet is None:
        return HttpResponseRedirect(agreement_url(visit))

    def save(typed: dict[str, Any]) -> HttpResponse:
        token, phone = new_token(), typed.get("phone", "")
        made = links.open_link(
            actor=visit.actor,
            key=typed["key"],
            case=visit.case,
            agreement_id=sheet.id,
            person_name=typed["person_name"],
            token_hash=token_hash(token),
            phone=phone,
            today=visit.today,
            now=visit.now,
        )
        if phone:
            messages.success(request, f"Linket bliver sendt til {phone} om et øjeblik.")
            return HttpResponseRedirect(agreement_url(visit))
        is_new = bytes(made.token_hash) == token_hash(token)
        path = reverse("employer:agreement", kwargs={"token": token})
        context: dict[str, object] = {"link": made}
        if is_new:
            context |= _ways(request.build_absolute_uri(path), made, sender=visit.actor.name)
        return case_page(request, visit, "staff/work/link.html", context, tab=TAB)

    def show(status: int) -> HttpResponse:
        return agreement_page(request, visit, link_form=form, status=status)

    return receive(form, save=save, show=show)


@require_POST
@on_case(Permission.AGREEMENT_AGREE)
def revoke_link(request: HttpRequest, visit: Visit, link_id: int) -> HttpResponse:
    """Close a link."""
    links.revoke_link(
        actor=visit.actor, case=visit.case, link_id=link_id, today=visit.today, now=visit.now
    )
    messages.success(request, "Linket er lukket og virker ikke længere.")
    return HttpResponseRedirect(agreement_url(visit))


def _ways(address: str, made: "CaseLink", *, sender: str) -> dict[str, object]:
    """The link itself, a mail with it, and the code that a phone reads."""
    body = BODY.format(
        person=made.person_name,
        address=address,
        day=danish.long_date(day_of(made.expires)),
        sender=sender,
    )
    return {
        "address": address,
        "mail": f"mailto:?subject={quote(SUBJECT)}&body={quote(body)}",
        "code": drawn(square_code.svg(address)),
    }
