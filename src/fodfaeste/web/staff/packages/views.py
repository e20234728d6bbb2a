"""Take the whole course out: say for whom, see what it will hold, fetch it when it is made (M4)."""

from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from fodfaeste.records.packages import actions, queries
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.packages.kinds import AskedBy, PackageState
from fodfaeste.rules.packages.life import CLOSED_SINCE, KEPT_FOR
from fodfaeste.rules.refusal import Refused
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.ui.attempts import RuledForm, attempt
from fodfaeste.web.ui.forms import ChipChoice, LongTextField

NOTE = 2_000
FILE = "forloeb.zip"


class AskForm(RuledForm):
    """Who the course is taken out for, and why."""

    judged_by_rules = ("asked_by",)

    asked_by = forms.ChoiceField(
        label="Hvem har bedt om forløbet?", choices=AskedBy.choices(), widget=ChipChoice
    )
    note = LongTextField(
        label="Hvem skal have det, og hvorfor?",
        help_text="Kan stå tomt, når det er borgeren selv.",
        required=False,
        longest=NOTE,
        rows=3,
    )


@require_http_methods(["GET", "POST"])
@on_case(Permission.PACKAGE_TAKE)
def packages(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What has been asked for, what it holds, and the form to ask."""
    form = AskForm(request.POST or None)
    status = attempt(form, lambda answers: _ask(visit, answers))
    if status is HTTPStatus.SEE_OTHER:
        messages.success(request, "Udtrækket bliver lavet nu. Du får besked på Min dag.")
        return HttpResponseRedirect(_url(visit))
    return _page(request, visit, form, status=status)


@require_POST
@on_case(Permission.PACKAGE_TAKE)
def fetch(request: HttpRequest, visit: Visit, package_id: int) -> HttpResponse:
    """The ZIP itself; by POST, because it is handed out and logged each time."""
    form = AskForm()
    try:
        held = actions.fetch(
            actor=visit.actor, case=visit.case, package_id=package_id, now=visit.now
        )
    except ObjectDoesNotExist:
        raise Http404 from None
    except Refused as refused:
        form.refuse(refused)
        return _page(request, visit, form, status=HTTPStatus.CONFLICT)
    if held is None:
        form.refuse(Refused(CLOSED_SINCE))
        return _page(request, visit, form, status=HTTPStatus.CONFLICT)
    answer = HttpResponse(held, content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="{FILE}"'
    return answer


def _ask(visit: Visit, answers: dict[str, Any]) -> None:
    asked_by = answers["asked_by"]
    actions.ask(
        actor=visit.actor,
        key=answers["key"],
        case=visit.case,
        asked_by=AskedBy(asked_by) if asked_by else None,
        note=answers["note"],
        now=visit.now,
    )


def _page(request: HttpRequest, visit: Visit, form: AskForm, *, status: int) -> HttpResponse:
    reading = queries.reading_of(visit.actor, visit.relation, visit.sections)
    context = {
        "form": form,
        "packages": queries.packages_of(visit.actor, visit.case, now=visit.now),
        "ready": PackageState.READY,
        "rooms": reading.rooms,
        "closed": queries.closed_in(reading, protected=visit.case.citizen.address_protected),
        "days": KEPT_FOR.days,
    }
    return case_page(
        request, visit, "staff/packages/packages.html", context, tab="log", status=status
    )


def _url(visit: Visit) -> str:
    return reverse("staff:packages:packages", kwargs={"case_id": visit.case.pk})
