"""Copy-sheets: what the other systems ask for, in their order and under their headings (M7)."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from fodfaeste.records.catalogues import actions, queries
from fodfaeste.records.catalogues.actions import SheetFacts
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import Department
from fodfaeste.rules.plan.copy_sheets import LONGEST_HEADING, SheetField, SheetLine
from fodfaeste.web.admin.forms import sent
from fodfaeste.web.admin.law import DONE
from fodfaeste.web.admin.meanwhile import attempt_edit
from fodfaeste.web.shell.requires import staff
from fodfaeste.web.shell.visits import Desk
from fodfaeste.web.ui.attempts import attempt
from fodfaeste.web.ui.forms import ChipChoice, KeyedForm, LineField

PLACE, HEADING = "place_", "heading_"
PLACES = 99


class SheetForm(KeyedForm):
    """A sheet: each field has a place, or none when the system does not ask for it."""

    says_optional = False

    system = LineField(label="System", help_text="Fx Fasit.", longest=100)
    title = LineField(label="Skærmbillede", help_text="Fx Min Plan.", longest=100)
    department = forms.ChoiceField(
        label="Hvem overfører?", choices=Department.choices(), widget=ChipChoice
    )
    is_used = forms.BooleanField(label="Arket er i brug", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Give every field there is a place and a heading."""
        super().__init__(*args, **kwargs)
        for field in SheetField:
            self.fields[f"{PLACE}{field}"] = forms.IntegerField(
                label=f"Plads for {field.label}",
                required=False,
                min_value=1,
                max_value=PLACES,
                widget=forms.NumberInput(attrs={"aria-label": f"Plads for {field.label}"}),
            )
            self.fields[f"{HEADING}{field}"] = LineField(
                label=f"Overskrift for {field.label}",
                longest=LONGEST_HEADING,
                required=False,
                widget=forms.TextInput(attrs={"aria-label": f"Overskrift for {field.label}"}),
            )

    @property
    def names(self) -> list[forms.BoundField]:
        """The fields about the sheet itself."""
        return [self[name] for name in ("system", "title", "department", "is_used")]

    @property
    def rows(self) -> Iterator[tuple[str, forms.BoundField, forms.BoundField]]:
        """What each field is, its place and its heading; those with a place come first."""
        for field in sorted(SheetField, key=self._place_typed):
            yield field.label, self[f"{PLACE}{field}"], self[f"{HEADING}{field}"]

    def _place_typed(self, field: SheetField) -> int:
        typed = str(self[f"{PLACE}{field}"].value() or "")
        return int(typed) if typed.isascii() and typed.isdigit() else PLACES + 1

    def facts(self) -> SheetFacts:
        """The sheet as it was typed; an empty heading is the field's own name."""
        typed = self.cleaned_data
        placed = [(typed[f"{PLACE}{field}"], field) for field in SheetField]
        order = sorted((place, field) for place, field in placed if place)
        return SheetFacts(
            system=typed["system"],
            title=typed["title"],
            department=Department(typed["department"]),
            lines=tuple(
                SheetLine(field, typed[f"{HEADING}{field}"] or field.label) for _, field in order
            ),
            is_used=typed["is_used"],
        )


@require_safe
@staff(Permission.ADMINISTER)
def copy_sheets(request: HttpRequest, desk: Desk) -> HttpResponse:  # noqa: ARG001 -- the door's signature
    """Every sheet, those in use first."""
    rows = [(sheet, queries.lines_of(sheet)) for sheet in queries.copy_sheets()]
    return render(request, "admin/copy_sheets.html", {"rows": rows})


@require_http_methods(["GET", "POST"])
@staff(Permission.ADMINISTER)
def new_copy_sheet(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Add a sheet."""
    form = SheetForm(sent(request), initial={"is_used": True})
    status = attempt(
        form, lambda _: actions.add_copy_sheet(actor=desk.actor, facts=form.facts(), now=desk.now)
    )
    if status == DONE:
        messages.success(request, "Kopiarket er lavet.")
        return HttpResponseRedirect(reverse("admin:copy_sheets"))
    return render(request, "admin/copy_sheet.html", {"form": form}, status=status)


@require_http_methods(["GET", "POST"])
@staff(Permission.ADMINISTER)
def copy_sheet(request: HttpRequest, desk: Desk, sheet_id: int) -> HttpResponse:
    """Change order and headings, or take the sheet out of use."""
    found = queries.copy_sheet(sheet_id)
    if found is None:
        raise Http404
    form = SheetForm(sent(request), initial=_standing(found))

    def save(typed: dict[str, Any]) -> object:
        return actions.change_copy_sheet(
            actor=desk.actor,
            sheet_id=sheet_id,
            version=typed["version"] or 0,
            facts=form.facts(),
            now=desk.now,
        )

    outcome = attempt_edit(form, save, _standing)
    if outcome.is_done:
        messages.success(request, "Kopiarket er gemt.")
        return HttpResponseRedirect(reverse("admin:copy_sheets"))
    context = {"form": form, "sheet": found, "differences": outcome.differences}
    return render(request, "admin/copy_sheet.html", context, status=outcome.status)


def _standing(row: Any) -> dict[str, Any]:
    """The sheet as the form shows it."""
    standing: dict[str, Any] = {
        name: getattr(row, name) for name in ("system", "title", "department", "is_used", "version")
    }
    for place, line in enumerate(queries.lines_of(row), start=1):
        standing[f"{PLACE}{line.field}"] = place
        standing[f"{HEADING}{line.field}"] = line.heading
    return standing
