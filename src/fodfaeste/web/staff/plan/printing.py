"""Choose how the plan is printed: the usual page, large print, or easy to read (C6)."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from fodfaeste.pdf.render import first_page_of
from fodfaeste.records.plan import queries
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.plan.paper import PaperVariant
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.staff.plan.paper import paper_of

ABOUT = {
    PaperVariant.STANDARD: "Hele planen på almindelige sider: mål, delmål, hvem der gør hvad, "
    "lovgrundlag og datoer.",
    PaperVariant.LARGE_PRINT: "Det samme med bogstaver på mindst 18 punkt. Til den, der ser "
    "dårligt eller læser langsomt.",
    PaperVariant.EASY: "Korte sætninger uden paragraffer. Telefonnumre og det, der sker nu, "
    "står først. Tiden er tegnet.",
}


@dataclass(frozen=True, slots=True)
class Print:
    """One way to print, with where it is."""

    variant: PaperVariant
    about: str
    url: str
    note_url: str
    picture_url: str


@on_case(Permission.PLAN_SEE)
def choose(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The three prints of the plan that holds, or of the draft while nothing is approved."""
    latest = queries.latest_version(visit.case.pk)
    at = {"case_id": visit.case.pk}
    note_url = reverse("staff:plan:hand_over", kwargs=at)
    context = {
        "latest": latest,
        "prints": [
            Print(
                variant=variant,
                about=ABOUT[variant],
                url=f"{reverse('staff:plan:pdf', kwargs=at)}?print={variant}",
                note_url=f"{note_url}?print={variant}",
                picture_url=reverse("staff:plan:print_picture", kwargs={**at, "variant": variant}),
            )
            for variant in PaperVariant
        ],
        "may_hand_over": visit.allows(Permission.PLAN_HAND_OVER) and latest is not None,
    }
    return case_page(request, visit, "staff/plan/print.html", context, tab="plan")


@on_case(Permission.PLAN_SEE)
def picture(request: HttpRequest, visit: Visit, variant: str) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """The first page of a print, small."""
    if variant not in set(PaperVariant):
        raise Http404
    paper = paper_of(visit, queries.latest_version(visit.case.pk))
    shown = first_page_of(paper.document(PaperVariant(variant)))
    return HttpResponse(shown, content_type="image/png")
