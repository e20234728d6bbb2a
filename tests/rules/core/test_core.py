"""The six core elements of one course: delivered, partly, missing, not yet due (J8)."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.access.roles import TEAM_ROLES, Role
from fodfaeste.rules.catalogue import rule
from fodfaeste.rules.core.elements import SIGNS, Element, SignCode, signs_of
from fodfaeste.rules.core.facts import CoreFacts, FollowUp, Plan, Start, Work
from fodfaeste.rules.core.judging import (
    ASKED_OF,
    FOLLOW_UP_WITHIN,
    Core,
    CoreState,
    core_of,
)
from fodfaeste.rules.core.together import in_short, over, whole
from fodfaeste.rules.cti.fidelity import Judged, Reading
from fodfaeste.rules.cti.fidelity_indicators import INDICATORS
from fodfaeste.rules.followup.deadline_kinds import DeadlineKind

TODAY = date(2026, 3, 4)
DAY = timedelta(days=1)
EVERYBODY = frozenset({Role.CITIZEN, *TEAM_ROLES})
JUST_ENROLLED = CoreFacts(enrolled_on=TODAY)
WELL = CoreFacts(
    enrolled_on=TODAY - 200 * DAY,
    start=Start(
        held_on=TODAY - 190 * DAY, came=EVERYBODY, prepared=EVERYBODY, untold=0, wishes=True
    ),
    assessed=True,
    plan=Plan(approved=True, job_goal=True, goals=1, sub_goals=2, efforts=3, discussed_by=2),
    follow_up=FollowUp(held_on=TODAY - 10 * DAY, came=EVERYBODY, cti_at_work=True),
    work=Work(
        contacted_on=TODAY - 180 * DAY,
        paid_tasks=True,
        matched_on=TODAY - 150 * DAY,
        began_on=TODAY - 140 * DAY,
        agreed=True,
        ordinary=True,
        steps=2,
        weeks=20,
    ),
    cti=(Judged(INDICATORS[0], Reading.YES),),
    phase_2_on=TODAY - 50 * DAY,
)


def states(facts: CoreFacts, today: date = TODAY) -> dict[Element, CoreState]:
    return {core.element: core.state for core in core_of(facts, today)}


def one(facts: CoreFacts, code: SignCode, today: date = TODAY) -> Reading:
    found = [seen for core in core_of(facts, today) for seen in core.seen if seen.code is code]
    assert len(found) == 1
    return found[0].reading


def test_j8_the_six_have_the_guides_names_in_its_order() -> None:
    assert [element.number for element in Element] == [1, 2, 3, 4, 5, 6]
    assert Element.START.label == "Tværfaglig og helhedsorienteret opstart med borgeren"
    assert Element.HOURS.label.startswith("Fokus på ordinære timer og progression")
    assert {sign.code for sign in SIGNS} == set(SignCode)
    assert all(rule(sign.rule) and sign.source.startswith("«") for sign in SIGNS)
    assert all(signs_of(element) for element in Element)


def test_j8_a_course_that_has_it_all_has_all_six() -> None:
    assert set(states(WELL).values()) == {CoreState.DELIVERED}
    assert in_short(core_of(WELL, TODAY)) == "6 af 6 kerneelementer er leveret."


def test_j8_on_the_first_day_nothing_is_due() -> None:
    assert set(states(JUST_ENROLLED).values()) == {CoreState.NOT_YET}
    assert in_short(core_of(JUST_ENROLLED, TODAY)) == "Intet kerneelement er aktuelt endnu."


def test_j8_a_kickoff_that_nobody_has_planned_is_missing_after_two_weeks() -> None:
    late = TODAY + 15 * DAY
    assert states(JUST_ENROLLED, late)[Element.START] is CoreState.MISSING
    assert states(JUST_ENROLLED, TODAY + 14 * DAY)[Element.START] is CoreState.NOT_YET
    ahead = replace(JUST_ENROLLED, start=Start(planned_on=late + DAY))
    assert states(ahead, late)[Element.START] is CoreState.NOT_YET
    passed = replace(JUST_ENROLLED, start=Start(planned_on=late - DAY))
    assert states(passed, late)[Element.START] is CoreState.MISSING


@pytest.mark.parametrize("missing", [Role.CITIZEN, Role.JOB_CONSULTANT, Role.CTI_WORKER])
def test_j8_a_start_without_one_of_those_who_must_come_is_partly_there(missing: Role) -> None:
    start = replace(WELL.start, came=EVERYBODY - {missing})
    facts = replace(WELL, start=start)
    assert states(facts)[Element.START] is CoreState.PARTLY
    (core, *_) = core_of(facts, TODAY)
    assert [lack.change for lack in core.lacks] == [
        "Hold et opstartsmøde mere med dem, der manglede."
    ]


def test_j8_one_caseworker_is_enough_at_the_kickoff() -> None:
    start = replace(WELL.start, came=EVERYBODY - {Role.SOCIAL_CASEWORKER})
    assert one(replace(WELL, start=start), SignCode.MINIMUM_CAME) is Reading.YES


def test_j8_work_without_a_plan_is_a_plan_that_is_missing() -> None:
    facts = replace(WELL, plan=Plan())
    assert states(facts)[Element.PLAN] is CoreState.MISSING
    waiting = replace(JUST_ENROLLED, start=Start(held_on=TODAY, plan_ready_on=TODAY + DAY))
    assert states(waiting)[Element.PLAN] is CoreState.NOT_YET
    assert states(waiting, TODAY + 2 * DAY)[Element.PLAN] is CoreState.MISSING


def test_j8_a_follow_up_must_not_lie_too_far_back() -> None:
    held = replace(WELL.follow_up, held_on=TODAY - FOLLOW_UP_WITHIN)
    facts = replace(WELL, follow_up=held)
    assert one(facts, SignCode.FOLLOWED_UP) is Reading.YES
    assert one(facts, SignCode.FOLLOWED_UP, TODAY + DAY) is Reading.NO
    assert states(facts, TODAY + DAY)[Element.FOLLOW_UP] is CoreState.PARTLY


def test_j8_a_follow_up_by_one_alone_or_without_the_citizen_is_partly_there() -> None:
    alone = replace(WELL.follow_up, came=frozenset({Role.JOB_CONSULTANT}))
    readings = [
        one(replace(WELL, follow_up=alone), code)
        for code in (SignCode.ACROSS, SignCode.CITIZEN_CAME)
    ]
    assert readings == [Reading.NO, Reading.NO]


def test_j8_the_search_is_not_missing_while_companies_are_met() -> None:
    searching = replace(WELL, work=Work(contacted_on=TODAY, paid_tasks=True), cti=None)
    found = states(searching)
    assert found[Element.MATCH] is CoreState.NOT_YET
    assert found[Element.CTI] is CoreState.NOT_YET
    assert found[Element.HOURS] is CoreState.NOT_YET
    without = replace(searching, work=Work(), asks=frozenset({DeadlineKind.COMPANY_CONTACTED}))
    assert states(without)[Element.MATCH] is CoreState.MISSING


def test_j8_work_that_begins_without_cti_or_agreement_lacks_them() -> None:
    facts = replace(WELL, cti=None, work=replace(WELL.work, agreed=False))
    found = states(facts)
    assert (found[Element.CTI], found[Element.MATCH]) == (CoreState.MISSING, CoreState.DELIVERED)
    assert one(facts, SignCode.AGREED) is Reading.NO
    ahead = replace(facts, work=replace(facts.work, began_on=TODAY + DAY))
    assert one(ahead, SignCode.CTI_BEGUN) is Reading.EARLY


def test_j8_cti_is_seen_by_the_indicators_of_fidelity() -> None:
    lacking = tuple(Judged(indicator, Reading.NO) for indicator in INDICATORS[:2])
    (*_, cti, _hours) = core_of(replace(WELL, cti=lacking), TODAY)
    assert cti.state is CoreState.PARTLY
    assert [lack.change for lack in cti.lacks] == [one.change for one in INDICATORS[:2]]


@pytest.mark.parametrize("kind", ASKED_OF)
def test_j8_what_a_deadline_asks_for_is_a_no(kind: DeadlineKind) -> None:
    facts = replace(WELL, work=replace(WELL.work, contacted_on=None), asks=frozenset({kind}))
    noes = [seen for core in core_of(facts, TODAY) for seen in core.lacks]
    assert len(noes) == 1


def test_j8_over_many_small_numbers_are_not_told_and_changes_are_counted() -> None:
    many = [core_of(WELL, TODAY)] * 12 + [core_of(replace(WELL, plan=Plan()), TODAY)] * 4
    found = {one.element: one for one in over(many)}
    plan = found[Element.PLAN]
    told = [plan.number(state) for state in CoreState]
    assert told == ["12", "0", "under 5", "0"]
    assert plan.changes[0] == "Godkend planen sammen med borgeren."
    assert found[Element.START].changes == ()
    assert plan.due == 16
    assert (whole(many).yes, whole(many).total) == (12, 16)
    assert whole(many).in_words() == "Flere end 11 af 16 forløb"


def test_j8_the_whole_needs_every_element_that_is_due() -> None:
    for found in product(CoreState, repeat=len(Element)):
        course = [Core(element, state, ()) for element, state in zip(Element, found, strict=True)]
        due = [state for state in found if state is not CoreState.NOT_YET]
        share = whole([course])
        assert share.total == bool(due)
        assert share.yes == (bool(due) and set(due) == {CoreState.DELIVERED})


facts_of_any = st.builds(
    CoreFacts,
    enrolled_on=st.dates(TODAY - 300 * DAY, TODAY),
    closed_on=st.none() | st.just(TODAY),
    start=st.builds(
        Start,
        planned_on=st.none() | st.just(TODAY),
        held_on=st.none() | st.just(TODAY - 60 * DAY),
        came=st.frozensets(st.sampled_from(sorted(EVERYBODY))),
        untold=st.integers(0, 5),
        wishes=st.booleans(),
    ),
    assessed=st.booleans(),
    plan=st.builds(Plan, approved=st.booleans(), goals=st.integers(0, 2)),
    work=st.builds(Work, began_on=st.none() | st.just(TODAY), agreed=st.booleans()),
    asks=st.frozensets(st.sampled_from(ASKED_OF)),
)


@given(facts_of_any)
def test_j8_every_no_says_what_would_change_it_and_no_state_contradicts_it(
    facts: CoreFacts,
) -> None:
    for core in core_of(facts, TODAY):
        assert all(lack.change.endswith(".") for lack in core.lacks)
        readings = [seen.reading for seen in core.seen]
        lacking = core.state in {CoreState.PARTLY, CoreState.MISSING}
        assert lacking == (Reading.NO in readings)
        assert (core.state is CoreState.DELIVERED) <= (readings[0] is Reading.YES)
