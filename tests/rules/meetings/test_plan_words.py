import pytest

from fodfaeste.rules.meetings.plan_words import PlanWord


@pytest.mark.parametrize(
    ("said", "stands", "stood", "becomes", "collides"),
    [
        ("Dyr", "", "", "Dyr", False),
        ("Dyr", "Planter", "Planter", "Dyr", False),
        ("Dyr", "Dyr", "", "Dyr", False),
        ("", "Planter", "Planter", "Planter", False),
        ("Dyr", "Biler", "Planter", "Biler", True),
        ("Dyr", "Biler", "", "Biler", True),
        ("Dyr", "", "Planter", "Dyr", False),
        ("Planter", "Biler", "Planter", "Biler", False),
    ],
)
def test_b5_what_is_said_is_written_in_the_plan_unless_somebody_changed_it_meanwhile(
    said: str,
    stands: str,
    stood: str,
    becomes: str,
    collides: bool,  # noqa: FBT001 -- a row of the table
) -> None:
    word = PlanWord(said=said, stands=stands, stood=stood)
    assert (word.becomes, word.collides) == (becomes, collides)
