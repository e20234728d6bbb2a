"""Documents are tagged, titled, Danish, and set what was typed as text."""

import time
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from fodfaeste.pdf import render
from fodfaeste.pdf.documents import (
    Consent,
    CrisisPlanDocument,
    Document,
    EffortLine,
    Helper,
    KickoffSummary,
    NextGoal,
    PlanDocument,
    PlanGoal,
    Topic,
    WorkAgreementDocument,
)
from fodfaeste.pdf.safety_documents import (
    NamedText,
    NextContact,
    PlanPerson,
    PocketDocument,
    RetentionDocument,
)
from fodfaeste.pictures.phase_clock import PhaseClock, PhaseSpan
from tests.pdf.reading import alternatives, text_of

TODAY = date(2027, 8, 17)
HOSTILE = (
    'æøå ÆØÅ <script>alert("x")</script> #let x = 1 $ a^2 $ *fed* _kursiv_ \\ @ref #sys.inputs'
)
NADIA = Helper("Nadia Friis", "CTI-medarbejder", "støtter i hverdagen", "20 11 22 33")
CLOCK = PhaseClock(
    phases=(
        PhaseSpan(1, "Ind i job og hverdag", date(2027, 3, 4), date(2027, 6, 4)),
        PhaseSpan(2, "Afprøvning og tilpasning", date(2027, 6, 4), date(2027, 9, 4)),
        PhaseSpan(3, "Overdragelse", date(2027, 9, 4), date(2027, 12, 4)),
    ),
    basis="SEL § 85",
    months=9,
    today=TODAY,
)
PLAN = PlanDocument(
    citizen="Karin Mølgaard",
    printed_on=TODAY,
    quote="Jeg vil arbejde et sted, hvor der er ro",
    purpose="Et arbejde med ro omkring.",
    job_goal="Lager og pakkeri",
    version=3,
    approved_on=date(2027, 4, 2),
    took_part=("Karin Mølgaard", "Nadia Friis"),
    responsible="Pernille Aaen",
    next_follow_up=date(2027, 9, 1),
    goals=(
        PlanGoal(
            "Et arbejde, jeg kan holde til",
            (NextGoal("Prøve pakkebordet om tirsdagen", "31. august", "i gang"),),
            (EffortLine("Praktik", "Jonas Krag", "LAB § 57", "fra 4. marts", "i gang"),),
        ),
    ),
    team=(NADIA,),
    clock=CLOCK,
)
AGREEMENT = WorkAgreementDocument(
    citizen="Karin Mølgaard",
    workplace="Byens Brød ApS",
    printed_on=TODAY,
    starts_on=date(2027, 3, 4),
    hours=("12 timer i praktik uden løn", "4 timer med løn"),
    tasks=("Pakkebord", "Varemodtagelse"),
    considerations=("Arbejde i eget tempo",),
    next_goals=(NextGoal("Klare pakkebordet alene", "senest 30. september, 16 timer om ugen"),),
    paid_hours="Når Karin mestrer pakkebordet.",
    follow_up_on=date(2027, 8, 19),
    call=NADIA,
    agreed=(Consent("Borger", "Karin Mølgaard", date(2027, 3, 3)), Consent("Arbejdsgiver")),
    follow_up_how="I bageriet hver tredje uge",
    contact="Mia Lund, 20 11 22 41",
    job="Pakkemedarbejder",
    mark="Udgave 2. Tekstens mærke: 0123456789abcdef",
)
KICKOFF = KickoffSummary(
    citizen="Karin Mølgaard",
    held_on=date(2027, 1, 12),
    printed_on=TODAY,
    place="Hjemme hos Karin",
    took_part=("Karin", "Nadia"),
    topics=(Topic("Drømme og ønsker", "Noget med hænderne"), Topic("Netværk")),
    agreements=(Topic("CV", "Vi begynder 20. januar."),),
    team=(NADIA,),
)
CRISIS = CrisisPlanDocument(
    citizen="Karin Mølgaard",
    printed_on=TODAY,
    signs=("Jeg sover ikke",),
    helps=("En gåtur",),
    people=(NADIA,),
)
POCKET = PocketDocument(
    citizen="Karin Mølgaard",
    printed_on=TODAY,
    signs=("Jeg sover ikke",) * 9,
    helps=("En gåtur rundt om bygningen, før det bliver for meget",) * 12,
    people=(PlanPerson(name="Grete", helps_with="Ringer om søndagen", phone="20 11 22 33"),) * 6,
    numbers=(PlanPerson(name="Alarm 112", phone="112", helps_with="Når liv er i fare"),) * 4,
)
RETENTION = RetentionDocument(
    citizen="Karin Mølgaard",
    printed_on=TODAY,
    job=(NamedText(name="Timer", text="12 timer med løn"),),
    keeps=("Faste dage",),
    signs=("Bliver stille",),
    people=(PlanPerson(name="Grete", helps_with="Ringer om søndagen"),),
    contacts=(NextContact(what="Ring", who="Jonas Krag", on=TODAY),),
)
EVERY: tuple[Document, ...] = (PLAN, AGREEMENT, KICKOFF, CRISIS, POCKET, RETENTION)
EMPTY: tuple[Document, ...] = (
    PlanDocument(citizen="Karin Mølgaard", printed_on=TODAY),
    WorkAgreementDocument(citizen="Karin Mølgaard", workplace="Byens Brød", printed_on=TODAY),
    KickoffSummary(citizen="Karin Mølgaard", held_on=TODAY, printed_on=TODAY),
    CrisisPlanDocument(citizen="Karin Mølgaard", printed_on=TODAY),
    PocketDocument(citizen="Karin Mølgaard", printed_on=TODAY),
    RetentionDocument(citizen="Karin Mølgaard", printed_on=TODAY),
)


def opened(made: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(made))


def font_names(made: bytes) -> str:
    with opened(made) as pdf:
        return " ".join(str(font.BaseFont) for font in pdf.pages[0].Resources.Font.values())


def names(document: Document) -> str:
    return document.template


@pytest.mark.parametrize("document", EVERY + EMPTY, ids=names)
def test_every_document_is_tagged_titled_and_danish(document: Document) -> None:
    with opened(render.render_document(document)) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked) is True
        assert str(pdf.Root.Lang) == "da"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle) is True
        title = str(pdf.open_metadata()["dc:title"])
        assert "Karin Mølgaard" in title
        assert str(pdf.open_metadata()["pdfuaid:part"]) == "1"


def test_the_phase_clock_of_the_plan_has_a_text_alternative() -> None:
    with opened(render.render_document(PLAN)) as pdf:
        assert [words.split(".")[0] for words in alternatives(pdf)] == [
            "Afprøvning og tilpasning · CTI efter SEL § 85, 9\N{NO-BREAK SPACE}måneder"
        ]


def test_the_plan_says_what_it_was_given() -> None:
    words = text_of(render.render_document(PLAN))
    for said in (
        "Fælles plan",
        "»Jeg vil arbejde et sted, hvor der er ro«",
        "Lager og pakkeri",
        "Prøve pakkebordet om tirsdagen",
        "SEL § 85" if PLAN.clock is None else "LAB § 57",
        "20 11 22 33",
        "2. april 2027",
        "side 1 af 1",
    ):
        assert said in words


def test_an_empty_plan_says_what_is_not_there_yet() -> None:
    words = text_of(render.render_document(EMPTY[0]))
    for said in ("Der er ikke sat mål endnu.", "ikke godkendt endnu", "kladde"):
        assert said in words


@pytest.mark.parametrize(
    "hostile",
    [
        replace(PLAN, citizen=HOSTILE, quote=HOSTILE, purpose=HOSTILE, job_goal=HOSTILE),
        replace(AGREEMENT, citizen=HOSTILE, tasks=(HOSTILE,), paid_hours=HOSTILE),
        replace(KICKOFF, place=HOSTILE, topics=(Topic(HOSTILE, HOSTILE),)),
        replace(CRISIS, signs=(HOSTILE,), own=(HOSTILE,)),
        replace(POCKET, signs=(HOSTILE,), helps=(HOSTILE,)),
        replace(RETENTION, keeps=(HOSTILE,), signs=(HOSTILE,)),
    ],
    ids=names,
)
def test_what_was_typed_is_text_and_never_markup(hostile: Document) -> None:
    words = text_of(render.render_document(hostile))
    for said in (
        "æøå ÆØÅ",
        "<script>alert",
        "#let x = 1",
        "$ a^2 $",
        "*fed*",
        "_kursiv_",
        "\\ @ref",
    ):
        assert said in words


def test_a_text_of_20_000_characters_runs_over_several_pages() -> None:
    long = "Karin vil gerne arbejde et sted med ro. " * 500
    made = render.render_document(replace(PLAN, purpose=f"{long}SIDSTE ORD"))
    with opened(made) as pdf:
        assert len(pdf.pages) > 3
    assert "SIDSTE ORD" in text_of(made)


def test_a_word_of_20_000_characters_is_broken_and_kept() -> None:
    made = render.render_document(replace(PLAN, purpose="x" * 20_000))
    assert text_of(made).replace("\n", "").replace("\N{ZERO WIDTH SPACE}", "").count("x") >= 20_000


def test_d6_the_work_agreement_fits_on_one_page() -> None:
    with opened(render.render_document(AGREEMENT)) as pdf:
        assert len(pdf.pages) == 1


def test_lines_stay_lines() -> None:
    words = text_of(render.render_document(replace(PLAN, purpose="Første linje\nAnden linje")))
    assert "Første linje\nAnden linje" in words


def test_a_name_that_is_no_template_is_refused() -> None:
    with pytest.raises(render.UnknownDocument):
        render.render_pdf("../../secrets", {})


def test_without_the_design_systems_fonts_a_document_is_still_made(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert "IBM" in font_names(render.render_document(CRISIS))
    monkeypatch.setattr(render, "fonts", lambda: render.fonts_in(tmp_path / "absent"))
    made = render.render_document(replace(CRISIS, own=("æøå",)))
    assert "æøå" in text_of(made)
    assert "IBM" not in font_names(made)


def test_the_data_of_a_document_is_plain_and_dated_in_danish() -> None:
    data: dict[str, Any] = render.data_of(AGREEMENT)
    assert data["starts_on"] == "4. marts 2027"
    assert data["agreed"][1] == {"party": "Arbejdsgiver", "name": "", "on": None}


def test_how_long_a_warm_plan_takes_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    render.render_document(PLAN)
    began = time.perf_counter()
    for number in range(5):
        render.render_document(replace(PLAN, purpose=f"Udgave {number}"))
    with capsys.disabled():
        print(f"\nplan as PDF, warm: {(time.perf_counter() - began) / 5 * 1000:.1f} ms")  # noqa: T201
    assert text_of(render.render_document(PLAN)).count("Fælles plan") == 1
