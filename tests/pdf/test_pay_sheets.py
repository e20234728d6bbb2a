"""The two sheets about pay are one page each, however much is on them (D12)."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pikepdf

from fodfaeste.pdf.pay_documents import PayTalkDocument, PayTask
from fodfaeste.pdf.render import render_document
from fodfaeste.rules.placement.pay.calculation import Economy
from fodfaeste.rules.placement.pay.employer import GIVES, costs
from fodfaeste.rules.placement.pay.rates import PayRule
from fodfaeste.web.ui.hour_more import answer_of, document_of
from tests.pdf.reading import text_of

DAY = date(2026, 3, 4)
ECONOMY = Economy(
    rule=PayRule(
        name="Øvelsesydelse",
        deducted_percent=Decimal(65),
        labour_percent=Decimal(8),
        free_monthly=Decimal(2_500),
        free_hourly=Decimal(20),
        free_hours_most=100,
        all_deducted_from=Decimal(21_000),
        source="Opfundet til prøven",
        valid_from=DAY,
    ),
    hourly_wage=Decimal("145.50"),
    benefit=Decimal(12_500),
    tax_percent=Decimal(38),
    tax_free=Decimal(4_300),
    transport=Decimal(900),
)


def test_d12_an_hour_more_is_one_page_with_every_line_and_what_it_rests_on() -> None:
    answer = answer_of(ECONOMY, hours=4)
    made = render_document(document_of(answer, citizen="Karin Mølgaard", today=DAY))
    with pikepdf.open(BytesIO(made)) as pdf:
        assert len(pdf.pages) == 1
    words = " ".join(text_of(made).split())
    assert all(cell in words for row in answer.table.rows for cell in row)
    assert answer.guidance in words
    assert "Opfundet til prøven" in words


def test_d12_the_talk_about_pay_is_one_page_with_eight_tasks() -> None:
    tasks = tuple(
        PayTask(f"Opgave nummer {number} i bageriet om morgenen", "mestrer opgaven", DAY)
        for number in range(1, 9)
    )
    sheet = PayTalkDocument(
        citizen="Karin Mølgaard",
        workplace="Byens Brød ApS",
        printed_on=DAY,
        ready=tasks[:3],
        others=tasks[3:],
        hours=("I aftalen nu: 12 praktiktimer og 2 ordinære timer med løn.",),
        costs=costs(240, Decimal("151.25")),
        gives=GIVES,
        agreed="Timer med løn er en mulighed. Når Karin pakker alene.",
        ask=("Hvilke opgaver kan der være løn for nu?",),
        call="Jonas Krag, 20 11 22 34",
    )
    made = render_document(sheet)
    with pikepdf.open(BytesIO(made)) as pdf:
        assert len(pdf.pages) == 1
    assert "ca. 2.622 kr. om måneden" in " ".join(text_of(made).split())
