"""The three prints of the plan: large letters are large, easy words are easy, all in good time."""

import time
from dataclasses import replace

import pytest

from fodfaeste.pdf.documents import EasyPlanDocument, EffortLine, PlanDocument, PlanGoal
from fodfaeste.pdf.render import first_page_of, render_document
from tests.pdf.making import filled
from tests.pdf.reading import alternatives, text_of
from tests.pdf.structure import opened, smallest_letter

LARGE = 18.0
LONG = "Karin vil gerne arbejde et sted med ro, og hun har sovet bedre i de sidste uger. " * 24
SIXTY = tuple(
    PlanGoal(
        f"Mål {number}: at holde til en hel arbejdsdag",
        efforts=tuple(EffortLine(f"Indsats {number}-{one}", "Jonas Krag") for one in range(15)),
    )
    for number in range(4)
)


@pytest.mark.parametrize("rows", [0, 3])
def test_c6_in_large_print_no_letter_is_smaller_than_18_points(rows: int) -> None:
    plan = replace(filled(PlanDocument, rows=rows), large_print=True)
    with opened(render_document(plan)) as pdf:
        assert smallest_letter(pdf) >= LARGE


def test_c6_the_usual_print_is_smaller_so_that_the_measure_means_something() -> None:
    with opened(render_document(filled(PlanDocument))) as pdf:
        assert smallest_letter(pdf) < LARGE


def test_c6_the_easy_print_names_no_paragraph_not_even_in_its_picture() -> None:
    made = render_document(filled(EasyPlanDocument))
    words = text_of(made)
    with opened(made) as pdf:
        spoken = " ".join(alternatives(pdf))
    assert "§" not in words + spoken
    assert "tegnet som en bjælke" in spoken
    order = ("Ring til os", "Det sker nu", "Det siger du", "Dit job", "Dine mål")
    places = [words.index(heading) for heading in order]
    assert places == sorted(places)


@pytest.mark.parametrize("large", [False, True])
def test_c6_sixty_efforts_and_long_texts_are_all_there(large: bool) -> None:  # noqa: FBT001
    plan = PlanDocument(
        citizen="Karin Mølgaard",
        printed_on=filled(PlanDocument).printed_on,
        goals=(*SIXTY, PlanGoal("Langt", efforts=(EffortLine(f"{LONG}SIDSTE ORD", "Jonas"),))),
        large_print=large,
    )
    words = text_of(render_document(plan))
    assert [n for n in range(4) for one in range(15) if f"Indsats {n}-{one}" not in words] == []
    assert "SIDSTE ORD" in words


def test_how_long_each_print_takes_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    plan = replace(filled(PlanDocument), goals=SIXTY)
    prints = {
        "standard": plan,
        "large print": replace(plan, large_print=True),
        "easy": replace(filled(EasyPlanDocument), goals=SIXTY),
    }
    for name, document in prints.items():
        render_document(document)
        began = time.perf_counter()
        render_document(replace(document, quote="En anden gang"))
        with capsys.disabled():
            print(f"\n60 efforts, {name}: {(time.perf_counter() - began) * 1000:.0f} ms")  # noqa: T201
    assert len(prints) == 3


@pytest.mark.parametrize("kind", [PlanDocument, EasyPlanDocument])
def test_the_first_page_of_a_print_is_a_small_picture(kind: type) -> None:
    shown = first_page_of(filled(kind, rows=6))
    assert shown[:8] == b"\x89PNG\r\n\x1a\n"
    assert len(shown) < 100_000
