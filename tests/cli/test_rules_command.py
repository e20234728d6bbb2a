"""`fodfaeste rules` shows the whole catalogue, honestly."""

import json

import pytest

from fodfaeste.cli.main import main
from fodfaeste.cli.rules_text import as_json, as_markdown, as_table
from fodfaeste.rules.catalogue import RULES, SOURCES, entry, rule

E1_PLACE = "/medarbejder/forloeb/<id>/cti/"


@pytest.fixture
def only_e1_is_built(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entry, "PLACES", {"E1": E1_PLACE})


def test_the_table_names_every_rule_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules"]) == 0
    starts = [line.split(" ")[0] for line in capsys.readouterr().out.splitlines()]
    ids = {member.id for member in RULES}
    assert [start for start in starts if start in ids] == [member.id for member in RULES]


@pytest.mark.usefixtures("only_e1_is_built")
def test_the_table_says_what_is_built_and_what_is_not() -> None:
    lines = as_table(RULES, width=100).splitlines()
    assert f"E1    Stopper · bygget, ses på {E1_PLACE}" in lines
    assert "E6    Minder om · ikke bygget endnu" in lines
    assert lines[-1] == "1 af 108 regler er bygget."


def test_the_table_keeps_to_its_width_where_it_wraps() -> None:
    wrapped = [line for line in as_table(RULES, width=60).splitlines() if line.startswith("  ")]
    assert max(len(line) for line in wrapped) <= 60


def test_a_very_narrow_terminal_still_gets_the_table(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "3")
    assert main(["rules"]) == 0
    assert capsys.readouterr().out.startswith("A · Forløb, team og organisation\n\nA1    Stopper")


@pytest.mark.usefixtures("only_e1_is_built")
def test_json_holds_each_rule_with_all_its_facts() -> None:
    records = json.loads(as_json(RULES))
    assert [record["id"] for record in records] == [member.id for member in RULES]
    assert records[[record["id"] for record in records].index("E1")] == {
        "id": "E1",
        "chapter": "CTI: tid og kontakt",
        "sentence": rule("E1").sentence,
        "severity": "hard",
        "source": rule("E1").source,
        "implemented": True,
        "place": E1_PLACE,
    }
    assert [record["id"] for record in records if record["implemented"]] == ["E1"]


def test_json_is_printed_in_danish_letters(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--json"]) == 0
    printed = capsys.readouterr().out
    assert printed == as_json(RULES) + "\n"
    assert "\\u" not in printed


@pytest.mark.usefixtures("only_e1_is_built")
def test_markdown_has_one_row_for_each_rule_and_each_source() -> None:
    lines = as_markdown(RULES).splitlines()
    rows = [line for line in lines if line.startswith("| ")]
    for member in RULES:
        assert len([row for row in rows if row.startswith(f"| {member.id} |")]) == 1
    for name, title in SOURCES.items():
        assert f"| {name} | {title} |" in rows
    assert "| Stopper | 27 | 1 |" in rows
    assert "| All | 108 | 1 |" in rows


def test_markdown_rows_have_the_columns_of_their_heading() -> None:
    page = as_markdown(RULES)
    rows = [line for line in page.splitlines() if line.startswith(("| A", "| M"))]
    assert {row.count("|") for row in rows if row[2:4].strip("| ")[1:].isdigit()} == {6}


def test_json_and_markdown_together_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["rules", "--json", "--markdown"])
    assert left.value.code == 2
    assert "not allowed with argument" in capsys.readouterr().err
