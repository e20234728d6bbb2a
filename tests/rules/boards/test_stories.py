"""A success story shows nobody, and is shared with a yes to its very words (J5)."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.boards.stories import (
    Recognisable,
    StoryFacts,
    StoryState,
    check_change,
    check_share,
    check_yes,
    fingerprint,
    obstacles_to_text,
    proper_name,
    shown_in,
    state_of,
)
from fodfaeste.rules.refusal import Refused

TODAY = date(2026, 3, 4)
TITLE, TEXT = "Fra sofaen til bageriet", "En kvinde i fyrrerne begyndte med to timer om ugen."
WHO = Recognisable(
    people=frozenset({"Karin Mølgaard", "Bo", "Anne-Mette Øst"}),
    companies=frozenset({"Byens Brød ApS", "Øst & Søn A/S"}),
)
DRAFT = StoryFacts(title=TITLE, text=TEXT)
AGREED = replace(DRAFT, yes_on=TODAY, yes_to=fingerprint(TITLE, TEXT))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (TEXT, ()),
        ("Karins første dag var svær, men hun kom igen hver dag.", ("Karin",)),
        ("MØLGAARD kom igen hver eneste dag i fire måneder.", ("Mølgaard",)),
        ("Hun arbejdede hos byens brød i fire måneder og blev.", ("Byens Brød",)),
        ("Hun bagte brød hver morgen i byens ældste køkken.", ()),
        ("Hos Øst & Søns værksted fandt han ro og kolleger.", ("Øst", "Øst & Søn")),
        ("Mettes råd hjalp, og hun kom igen.", ("Mette",)),
        ("Karinas historie handler om en anden, og bogen er god.", ()),
        ("Bo i byen gjorde det lettere at komme på arbejde.", ()),
    ],
)
def test_j5_names_are_found_as_words_of_their_own(text: str, shown: tuple[str, ...]) -> None:
    assert shown_in(text, WHO) == shown


@pytest.mark.parametrize(
    ("name", "relation", "said"),
    [
        ("Kirsten Dahl", "mor", "Kirsten Dahl"),
        ("Mor Kirsten fra kirken", "Mor", "Kirsten"),
        ("Mor", "mor", ""),
        ("Naboen (Ole)", "nabo", "Naboen Ole"),
    ],
)
def test_j5_of_a_network_person_the_name_alone_is_looked_for(
    name: str, relation: str, said: str
) -> None:
    assert proper_name(name, relation) == said


@pytest.mark.parametrize(
    ("title", "text", "conditions"),
    [
        (TITLE, TEXT, []),
        ("", TEXT, ["story_tells_something"]),
        (TITLE, "Det gik godt.", ["story_tells_something"]),
        ("Karin kom i job", TEXT, ["story_names_nobody"]),
        (TITLE, TEXT + " Ring på 20 99 88 77.", ["story_holds_no_numbers"]),
        (TITLE, TEXT + " 700180-1234", ["story_holds_no_numbers"]),
        (TITLE, TEXT + " Det tog 12345678901 skridt.", []),
    ],
)
def test_j5_a_story_shows_nobody(title: str, text: str, conditions: list[str]) -> None:
    found = obstacles_to_text(title, text, who=WHO)
    assert [one.condition for one in found] == conditions


@given(st.text(min_size=1), st.text(min_size=1))
def test_j5_a_yes_is_to_the_very_words(title: str, text: str) -> None:
    facts = StoryFacts(title=title, text=text, yes_on=TODAY, yes_to=fingerprint(title, text))
    assert state_of(facts) is StoryState.AGREED
    assert state_of(replace(facts, text=text + "!")) is StoryState.DRAFT
    assert state_of(replace(facts, title=title + "!")) is StoryState.DRAFT


def test_j5_nothing_is_shared_without_a_yes_or_after_it_was_taken_back() -> None:
    check_share(AGREED)
    taken = replace(AGREED, shared_on=TODAY, taken_back_on=TODAY)
    for facts, condition in (
        (DRAFT, "story_citizen_said_yes"),
        (replace(AGREED, text=TEXT + " Nu på fuld tid."), "story_citizen_said_yes"),
        (taken, "story_not_taken_back"),
    ):
        with pytest.raises(Refused) as caught:
            check_share(facts)
        assert caught.value.obstacles[0].condition == condition
    assert state_of(taken) is StoryState.TAKEN_BACK
    assert state_of(replace(AGREED, shared_on=TODAY)) is StoryState.SHARED


def test_j5_what_others_have_read_is_not_changed_and_gets_no_second_yes() -> None:
    shared = replace(AGREED, shared_on=TODAY)
    check_change(AGREED)
    check_yes(DRAFT, yes_on=TODAY, today=TODAY)
    with pytest.raises(Refused, match="netop de ord"):
        check_change(shared)
    with pytest.raises(Refused, match="allerede delt"):
        check_yes(shared, yes_on=TODAY, today=TODAY)
    with pytest.raises(Refused, match="ude i fremtiden"):
        check_yes(DRAFT, yes_on=date(2026, 3, 5), today=TODAY)
