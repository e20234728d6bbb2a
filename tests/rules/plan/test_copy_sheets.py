"""What is copied to other systems, field by field, and what has changed since (M7)."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.access.roles import Department
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.plan.copy_sheets import (
    DEFAULTS,
    SECTION,
    SheetField,
    SheetLine,
    SheetText,
    as_file,
    changed_since_read,
    check_layout,
    check_transfer,
    compared,
    copyable,
    laid_out,
    marks,
)
from fodfaeste.rules.refusal import Refused

EVERYTHING = frozenset(Section)
OURS = frozenset({Department.EMPLOYMENT})
PURPOSE = SheetText(SheetField.PURPOSE, "Formål", "Et job")
GOALS = SheetText(SheetField.GOALS, "Mål", "")


def refusal(*texts: SheetText, read: str, seats: frozenset[Department] = OURS) -> list[str]:
    try:
        check_transfer(texts, read=read, department=Department.EMPLOYMENT, seats=seats)
    except Refused as refused:
        return [obstacle.condition for obstacle in refused.obstacles if obstacle.rule == "M7"]
    return []


def test_m7_a_sheet_stands_in_the_order_and_under_the_headings_of_the_other_system() -> None:
    lines = (SheetLine(SheetField.GOALS, "Delmål"), SheetLine(SheetField.PURPOSE, "Sigte"))
    texts = {SheetField.PURPOSE: "Et job", SheetField.WORK: "Byens Brød"}
    assert laid_out(lines, texts, EVERYTHING) == (
        SheetText(SheetField.GOALS, "Delmål", ""),
        SheetText(SheetField.PURPOSE, "Sigte", "Et job"),
    )


def test_m7_a_field_is_closed_with_the_section_it_is_made_from() -> None:
    lines = tuple(SheetLine(field, field.label) for field in SheetField)
    texts = dict.fromkeys(SheetField, "noget")
    shown = {text.field for text in laid_out(lines, texts, frozenset({Section.PLAN}))}
    assert set(SheetField) - shown == {
        SheetField.HEALTH,
        SheetField.GRANTS,
        SheetField.WORK_CONTACT,
        SheetField.REPRESENTATIVE,
    }
    assert set(SECTION) == set(SheetField)


def test_m7_a_field_that_says_something_else_than_it_did_is_changed() -> None:
    states = compared((PURPOSE, GOALS), {SheetField.PURPOSE: "En praktik", SheetField.GOALS: ""})
    assert [state.is_changed for state in states] == [True, False]
    assert states[0].before == "En praktik"
    assert [state.is_changed for state in compared((PURPOSE, GOALS), None)] == [False, False]


def test_m7_a_field_that_came_after_the_copy_is_changed_when_it_says_something() -> None:
    states = compared((PURPOSE, GOALS), {SheetField.RESOURCES: "Flittig"})
    assert [state.is_changed for state in states] == [True, False]


def test_m7_one_area_copies_to_its_own_system_what_was_read() -> None:
    read = marks((PURPOSE, GOALS))
    assert refusal(PURPOSE, GOALS, read=read) == []
    assert refusal(PURPOSE, GOALS, read=read, seats=frozenset()) == ["own_area"]
    assert refusal(GOALS, read=marks((GOALS,))) == ["says_something"]
    assert refusal(PURPOSE, GOALS, read=marks((GOALS,))) == ["read_is_current"]


def test_m7_what_changed_while_the_sheet_was_open_is_named() -> None:
    later = SheetText(SheetField.PURPOSE, "Formål", "Et job til sommer")
    assert changed_since_read((later, GOALS), marks((PURPOSE, GOALS))) == (later,)
    with pytest.raises(Refused, match="»Formål«"):
        check_transfer(
            (later, GOALS),
            read=marks((PURPOSE, GOALS)),
            department=Department.EMPLOYMENT,
            seats=OURS,
        )


def test_m7_the_file_holds_what_is_written_and_nothing_empty() -> None:
    assert as_file("Fasit: Min Plan", (PURPOSE, GOALS)) == (
        "Fasit: Min Plan\r\n\r\nFormål\r\nEt job\r\n"
    )


@given(st.text())
def test_m7_nothing_unseen_is_copied(text: str) -> None:
    plain = copyable(text)
    unseen = {sign for sign in plain if unicodedata.category(sign) in {"Cc", "Cf"}}
    assert unseen <= {"\n"}
    assert copyable(plain) == plain


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x1b", "\u200b", "\u202e", "\ufeff"])
def test_m7_signs_that_another_system_cannot_take_are_left_out(sign: str) -> None:
    assert copyable(f"Et{sign} job\nnu") == "Et job\nnu"


def test_m7_the_shipped_sheets_can_be_read() -> None:
    for sheet in DEFAULTS:
        check_layout(sheet.lines, system=sheet.system, title=sheet.title)
    assert {sheet.department for sheet in DEFAULTS} == set(Department)


@pytest.mark.parametrize(
    ("lines", "title", "expected"),
    [
        ((SheetLine(SheetField.GOALS, "Mål"),), "", "named"),
        ((), "Min Plan", "has_fields"),
        ((SheetLine(SheetField.GOALS, " "),), "Min Plan", "headings_said"),
        (
            (SheetLine(SheetField.GOALS, "Mål"), SheetLine(SheetField.GOALS, "Mere")),
            "Min Plan",
            "each_once",
        ),
    ],
)
def test_m7_a_sheet_that_cannot_be_copied_field_by_field_is_refused(
    lines: tuple[SheetLine, ...], title: str, expected: str
) -> None:
    with pytest.raises(Refused) as refused:
        check_layout(lines, system="Fasit", title=title)
    assert [obstacle.condition for obstacle in refused.value.obstacles] == [expected]
