import pytest

from fodfaeste.rules.meetings.people_named import is_same


@pytest.mark.parametrize(
    ("said", "known", "same"),
    [
        ("min søster", "Søster", True),
        ("", "søster", True),
        ("nabo", "", True),
        ("bror", "nabo", False),
        ("borgerens mor", "min mor.", True),
        ("søsters mand", "søster", False),
    ],
)
def test_b3_c2_two_of_one_name_are_one_by_what_they_are_to_the_citizen(
    said: str,
    known: str,
    same: bool,  # noqa: FBT001 -- a row of the table
) -> None:
    assert is_same(said, known) is same
    assert is_same(known, said) is same
