"""«Hvad får jeg ud af en time mere?»: the form and the answer, for both doors (D12).

Nothing that is typed is kept: the numbers are sent, counted with, shown and forgotten.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from http import HTTPStatus
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fodfaeste.pdf.pay_documents import HourMoreDocument, PayLine
from fodfaeste.records.catalogues.pay_queries import Rates
from fodfaeste.rules.placement.pay.calculation import (
    NOT_COUNTED,
    NOTHING,
    Economy,
    HourLine,
    hour_lines,
)
from fodfaeste.rules.placement.pay.rates import PayRule
from fodfaeste.rules.placement.pay.words import (
    assumed,
    hour_more,
    in_a_sentence,
    kroner,
    kroner_and_oere,
    turns,
    whole,
)
from fodfaeste.rules.refusal import Refused
from fodfaeste.web.ui.forms import DanishForm
from fodfaeste.web.ui.money import KronerField, PercentField
from fodfaeste.web.ui.parts import Table
from fodfaeste.web.ui.wording import listed

GUIDANCE = _("Det er vejledning, ikke en afgørelse. Det er kommunen, der beregner din ydelse.")
HEAD = (
    _("Timer om ugen"),
    _("Tilbage til dig"),
    _("Mere end uden løn"),
    _("Løn før skat"),
    _("Ydelse tilbage"),
    _("Skat og bidrag"),
    _("Transport"),
)


class HourMoreForm(DanishForm):
    """What one calculates with."""

    says_optional = False

    benefit_rule = forms.ChoiceField(
        label=_("Hvilken ydelse får du?"), widget=forms.RadioSelect, required=True
    )
    benefit = KronerField(
        label=_("Ydelse om måneden før skat, uden løn"),
        help_text=_("Lad feltet stå tomt for at regne med kommunens sats, når der er en."),
        required=False,
    )
    floor = forms.ChoiceField(label=_("Hvilken løn?"), widget=forms.RadioSelect, required=False)
    wage = KronerField(
        label=_("Timeløn før skat"),
        help_text=_("Når lønnen er en anden. Fx 151,25."),
        required=False,
    )
    tax_percent = PercentField(label=_("Trækprocent"), help_text=_("Den står på dit skattekort."))
    tax_free = KronerField(
        label=_("Fradrag om måneden"),
        help_text=_("Det står på dit skattekort. Er det brugt et andet sted, så skriv 0."),
        required=False,
    )
    transport = KronerField(
        label=_("Transport til arbejde om måneden"), help_text=_("Fx et buskort."), required=False
    )

    def __init__(self, *args: Any, rates: Rates, **kwargs: Any) -> None:
        """Offer what the municipality keeps."""
        super().__init__(*args, **kwargs)
        self.rates = rates
        self.fields["benefit_rule"].choices = [  # type: ignore[attr-defined]
            (str(number), _rule_label(rule)) for number, rule in rates.rules.items()
        ]
        self.fields["floor"].choices = [  # type: ignore[attr-defined]
            *(
                (
                    str(number),
                    gettext("{name}: mindst {amount} i timen").format(
                        name=floor.name, amount=kroner_and_oere(floor.hourly)
                    ),
                )
                for number, floor in rates.floors.items()
            ),
            ("", gettext("En anden løn")),
        ]

    def clean(self) -> dict[str, Any]:
        """Ask for the benefit and the wage where the municipality has no number for them."""
        cleaned = super().clean() or self.cleaned_data
        rule = self.rates.rules.get(int(cleaned.get("benefit_rule") or 0))
        typed = cleaned.get("benefit")
        if rule and typed is None and "benefit" not in self.errors and not rule.monthly_benefit:
            self.add_error(
                "benefit", gettext("Kommunen har ingen sats for den ydelse. Skriv beløbet.")
            )
        if not cleaned.get("floor") and not cleaned.get("wage") and "wage" not in self.errors:
            self.add_error("wage", gettext("Vælg en løn, eller skriv timelønnen."))
        return cleaned

    def economy(self) -> Economy:
        """What was typed, ready to count with; a wage that was typed goes before one chosen."""
        typed = self.cleaned_data
        rule = self.rates.rules[int(typed["benefit_rule"])]
        wage = typed["wage"] or self.rates.floors[int(typed["floor"])].hourly
        benefit = typed["benefit"]
        return Economy(
            rule=rule,
            hourly_wage=wage,
            benefit=rule.monthly_benefit or NOTHING if benefit is None else benefit,
            tax_percent=typed["tax_percent"],
            tax_free=typed["tax_free"] or NOTHING,
            transport=typed["transport"] or NOTHING,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the page and the paper show."""

    sentence: str
    turns: tuple[str, ...]
    table: Table
    assumed: tuple[str, ...]
    not_counted: str
    rule: PayRule
    guidance: str


def answer_of(economy: Economy, *, hours: int) -> Answer:
    """Return what one hour more gives from so many paid hours a week, and the whole table."""
    lines = hour_lines(economy)
    return Answer(
        sentence=in_a_sentence(hour_more(lines, hours)),
        turns=turns(lines),
        table=Table(
            gettext("Hvad timer med løn giver om måneden"),
            tuple(map(str, HEAD)),
            tuple(map(_row, lines)),
        ),
        assumed=assumed(economy),
        not_counted=gettext("Ikke regnet med: {what}. Det kan ændre resultatet.").format(
            what=listed(map(gettext, NOT_COUNTED))
        ),
        rule=economy.rule,
        guidance=str(GUIDANCE),
    )


def answered(form: HourMoreForm, *, hours: int) -> tuple[Answer | None, int]:
    """Return the answer, or the status of a page that says what to mend; before that, nothing."""
    if not form.is_bound:
        return None, HTTPStatus.OK
    if not form.is_valid():
        return None, HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        return answer_of(form.economy(), hours=hours), HTTPStatus.OK
    except Refused as refused:
        form.refuse(refused)
        return None, HTTPStatus.CONFLICT


def document_of(answer: Answer, *, citizen: str, today: date) -> HourMoreDocument:
    """Return the answer on paper."""
    return HourMoreDocument(
        citizen=citizen,
        printed_on=today,
        sentence=answer.sentence,
        turns=answer.turns,
        head=answer.table.head,
        lines=tuple(PayLine(row) for row in answer.table.rows),
        assumed=answer.assumed,
        not_counted=answer.not_counted,
        guidance=answer.guidance,
        rates_from=answer.rule.valid_from,
        source=answer.rule.source,
    )


def _row(line: HourLine) -> tuple[str, ...]:
    return (
        str(line.hours),
        _money(line.left),
        _money(line.gain),
        _money(line.wage),
        _money(line.benefit_left),
        _money(line.labour + line.tax),
        _money(line.transport),
    )


def _money(amount: Decimal) -> str:
    """Whole kroner with a minus that is one."""
    words = kroner(abs(amount)).removesuffix(" kr.")
    return f"−{words}" if whole(amount) < 0 else words


def _rule_label(rule: PayRule) -> str:
    if not rule.monthly_benefit:
        return rule.name
    return gettext("{name}: {amount} om måneden").format(
        name=rule.name, amount=kroner(rule.monthly_benefit)
    )
