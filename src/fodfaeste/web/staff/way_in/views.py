"""Whether the citizen has a way in, an invitation on paper, and closing the way in (L1, L3)."""

from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from fodfaeste.kernel import spoken_codes
from fodfaeste.pictures import square_code
from fodfaeste.records.cases import actions
from fodfaeste.records.cases.queries.invitations import citizen_access, is_the_one
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.refusal import Refused
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.ui.attempts import attempt
from fodfaeste.web.ui.forms import KeyedForm
from fodfaeste.web.ui.parts import drawn

TAB = "overview"


class InviteForm(KeyedForm):
    """One tick: the citizen is here. A rule says why it is asked for."""

    seen_in_person = forms.BooleanField(
        label="Borgeren er her, og jeg ved, hvem det er", required=False
    )


@on_case(Permission.CASE_SEE)
@require_safe
def way_in(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The citizen's account, the invitations, and what works without any of it."""
    return _page(request, visit, InviteForm())


@on_case(Permission.CITIZEN_INVITE)
@require_POST
def invite(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Make an invitation and show its sheet, this once."""
    form, code = InviteForm(request.POST), spoken_codes.new_code()
    made: list[Any] = []

    def act(typed: dict[str, Any]) -> None:
        made.append(
            actions.invite(
                actor=visit.actor,
                key=typed["key"],
                case=visit.case,
                code=code,
                seen_in_person=typed["seen_in_person"],
                today=visit.today,
                now=visit.now,
            )
        )

    status = attempt(form, act)
    if status is not HTTPStatus.SEE_OTHER:
        return _page(request, visit, form, status=status)
    (invitation,) = made
    context: dict[str, object] = {"invitation": invitation}
    if is_the_one(invitation, code):
        address = request.build_absolute_uri(reverse("invitation:enter"))
        context |= {
            "address": address,
            "written": spoken_codes.written(code),
            "square": drawn(square_code.svg(f"{address}#{code}")),
        }
    return case_page(request, visit, "staff/way_in/sheet.html", context, tab=TAB)


@on_case(Permission.CITIZEN_INVITE)
@require_POST
def revoke(request: HttpRequest, visit: Visit, invitation_id: int) -> HttpResponse:
    """Take an invitation back."""
    if all(line.id != invitation_id for line in citizen_access(visit.case, visit.now).invitations):
        raise Http404
    try:
        actions.revoke_invitation(
            actor=visit.actor,
            case=visit.case,
            invitation_id=invitation_id,
            today=visit.today,
            now=visit.now,
        )
    except Refused as refused:
        form = InviteForm()
        return _page(request, visit, form, refused=refused, status=HTTPStatus.CONFLICT)
    messages.success(request, "Invitationen er trukket tilbage. Koden virker ikke længere.")
    return HttpResponseRedirect(_back(visit))


@on_case(Permission.CITIZEN_INVITE)
@require_POST
def close(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Close the citizen's way in."""
    closed = actions.close_account(
        actor=visit.actor, case=visit.case, today=visit.today, now=visit.now
    )
    if closed:
        messages.success(request, "Adgangen er lukket. Den, der var logget ind, er logget ud nu.")
    return HttpResponseRedirect(_back(visit))


def _back(visit: Visit) -> str:
    return reverse("staff:way_in:way_in", kwargs={"case_id": visit.case.pk})


def _page(
    request: HttpRequest,
    visit: Visit,
    form: InviteForm,
    *,
    refused: Refused | None = None,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    context = {
        "access": citizen_access(visit.case, visit.now),
        "form": form,
        "refused": refused.obstacles if refused else (),
        "may_invite": visit.allows(Permission.CITIZEN_INVITE),
        "may_contact": visit.allows(Permission.CASE_EDIT),
    }
    return case_page(request, visit, "staff/way_in/way_in.html", context, tab=TAB, status=status)
