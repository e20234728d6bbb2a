"""«Resultater»: honest figures for a leader, on screen, on paper and as CSV (J6)."""

import csv
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fodfaeste.pictures import danish
from fodfaeste.records.followup.queries.results import counted
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.results import figures
from fodfaeste.rules.results.counted import FEWEST_FOR_A_SHARE, FEWEST_SHOWN
from fodfaeste.rules.results.years import YEARS, Part, furthest, parts_of_years, since_on
from fodfaeste.web.shell.requires import staff
from fodfaeste.web.shell.visits import Desk
from fodfaeste.web.ui.cleaning import sent_number

BYTE_ORDER_MARK = "\ufeff"
"""Without it the usual spreadsheet reads æ, ø and å as something else."""


BEFORE_AND_AFTER = (
    "Tallene er før og efter uden en sammenligningsgruppe: de siger, hvad der skete, "
    "ikke hvad indsatsen gjorde."
)


@dataclass(frozen=True, slots=True)
class Told:
    """What the page says, and of whom."""

    since: date
    number: int
    parts: tuple[Part, ...]


@require_safe
@staff(Permission.RESULTS_SEE)
def results(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the figures of the units one leads; nobody can be recognised in them."""
    years = _years(request)
    told = _told(desk, years)
    desk.shown((), criterion=f"resultater, {years} år")
    context = {
        "told": told,
        "years": years,
        "choices": sorted(YEARS),
        "before_and_after": BEFORE_AND_AFTER,
        "fewest": FEWEST_SHOWN,
        "fewest_for_a_share": FEWEST_FOR_A_SHARE,
        "cannot_show": figures.CANNOT_SHOW,
        "source": figures.SEED_1,
        "printed": desk.today,
    }
    return render(request, "staff/results/results.html", context)


@require_safe
@staff(Permission.RESULTS_SEE)
def as_csv(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The same figures for a spreadsheet, with the same small numbers left out."""
    years = _years(request)
    told = _told(desk, years)
    desk.shown((), criterion=f"resultater som CSV, {years} år")
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="resultater-{desk.today}.csv"'
    answer.write(BYTE_ORDER_MARK)
    lines = csv.writer(answer, delimiter=";")
    lines.writerow(
        ("Del", "Tal", "Resultat", "Usikkerhed", "Definition", "Offentliggjort", "Ser ikke")
    )
    since, until = danish.long_date(told.since), danish.long_date(desk.today)
    about = f"Forløb indskrevet fra {since} til {until}"
    lines.writerow(("Om tallene", about, told.number, "", BEFORE_AND_AFTER, figures.SEED_1, ""))
    for part in told.parts:
        for one in part.figures:
            lines.writerow(
                (
                    part.title,
                    one.title,
                    one.said,
                    one.uncertainty,
                    one.definition,
                    one.published,
                    one.hidden,
                )
            )
    return answer


def _years(request: HttpRequest) -> int:
    """How many years back courses count, as the address says; anything else is the usual."""
    asked = sent_number(request.GET.get("aar", ""))
    return asked if asked in YEARS else YEARS[0]


def _told(desk: Desk, years: int) -> Told:
    found = counted(desk.actor, since=since_on(furthest(years), desk.today), today=desk.today)
    since = since_on(years, desk.today)
    return Told(
        since,
        sum(one.enrolled_on >= since for one in found),
        parts_of_years(found, years, desk.today),
    )
