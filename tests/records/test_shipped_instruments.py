import pytest

from fodfaeste.records.catalogues.instruments import shipped, template
from fodfaeste.rules.measures.files.reading import inspect, read
from fodfaeste.rules.measures.kinds import Respondent

NAMES = ["coherence", "own_scales", "staff_belief", "wellbeing"]


def test_k2_these_come_with_fodfaeste() -> None:
    assert sorted(shipped()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_k2_each_shipped_file_is_without_a_fault_and_says_that_its_words_are_our_own(
    name: str,
) -> None:
    report = inspect(shipped()[name])
    assert report.faults == ()
    assert report.instrument is not None
    assert (report.instrument.code, report.instrument.is_validated) == (name, False)


def test_k2_our_own_words_stand_in_for_who_5_and_are_never_called_that() -> None:
    own = read(shipped()["wellbeing"])
    assert own.stands_in_for == "who5"
    read_by_people = [
        own.title,
        own.introduction,
        *(item.text for item in own.items),
        *(scale.title for scale in own.scales),
        *(prompt.text for scale in own.scales for prompt in scale.prompts),
    ]
    assert not any("WHO" in text for text in read_by_people)


def test_k2_the_template_of_who_5_holds_no_words_and_cannot_be_loaded_as_it_is() -> None:
    faults = inspect(template()).faults
    assert len(faults) == 1 + 6 + 5
    assert [fault.sentence for fault in faults if "Spørgsmålet" in fault.sentence] == [
        f"Spørgsmålet »who5_{number}« mangler »text«." for number in range(1, 6)
    ]


def test_k5_the_citizen_is_asked_whether_it_hangs_together_and_makes_sense() -> None:
    asked = read(shipped()["coherence"])
    assert asked.answered_by == (Respondent.CITIZEN,)
    assert [item.text for item in asked.items] == [
        "Indsatsen hænger sammen.",
        "Det giver mening for mig.",
    ]


def test_k2_the_belief_of_the_team_is_asked_of_staff_alone() -> None:
    belief = read(shipped()["staff_belief"])
    assert (belief.team_only, belief.answered_by) == (True, (Respondent.STAFF,))
