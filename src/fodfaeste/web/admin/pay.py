"""How benefit meets wages, and the lowest wages: looked up, written with their source (D12)."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from fodfaeste.records.catalogues import pay_actions as actions
from fodfaeste.records.catalogues import pay_queries as queries
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.placement.pay.rates import LONGEST_MONTH
from fodfaeste.web.admin.forms import TurnForm, sent
from fodfaeste.web.admin.law import DONE, follow, lines, turn_of
from fodfaeste.web.shell.requires import staff
from fodfaeste.web.shell.visits import Desk
from fodfaeste.web.ui.attempts import attempt
from fodfaeste.web.ui.forms import LineField, LongTextField
from fodfaeste.web.ui.money import KronerField, PercentField

LIST = "admin:pay_rates"


class PayRuleForm(TurnForm):
    """How the wage is deducted from one benefit, from a day."""

    name = LineField(label="Ydelse og sats", longest=100)
    monthly_benefit = KronerField(
        label="Ydelsen om måneden før skat",
        help_text="Lad feltet stå tomt, når beløbet er forskelligt fra person til person.",
        required=False,
    )
    free_monthly = KronerField(
        label="Så meget løn om måneden trækkes ikke fra",
        help_text="Kroner. Lad feltet stå tomt, når der ikke er et månedligt fribeløb.",
        required=False,
    )
    free_hourly = KronerField(
        label="Så meget løn pr. time trækkes ikke fra",
        help_text="Kroner. Lad feltet stå tomt, når der ikke er et fradrag pr. time.",
        required=False,
    )
    free_hours_most = forms.IntegerField(
        label="Højst for så mange timer om måneden",
        min_value=1,
        max_value=LONGEST_MONTH,
        required=False,
    )
    deducted_percent = PercentField(label="Så mange procent af resten af lønnen trækkes fra")
    all_deducted_from = KronerField(
        label="Alt trækkes fra, når løn og ydelse tilsammen er",
        help_text="Kroner om måneden. Lad feltet stå tomt, når der ikke er et loft.",
        required=False,
    )
    labour_percent = PercentField(label="Arbejdsmarkedsbidrag i procent")
    source = LongTextField(
        label="Kilde",
        help_text="Loven med paragraf eller vejledningen, og hvornår I slog op.",
        longest=1000,
        rows=2,
    )

    def facts(self, name: str = "") -> actions.PayRuleFacts:
        """The rule as it was typed; a row that is changed keeps its name."""
        typed = self.cleaned_data
        names = actions.PayRuleFacts.__slots__
        return actions.PayRuleFacts(
            **{each: typed[each] for each in names if each != "name"},
            name=name or typed["name"],
        )


class WageFloorForm(TurnForm):
    """The lowest wage of an agreement, from a day."""

    name = LineField(label="Overenskomst", longest=100)
    hourly = KronerField(label="Laveste timeløn før skat")
    source = LongTextField(
        label="Kilde",
        help_text="Overenskomsten med paragraf, og hvornår I slog op.",
        longest=1000,
        rows=2,
    )

    def facts(self, name: str = "") -> actions.WageFloorFacts:
        """The wage as it was typed; a row that is changed keeps its name."""
        typed = self.cleaned_data
        return actions.WageFloorFacts(
            name=name or typed["name"], hourly=typed["hourly"], source=typed["source"]
        )


@require_safe
@staff(Permission.ADMINISTER)
def rates(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Every rule and every wage there is, was or will be."""
    context = {
        "rules": lines(queries.pay_rule_table(), desk),
        "floors": lines(queries.wage_floor_table(), desk),
    }
    return render(request, "admin/pay_rates.html", context)


@require_http_methods(["GET", "POST"])
@staff(Permission.ADMINISTER)
def new_pay_rule(request: HttpRequest, desk: Desk) -> HttpResponse:
    """A benefit that is not on the list yet."""
    form = PayRuleForm(sent(request), initial={"from_day": desk.today})

    def add(typed: dict[str, Any]) -> object:
        return actions.add_pay_rule(
            actor=desk.actor, facts=form.facts(), from_day=typed["from_day"], now=desk.now
        )

    return _added(request, form, add, heading="Ny ydelse")


@require_http_methods(["GET", "POST"])
@staff(Permission.ADMINISTER)
def new_wage_floor(request: HttpRequest, desk: Desk) -> HttpResponse:
    """An agreement that is not on the list yet."""
    form = WageFloorForm(sent(request), initial={"from_day": desk.today})

    def add(typed: dict[str, Any]) -> object:
        return actions.add_wage_floor(
            actor=desk.actor, facts=form.facts(), from_day=typed["from_day"], now=desk.now
        )

    return _added(request, form, add, heading="Ny timeløn")


@require_http_methods(["GET", "POST"])
@staff(Permission.ADMINISTER)
def change_pay_rule(request: HttpRequest, desk: Desk, row_id: int) -> HttpResponse:
    """Let the rule of a benefit be another from a day on."""
    row = queries.pay_rule_row(row_id)
    if row is None:
        raise Http404
    names = (*actions.PayRuleFacts.__slots__, "version")
    form = PayRuleForm(sent(request), initial={name: getattr(row, name) for name in names})
    del form.fields["name"]

    def change(typed: dict[str, Any]) -> object:
        return actions.change_pay_rule(
            actor=desk.actor,
            turn=turn_of(row_id, typed),
            facts=form.facts(row.name),
            today=desk.today,
            now=desk.now,
        )

    return follow(request, form, change, LIST, row)


@require_http_methods(["GET", "POST"])
@staff(Permission.ADMINISTER)
def change_wage_floor(request: HttpRequest, desk: Desk, row_id: int) -> HttpResponse:
    """Let the lowest wage be another from a day on."""
    row = queries.wage_floor_row(row_id)
    if row is None:
        raise Http404
    names = ("hourly", "source", "version")
    form = WageFloorForm(sent(request), initial={name: getattr(row, name) for name in names})
    del form.fields["name"]

    def change(typed: dict[str, Any]) -> object:
        return actions.change_wage_floor(
            actor=desk.actor,
            turn=turn_of(row_id, typed),
            facts=form.facts(row.name),
            today=desk.today,
            now=desk.now,
        )

    return follow(request, form, change, LIST, row)


def _added(
    request: HttpRequest,
    form: TurnForm,
    add: Callable[[dict[str, Any]], object],
    *,
    heading: str,
) -> HttpResponse:
    status = attempt(form, add)
    if status == DONE:
        messages.success(request, "Satsen står nu på listen.")
        return HttpResponseRedirect(reverse(LIST))
    context = {"form": form, "heading": heading, "back": reverse(LIST)}
    return render(request, "admin/pay_rate.html", context, status=status)
