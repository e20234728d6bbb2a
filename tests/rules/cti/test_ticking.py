from datetime import date

import pytest

from fodfaeste.rules.cti.checklists import DEFAULTS, items_for
from fodfaeste.rules.cti.known import KNOWN_CODES, Known, knowledge
from fodfaeste.rules.cti.ticking import (
    CheckState,
    Line,
    Point,
    check_left_out,
    check_own_item,
    lines,
)
from fodfaeste.rules.refusal import Refused
from tests.rules.naming import conditions

DAY = date(2026, 3, 4)
ITEMS = items_for(3)


def point(code: str, state: CheckState, text: str = "Som det stod", **more: object) -> Point:
    return Point(id=1, version=1, code=code, text=text, state=state, **more)  # type: ignore[arg-type]


def line(found: tuple[Line, ...], code: str) -> Line:
    return next(one for one in found if one.code == code)


def test_f0_an_untouched_list_is_the_items_of_the_phase() -> None:
    found = lines(ITEMS, [], {})
    assert [one.code for one in found] == [item.code for item in ITEMS]
    assert {one.state for one in found} == {CheckState.OPEN}
    assert not any(one.is_own or one.ticks_itself for one in found)


def test_f3_what_the_record_knows_ticks_itself_and_says_so() -> None:
    found = lines(ITEMS, [], knowledge(Known(crisis_plan_on=DAY)))
    crisis = line(found, "f3-crisis")
    assert (crisis.state, crisis.ticks_itself) == (CheckState.DONE, True)
    assert crisis.known == "Kriseplanen er skrevet 04.03.2026"
    assert sum(one.state is CheckState.DONE for one in found) == 1


def test_f0_what_somebody_said_stands_before_what_the_record_knows() -> None:
    said = point("f3-crisis", CheckState.NOT_RELEVANT, because="Karin har en fra psykiatrien.")
    crisis = line(lines(ITEMS, [said], knowledge(Known(crisis_plan_on=DAY))), "f3-crisis")
    assert (crisis.state, crisis.ticks_itself) == (CheckState.NOT_RELEVANT, False)
    undone = point("f3-crisis", CheckState.OPEN)
    again = line(lines(ITEMS, [undone], knowledge(Known(crisis_plan_on=DAY))), "f3-crisis")
    assert again.ticks_itself


def test_f0_an_answered_item_keeps_its_wording_and_an_open_one_follows_the_list() -> None:
    done, undone = (point("f3-crisis", state) for state in (CheckState.DONE, CheckState.OPEN))
    text = next(item.text for item in ITEMS if item.code == "f3-crisis")
    assert line(lines(ITEMS, [done], {}), "f3-crisis").text == "Som det stod"
    assert line(lines(ITEMS, [undone], {}), "f3-crisis").text == text


def test_f0_an_item_that_left_the_list_stays_where_it_was_answered() -> None:
    gone = [
        point("m-old", CheckState.DONE, "Gammelt punkt"),
        point("m-open", CheckState.OPEN, "Aldrig svaret"),
    ]
    assert [one.text for one in lines(ITEMS, gone, {})[len(ITEMS) :]] == ["Gammelt punkt"]


def test_f0_ones_own_items_stand_last_until_they_are_taken_back() -> None:
    own = [
        point("", CheckState.OPEN, "Ring til kommunelægen"),
        point("", CheckState.TAKEN_BACK, "Skrevet ved en fejl"),
    ]
    found = lines(ITEMS, own, {})[len(ITEMS) :]
    assert [(one.text, one.is_own, one.rule) for one in found] == [
        ("Ring til kommunelægen", True, "F0")
    ]


@pytest.mark.parametrize(
    ("facts", "codes"),
    [
        (Known(), set()),
        (Known(goal_on=DAY), {"f1-agree"}),
        (Known(first_action_on=DAY), {"f1-start"}),
        (Known(tried_on=DAY), {"f2-try"}),
        (Known(handed_over_on=DAY), {"f2-handover"}),
        (Known(handed_over_on=DAY, all_handed_over=True), {"f2-handover", "f3-responsibility"}),
        (Known(network_agreed=True), {"f3-network"}),
        (Known(retention_plan_on=DAY), {"f3-retention"}),
        (Known(transfer_meeting_on=DAY), {"f3-transfer"}),
        (Known(closing_meeting_on=DAY), {"f3-closing"}),
    ],
)
def test_f1_f2_f3_each_fact_ticks_its_own_item(facts: Known, codes: set[str]) -> None:
    assert set(knowledge(facts)) == codes


def test_f0_every_item_that_ticks_itself_is_on_the_shipped_list() -> None:
    assert {item.code for item in DEFAULTS} >= KNOWN_CODES


def test_f0_left_out_says_why_and_ones_own_item_is_in_words() -> None:
    check_left_out("Bor på arbejdspladsen")
    check_own_item("Ring til lægen")
    for check, condition in (
        (check_left_out, "left_out_says_why"),
        (check_own_item, "own_item_in_words"),
    ):
        with pytest.raises(Refused) as caught:
            check("  ")
        assert conditions(caught.value.obstacles) == [("F0", condition)]
