import pytest

from fodfaeste.rules.cases.kinds import CaseState
from fodfaeste.rules.meetings.kinds import MeetingKind
from fodfaeste.rules.words import Word, listed


def test_a_word_is_its_code_and_knows_its_label() -> None:
    assert str(MeetingKind.KICKOFF) == "kickoff"
    assert {"kickoff": 1}[MeetingKind.KICKOFF] == 1
    assert f"{MeetingKind.KICKOFF}" == "kickoff"
    assert MeetingKind("kickoff").label == "Opstartsmøde"


def test_a_word_without_a_label_is_an_error() -> None:
    with pytest.raises(TypeError, match="has no Danish label"):

        class Silent(Word):
            QUIET = "quiet"


def test_choices_stand_in_the_order_of_the_life_cycle() -> None:
    assert CaseState.choices()[0] == ("enrolled", "Indskrevet")
    assert [code for code, _ in CaseState.choices()] == [
        "enrolled",
        "kickoff_planned",
        "kickoff_held",
        "matching",
        "matched",
        "cti_phase_1",
        "cti_phase_2",
        "cti_phase_3",
        "cti_closing_due",
        "aftercare",
        "closed",
    ]


@pytest.mark.parametrize(
    ("words", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a og b"), (["a", "b", "c"], "a, b og c")],
)
def test_words_are_listed_as_danish_lists_them(words: list[str], text: str) -> None:
    assert listed(words) == text
