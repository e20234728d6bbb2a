import pytest

from fodfaeste.rules.refusal import Refused
from fodfaeste.rules.text import TextKind, cleaned, is_said


def test_text_keeps_lines_and_tabs_and_loses_the_space_around_it() -> None:
    assert cleaned("  Første\r\nanden\rtredje\tsidste \n", kind=TextKind.LINE) == (
        "Første\nanden\ntredje\tsidste"
    )


def test_letters_are_stored_composed() -> None:
    assert cleaned("a\u030a", kind=TextKind.LINE) == "å"


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\ud800"])
def test_signs_that_nobody_can_read_are_refused(sign: str) -> None:
    with pytest.raises(Refused, match="usynlige tegn") as refusal:
        cleaned(f"Ord{sign}ord", kind=TextKind.LONG)
    assert refusal.value.obstacles[0].condition == "text_readable"


def test_a_text_that_is_too_long_says_by_how_much() -> None:
    assert len(cleaned("a" * 20_000, kind=TextKind.LONG)) == 20_000
    with pytest.raises(Refused, match=r"100\.000 tegn\. Der er plads til 20\.000") as refusal:
        cleaned("a" * 100_000, kind=TextKind.LONG)
    assert refusal.value.obstacles[0].next_step == "Forkort teksten med mindst 80.000 tegn."


@pytest.mark.parametrize(
    ("text", "at_least", "said"),
    [("", 1, False), (" \n", 1, False), ("ja", 1, True), (" ja ", 3, False)],
)
def test_spaces_say_nothing(
    text: str,
    at_least: int,
    said: bool,  # noqa: FBT001 -- a column of the table
) -> None:
    assert is_said(text, at_least=at_least) is said
