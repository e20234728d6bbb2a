from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.cti.before_start import Encounter, judged
from fodfaeste.rules.cti.start import days_met
from fodfaeste.rules.meetings.kinds import MeetingState

KICKOFF = date(2026, 1, 12)
START = date(2026, 3, 2)
MET = Encounter(on=date(2026, 1, 19))


def why_not(one: Encounter, *, kickoff_on: date | None = KICKOFF) -> str:
    (found,) = judged([one], kickoff_on=kickoff_on, until=START)
    assert found.counts is not bool(found.why_not)
    return found.why_not


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, ""),
        ({"on": START}, ""),
        ({"on": KICKOFF}, ""),
        ({"is_note": True}, ""),
        ({"state": MeetingState.CANCELLED}, "aflyst"),
        ({"state": MeetingState.PLANNED}, "ikke registreret som holdt"),
        ({"citizen_came": False}, "borgeren var ikke med"),
        ({"worker_came": False}, "CTI-medarbejder var ikke med"),
        ({"on": KICKOFF - timedelta(days=1)}, "før opstartsmødet"),
        ({"on": KICKOFF, "is_note": True}, "på selve opstartsmødet"),
        ({"on": START + timedelta(days=1)}, "efter starten"),
    ],
)
def test_e2_a_meeting_before_cti_counts_or_says_why_not(
    changes: dict[str, object], words: str
) -> None:
    found = why_not(replace(MET, **changes))  # type: ignore[arg-type]
    assert words in found
    assert bool(words) is bool(found)


def test_e2_before_the_kickoff_no_meeting_counts() -> None:
    assert why_not(MET, kickoff_on=None) == "opstartsmødet er ikke holdt endnu"


def test_e2_a_day_counts_once_and_the_meeting_stands_before_the_note() -> None:
    note = replace(MET, is_note=True)
    found = judged([note, MET], kickoff_on=KICKOFF, until=START)
    assert [(one.encounter.is_note, one.counts) for one in found] == [(False, True), (True, False)]


near = st.dates(min_value=KICKOFF - timedelta(days=20), max_value=START + timedelta(days=20))
encounters = st.builds(
    Encounter,
    on=near,
    state=st.sampled_from(MeetingState),
    citizen_came=st.booleans(),
    worker_came=st.booleans(),
)
notes = st.builds(Encounter, on=near, is_note=st.sampled_from([True]))


@given(
    st.lists(encounters, max_size=12),
    st.lists(notes, max_size=6),
    st.none() | st.just(KICKOFF),
    near,
)
def test_e2_the_list_counts_as_the_gate_counts(
    meetings: list[Encounter], written: list[Encounter], kickoff: date | None, until: date
) -> None:
    found = judged([*meetings, *written], kickoff_on=kickoff, until=until)
    assert len(found) == len(meetings) + len(written)
    held = [
        one.on
        for one in meetings
        if one.state is MeetingState.HELD and one.citizen_came and one.worker_came
    ]
    expected = days_met(
        meetings=held, notes=[one.on for one in written], kickoff_on=kickoff, until=until
    )
    counted = [one.encounter.on for one in found if one.counts]
    assert sorted(counted) == sorted(expected)
