"""Codes that are read off paper and typed by tired people."""

from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.kernel.spoken_codes import ALPHABET, SIGNS, name_of, new_code, read, written

CODES = st.text(ALPHABET, min_size=SIGNS, max_size=SIGNS)


@given(CODES, st.sampled_from(["", " ", "-", "–", ".", "  "]))
def test_a_code_is_read_however_it_is_typed(code: str, between: str) -> None:
    typed = between.join(code).lower()
    assert read(typed) == code
    assert read(written(code)) == code


def test_signs_that_look_alike_are_one() -> None:
    assert read("oiL0-0000-0000") == "011000000000"


def test_what_cannot_be_a_code_is_none() -> None:
    assert [read(typed) for typed in ("", "4K7M-29QX", "4K7M-29QX-B3TU", "æ" * 12, "1" * 13)] == (
        [None] * 5
    )


def test_two_codes_differ_and_the_first_half_is_the_name() -> None:
    codes = {new_code() for _ in range(200)}
    assert len(codes) == 200
    assert {len(name_of(code)) for code in codes} == {6}
