"""The offers of the municipality for the team: looked up, and put into an effort (C12)."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fodfaeste.records.catalogues.queries import OfferRow, offer_page
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.plan.kinds import LifeArea
from fodfaeste.web.shell.requires import staff
from fodfaeste.web.shell.visits import Desk
from fodfaeste.web.staff.plan.effort_form import EffortForm
from fodfaeste.web.ui.attempts import begun
from fodfaeste.web.ui.cleaning import page_number, plain_line
from fodfaeste.web.ui.parts import Paging

LONGEST_SEARCH = 100
SEARCH = "tilbud_soeg"
PICKED = "tilbud"


@require_safe
@staff(Permission.MY_DAY_SEE)
def offers(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The offers there are today, by words and by area of life."""
    text = plain_line(request.GET.get("soeg", ""))[:LONGEST_SEARCH]
    area = _area(request.GET.get("omraade", ""))
    number = page_number(request.GET.get("side", ""))
    page = offer_page(text, number=number, area=area, day=desk.today)
    asked = {"soeg": text, "omraade": area or ""}
    context = {
        "offers": page.offers,
        "total": page.total,
        "text": text,
        "area": area,
        "areas": tuple(LifeArea),
        "paging": Paging(
            page.number,
            page.last,
            page.total,
            query=urlencode({name: said for name, said in asked.items() if said}),
            what="tilbud",
        ),
    }
    part = "#rows" if request.headers.get("HX-Request") else ""
    return render(request, f"staff/plan/offers.html{part}", context)


def with_offer(form: type[EffortForm], typed: QueryDict, offer: OfferRow | None) -> EffortForm:
    """The form as it was typed so far, with name, law and area of the offer put in."""
    kept = begun(form, {name: str(typed[name]) for name in typed})
    if offer is None:
        return form(initial=kept)
    return form(initial={**kept, **_filled(kept, offer)})


def _filled(kept: Mapping[str, object], offer: OfferRow) -> dict[str, str]:
    """The offer's own words first; what was already written stays below."""
    written = str(kept.get("wording", "")).strip()
    is_new = offer.name.casefold() not in written.casefold()
    wording = "\n".join(filter(None, (offer.name, written))) if is_new else written
    law = {"law": offer.law} if offer.law else {}
    return {"wording": wording, "area": str(offer.area), **law}


def _area(code: str) -> LifeArea | None:
    return LifeArea(code) if code in {area.value for area in LifeArea} else None
