"""What a calendar is told by mail: each state once, with numbers that only rise."""

from datetime import date, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.post.invitations import AHEAD, Meets, Told, steps

TODAY = date(2026, 3, 4)
UID = UUID(int=1)
SOON = TODAY + timedelta(days=7)


def told_by(before: Told | None, meets: Meets | None) -> tuple[Told | None, list[bool]]:
    """What is told when a meeting stands so, and what the calendar knows then."""
    found = steps({UID: meets} if meets else {}, {UID: before} if before else {}, today=TODAY)
    for step in found:
        last = meets or before
        assert last is not None
        before = Told(last.on, last.sequence, step.told_as, step.cancels)
    return before, [step.cancels for step in found]


def test_j3_a_meeting_is_told_once_a_change_once_and_a_cancellation_once() -> None:
    knows: Told | None = None
    said = []
    for meets in (
        Meets(SOON, 0),
        Meets(SOON, 0),
        Meets(SOON + timedelta(days=1), 1),
        Meets(SOON, 2, cancelled=True),
        Meets(SOON, 2, cancelled=True),
    ):
        knows, cancels = told_by(knows, meets)
        said.append(cancels)
    assert said == [[False], [], [False], [True], []]


def test_whoever_is_asked_no_more_has_it_taken_away_and_may_be_asked_again() -> None:
    knows, _ = told_by(None, Meets(SOON, 4))
    knows, cancels = told_by(knows, None)
    assert cancels == [True]
    assert told_by(knows, None)[1] == []
    knows, cancels = told_by(knows, Meets(SOON, 4))
    assert (cancels, knows and knows.told_as) == ([False], 6)


def test_what_is_over_is_left_and_what_is_far_ahead_waits() -> None:
    assert told_by(None, Meets(TODAY - timedelta(days=1), 0))[1] == []
    assert told_by(None, Meets(TODAY + AHEAD + timedelta(days=1), 0))[1] == []
    assert told_by(Told(TODAY - timedelta(days=1), 0, 0), None)[1] == []
    assert told_by(None, Meets(SOON, 1, cancelled=True))[1] == []


def test_a_meeting_held_on_its_day_is_not_told_as_cancelled() -> None:
    knows = Told(TODAY, 0, 0)
    assert told_by(knows, Meets(TODAY, 0, held=True))[1] == []
    assert told_by(None, Meets(TODAY, 0, held=True))[1] == []
    early = Told(SOON, 0, 0)  # held before its day: the hour that is kept free is given back
    assert told_by(early, Meets(SOON, 0, held=True))[1] == [True]


def test_a_meeting_moved_far_ahead_is_told_because_the_old_day_is_wrong() -> None:
    knows, _ = told_by(None, Meets(SOON, 0))
    far = Meets(TODAY + AHEAD + timedelta(days=30), 1)
    knows, cancels = told_by(knows, far)
    assert (cancels, knows and knows.on) == ([False], far.on)
    assert told_by(knows, far)[1] == []


@given(
    st.lists(
        st.one_of(
            st.none(),
            st.builds(
                Meets,
                st.dates(TODAY - timedelta(days=3), TODAY + timedelta(days=70)),
                st.integers(0, 5),
                st.booleans(),
                st.booleans(),
            ),
        ),
        max_size=12,
    )
)
def test_the_number_only_rises_and_nothing_is_told_twice(lives: list[Meets | None]) -> None:
    knows: Told | None = None
    sequence = 0
    for life in lives:
        sequence = max(sequence, life.sequence) if life else sequence
        meets = Meets(life.on, sequence, life.cancelled, life.held) if life else None
        before = knows.told_as if knows else -1
        knows, said = told_by(knows, meets)
        assert len(said) <= 1
        assert not said or (knows is not None and knows.told_as > before)
        assert told_by(knows, meets)[1] == []
