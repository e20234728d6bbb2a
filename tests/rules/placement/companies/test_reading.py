"""Files of companies: read or refused, cell by cell, and what each row will do (D1, S27, S28)."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fodfaeste.rules.placement.companies.importing.columns import COLUMNS, code_of
from fodfaeste.rules.placement.companies.importing.deciding import (
    COMPANY,
    MOST_NAMESAKES,
    Decided,
    Standing,
    decided,
)
from fodfaeste.rules.placement.companies.importing.reading import (
    MOST_BYTES,
    MOST_ROWS,
    SEPARATORS,
    Line,
    clean_name,
    read_file,
)
from fodfaeste.rules.placement.companies.importing.rows import Row, row_of
from fodfaeste.rules.placement.companies.importing.spreadsheet import (
    as_typed,
    neutralised,
    written,
)
from fodfaeste.rules.placement.companies.kinds import RowOutcome
from fodfaeste.rules.refusal import Refused

HEAD = "Navn;CVR-nr.;By"


def refusal(name: str, data: bytes) -> str:
    with pytest.raises(Refused) as refused:
        read_file(name, data)
    assert refused.value.rule == "D1"
    return refused.value.obstacles[0].condition


def test_d1_a_quotation_mark_that_does_not_fit_is_told_with_its_row() -> None:
    rows = "".join(f"Firma {number};;Vejle\n" for number in range(2, 1_300))
    with pytest.raises(Refused) as refused:
        read_file("liste.csv", f'{HEAD}\n{rows}"Kringlen" ApS;;Ærø\nMere;;Vejle\n'.encode())
    assert "omkring række 1.300." in refused.value.obstacles[0].sentence


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("separator", SEPARATORS)
def test_d1_a_file_is_read_in_each_encoding_and_with_each_separator(
    encoding: str, separator: str
) -> None:
    text = f"{HEAD}\r\nÆblegården på Fyn;13585628;Ærøskøbing\r\n".replace(";", separator)
    found = read_file("liste.csv", text.encode(encoding))
    assert (found.separator, found.encoding) == (
        separator, "windows-1252" if encoding == "cp1252" else "utf-8",
    )  # fmt: skip
    assert found.lines == (
        Line(number=2, cells={"name": "Æblegården på Fyn", "cvr_number": "13585628",
                              "city": "Ærøskøbing"}),
    )  # fmt: skip


@pytest.mark.parametrize(("name", "data", "condition"), [
    ("a.csv", b"", "import_not_empty"),
    ("a.csv", b" \r\n ", "import_not_empty"),
    ("a.csv", b"x" * (MOST_BYTES + 1), "import_not_too_large"),
    ("a.xlsx", b"Navn\r\nA\r\n", "import_is_csv"),
    ("a.csv", b"PK\x03\x04....", "import_is_csv"),
    ("a.csv", b"%PDF-1.7", "import_is_csv"),
    ("a.csv", b"\x89PNG\r\n", "import_is_csv"),
    ("a.csv", b"Navn\r\nA\x00B\r\n", "import_is_csv"),
    ("a.csv", "Navn\r\nBrød\r\n".encode("utf-16"), "import_letters_readable"),
    ("a.csv", "Navn\r\nBrød\r\n".encode("cp850"), "import_letters_readable"),
    ("a.csv", "Navn\r\nBrød\r\n".encode("mac-roman"), "import_letters_readable"),
    ("a.csv", "Navn\r\nBrød\r\n".encode().decode("cp1252").encode(), "import_letters_readable"),
    ("a.csv", b"Navn\r\nBr\x81d\r\n", "import_letters_readable"),
    ("a.csv", b'Navn;By\r\n"A;B\r\n', "import_quotes_closed"),
    ("a.csv", b"Navn;By\r\n", "import_has_rows"),
    ("a.csv", b"Navn;By\r\n;\r\n", "import_has_rows"),
    ("a.csv", b"Foo;Bar\r\nA;B\r\n", "import_has_headings"),
    ("a.csv", b"By;CVR\r\nA;B\r\n", "import_has_headings"),
    ("a.csv", b"Navn;Firma\r\nA;B\r\n", "import_heading_once"),
    ("a.csv", b"Navn\r\n" + b"A\r\n" * (MOST_ROWS + 1), "import_not_too_long"),
])  # fmt: skip
def test_d1_a_file_that_cannot_be_read_for_certain_is_refused(
    name: str, data: bytes, condition: str
) -> None:
    assert refusal(name, data) == condition


def test_d1_unknown_columns_are_passed_over_and_named_and_empty_rows_keep_the_numbers() -> None:
    found = read_file("a.csv", b"Navn;Farve;By\r\nA;gul;X\r\n;;\r\nB;;\r\n")
    assert found.passed_over == ("Farve",)
    assert [(line.number, line.cells) for line in found.lines] == [
        (2, {"name": "A", "city": "X"}),
        (4, {"name": "B", "city": ""}),
    ]


@pytest.mark.parametrize(("name", "clean"), [
    ("liste.csv", "liste.csv"),
    ("../../etc/passwd", "passwd"),
    ("C:\\temp\\æ.csv", "æ.csv"),
    ("a\nb\x00.csv", "ab.csv"),
    ("", "fil"),
    ("x" * 300 + ".csv", "x" * 196 + ".csv"),
])  # fmt: skip
def test_a_files_name_is_only_its_last_part(name: str, clean: str) -> None:
    assert clean_name(name) == clean


@given(st.binary(max_size=200))
def test_d1_no_bytes_bring_the_reader_down(data: bytes) -> None:
    try:
        found = read_file("a.csv", b"Navn;By\r\n" + data)
    except Refused:
        return
    assert found.lines


CELLS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="�Ã†›¾¿Œ‘"),
    min_size=1, max_size=30,
).map(str.strip).filter(bool)  # fmt: skip


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=5))
def test_d1_what_we_write_is_read_back_as_it_was(rows: list[tuple[str, str]]) -> None:
    found = read_file("a.csv", written([("Navn", "By"), *rows]))
    assert [(line.cells["name"], line.cells["city"]) for line in found.lines] == rows


@pytest.mark.parametrize(("cell", "safe"), [
    ("=1+1", "'=1+1"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("-2", "'-2"),
    ("+4520", "'+4520"),
    (" =x", "' =x"),
    ("\t=x", "'\t=x"),
    ("Brød", "Brød"),
    ("'=x", "'=x"),
    ("", ""),
])  # fmt: skip
def test_s28_a_cell_that_would_be_calculated_is_neutralised(cell: str, safe: str) -> None:
    assert neutralised(cell) == safe


@given(st.text(max_size=20))
def test_s28_no_written_cell_begins_a_formula(cell: str) -> None:
    raw = written([[cell, cell]]).decode("utf-8-sig")
    (row,) = csv.reader(io.StringIO(raw, newline=""), delimiter=";")
    assert all(not one.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r")) for one in row)
    if not cell.startswith("'"):
        assert as_typed(neutralised(cell)) == cell


def test_every_heading_of_the_template_is_known_and_explained() -> None:
    assert [code_of(column.heading) for column in COLUMNS] == [column.code for column in COLUMNS]
    examples = {column.code: column.example for column in COLUMNS}
    assert row_of(Line(number=2, cells=examples)).problems == ()
    assert set(COMPANY) < set(examples)


@pytest.mark.parametrize(("cells", "values", "problems"), [
    ({"name": "A", "cvr_number": "DK 13 58 56 28"}, {"cvr_number": "13585628"}, []),
    ({"name": "A", "cvr_number": "12345678"}, {}, ["CVR-nummeret findes ikke"]),
    ({"name": "A", "p_number": "1,00339E+09"}, {}, ["P-nummeret skal have 10 cifre"]),
    ({"name": "  "}, {}, ["Navnet mangler"]),
    ({"name": "A", "postcode": "DK-8000"}, {"postcode": "8000"}, []),
    ({"name": "A", "postcode": "800"}, {}, ["Postnummer: Det skal være fire cifre"]),
    ({"name": "A", "employees": "1.250"}, {"employees": "1250"}, []),
    ({"name": "A", "employees": "12,5"}, {}, ["Ansatte: Det skal være et helt tal"]),
    ({"name": "A", "employees": "9" * 5000}, {}, ["Ansatte: Teksten er længere end 200 tegn"]),
    ({"name": "A", "person_name": "Bo", "person_email": "bo"}, {}, ["E-mail: Det skal være"]),
    ({"name": "A", "person_name": "Bo", "person_phone": "+45 20 99 10 00"}, {}, []),
    ({"name": "A", "person_phone": "ring"}, {}, ["Telefon: Det skal være", "ingen kontaktperson"]),
    ({"name": "x" * 201}, {}, ["Navn: Teksten er længere end 200 tegn"]),
    ({"name": "A\x07B"}, {"name": "AB"}, ["Navn: Teksten indeholder usynlige tegn"]),
    ({"name": "A\nB", "needs": "1\n2"}, {"name": "A B", "needs": "1\n2"}, []),
    ({"name": "<script>alert(1)</script>"}, {"name": "<script>alert(1)</script>"}, []),
    ({"name": "A", "needs": "æ" * 2000}, {"needs": "æ" * 2000}, []),
    ({"name": "A", "needs": "æ" * 2001}, {}, ["Behov: Teksten er længere end 2000 tegn"]),
])  # fmt: skip
def test_d1_each_cell_is_looked_at(
    cells: dict[str, str], values: dict[str, str], problems: list[str]
) -> None:
    found = row_of(Line(number=2, cells=cells))
    assert {code: found.values[code] for code in values} == values
    assert len(found.problems) == len(problems)
    assert all(said in one for said, one in zip(problems, found.problems, strict=True))


def test_d1_a_row_with_more_cells_than_headings_says_so() -> None:
    found = row_of(Line(number=2, cells={"name": "A"}, too_long=True))
    assert "flere felter end overskrifter" in found.problems[0]


def standing(number: int, *, closed: bool = False, **values: str) -> Standing:
    whole = {**dict.fromkeys(COMPANY, ""), **values}
    return Standing(id=number, found_by=whole, values=whole, closed=closed)


BREAD = standing(1, name="Byens Brød ApS", cvr_number="13585628", p_number="1003388394",
                 postcode="8000", city="Aarhus C", address="Torvet 1")  # fmt: skip


@pytest.mark.parametrize(("values", "outcome", "changes"), [
    ({"name": "Andet navn", "p_number": "1003388394"}, RowOutcome.UPDATE, ("name",)),
    ({"name": "Byens Brød ApS", "p_number": "1003388395"}, RowOutcome.NEW, ("name", "p_number")),
    ({"name": "Byens Brød"}, RowOutcome.UPDATE, ("name",)),
    ({"name": "Byens Brød ApS", "city": "Aarhus C"}, RowOutcome.SAME, ()),
    ({"name": "Byens Brød ApS", "postcode": "8000", "city": "Århus C"}, RowOutcome.UPDATE,
     ("city",)),
    ({"name": "Byens Brød ApS", "city": "Odense"}, RowOutcome.NEW, ("name", "city")),
    ({"name": "Holding", "cvr_number": "13585628", "address": "torvet  1"}, RowOutcome.UPDATE,
     ("name", "address")),
    ({"name": "Holding", "cvr_number": "13585628"}, RowOutcome.NEW, ("name", "cvr_number")),
    ({"name": "Byens Brød ApS", "person_name": "Bo", "person_phone": "20"}, RowOutcome.UPDATE,
     ("person_name", "person_phone")),
])  # fmt: skip
def test_d1_a_row_makes_corrects_or_leaves(
    values: dict[str, str], outcome: RowOutcome, changes: tuple[str, ...]
) -> None:
    (found,) = decided([Row(line=2, values=values)], [BREAD])
    assert (found.outcome, found.changes) == (outcome, changes)


def test_d1_a_row_that_fits_two_or_stands_twice_or_a_closed_company_is_wrong() -> None:
    bread = [Row(line=n, values={"name": "Byens Brød ApS", "cvr_number": cvr})
             for n, cvr in ((2, ""), (3, "13585628"))]  # fmt: skip
    assert [one.outcome for one in decided(bread, [BREAD])] == [RowOutcome.SAME, RowOutcome.WRONG]
    two = [standing(1, name="Netto", city="Odense"), standing(2, name="Netto", city="Vejle")]
    (either,) = decided([Row(line=2, values={"name": "Netto"})], two)
    assert (either.outcome, "passer til flere" in either.problems[0]) == (RowOutcome.WRONG, True)
    rows = [Row(line=n, values={"name": "Kiosk", "city": "Vejle"}) for n in (2, 3)]
    first, second = decided(rows, [])
    assert (first.outcome, second.problems) == (
        RowOutcome.NEW, ("Virksomheden står også i række 2.",)
    )  # fmt: skip
    (closed,) = decided([Row(line=2, values={"name": "A"})], [standing(1, name="A", closed=True)])
    assert (closed.outcome, "lukket" in closed.problems[0]) == (RowOutcome.WRONG, True)


def test_d1_a_merged_entry_leads_to_the_company_it_became_a_part_of() -> None:
    kept = {**BREAD.values, "name": "Brød & Co"}
    register = [Standing(id=7, found_by=kept, values=kept),
                Standing(id=7, found_by=BREAD.values, values=kept)]  # fmt: skip
    (found,) = decided([Row(line=2, values={"name": "Byens Brød ApS"})], register)
    assert (found.outcome, found.company_id) == (RowOutcome.UPDATE, 7)


def test_d1_known_people_are_compared_and_an_empty_cell_says_nothing() -> None:
    whole = Standing(id=1, found_by=BREAD.values, values=BREAD.values,
                     people={"bo bager": {"person_phone": "20"}})  # fmt: skip
    values = {"name": "Byens Brød ApS", "city": "", "person_name": "Bo Bager"}
    for phone, changes in (("20", ()), ("30", ("person_phone",)), ("", ())):
        row = Row(line=2, values={**values, "person_phone": phone})
        (found,) = decided([row], [whole])
        assert found.changes == changes


def test_d1_many_of_one_name_must_say_their_number() -> None:
    crowd = [standing(n, name="Netto", p_number=str(n)) for n in range(MOST_NAMESAKES + 1)]
    (bare,) = decided([Row(line=2, values={"name": "Netto"})], crowd)
    assert (bare.outcome, "Skriv P-nummeret" in bare.problems[0]) == (RowOutcome.WRONG, True)
    (numbered,) = decided([Row(line=2, values={"name": "Netto", "p_number": "x"})], crowd)
    (stands,) = decided([Row(line=2, values={"name": "Netto", "p_number": "5"})], crowd)
    assert (numbered.outcome, stands.company_id) == (RowOutcome.NEW, 5)


VALUES = st.fixed_dictionaries(
    {"name": st.sampled_from(["A", "B", "A ApS"])},
    optional={
        "cvr_number": st.sampled_from(["1", "2"]),
        "p_number": st.sampled_from(["p1", "p2", "p3"]),
        "postcode": st.sampled_from(["8000", "5000"]),
        "city": st.sampled_from(["X", "Y"]),
        "address": st.sampled_from(["Torvet 1", "Gade 2"]),
        "person_name": st.sampled_from(["Bo", "bo", "Ida"]),
        "person_phone": st.sampled_from(["20", "30"]),
    },
)


def brought_in(found: tuple[Decided, ...], register: list[Standing]) -> list[Standing]:
    """The register after the rows without faults, as the action writes them."""
    stands = {one.id: one for one in register}
    for number, each in enumerate(found, 1 + max((one.id for one in register), default=0)):
        if each.outcome not in (RowOutcome.NEW, RowOutcome.UPDATE):
            continue
        target = each.company_id or number
        before = stands.get(target) or standing(target)
        said = {code: value for code, value in each.row.values.items() if value}
        values = {code: said.get(code, before.values[code]) for code in COMPANY}
        people = dict(before.people)
        if person := said.get("person_name", "").lower():
            told = {code: value for code, value in said.items() if code.startswith("person_")}
            people[person] = {**people.get(person, {}), **told}
        stands[target] = Standing(id=target, found_by=values, values=values, people=people)
    return list(stands.values())


@settings(max_examples=300)
@given(st.lists(VALUES, max_size=6), st.lists(VALUES, max_size=6))
def test_d1_the_same_file_twice_brings_nothing_the_second_time(
    before: list[dict[str, str]], values: list[dict[str, str]]
) -> None:
    old = [Row(line=n, values=one) for n, one in enumerate(before, 2)]
    register = brought_in(decided(old, []), [])
    rows = [Row(line=n, values=one) for n, one in enumerate(values, 2)]
    first = decided(rows, register)
    again = decided(rows, brought_in(first, register))
    for one, other in zip(first, again, strict=True):
        if one.outcome is not RowOutcome.WRONG:
            assert other.outcome in (RowOutcome.SAME, RowOutcome.WRONG)
