"""What the citizen is told of a meeting, once, by the way that reaches them, and never why (B2)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.meetings.kinds import MeetingKind, MeetingState
from fodfaeste.rules.meetings.telling import (
    LONGEST_SMS,
    Appointment,
    Channel,
    Reach,
    Telling,
    channel_for,
    check_telling,
    digits_of,
    message_for,
)
from fodfaeste.rules.refusal import Refused
from tests.rules.naming import conditions

TODAY = date(2026, 3, 4)
MEETING = Appointment(
    day=date(2026, 3, 10),
    clock=time(10),
    place="Rådhuset, lokale 2",
    is_cancelled=False,
    was_told=False,
    call="Søren Ås, 12 34 56 78",
)
TELLING = Telling(
    state=MeetingState.PLANNED, on=MEETING.day, is_asked=True, was_told=False, told_this=False
)


@pytest.mark.parametrize(
    ("exempt", "phone", "post", "sms", "way"),
    [
        (False, "12 34 56 78", True, True, Channel.DIGITAL_POST),
        (False, "12 34 56 78", False, True, Channel.SMS),
        (False, "+45 12345678", False, True, Channel.SMS),
        (False, "0046 70 123", False, True, Channel.PAPER),
        (False, "", False, True, Channel.PAPER),
        (False, "12345678", False, False, Channel.PAPER),
        (True, "12345678", True, True, Channel.PAPER),
    ],
)
def test_b2_the_way_is_the_one_that_reaches_the_citizen(
    *, exempt: bool, phone: str, post: bool, sms: bool, way: Channel
) -> None:
    reach = Reach(is_exempt=exempt, phone=phone, has_digital_post=post, has_sms=sms)
    assert channel_for(reach) is way


def test_b2_a_phone_is_eight_digits() -> None:
    assert [digits_of(one) for one in ("12 34 56 78", "+4512345678", "123")] == [
        "12345678",
        "12345678",
        "123",
    ]


def test_b2_a_letter_says_when_where_and_whom_to_call() -> None:
    told = message_for(MEETING, Channel.DIGITAL_POST)
    assert told.title == "Møde med kommunen"
    assert told.text == (
        "Du har et møde med os tirsdag den 10.3.2026 kl. 10.00.\n\n"
        "Sted: Rådhuset, lokale 2.\n\n"
        "Har du spørgsmål, eller kan du ikke komme? Ring til Søren Ås, 12 34 56 78."
    )


def test_b2_a_change_and_a_cancellation_say_so() -> None:
    moved = message_for(replace(MEETING, was_told=True), Channel.PAPER)
    off = message_for(replace(MEETING, was_told=True, is_cancelled=True), Channel.SMS)
    assert moved.title == "Nyt tidspunkt for dit møde med kommunen"
    assert "Det er nu tirsdag den 10.3.2026 kl. 10.00." in moved.text
    assert off.text.startswith("Dit møde med kommunen tirsdag den 10.3.2026 kl. 10.00 er aflyst.")


@given(
    place=st.text(max_size=200),
    call=st.text(max_size=130),
    channel=st.sampled_from(Channel),
    told=st.booleans(),
)
def test_b2_a_text_message_fits_and_no_message_says_what_it_is_about(
    *, place: str, call: str, channel: Channel, told: bool
) -> None:
    one = replace(MEETING, place=place, call=call, was_told=told)
    message = message_for(one, channel)
    assert channel is not Channel.SMS or len(message.text) <= LONGEST_SMS
    assert "tirsdag den 10.3.2026" in message.text
    bare = message_for(replace(one, place="", call=""), channel)
    assert [kind for kind in MeetingKind if kind.label in f"{bare.title} {bare.text}"] == []


def refused(check: Callable[[], None]) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as found:
        check()
    return conditions(found.value.obstacles)


def test_b2_a_citizen_is_told_of_what_is_ahead_and_once_of_each_change() -> None:
    check_telling(TELLING, today=TODAY)
    check_telling(replace(TELLING, was_told=True), today=TODAY)
    check_telling(replace(TELLING, state=MeetingState.CANCELLED, was_told=True), today=TODAY)
    for facts, condition in (
        (replace(TELLING, state=MeetingState.HELD), "told_meeting_ahead"),
        (replace(TELLING, on=TODAY - timedelta(days=1)), "told_meeting_ahead"),
        (replace(TELLING, state=MeetingState.CANCELLED), "told_meeting_ahead"),
        (replace(TELLING, is_asked=False), "told_citizen_is_asked"),
        (replace(TELLING, was_told=True, told_this=True), "told_once"),
    ):
        assert refused(lambda facts=facts: check_telling(facts, today=TODAY)) == [("B2", condition)]
