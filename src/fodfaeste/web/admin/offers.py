"""The offers citizens may use beside the intervention: found, added, corrected, ended (C12)."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from fodfaeste.records.catalogues import actions, queries
from fodfaeste.records.catalogues.actions import OfferFacts
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.plan.kinds import LifeArea, OfferedBy
from fodfaeste.rules.plan.offers import Offer
from fodfaeste.web.admin.forms import sent
from fodfaeste.web.admin.law import DONE, lines
from fodfaeste.web.admin.meanwhile import attempt_edit
from fodfaeste.web.shell.requires import staff
from fodfaeste.web.shell.visits import Desk
from fodfaeste.web.ui.attempts import attempt
from fodfaeste.web.ui.cleaning import page_number, plain_line
from fodfaeste.web.ui.forms import ChipChoice, DanishDateField, KeyedForm, LineField, LongTextField
from fodfaeste.web.ui.parts import Paging

ONE_DAY = timedelta(days=1)
LONGEST_SEARCH = 100


class OfferForm(KeyedForm):
    """An offer: who runs it, what for, how to reach it, and when it is there."""

    name = LineField(label="Tilbuddets navn")
    offered_by = forms.ChoiceField(
        label="Hvem står for det?", choices=OfferedBy.choices(), widget=ChipChoice
    )
    area = forms.ChoiceField(label="Livsområde", choices=LifeArea.choices(), widget=ChipChoice)
    purpose = LongTextField(
        label="Hvad kan det hjælpe med?",
        help_text="En sætning om, hvem det er for, og hvad man får.",
        longest=2000,
        rows=2,
    )
    law = LineField(
        label="Sædvanligt lovgrundlag",
        help_text="Foreslås, når tilbuddet skrives i en plan.",
        longest=100,
        required=False,
    )
    contact = LongTextField(
        label="Kontakt",
        help_text="Fx telefon, adresse og åbningstid. Ingen private numre.",
        longest=2000,
        rows=2,
        required=False,
    )
    valid_from = DanishDateField(
        label="Findes fra",
        help_text="Lad felterne stå tomme, når tilbuddet altid har været der.",
        required=False,
    )
    last_on = DanishDateField(
        label="Sidste dag",
        help_text="Lad felterne stå tomme, så længe tilbuddet findes.",
        required=False,
    )

    def facts(self) -> OfferFacts:
        """The offer as it was typed."""
        typed = self.cleaned_data
        return OfferFacts(
            offer=Offer(
                name=typed["name"],
                offered_by=OfferedBy(typed["offered_by"]),
                area=LifeArea(typed["area"]),
                purpose=typed["purpose"],
                law=typed["law"],
                contact=typed["contact"],
            ),
            valid_from=typed["valid_from"],
            ends_before=typed["last_on"] + ONE_DAY if typed["last_on"] else None,
        )


@require_safe
@staff(Permission.ADMINISTER)
def offers(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Every offer there is, was or will be, fifty at a time."""
    text = plain_line(request.GET.get("q", ""))[:LONGEST_SEARCH]
    page = queries.offer_page(text, number=page_number(request.GET.get("side", "")))
    context = {
        "text": text,
        "lines": lines(page.offers, desk),
        "paging": Paging(
            page.number,
            page.last,
            page.total,
            query=urlencode({"q": text}) if text else "",
            what="tilbud",
        ),
    }
    return render(request, "admin/offers.html", context)


@require_http_methods(["GET", "POST"])
@staff(Permission.ADMINISTER)
def new_offer(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Add an offer."""
    form = OfferForm(sent(request), initial={"valid_from": desk.today})
    status = attempt(
        form, lambda _: actions.add_offer(actor=desk.actor, facts=form.facts(), now=desk.now)
    )
    if status == DONE:
        messages.success(request, "Tilbuddet står nu på listen.")
        return HttpResponseRedirect(reverse("admin:offers"))
    return render(request, "admin/offer.html", {"form": form}, status=status)


@require_http_methods(["GET", "POST"])
@staff(Permission.ADMINISTER)
def offer(request: HttpRequest, desk: Desk, offer_id: int) -> HttpResponse:
    """Correct an offer, or give it a last day."""
    found = queries.offer_row(offer_id)
    if found is None:
        raise Http404
    form = OfferForm(sent(request), initial=_standing(found))

    def save(typed: dict[str, Any]) -> object:
        return actions.change_offer(
            actor=desk.actor,
            offer_id=offer_id,
            version=typed["version"] or 0,
            facts=form.facts(),
            now=desk.now,
        )

    outcome = attempt_edit(form, save, _standing)
    if outcome.is_done:
        messages.success(request, "Tilbuddet er gemt.")
        return HttpResponseRedirect(reverse("admin:offers"))
    context = {"form": form, "offer": found, "differences": outcome.differences}
    return render(request, "admin/offer.html", context, status=outcome.status)


def _standing(row: Any) -> dict[str, Any]:
    """The row as the form shows it: the last day itself, not the day after."""
    names = ("name", "offered_by", "area", "purpose", "law", "contact", "valid_from", "version")
    return {
        **{name: getattr(row, name) for name in names},
        "last_on": row.ends_before - ONE_DAY if row.ends_before else None,
    }
