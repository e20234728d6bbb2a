"""When a mail is tried again, what becomes of it after a kill, and when the day's mail is due."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.followup.workdays import is_workday
from fodfaeste.rules.post.letters import LINK, about_a_day, about_a_password, about_notices
from fodfaeste.rules.post.mails import (
    DIGEST_FROM,
    MailState,
    after_a_kill,
    check_resend,
    digest_due_on,
    is_given_up,
    wait_after,
)
from fodfaeste.rules.refusal import Refused

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


def test_a_mail_waits_longer_each_time_and_never_longer_than_an_hour() -> None:
    waits = [wait_after(tries) for tries in range(1, 12)]
    assert waits == sorted(waits)
    assert (waits[0], waits[-1]) == (timedelta(minutes=1), timedelta(hours=1))
    with pytest.raises(ValueError, match="not tried"):
        wait_after(0)


def test_a_server_that_is_away_over_a_weekend_loses_nothing() -> None:
    friday = datetime(2026, 3, 6, 16, tzinfo=COPENHAGEN)
    assert not is_given_up(made=friday, now=friday + timedelta(hours=64))
    assert is_given_up(made=friday, now=friday + timedelta(days=3))


def test_t2_what_may_have_been_sent_is_never_sent_again_by_itself() -> None:
    assert after_a_kill(MailState.UNDER_WAY) is MailState.WAITING
    assert after_a_kill(MailState.HANDING_OVER) is MailState.UNSURE


@pytest.mark.parametrize("state", MailState)
def test_g3_only_what_was_not_sent_is_sent_again_by_hand(state: MailState) -> None:
    if state in {MailState.FAILED, MailState.UNSURE}:
        check_resend(state)
        return
    with pytest.raises(Refused) as refused:
        check_resend(state)
    assert refused.value.obstacles[0].condition == "mail_not_sent"


@pytest.mark.parametrize(
    ("moment", "due"),
    [
        (datetime(2026, 3, 4, 6, 59, tzinfo=COPENHAGEN), None),
        (datetime(2026, 3, 4, 7, 0, tzinfo=COPENHAGEN), date(2026, 3, 4)),
        (datetime(2026, 3, 7, 12, 0, tzinfo=COPENHAGEN), None),  # a Saturday
        (datetime(2026, 4, 2, 12, 0, tzinfo=COPENHAGEN), None),  # Maundy Thursday
        (datetime(2026, 6, 5, 12, 0, tzinfo=COPENHAGEN), None),  # Constitution Day
        (datetime(2026, 12, 24, 12, 0, tzinfo=COPENHAGEN), None),
        (datetime(2026, 3, 30, 7, 0, tzinfo=COPENHAGEN), date(2026, 3, 30)),  # after DST began
    ],
)
def test_the_days_mail_is_due_on_working_days_from_seven(
    moment: datetime, due: date | None
) -> None:
    assert digest_due_on(moment) == due


@given(st.integers(0, 23_000), st.integers(0, 24 * 60 - 1))
def test_never_on_a_day_when_offices_are_closed(days: int, minutes: int) -> None:
    moment = datetime(1995, 1, 1, tzinfo=UTC) + timedelta(days=days, minutes=minutes)
    local = moment.astimezone(COPENHAGEN)
    due = digest_due_on(local)
    assert due in {None, local.date()}
    assert (due is not None) == (is_workday(local.date()) and local.time() >= DIGEST_FROM)


def test_a_mail_says_how_many_and_nothing_else() -> None:
    assert "1 ny besked til dig" in about_notices(1).body
    assert "12 nye beskeder til dig" in about_notices(12).body
    day = about_a_day(notices=2, duties=3).body
    assert "Der er 2 nye beskeder til dig.\n3 ting kræver handling." in day
    assert "beskeder til dig" not in about_a_day(notices=0, duties=1).body
    assert LINK in about_a_password().body


def test_a_mail_with_an_old_time_in_it_is_not_sent_again() -> None:
    check_resend(MailState.FAILED)
    with pytest.raises(Refused) as found:
        check_resend(MailState.FAILED, is_overtaken=True)
    assert [(one.rule, one.condition) for one in found.value.obstacles] == [
        ("G3", "mail_still_true")
    ]
