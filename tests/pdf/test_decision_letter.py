"""The letter with a decision: plain, whole, and nothing in it that need not be there (H5)."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pikepdf
import pytest

from fodfaeste.pdf.decision_documents import DecisionLetter
from fodfaeste.pdf.render import render_document
from fodfaeste.rules.decisions.complaint import complaint_guidance, in_full
from fodfaeste.rules.decisions.kinds import DecisionOutcome, PartyHearing
from fodfaeste.rules.decisions.letter import (
    Decided,
    heading,
    hearing_sentence,
    what_is_decided,
)
from fodfaeste.rules.legal_basis import LegalBasisCode, valid_on
from tests.pdf.reading import text_of
from tests.pdf.structure import heading_levels, opened, skipped

DAY = date(2026, 3, 4)
SEL_85, SEL_82B, MENTOR = LegalBasisCode
BASIS = valid_on(MENTOR, DAY)
LETTER = DecisionLetter(
    citizen="Karin Mølgaard",
    printed_on=DAY,
    decided_on=DAY,
    heading="Du får en mentor",
    sender="Aabenraa",
    decided=("Du får en mentor fra 4. marts 2026 til og med 3. september 2026.",),
    reasons="Du begynder i et nyt job, og du vil gerne have en at øve vejen med.",
    hearing=("Vi talte med dig om det, før vi bestemte os: 2. marts 2026.",),
    law=in_full("LAB §§ 167–171"),
    complaint=complaint_guidance(BASIS) if BASIS else "",
    contact="Samir Toft",
    phone="20112233",
)


@pytest.mark.parametrize("large", [False, True])
def test_h5_a_usual_letter_is_tagged_in_order_and_no_longer_than_it_must_be(*, large: bool) -> None:
    made = render_document(replace(LETTER, large_print=large))
    with pikepdf.open(BytesIO(made)) as pdf:
        assert len(pdf.pages) <= (3 if large else 1)
    with opened(made) as pdf:
        levels = heading_levels(pdf)
        assert (levels.count(1), skipped(levels)) == (1, [])
        assert "Karin Mølgaard" in str(pdf.open_metadata()["dc:title"])
    words = " ".join(text_of(made).split())
    for said in ("Det har vi bestemt", "Derfor", "Loven", "Hvis du er uenig", "Samir Toft"):
        assert said in words


@pytest.mark.parametrize(
    ("decided", "first", "sentences"),
    [
        (
            Decided(law=SEL_85, outcome=DecisionOutcome.GRANTED, starts_on=DAY),
            "Du får socialpædagogisk støtte",
            [
                "Du får socialpædagogisk støtte fra {}.",
                "Støtten har ingen slutdato. Den stopper kun, hvis vi træffer en ny afgørelse.",
            ],
        ),
        (
            Decided(law=MENTOR, outcome=DecisionOutcome.REFUSED),
            "Du får ikke en mentor",
            ["Vi har bestemt, at du ikke får en mentor nu."],
        ),
        (
            Decided(law=SEL_85, outcome=DecisionOutcome.ENDED, last_day=DAY),
            "Din støtte stopper",
            ["Den sidste dag, du har socialpædagogisk støtte som nu, er {}."],
        ),
        (
            Decided(law=SEL_85, outcome=DecisionOutcome.CONTINUED),
            "Din støtte fortsætter",
            [
                "Du beholder socialpædagogisk støtte, også når CTI er slut.",
                "En anden medarbejder end din CTI-medarbejder giver støtten. Du får navnet.",
            ],
        ),
        (
            Decided(
                law=SEL_82B,
                outcome=DecisionOutcome.CHANGED,
                starts_on=DAY,
                ends_before=date(2026, 9, 4),
                last_day=date(2026, 3, 3),
                ended_law=SEL_85,
            ),
            "Din støtte bliver ændret",
            [
                "Den sidste dag, du har socialpædagogisk støtte som nu, er {}.",
                "Du får tidlig social støtte fra {} til og med {}.",
                "Før den tid taler vi med dig om, hvad du har brug for bagefter.",
            ],
        ),
    ],
)
def test_h5_each_outcome_is_told_in_plain_words(
    decided: Decided, first: str, sentences: list[str]
) -> None:
    assert heading(decided) == first
    assert [said.sentence for said in what_is_decided(decided)] == sentences


def test_h3_the_letter_says_the_last_day_not_the_day_after() -> None:
    told = what_is_decided(
        Decided(
            law=MENTOR,
            outcome=DecisionOutcome.GRANTED,
            starts_on=DAY,
            ends_before=date(2026, 9, 4),
        )
    )
    assert told[0].dates == (DAY, date(2026, 9, 3))


def test_h5_the_letter_says_whether_one_was_heard() -> None:
    assert hearing_sentence(PartyHearing.DONE, DAY).dates == (DAY,)
    assert "ikke spurgt dig" in hearing_sentence(PartyHearing.NOT_NEEDED, None).sentence
