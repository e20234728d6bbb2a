"""What is noted while the yeses stand: follow-up, contact, a no asked again, supports (D4–D6)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from fodfaeste.records.foundation import Stale
from fodfaeste.records.placement.actions import changes, supports
from fodfaeste.records.placement.queries.agreements import agreement_room
from fodfaeste.records.placement.queries.examined import Examined
from fodfaeste.records.placement.queries.sheets import Terms
from fodfaeste.records.placement.queries.sheets import sheet as sheet_of
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.placement.kinds import WorkSupport
from fodfaeste.rules.placement.terms import CLASS_OF, Term, TermClass
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.staff.work.agreement_parts import supports as supports_in_words
from fodfaeste.web.staff.work.places import TAB, agreement_url
from fodfaeste.web.staff.work.practical_forms import AskedAgainForm, ExaminedForm, PracticalForm
from fodfaeste.web.staff.work.receiving import CONFLICT, both_sides, receive

NEEDED = {"ja": True, "nej": False}


@require_http_methods(["GET", "POST"])
@on_case(Permission.AGREEMENT_WRITE)
def practical(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Put the follow-up or the contact right; nobody has to say yes again."""
    sheet = agreement_room(visit.case).shown
    if sheet is None:
        return HttpResponseRedirect(agreement_url(visit))
    posted = request.method == "POST"
    opened = PracticalForm.showing(_values(sheet.terms), version=sheet.version)
    form = PracticalForm(request.POST) if posted else opened

    def save(typed: dict[str, Any]) -> HttpResponse:
        changes.note_change(
            actor=visit.actor,
            case=visit.case,
            agreement_id=sheet.id,
            version=typed["version"] or 0,
            practical=form.practical(),
            today=visit.today,
            now=visit.now,
        )
        messages.success(request, "Det er rettet. De svar, der er givet, gælder stadig.")
        return HttpResponseRedirect(agreement_url(visit))

    def show(status: int) -> HttpResponse:
        told = [term.label for term in Term if CLASS_OF[term] is TermClass.TOLD]
        signed = [term.label for term in Term if CLASS_OF[term] is TermClass.SIGNED]
        context = {"form": form, "sheet": sheet, "told": told, "signed": signed}
        return case_page(
            request, visit, "staff/work/practical.html", context, tab=TAB, status=status
        )

    def merge(stale: Stale) -> HttpResponse:
        stands = sheet_of(stale.current.pk, case_id=visit.case.pk)
        theirs = _values(stands.terms if stands else Terms())
        context = {"merge": both_sides(form, stale, theirs), "title": "Opfølgning og kontakt"}
        return case_page(request, visit, "staff/work/merge.html", context, tab=TAB, status=CONFLICT)

    return receive(form, save=save, show=show, merge=merge) if posted else show(200)


def _values(terms: Terms) -> dict[str, Any]:
    return {
        "follow_up_on": terms.follow_up_on,
        "follow_up_how": terms.follow_up_how,
        "contact_name": terms.contact_name,
        "contact_phone": terms.contact_phone,
    }


@require_http_methods(["GET", "POST"])
@on_case(Permission.AGREEMENT_WRITE)
def asked_again(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The question about paid hours was raised again, and the answer is still no (D4)."""
    sheet = agreement_room(visit.case).in_force
    if sheet is None:
        return HttpResponseRedirect(agreement_url(visit))
    first = {"reason": sheet.terms.ordinary_no_reason}
    form = AskedAgainForm(request.POST or None, initial=first)

    def save(typed: dict[str, Any]) -> HttpResponse:
        changes.note_asked_again(
            actor=visit.actor,
            case=visit.case,
            agreement_id=sheet.id,
            reason=typed["reason"],
            today=visit.today,
            now=visit.now,
        )
        messages.success(request, "Svaret er skrevet. Der spørges igen ved næste opfølgning.")
        return HttpResponseRedirect(agreement_url(visit))

    def show(status: int) -> HttpResponse:
        context = {"form": form, "sheet": sheet}
        return case_page(
            request, visit, "staff/work/asked_again.html", context, tab=TAB, status=status
        )

    return receive(form, save=save, show=show) if request.method == "POST" else show(200)


@require_http_methods(["GET", "POST"])
@on_case(Permission.AGREEMENT_WRITE)
def examined(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Which supports have been looked into, and when (D5)."""
    room = agreement_room(visit.case)
    if room.match is None:
        return HttpResponseRedirect(agreement_url(visit))
    first = {"examined_on": visit.today, "support": _first_open(room.examined)}
    form = ExaminedForm(request.POST or None, initial=first)

    def save(typed: dict[str, Any]) -> HttpResponse:
        supports.note_examined(
            actor=visit.actor,
            case=visit.case,
            support=WorkSupport(typed["support"]),
            examined_on=typed["examined_on"],
            needed=NEEDED.get(typed["needed"]),
            today=visit.today,
            now=visit.now,
        )
        messages.success(request, "Det er skrevet ned.")
        return HttpResponseRedirect(request.path)

    def show(status: int) -> HttpResponse:
        context = {"form": form, "supports": supports_in_words(room)}
        return case_page(
            request, visit, "staff/work/examined.html", context, tab=TAB, status=status
        )

    return receive(form, save=save, show=show) if request.method == "POST" else show(200)


def _first_open(found: tuple[Examined, ...]) -> str:
    done = {each.support for each in found}
    return next((support.value for support in WorkSupport if support not in done), "")
