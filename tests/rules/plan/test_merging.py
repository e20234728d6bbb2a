"""T8 and T9: what becomes of each field when several write in the same record."""

import random
from dataclasses import dataclass, field
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.plan.kinds import GoalStatus
from fodfaeste.rules.plan.merging import Marks, Merging, mark, marks_of, merging
from tests.editors import Fields, Office

SEEN = {"purpose": "Job", "job_goal": "Lager", "words": "Ro"}


def test_t9_what_only_one_has_changed_goes_together() -> None:
    mine = SEEN | {"purpose": "Job og hverdag"}
    theirs = SEEN | {"job_goal": "Gartneri"}
    assert merging(marks_of(SEEN), mine=mine, theirs=theirs) == Merging(
        written=("purpose",), taken_over=("job_goal",)
    )


def test_t8_what_both_have_changed_differently_is_for_a_person_to_choose() -> None:
    mine, theirs = SEEN | {"purpose": "Mit"}, SEEN | {"purpose": "Dit"}
    assert merging(marks_of(SEEN), mine=mine, theirs=theirs) == Merging(colliding=("purpose",))


def test_t8_what_both_have_changed_alike_is_settled() -> None:
    both = SEEN | {"purpose": "Vores"}
    assert merging(marks_of(SEEN), mine=both, theirs=both) == Merging()


def test_t8_a_field_without_a_mark_is_never_overwritten() -> None:
    assert merging({}, mine={"purpose": "Mit"}, theirs={"purpose": "Dit"}) == Merging(
        colliding=("purpose",)
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("to\r\nlinjer ", "to\nlinjer"),
        ("blåbær", "bla\u030abær"),
        (None, ""),
        (GoalStatus.REACHED, "reached"),
        (date(2026, 5, 1), "2026-05-01"),
        (750, "750"),
    ],
)
def test_what_says_the_same_has_the_same_mark(one: object, other: object) -> None:
    assert mark(one) == mark(other)


@given(seen=st.text(max_size=5), mine=st.text(max_size=5), theirs=st.text(max_size=5))
def test_t8_a_text_is_written_only_over_the_one_that_was_seen(
    seen: str, mine: str, theirs: str
) -> None:
    found = merging({"words": mark(seen)}, mine={"words": mine}, theirs={"words": theirs})
    if found.written:
        assert mark(seen) == mark(theirs) != mark(mine)
    if found.taken_over:
        assert mark(seen) == mark(mine) != mark(theirs)
    if not any((found.written, found.taken_over, found.colliding)):
        assert mark(mine) == mark(theirs)


@dataclass(slots=True)
class InMemory:
    """Records that are judged by the rule and kept nowhere."""

    records: dict[str, Fields] = field(
        default_factory=lambda: {
            "texts": dict.fromkeys(("words", "purpose", "job_goal"), ""),
            "goal": {"wording": "mål", "status": "current"},
            "step": {"wording": "delmål", "due_on": "", "status": "current"},
        }
    )

    def read(self, record: str) -> Fields:
        """What a record says now."""
        return dict(self.records[record])

    def save(self, who: str, record: str, seen: Marks, mine: Fields) -> bool:
        """Save as the rule says."""
        assert who
        found = merging(seen, mine=mine, theirs=self.records[record])
        if found.colliding:
            return False
        self.records[record] |= {name: mine[name] for name in found.written}
        return True


def test_t8_in_1000_random_orders_of_three_people_no_text_is_overwritten_in_silence() -> None:
    saved = chosen = went_together = 0
    for seed in range(1_000):
        store = InMemory()
        chance = random.Random(seed)  # noqa: S311 -- an order of steps, no secret
        office = Office(store, tuple(store.records), chance)
        for _ in range(60):
            office.step()
        saved, chosen = saved + office.saved, chosen + office.chosen
        went_together += office.went_together
    assert saved > 10_000
    assert chosen > 1_000
    assert went_together > 1_000
