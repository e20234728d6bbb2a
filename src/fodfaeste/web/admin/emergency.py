"""The telephone numbers that stand on every crisis plan: added, corrected, ended (F3)."""

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from fodfaeste.records.catalogues import emergency_actions as actions
from fodfaeste.records.catalogues import emergency_queries as queries
from fodfaeste.records.catalogues.emergency_actions import NumberFacts
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.cti.emergency import DOCTOR, FIRST, TALK, EmergencyLine
from fodfaeste.rules.regions import Region
from fodfaeste.web.admin.forms import sent
from fodfaeste.web.admin.law import DONE, lines
from fodfaeste.web.admin.meanwhile import attempt_edit
from fodfaeste.web.shell.requires import staff
from fodfaeste.web.shell.visits import Desk
from fodfaeste.web.ui.attempts import attempt
from fodfaeste.web.ui.forms import ChipChoice, DanishDateField, KeyedForm, LineField

ONE_DAY = timedelta(days=1)
RANKS = ((FIRST, "Øverst: liv i fare"), (DOCTOR, "Læge nu"), (TALK, "Nogen at tale med"))


class NumberForm(KeyedForm):
    """A number: what it is called, what it helps with, where it counts, and its source."""

    name = LineField(label="Navn", longest=100)
    phone = LineField(label="Nummer", longest=20)
    helps_with = LineField(label="Hvornår ringer man?")
    region = forms.ChoiceField(
        label="Hvor gælder det?",
        choices=[("", "Hele landet"), *Region.choices()],
        required=False,
    )
    rank = forms.TypedChoiceField(
        label="Plads på kriseplanen", choices=RANKS, coerce=int, widget=ChipChoice
    )
    source = LineField(
        label="Kilde", help_text="Hvor og hvornår er nummeret slået op?", longest=200
    )
    valid_from = DanishDateField(
        label="Gælder fra",
        help_text="Lad felterne stå tomme, når nummeret altid har været der.",
        required=False,
    )
    last_on = DanishDateField(
        label="Sidste dag",
        help_text="Lad felterne stå tomme, så længe nummeret gælder.",
        required=False,
    )

    def facts(self) -> NumberFacts:
        """The number as it was typed."""
        typed = self.cleaned_data
        return NumberFacts(
            line=EmergencyLine(
                name=typed["name"],
                phone=typed["phone"],
                helps_with=typed["helps_with"],
                region=Region(typed["region"]) if typed["region"] else None,
                rank=typed["rank"],
                source=typed["source"],
            ),
            valid_from=typed["valid_from"],
            ends_before=typed["last_on"] + ONE_DAY if typed["last_on"] else None,
        )


@require_safe
@staff(Permission.ADMINISTER)
def emergency_numbers(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Every number there is, was or will be."""
    context = {"lines": lines(queries.emergency_table(), desk)}
    return render(request, "admin/emergency_numbers.html", context)


@require_http_methods(["GET", "POST"])
@staff(Permission.ADMINISTER)
def new_emergency_number(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Add a number."""
    form = NumberForm(sent(request), initial={"valid_from": desk.today, "rank": TALK})
    status = attempt(
        form, lambda _: actions.add_number(actor=desk.actor, facts=form.facts(), now=desk.now)
    )
    if status == DONE:
        messages.success(request, "Nummeret står nu på hver kriseplan.")
        return HttpResponseRedirect(reverse("admin:emergency_numbers"))
    return render(request, "admin/emergency_number.html", {"form": form}, status=status)


@require_http_methods(["GET", "POST"])
@staff(Permission.ADMINISTER)
def emergency_number(request: HttpRequest, desk: Desk, number_id: int) -> HttpResponse:
    """Correct a number, or give it a last day."""
    found = queries.emergency_row(number_id)
    if found is None:
        raise Http404
    form = NumberForm(sent(request), initial=_standing(found))

    def save(typed: dict[str, Any]) -> object:
        return actions.change_number(
            actor=desk.actor,
            number_id=number_id,
            version=typed["version"] or 0,
            facts=form.facts(),
            now=desk.now,
        )

    outcome = attempt_edit(form, save, _standing)
    if outcome.is_done:
        messages.success(request, "Nummeret er gemt.")
        return HttpResponseRedirect(reverse("admin:emergency_numbers"))
    context = {"form": form, "number": found, "differences": outcome.differences}
    return render(request, "admin/emergency_number.html", context, status=outcome.status)


def _standing(row: Any) -> dict[str, Any]:
    """The row as the form shows it: the last day itself, not the day after."""
    names = ("name", "phone", "helps_with", "region", "rank", "source", "valid_from", "version")
    return {
        **{name: getattr(row, name) for name in names},
        "last_on": row.ends_before - ONE_DAY if row.ends_before else None,
    }
