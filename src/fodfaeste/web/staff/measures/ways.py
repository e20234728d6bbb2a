"""The plan of the measurements of one course, and the ways in which they are answered (K1, L3)."""

from datetime import date
from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from fodfaeste.kernel.clock import day_of
from fodfaeste.kernel.tokens import new_token, token_hash
from fodfaeste.pdf.papers.measure import paper_of
from fodfaeste.pictures import danish, square_code
from fodfaeste.records.followup.actions.inviting import close_links, invite, link_facts
from fodfaeste.records.followup.queries.measuring import (
    Asking,
    PlannedMeasure,
    asking,
    links_to_citizen,
    measure_plan,
)
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.measures.kinds import Respondent
from fodfaeste.rules.measures.link import LinkWay, ways_open
from fodfaeste.rules.measures.windows import Window
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.staff.measures.places import TAB, at
from fodfaeste.web.staff.meetings.telling import connected
from fodfaeste.web.ui.attempts import attempt
from fodfaeste.web.ui.forms import KeyedForm
from fodfaeste.web.ui.papers import as_pdf
from fodfaeste.web.ui.parts import Table, drawn

HEAD = ("Anledning", "Dag", "Kan besvares", "Borgeren", "Medarbejderen")


class LinkForm(KeyedForm):
    """How the citizen gets the link."""

    way = forms.ChoiceField(
        label="Hvordan får borgeren linket?", choices=LinkWay.choices(), widget=forms.RadioSelect
    )

    def offer(self, ways: tuple[LinkWay, ...]) -> None:
        """Show the ways that reach this citizen; the rule judges what comes back."""
        field = self.fields["way"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(way.value, way.label) for way in ways]


@on_case(Permission.MEASURE_RECORD)
@require_safe
def ways(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What is asked now, how it can be answered, and the whole plan."""
    return _page(request, visit)


@on_case(Permission.MEASURE_RECORD)
@require_POST
def open_link(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Make a link: shown this once as a code, or sent by a worker in a moment."""
    form, token = LinkForm(request.POST), new_token()
    made: list[Any] = []

    def act(typed: dict[str, Any]) -> object:
        made.append(
            invite(
                actor=visit.actor,
                key=typed["key"],
                case=visit.case,
                way=LinkWay(typed["way"]),
                ways=connected(),
                secret=token_hash(token),
                today=visit.today,
                now=visit.now,
            )
        )
        return made

    status = attempt(form, act)
    if status is not HTTPStatus.SEE_OTHER:
        return _page(request, visit, form=form, status=status)
    link = links_to_citizen(visit.case.pk, now=visit.now)[0]
    if made[0].way != LinkWay.SHOWN:
        messages.success(request, "Linket bliver sendt til borgeren om lidt.")
        return HttpResponseRedirect(at(visit, "ways"))
    address = request.build_absolute_uri(reverse("answer:by_link", kwargs={"token": token}))
    is_new = bytes(link.token_hash) == token_hash(token)
    context = {
        "address": address if is_new else "",
        "code": drawn(square_code.svg(address)) if is_new else "",
        "last_day": day_of(link.expires),
        "back": at(visit, "ways"),
    }
    return case_page(request, visit, "staff/measures/link.html", context, tab=TAB)


@on_case(Permission.MEASURE_RECORD)
@require_POST
def close_link(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Close the link that is open."""
    close_links(actor=visit.actor, case=visit.case, today=visit.today, now=visit.now)
    messages.success(request, "Linket er lukket og virker ikke længere.")
    return HttpResponseRedirect(at(visit, "ways"))


@on_case(Permission.MEASURE_RECORD)
@require_safe
def paper(request: HttpRequest, visit: Visit) -> HttpResponse:  # noqa: ARG001 -- the door's signature
    """The citizen's questions on paper."""
    asked = asking(visit.case.pk, Respondent.CITIZEN, visit.today)
    if asked.occasion is None:
        raise Http404
    document = paper_of(
        asked.left or asked.asked,
        citizen=visit.case.citizen.name,
        occasion=asked.occasion.label,
        printed_on=visit.today,
    )
    return as_pdf(document, name="hvordan-gaar-det")


def _page(
    request: HttpRequest,
    visit: Visit,
    *,
    form: LinkForm | None = None,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    citizen = asking(visit.case.pk, Respondent.CITIZEN, visit.today)
    staff = asking(visit.case.pk, Respondent.STAFF, visit.today)
    context = {
        "citizen": citizen,
        "staff": staff,
        "form": form or _link_form(visit, citizen),
        "links": links_to_citizen(visit.case.pk, now=visit.now),
        "table": Table("Hvornår der spørges, og hvem der har svaret", HEAD, _rows(visit)),
    }
    return case_page(request, visit, "staff/measures/ways.html", context, tab=TAB, status=status)


def _link_form(visit: Visit, asked: Asking) -> LinkForm:
    """The ways that reach this citizen, the first of them chosen."""
    is_open = ways_open(link_facts(visit.case, asked, LinkWay.SHOWN, connected()))
    form = LinkForm(initial={"way": is_open[0].value})
    form.offer(is_open)
    return form


def _rows(visit: Visit) -> tuple[tuple[str, ...], ...]:
    return tuple(_row(visit, one) for one in measure_plan(visit.case.pk))


def _row(visit: Visit, planned: PlannedMeasure) -> tuple[str, ...]:
    window = planned.window
    return (
        window.occasion.label,
        danish.long_date(window.due_on),
        _when(window),
        *(_answer(visit, window, on) for on in (planned.citizen_on, planned.staff_on)),
    )


def _when(window: Window) -> str:
    opens = danish.long_date(window.opens_on)
    if window.last_day is None:
        return f"fra {opens}"
    return f"{opens} – {danish.long_date(window.last_day)}"


def _answer(visit: Visit, window: Window, on: date | None) -> str:
    if on is None:
        return window.standing(visit.today).label
    late = " (sent)" if on >= window.late_from else ""
    return f"{danish.long_date(on)}{late}"
