from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from fodfaeste.kernel.clock import COPENHAGEN
from fodfaeste.rules.measures.link import (
    LinkFate,
    LinkWay,
    NewLink,
    expires_on,
    fate_of,
    obstacles_to_link,
    ways_open,
)
from fodfaeste.rules.measures.link_words import in_full, in_short
from tests.rules.naming import conditions

TODAY = date(2026, 3, 4)
NOW = datetime(2026, 3, 4, 12, tzinfo=COPENHAGEN)
FACTS = NewLink(is_open=True, left=2, way=LinkWay.SMS, phone="20304050")
ADDRESS = "https://fodfaeste.eksempel.invalid/svar/abc/"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"is_open": False, "left": 0}, [("K1", "occasion_open")]),
        ({"left": 0}, [("K1", "occasion_unanswered")]),
        ({"phone": "2030405"}, [("L3", "way_reaches")]),
        ({"has_sms": False}, [("L3", "way_reaches")]),
        ({"way": LinkWay.DIGITAL_POST, "is_exempt": True}, [("L3", "way_reaches")]),
        ({"way": LinkWay.DIGITAL_POST, "has_digital_post": False}, [("L3", "way_reaches")]),
        ({"way": LinkWay.SHOWN, "phone": "", "is_exempt": True, "has_sms": False}, []),
    ],
)
def test_k1_l3_a_link_is_made_when_something_is_asked_and_the_way_reaches(
    changes: dict[str, object], expected: list[tuple[str, str]]
) -> None:
    assert conditions(obstacles_to_link(replace(FACTS, **changes))) == expected


def test_l3_who_is_exempt_and_has_no_telephone_is_shown_the_code() -> None:
    assert ways_open(replace(FACTS, phone="", is_exempt=True)) == (LinkWay.SHOWN,)
    assert ways_open(FACTS) == tuple(LinkWay)


@pytest.mark.parametrize(
    ("closes", "expected"),
    [
        (None, TODAY + timedelta(days=14)),
        (TODAY + timedelta(days=3), TODAY + timedelta(days=3)),
        (TODAY + timedelta(days=40), TODAY + timedelta(days=14)),
    ],
)
def test_k1_a_link_lasts_two_weeks_and_never_longer_than_its_occasion(
    closes: date | None, expected: date
) -> None:
    assert expires_on(closes, today=TODAY, days=14) == expected


@pytest.mark.parametrize(
    ("used", "over", "revoked", "expires", "fate"),
    [
        (False, False, False, NOW + timedelta(seconds=1), None),
        (False, False, False, NOW, LinkFate.EXPIRED),
        (False, False, True, NOW, LinkFate.CLOSED),
        (False, True, True, NOW, LinkFate.OVER),
        (True, True, True, NOW, LinkFate.USED),
    ],
)
def test_k1_what_the_citizen_did_is_told_before_what_became_of_the_link(
    *, used: bool, over: bool, revoked: bool, expires: datetime, fate: LinkFate | None
) -> None:
    assert fate_of(is_used=used, is_over=over, is_revoked=revoked, expires=expires, now=NOW) is fate


def test_l3_what_is_sent_says_who_asks_and_until_when_and_never_what_about() -> None:
    letter = in_full(ADDRESS, last_day=TODAY)
    message = in_short(ADDRESS, last_day=TODAY)
    for words in (message, " ".join(letter.lines), letter.title):
        assert not {"trivsel", "CTI", "måling", "job"} & set(words.split())
    assert message == f"Kommunen vil gerne høre fra dig. Svar her senest 4.3.2026: {ADDRESS}"
    assert ADDRESS in letter.lines
