"""Ask somebody in the network about a task by a link: shown once, as mail, message and code."""

from http import HTTPStatus
from urllib.parse import quote

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from fodfaeste.kernel.clock import day_of
from fodfaeste.kernel.tokens import new_token, token_hash
from fodfaeste.pictures import danish, square_code
from fodfaeste.records.cti.actions import handover_links as links
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.refusal import Refused
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.staff.network.handovers import handover_page
from fodfaeste.web.ui.forms import KeyedForm
from fodfaeste.web.ui.parts import drawn

SUBJECT = "Vil du hjælpe {citizen}?"
BODY = """Kære {person}

{citizen} vil gerne spørge dig om noget. Læs det, og svar her:
{address}

Linket virker til {day}. Det er til dig. Send det ikke videre.

Venlig hilsen
{sender}
"""


@require_POST
@on_case(Permission.NETWORK_WRITE)
def ask(request: HttpRequest, visit: Visit, handover_id: int) -> HttpResponse:
    """Make a link for the one who is to take the task over, and show it, this once."""
    form = KeyedForm(request.POST)
    form.is_valid()
    token = new_token()
    try:
        made = links.ask_by_link(
            actor=visit.actor,
            key=form.cleaned_data["key"],
            case=visit.case,
            handover_id=handover_id,
            token_hash=token_hash(token),
            today=visit.today,
            now=visit.now,
        )
    except Refused as refused:
        return handover_page(
            request, visit, handover_id, refused=refused.obstacles, status=HTTPStatus.CONFLICT
        )
    context: dict[str, object] = {"link": made, "handover_id": handover_id}
    if bytes(made.token_hash) == token_hash(token):
        path = reverse("network:task", kwargs={"token": token})
        person, day = made.person_name, danish.long_date(day_of(made.expires))
        address, citizen = request.build_absolute_uri(path), visit.case.citizen.given_names
        first_name = citizen.split()[0]
        body = BODY.format(
            person=person, citizen=first_name, address=address, day=day, sender=visit.actor.name
        )
        subject = SUBJECT.format(citizen=first_name)
        context |= {
            "address": address,
            "mail": f"mailto:?subject={quote(subject)}&body={quote(body)}",
            "message": f"sms:?&body={quote(body)}",
            "code": drawn(square_code.svg(address)),
        }
    return case_page(request, visit, "staff/network/link.html", context, tab="cti")


@require_POST
@on_case(Permission.NETWORK_WRITE)
def close(request: HttpRequest, visit: Visit, handover_id: int) -> HttpResponse:
    """Close the links about a task."""
    links.close_links(
        actor=visit.actor,
        case=visit.case,
        handover_id=handover_id,
        today=visit.today,
        now=visit.now,
    )
    messages.success(request, "Linket er lukket og virker ikke længere.")
    there = {"case_id": visit.case.pk, "handover_id": handover_id}
    return HttpResponseRedirect(reverse("staff:network:handover", kwargs=there))
