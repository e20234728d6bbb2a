"""The leader's page taken out: as PDF and for a spreadsheet, without a name, each in the log."""

import csv

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from fodfaeste.audit import writing
from fodfaeste.audit.models import Operation
from fodfaeste.pdf.leadership_documents import LeadershipPaper
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.web.shell.requires import staff
from fodfaeste.web.shell.visits import Desk
from fodfaeste.web.staff.leadership.gathering import led_by
from fodfaeste.web.staff.leadership.paper import parts_of
from fodfaeste.web.ui import papers

BYTE_ORDER_MARK = "\ufeff"
"""Without it the usual spreadsheet reads æ, ø and å as something else."""


@require_safe
@staff(Permission.LEADERSHIP_SEE)
def as_csv(request: HttpRequest, desk: Desk) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """The figures of the page for a spreadsheet."""
    parts = parts_of(led_by(desk, whole=True))
    _log(desk, "CSV")
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="ledelse-{desk.today}.csv"'
    answer.write(BYTE_ORDER_MARK)
    rows = csv.writer(answer, delimiter=";")
    rows.writerow(("Del", "Hvad", "Tal", "Bemærkning", "Regel"))
    for part in parts:
        rows.writerows((part.title, one.what, one.said, one.beside, one.rule) for one in part.lines)
    return answer


@require_safe
@staff(Permission.LEADERSHIP_SEE)
def as_pdf(request: HttpRequest, desk: Desk) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """The figures of the page on paper."""
    led = led_by(desk, whole=True)
    _log(desk, "PDF")
    paper = LeadershipPaper(
        units=led.unit_names,
        open_courses=len(led.open_ids),
        printed_on=desk.today,
        parts=parts_of(led),
    )
    return papers.as_pdf(paper, name=f"ledelse-{desk.today}")


def _log(desk: Desk, form: str) -> None:
    writing.log(
        Operation.EXTRACT, permission=desk.permission, reason=f"ledelse som {form}", case_ids=()
    )
