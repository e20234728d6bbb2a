"""The CV: what stands on it and in which order, and to which text the citizen said yes (B7, L4)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.placement.profile.cv import (
    TITLES,
    CvContent,
    as_json,
    check_yes,
    cv_of,
    from_json,
    obstacles_to_yes,
)
from fodfaeste.rules.placement.profile.kinds import LineKind
from fodfaeste.rules.placement.profile.lines import Line
from fodfaeste.rules.placement.profile.wording import (
    benefit_words,
    diagnosis_words,
    names_a_cpr,
    warnings_on_cv,
    warnings_on_needs,
)
from fodfaeste.rules.refusal import Refused
from tests.rules.naming import conditions

TODAY = date(2026, 3, 4)
LINES = (
    Line(kind=LineKind.WISH, what="Noget med dyr"),
    Line(kind=LineKind.LANGUAGE, what="Dansk", more="modersmål"),
    Line(kind=LineKind.EXPERIENCE, what="Kassemedarbejder", place="Brugsen", began="2004"),
    Line(kind=LineKind.EXPERIENCE, what="Køkkenhjælp", began="2011", ended="2014"),
    Line(kind=LineKind.EXPERIENCE, what="Frivillig i genbrugsbutik", ongoing=True),
    Line(kind=LineKind.COMPETENCE, what="Bager brød", in_cv=False),
)
CV = cv_of(name="Karin Mølgaard", contact=("20998877", ""), about_me="Jeg kan lide ro", lines=LINES)
TEXT = st.text(max_size=30)
LINE = st.builds(Line, kind=st.sampled_from(LineKind), what=TEXT, place=TEXT, more=TEXT)


def test_b7_a_cv_holds_what_the_citizen_wants_on_it_the_newest_first() -> None:
    assert CV.contact == ("20998877",)
    assert [part.title for part in CV.parts] == ["Erfaring", "Sprog"]
    assert [(line.what, line.when) for line in CV.parts[0].lines] == [
        ("Frivillig i genbrugsbutik", "nu"),
        ("Køkkenhjælp", "2011–2014"),
        ("Kassemedarbejder", "2004"),
    ]


def test_b7_wishes_have_no_place_on_a_cv() -> None:
    assert set(LineKind) - set(TITLES) == {LineKind.WISH}
    assert "Noget med dyr" not in CV.texts


@given(st.lists(LINE, max_size=8), TEXT)
def test_b7_a_cv_that_is_kept_says_the_same_when_it_is_read(lines: list[Line], about: str) -> None:
    made = cv_of(name="Karin", contact=("1", "2"), about_me=about, lines=lines)
    assert from_json(as_json(made)) == made
    assert from_json(as_json(made)).text_hash == made.text_hash


def yes(content: CvContent = CV, **other: object) -> list[tuple[str, str]]:
    facts = {"read_hash": content.text_hash, "said_yes_on": TODAY, "today": TODAY} | other
    return conditions(obstacles_to_yes(content, **facts))  # type: ignore[arg-type]  # named above


def test_b7_a_yes_to_the_text_that_was_read_makes_the_cv() -> None:
    assert yes() == []
    check_yes(CV, read_hash=CV.text_hash, said_yes_on=TODAY, today=TODAY)


def test_b7_a_yes_to_another_text_to_nothing_or_from_tomorrow_is_refused() -> None:
    assert yes(read_hash="") == [("B7", "cv_read_as_it_stands")]
    assert yes(said_yes_on=TODAY + timedelta(days=1)) == [("B7", "cv_yes_by_now")]
    assert yes(CvContent(name="Karin")) == [("B7", "cv_says_something")]
    with pytest.raises(Refused, match="siden det blev læst"):
        check_yes(CV, read_hash="another", said_yes_on=TODAY, today=TODAY)


@given(LINE.filter(lambda line: line.what != "Køkkenhjælp"))
def test_b7_any_other_line_on_the_cv_is_another_text(line: Line) -> None:
    other = cv_of(
        name="Karin Mølgaard", contact=("20998877",), about_me="Jeg kan lide ro", lines=(line,)
    )
    assert other.text_hash != CV.text_hash


@pytest.mark.parametrize(
    "number", ["010170-1234", "0101701234", "010170 1234", "010170 - 1234", "010170\u20131234"]
)
def test_b7_a_cpr_number_stops_a_cv(number: str) -> None:
    assert yes(replace(CV, about_me=f"Mit nummer er {number}.")) == [("B7", "cv_without_cpr")]
    assert not names_a_cpr(["Ring 20 99 88 77", "I 2011-2014", "12345678901"])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Angst, og tidligere en depression", ("Angst", "depression")),
        ("ADHD og adhd", ("ADHD",)),
        ("Har KOL", ("KOL",)),
        ("Leddegigten driller", ("Leddegigten",)),
        ("Kolde dage og kolleger er afhængigt af vigtigt", ()),
        ("En pause hver time og et roligt sted", ()),
        ("", ()),
    ],
)
def test_l4_words_of_illness_are_named_as_they_are_written(
    text: str, words: tuple[str, ...]
) -> None:
    assert diagnosis_words(text) == words
    assert bool(warnings_on_needs(text)) == bool(words)
    assert all(word in warnings_on_needs(text)[0].sentence for word in words)


def test_l4_a_need_in_place_of_a_diagnosis_is_asked_for() -> None:
    (warning,) = warnings_on_needs("Hun har angst")
    assert (warning.rule, warning.condition) == ("L4", "needs_not_diagnoses")
    assert warning.next_step.startswith("Skriv behovet i stedet")


def test_l4_a_cv_that_tells_of_illness_or_benefits_says_which_word() -> None:
    assert benefit_words("Fra kontanthjælpen til job") == ("kontanthjælpen",)
    told = warnings_on_cv(["Var sygemeldt", "med stress og migræne"])
    assert conditions(told) == [("L4", "cv_without_illness"), ("L4", "cv_without_benefits")]
    assert warnings_on_cv(CV.texts) == ()
