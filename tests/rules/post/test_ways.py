"""Which way each kind of notice goes, and which cannot be switched off."""

from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.post.kinds import NoticeKind
from fodfaeste.rules.post.ways import (
    DEFAULTS,
    HELD,
    MailWay,
    obstacles_to_choices,
    way_of,
    ways_open,
)


def test_every_kind_has_a_usual_way_that_is_open() -> None:
    assert set(DEFAULTS) == set(NoticeKind)
    assert [kind for kind, way in DEFAULTS.items() if way not in ways_open(kind)] == []


def test_g3_what_waits_for_an_answer_is_gathered_but_not_switched_off() -> None:
    assert ways_open(NoticeKind.QUICK_REACTION) == (MailWay.AT_ONCE, MailWay.DIGEST)
    (found,) = obstacles_to_choices({NoticeKind.QUICK_REACTION: MailWay.OFF})
    assert (found.rule, found.condition) == ("G3", "mail_about_quick_reaction")
    assert "to arbejdsdage" in found.sentence


def test_each_kind_that_must_come_says_why_in_its_own_words() -> None:
    off = dict.fromkeys(NoticeKind, MailWay.OFF)
    found = obstacles_to_choices(off)
    assert [one.rule for one in found] == ["G3", "D11", "M1", "C2", "A1"]
    assert len({one.sentence for one in found}) == len(HELD)
    assert obstacles_to_choices(DEFAULTS) == ()


def test_a_count_of_the_morning_never_comes_at_once() -> None:
    assert ways_open(NoticeKind.DUTIES) == (MailWay.DIGEST, MailWay.OFF)


def test_a_new_password_comes_as_it_comes_whatever_was_chosen() -> None:
    assert way_of(NoticeKind.SET_PASSWORD, {"set_password": "off"}) is MailWay.AT_ONCE


@given(st.sampled_from(NoticeKind), st.one_of(st.sampled_from(MailWay), st.text(max_size=8)))
def test_whatever_is_stored_the_way_is_open(kind: NoticeKind, stored: str) -> None:
    way = way_of(kind, {kind.value: str(stored)})
    assert way in {*ways_open(kind), DEFAULTS[kind]}
    if stored in ways_open(kind) and kind is not NoticeKind.SET_PASSWORD:
        assert way == stored
