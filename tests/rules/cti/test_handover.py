"""A task on its way from the CTI worker to somebody else, by the table of its states (E11, C2)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.cti.handover import NEXT, Happening, TaskNow, check_happening, state_after
from fodfaeste.rules.cti.kinds import AcceptedHow, HandoverEvent, HandoverState
from fodfaeste.rules.refusal import Refused

P, A, T, H, B, D = HandoverState
PLAN, ACCEPT, TRY, HAND_OVER, TAKE_BACK, DROP = HandoverEvent

START, END = date(2026, 3, 4), date(2026, 12, 4)
TODAY = date(2026, 6, 1)

TABLE = {
    #     plan  accept  try  hand over  take back  drop
    P: (P, A, None, None, B, D),
    A: (None, None, T, H, B, D),
    T: (None, None, T, H, B, D),
    H: (None, None, None, None, B, None),
    B: (P, None, None, None, None, D),
    D: (P, None, None, None, None, None),
}
EXAMPLES = [
    (state, event, following)
    for state, row in TABLE.items()
    for event, following in zip(HandoverEvent, row, strict=True)
]


def task(state: HandoverState = P, *, last_on: date | None = None) -> TaskNow:
    return TaskNow(
        state=state, task="Følge med til lægen", starts_on=START, ends_before=END, last_on=last_on
    )


def happening(event: HandoverEvent, *, on: date = TODAY, **said: object) -> Happening:
    """Everything said that an event asks for, unless a test says otherwise."""
    return replace(
        Happening(
            event=event,
            on=on,
            due_on=on + timedelta(days=30),
            accepted_how=AcceptedHow.PHONE,
            reason="Hun blev selv syg i april.",
        ),
        **said,  # type: ignore[arg-type]
    )


def refused(now: TaskNow, what: Happening) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as caught:
        check_happening(now, what, today=TODAY)
    return [(lack.rule, lack.condition) for lack in caught.value.obstacles]


@pytest.mark.parametrize(("state", "event", "following"), EXAMPLES)
def test_e11_every_state_and_every_event(
    state: HandoverState, event: HandoverEvent, following: HandoverState | None
) -> None:
    if following is not None:
        assert check_happening(task(state), happening(event), today=TODAY) is following
        return
    condition = "handover_accepted" if state is P else "handover_step_follows"
    assert refused(task(state), happening(event)) == [("E11", condition)]


def test_e11_a_refusal_says_where_the_task_is_and_what_is_next() -> None:
    with pytest.raises(Refused) as caught:
        state_after(H, TRY)
    (lack,) = caught.value.obstacles
    assert lack.sentence == ("Opgaven er »overdraget«. Så kan »prøvet sammen« ikke være det næste.")
    assert lack.next_step == "Holdt det ikke, så tag opgaven tilbage, og skriv hvorfor."


@pytest.mark.parametrize(
    ("event", "said", "found"),
    [
        (PLAN, {"receiver_named": False}, [("E11", "handover_receiver_named")]),
        (PLAN, {"is_there": False}, [("E11", "handover_receiver_there")]),
        (PLAN, {"due_on": None}, [("E11", "handover_due_before_the_end")]),
        (PLAN, {"due_on": TODAY - timedelta(days=1)}, [("E11", "handover_due_before_the_end")]),
        (PLAN, {"due_on": END}, [("E11", "handover_due_before_the_end")]),
        (ACCEPT, {"accepted_how": None}, [("E11", "handover_accepted_how")]),
        (ACCEPT, {"may_be_contacted": False}, [("C2", "task_told_with_consent")]),
        (TAKE_BACK, {"reason": "Nej"}, [("E11", "handover_reason_said")]),
    ],
)
def test_e11_c2_what_a_step_must_say(
    event: HandoverEvent, said: dict[str, object], found: list[tuple[str, str]]
) -> None:
    what = happening(event, **said)  # type: ignore[arg-type]
    assert refused(task(), what) == found


@pytest.mark.parametrize("event", [TRY, HAND_OVER])
def test_c2_nobody_tries_or_takes_over_without_the_citizens_yes(event: HandoverEvent) -> None:
    closed = happening(event, may_be_contacted=False)
    assert refused(task(A), closed) == [("C2", "task_told_with_consent")]


def test_c2_a_task_is_planned_and_taken_back_without_a_word_to_anybody() -> None:
    for event in (PLAN, TAKE_BACK, DROP):
        check_happening(task(), happening(event, may_be_contacted=False), today=TODAY)


@pytest.mark.parametrize(
    ("on", "last_on", "found"),
    [
        (TODAY + timedelta(days=1), None, ["handover_day_by_now"]),
        (START - timedelta(days=1), None, ["handover_within_the_course"]),
        (TODAY - timedelta(days=3), TODAY - timedelta(days=2), ["handover_days_in_order"]),
    ],
)
def test_e11_days_are_warded(on: date, last_on: date | None, found: list[str]) -> None:
    said = refused(task(A, last_on=last_on), happening(TRY, on=on))
    assert said == [("E11", condition) for condition in found]


def test_e11_what_is_planned_after_the_planned_end_is_due_the_same_day() -> None:
    late = END + timedelta(days=5)
    what = happening(PLAN, on=late, due_on=late)
    assert check_happening(task(), what, today=late) is P


@given(st.lists(st.sampled_from(HandoverEvent), max_size=30))
def test_e11_no_task_is_handed_over_without_a_yes_since_it_was_planned_last(
    events: list[HandoverEvent],
) -> None:
    state, accepted = P, False
    for event in events:
        if event not in NEXT[state]:
            continue
        state = state_after(state, event)
        accepted = event is ACCEPT or (accepted and event in {TRY, HAND_OVER})
        assert accepted or state not in {A, T, H}
