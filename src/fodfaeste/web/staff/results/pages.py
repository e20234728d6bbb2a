"""«Resultater»: honest figures for a leader, on screen, on paper and as CSV (J6)."""

import csv
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fodfaeste.records.followup.queries.results import counted
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.periods import add_months
from fodfaeste.rules.results import figures
from fodfaeste.rules.results.counted import FEWEST_FOR_A_SHARE, FEWEST_SHOWN
from fodfaeste.rules.results.figures import Figure
from fodfaeste.web.shell.requires import staff
from fodfaeste.web.shell.visits import Desk

YEARS_BACK = {"1": 1, "2": 2, "3": 3, "5": 5}
USUAL = "3"
BYTE_ORDER_MARK = "\ufeff"
"""Without it the usual spreadsheet reads æ, ø and å as something else."""


@dataclass(frozen=True, slots=True)
class Part:
    """Figures that belong together."""

    title: str
    figures: tuple[Figure, ...]


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
        "choices": tuple(YEARS_BACK),
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
    return YEARS_BACK.get(request.GET.get("aar", USUAL), YEARS_BACK[USUAL])


def _told(desk: Desk, years: int) -> Told:
    since = add_months(desk.today, -12 * years)
    found = counted(desk.actor, since=since)
    return Told(
        since,
        len(found.courses),
        (
            Part("Job", figures.shares(found.courses, desk.today)),
            Part("Timer", figures.hours(found.hours)),
            Part("Ventetid", figures.waits(found.courses)),
            Part("Borgernes egne svar", figures.well_being(found.scales)),
        ),
    )
