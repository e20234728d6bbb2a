import json
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.measures.files.raw import MOST_BYTES
from fodfaeste.rules.measures.files.reading import LANGUAGES, inspect, read
from fodfaeste.rules.refusal import Refused
from tests.rules.measures.instruments import wellbeing_file, written

Break = Callable[[dict[str, Any]], None]


def sentences(data: bytes) -> list[str]:
    return [fault.sentence for fault in inspect(data).faults]


def broken(spoil: Break) -> list[str]:
    tree = deepcopy(wellbeing_file())
    spoil(tree)
    return sentences(written(tree))


def choices(tree: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tree["answers"][0]["choices"]
    return found


def test_k3_a_file_without_a_fault_is_an_instrument() -> None:
    made = read(written(wellbeing_file()))
    assert (made.code, made.version, len(made.items)) == ("five", 1, 5)
    assert made.reach(made.scale("whole")) == (0, 100)


def test_k3_a_missing_category_is_found_the_published_error() -> None:
    found = broken(lambda tree: choices(tree).pop(2))
    assert found == [
        f"Spørgsmålet »w{number}« mangler svaret 2. Svarene skal gå fra 0 til 5 uden huller."
        for number in range(1, 6)
    ]


def test_k3_a_category_missing_at_the_end_is_found_too() -> None:
    found = broken(lambda tree: choices(tree).pop())
    assert found[0].startswith("Spørgsmålet »w1« mangler svaret 5.")


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        (
            lambda tree: choices(tree)[3].update(value=2),
            "Spørgsmålet »w1« har svar med samme værdi: 2. De overlapper.",
        ),
        (
            lambda tree: choices(tree)[3].update(label="svar 2"),
            "Spørgsmålet »w1« har svaret »svar 2« flere gange. De overlapper.",
        ),
        (
            lambda tree: [
                choice.update(label=label)
                for choice, label in zip(
                    choices(tree)[1:3], ("1–5 timer", "5–10 timer"), strict=True
                )
            ],
            "Spørgsmålet »w1« har svarene »1–5 timer« og »5–10 timer«. De overlapper.",
        ),
        (
            lambda tree: choices(tree).append({"value": 9, "label": "ni"}),
            "Spørgsmålet »w1« har svaret 9, som ligger uden for 0 til 5.",
        ),
        (
            lambda tree: tree["scales"][0].update(formula="sum"),
            "Skalaen »whole« siger 0 til 100, men formlen »sum« giver 0 til 25.",
        ),
        (
            lambda tree: tree["scales"][0].update(formula="median"),
            "Skalaen »whole« har »median« i »formula«. Det kan kun være: sum, mean, linear.",
        ),
        (
            lambda tree: tree["scales"][0]["items"].append("w9"),
            "Skalaen »whole« regner med spørgsmålet »w9«, som ikke står i filen.",
        ),
        (
            lambda tree: tree["scales"][0]["items"].append("w1"),
            "Skalaen »whole«: spørgsmålet »w1« står 2 gange.",
        ),
        (
            lambda tree: tree["items"][1].update(code="w1"),
            "Spørgsmålet »w1« står 2 gange.",
        ),
        (
            lambda tree: tree["scales"].append(tree["scales"][0]),
            "Skalaen »whole« står 2 gange.",
        ),
        (
            lambda tree: tree["scales"][0]["prompts"].append({"limit": 101, "text": "x"}),
            "Skalaen »whole« har grænsen 101, som ligger uden for 0 til 100.",
        ),
        (
            lambda tree: tree["scales"][0]["prompts"].append({"limit": 35, "text": "x"}),
            "Skalaen »whole« har den samme grænse to gange.",
        ),
        (
            lambda tree: tree["scales"][0]["change"].update(detectable=101),
            "Skalaen »whole« har en ændring uden for 0 til 100.",
        ),
        (
            lambda tree: tree["scales"][0].update(most_missing=5),
            "Skalaen »whole« tillader, at 5 af 5 svar mangler. Mindst ét skal være der.",
        ),
        (lambda tree: tree.pop("licence"), "Skemaet mangler »licence«."),
        (lambda tree: tree.update(source=" "), "Skemaet mangler »source«."),
        (
            lambda tree: tree.update(language="klingon"),
            f"Skemaet har »klingon« i »language«. Det kan kun være: {', '.join(LANGUAGES)}.",
        ),
        (lambda tree: tree["items"][2].update(text=""), "Spørgsmålet »w3« mangler »text«."),
        (
            lambda tree: tree["items"][2].update(answers="seven"),
            "Spørgsmålet »w3« bruger svarene »seven«, som ikke står i filen.",
        ),
        (
            lambda tree: tree["items"][2].update(reversed=True),
            "Spørgsmålet »w3« har »reversed«, som formatet ikke kender.",
        ),
        (
            lambda tree: tree["items"][2].update(is_reversed="ja"),
            "Spørgsmålet »w3« skal have true eller false i »is_reversed«.",
        ),
        (
            lambda tree: tree.update(version=True),
            "Skemaet skal have et helt tal i »version«.",
        ),
        (
            lambda tree: tree["items"][0].update(code="mode"),
            "Koden »mode« bruges af formularen. Vælg en anden kode.",
        ),
        (lambda tree: tree.update(version=0), "Skemaets version er 0. Den første er 1."),
        (
            lambda tree: tree.update(code="Fem!"),
            "Koden »Fem!« må kun have små bogstaver a–z, tal og _, og den begynder med et bogstav.",
        ),
        (
            lambda tree: tree.update(answered_by=["citizen", "staff"]),
            "Spørgsmålet »w1« mangler medarbejderens ord i »staff_text«.",
        ),
        (
            lambda tree: tree.update(team_only=True),
            ("Skemaet er kun for teamet, men siger, at borgeren svarer. Det går ikke."),
        ),
        (
            lambda tree: tree.update(code="who5", items=tree["items"][:4]),
            "Skalaen »whole« regner med spørgsmålet »w5«, som ikke står i filen.",
        ),
        (lambda tree: tree.update(items=[]), "Skemaet har ingenting i »items«."),
        (lambda tree: tree.update(items={}), "Skemaet skal have en liste i »items«."),
        (
            lambda tree: tree.update(format="andet"),
            "Skemaet har »andet« i »format«. Det kan kun være: fodfaeste-skema.",
        ),
        (lambda tree: tree.update(format_version=2), "Filen er ikke i version 1 af formatet."),
    ],
)
def test_k3_each_broken_file_is_refused_with_a_sentence_that_names_the_place(
    spoil: Break, expected: str
) -> None:
    assert expected in broken(spoil)


def test_k3_who_5_with_a_category_too_few_is_refused_whatever_it_says_of_itself() -> None:
    def spoil(tree: dict[str, Any]) -> None:
        tree["code"] = "who5"
        tree["answers"][0]["to"] = 4
        choices(tree).pop()

    assert broken(spoil) == [
        f"WHO-5 har seks svar, 0 til 5. Spørgsmålet »w{number}« har 0, 1, 2, 3, 4."
        for number in range(1, 6)
    ]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "Filen er ikke JSON, eller den er skrevet forkert."),
        (b"{", "Filen er ikke JSON, eller den er skrevet forkert."),
        (b'{"a": NaN}', "Filen er ikke JSON, eller den er skrevet forkert."),
        (b"[" * 100_000, "Filen er ikke JSON, eller den er skrevet forkert."),
        (b"[]", "Filen holder ikke ét skema. Den skal begynde med {."),
        ('{"title": "blåbær"}'.encode("latin-1"), "Filens tegnsæt er ikke UTF-8."),
        (b"x" * (MOST_BYTES + 1), "Filen er for stor. Et skema fylder højst 200 kB."),
        (b'{"code": "a", "code": "b"}', "Navnet »code« står to gange det samme sted i filen."),
    ],
)
def test_k3_what_is_not_a_file_of_an_instrument_is_said_in_one_sentence(
    data: bytes, expected: str
) -> None:
    assert sentences(data) == [expected]
    with pytest.raises(Refused) as refusal:
        read(data)
    assert refusal.value.rule == "K3"


def test_k3_a_mark_at_the_beginning_of_the_file_does_no_harm() -> None:
    assert read(b"\xef\xbb\xbf" + written(wellbeing_file())).code == "five"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.sampled_from(sorted(wellbeing_file())), JSON)
def test_k3_whatever_stands_in_one_place_there_is_an_instrument_or_a_report(
    name: str, value: object
) -> None:
    report = inspect(json.dumps({**wellbeing_file(), name: value}).encode())
    assert (report.instrument is None) is bool(report.faults)


@given(st.sampled_from(["answers", "items", "scales"]), st.data())
def test_k3_whatever_stands_one_step_down_there_is_an_instrument_or_a_report(
    name: str, data: st.DataObject
) -> None:
    tree = deepcopy(wellbeing_file())
    inner = tree[name][0]
    inner[data.draw(st.sampled_from(sorted(inner)))] = data.draw(JSON)
    report = inspect(json.dumps(tree).encode())
    assert (report.instrument is None) is bool(report.faults)
