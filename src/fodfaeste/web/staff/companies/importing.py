"""A file of companies: uploaded, looked through row by row, brought in whole or not at all (D1)."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fodfaeste.records.foundation import Stale
from fodfaeste.records.placement.actions import imports as actions
from fodfaeste.records.placement.queries import imports as queries
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.placement.companies.importing.columns import COLUMNS
from fodfaeste.rules.placement.companies.importing.reading import MOST_BYTES, read_file
from fodfaeste.rules.placement.companies.importing.spreadsheet import neutralised, written
from fodfaeste.rules.placement.companies.kinds import ImportState, RowOutcome
from fodfaeste.rules.refusal import Refused
from fodfaeste.web.shell.requires import staff
from fodfaeste.web.shell.visits import Desk
from fodfaeste.web.staff.companies.forming import Page, answer
from fodfaeste.web.staff.companies.forms import ApplyForm, ImportForm
from fodfaeste.web.staff.work.receiving import CONFLICT
from fodfaeste.web.ui.cleaning import page_number
from fodfaeste.web.ui.parts import Link, Paging

if TYPE_CHECKING:
    from fodfaeste.records.placement.models import CompanyImport

TEMPLATE = "staff/companies/import.html"
BATCH = "staff/companies/import_batch.html"
SHOWN = (RowOutcome.WRONG, RowOutcome.NEW, RowOutcome.UPDATE, RowOutcome.SAME)


@require_http_methods(["GET", "POST"])
@staff(Permission.COMPANY_IMPORT)
def upload(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Choose a file; nothing is brought in before it has been looked through."""
    form = ImportForm(request.POST or None, request.FILES or None)

    def keep(typed: dict[str, Any]) -> "CompanyImport":
        sent = typed["file"]
        data = sent.read(MOST_BYTES + 1)
        return actions.prepare_import(
            actor=desk.actor, key=typed["key"], file=read_file(sent.name, data), now=desk.now
        )

    page = Page(
        title="Hent virksomheder ind fra en fil",
        keep=keep,
        back=reverse("staff:companies:companies"),
        button="Se filen igennem",
        done=lambda made: batch_url(made.pk),
        template=TEMPLATE,
        rule="D1",
        context={"columns": COLUMNS, "latest": queries.latest_imports()},
    )
    return answer(request, page, form)


@require_safe
@staff(Permission.COMPANY_IMPORT)
def template(request: HttpRequest, desk: Desk) -> HttpResponse:  # noqa: ARG001 -- the door's signature
    """An empty file with our headings and one example."""
    rows = ([one.heading for one in COLUMNS], [one.example for one in COLUMNS])
    return _file(written(rows), "virksomheder-skabelon.csv")


@require_safe
@staff(Permission.COMPANY_IMPORT)
def batch(request: HttpRequest, desk: Desk, batch_id: int) -> HttpResponse:  # noqa: ARG001
    """A file row by row."""
    return _show(request, _batch_or_404(batch_id), ApplyForm())


@require_POST
@staff(Permission.COMPANY_IMPORT)
def apply(request: HttpRequest, desk: Desk, batch_id: int) -> HttpResponse:
    """Bring a file in, all of it at once."""
    found = _batch_or_404(batch_id)
    form = ApplyForm(request.POST)
    form.is_valid()
    if found.state == ImportState.DONE:  # a second click
        return HttpResponseRedirect(batch_url(batch_id))
    try:
        result = actions.apply_import(
            actor=desk.actor,
            batch_id=batch_id,
            version=form.cleaned_data.get("version") or 0,
            without_wrong=form.cleaned_data.get("without_wrong", False),
            now=desk.now,
        )
    except Refused as refused:
        form.refuse(refused)
        return _show(request, found, form, status=CONFLICT)
    except Stale as stale:
        done = getattr(stale.current, "state", "") == ImportState.DONE  # two clicks at once
        if not done:
            messages.info(request, "Filen er set igennem igen imens. Se rækkerne, og hent så ind.")
        return HttpResponseRedirect(batch_url(batch_id))
    if result.done:
        messages.success(request, "Filen er hentet ind.")
    else:
        messages.info(
            request, "Registret er ændret, siden filen blev set igennem. Se rækkerne igennem igen."
        )
    return HttpResponseRedirect(batch_url(batch_id))


@require_POST
@staff(Permission.COMPANY_IMPORT)
def discard(request: HttpRequest, desk: Desk, batch_id: int) -> HttpResponse:
    """Say that a file is not to be brought in."""
    found = _batch_or_404(batch_id)
    form = ApplyForm(request.POST)
    form.is_valid()
    if found.state == ImportState.PREVIEW:
        version = form.cleaned_data.get("version") or 0
        actions.discard_import(actor=desk.actor, batch_id=batch_id, version=version, now=desk.now)
        messages.success(request, "Filen er kasseret. Intet er hentet ind.")
    return HttpResponseRedirect(reverse("staff:companies:import"))


@require_safe
@staff(Permission.COMPANY_IMPORT)
def wrong_rows(request: HttpRequest, desk: Desk, batch_id: int) -> HttpResponse:  # noqa: ARG001
    """The rows with faults as a file, each with what is wrong."""
    return _file(written(queries.wrong_rows(_batch_or_404(batch_id))), "raekker-med-fejl.csv")


def batch_url(batch_id: int) -> str:
    """The page of a file."""
    return reverse("staff:companies:import_batch", args=[batch_id])


def _batch_or_404(batch_id: int) -> "CompanyImport":
    found = queries.one_import(batch_id)
    if found is None:
        raise Http404
    return found


def _show(
    request: HttpRequest, found: "CompanyImport", form: ApplyForm, *, status: int = 200
) -> HttpResponse:
    asked = request.GET.get("vis", "")
    counts = dict(
        zip(
            SHOWN,
            (found.rows_wrong, found.rows_new, found.rows_updating, found.rows_same),
            strict=True,
        )
    )
    outcome = RowOutcome(asked) if asked in counts else None
    page = queries.preview(found, outcome=outcome, number=page_number(request.GET.get("side", "")))
    form.initial["version"] = found.version
    tabs = [Link(f"Alle ({sum(counts.values())})", batch_url(found.pk), outcome is None)]
    tabs += [
        Link(f"{one.label} ({count})", f"{batch_url(found.pk)}?vis={one.value}", one is outcome)
        for one, count in counts.items()
        if count
    ]
    context = {
        "batch": found,
        "form": form,
        "page": page,
        "rows": [(row, [_shown(cell) for cell in row.cells]) for row in page.rows],
        "tabs": tabs,
        "waits": found.state == ImportState.PREVIEW,
        "before": found.state == ImportState.PREVIEW and queries.brought_in_before(found),
        "paging": Paging(
            number=page.number,
            last=page.last,
            total=page.total,
            query=urlencode({"vis": outcome.value}) if outcome else "",
            what="rækker",
        ),
    }
    return render(request, BATCH, context, status=status)


def _shown(cell: queries.Cell) -> queries.Cell:
    """A cell that can be copied into a spreadsheet without being calculated there."""
    return replace(cell, text=neutralised(cell.text), before=neutralised(cell.before))


def _file(data: bytes, name: str) -> HttpResponse:
    sent = HttpResponse(data, content_type="text/csv; charset=utf-8")
    sent["Content-Disposition"] = f'attachment; filename="{name}"'
    sent["X-Content-Type-Options"] = "nosniff"
    return sent
