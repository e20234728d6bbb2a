from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.cti.closing import (
    CLOSING_ROLES,
    CtiClosing,
    check_cti_closing,
    conditions_of_closing,
    decides_need,
    obstacles_to_cti_closing,
)
from fodfaeste.rules.cti.continued import FollowOn, check_follow_on
from fodfaeste.rules.cti.kinds import ClosingPart, ContinuedNeed
from fodfaeste.rules.legal_basis import LegalBasisCode
from fodfaeste.rules.refusal import Refused
from tests.rules.naming import conditions

SOMEONE_ELSE = FollowOn(cti_worker_id=7, worker_id=8, worker_name="")

READY = CtiClosing(
    closes_on=date(2026, 10, 1),
    ends_before=date(2026, 10, 1),
    basis=LegalBasisCode.SEL_85,
    meeting_held=True,
    course_gone_through=True,
    present=CLOSING_ROLES,
    know_the_plan=CLOSING_ROLES,
    leader_reason="",
    retention_plan_written=True,
    crisis_plan_written=True,
    people_accepted=True,
    continued_need=ContinuedNeed.NEED,
    decision_made=True,
    follow_on=SOMEONE_ELSE,
    handover_people_named=True,
    closing_note="Det gik godt, og planen holder.",
)


def found(**changes: object) -> list[tuple[str, str]]:
    return conditions(obstacles_to_cti_closing(replace(READY, **changes)))  # type: ignore[arg-type]


def said(**changes: object) -> str:
    obstacles = obstacles_to_cti_closing(replace(READY, **changes))  # type: ignore[arg-type]
    return " ".join(obstacle.sentence for obstacle in obstacles)


def test_i1_cti_closes_when_all_five_conditions_hold() -> None:
    assert found() == []
    check_cti_closing(READY)


def test_i1_every_missing_condition_is_named_at_once() -> None:
    nothing_done = replace(
        READY,
        meeting_held=False,
        crisis_plan_written=False,
        continued_need=None,
        handover_people_named=False,
        closing_note="",
    )
    with pytest.raises(Refused) as refusal:
        check_cti_closing(nothing_done)
    assert conditions(refusal.value.obstacles) == [
        ("I1", "closing_meeting_held"),
        ("I1", "safety_plans_anchored"),
        ("I1", "continued_need_decided"),
        ("I1", "handover_named"),
        ("I1", "closing_note_written"),
    ]


def test_i1_each_condition_says_who_brings_it_about() -> None:
    lines = conditions_of_closing(READY)
    assert [(line.part, line.does, line.holds) for line in lines] == [
        (ClosingPart.TIME, None, True),
        (ClosingPart.MEETING, Role.CTI_WORKER, True),
        (ClosingPart.PLANS, Role.CTI_WORKER, True),
        (ClosingPart.NEED, Role.SOCIAL_CASEWORKER, True),
        (ClosingPart.HANDOVER, Role.CTI_WORKER, True),
        (ClosingPart.NOTE, Role.CTI_WORKER, True),
        (ClosingPart.FOLLOW_ON, Role.SOCIAL_CASEWORKER, True),
    ]


@pytest.mark.parametrize(
    ("basis", "role"),
    [
        (LegalBasisCode.SEL_85, Role.SOCIAL_CASEWORKER),
        (LegalBasisCode.SEL_82B, Role.SOCIAL_CASEWORKER),
        (LegalBasisCode.LAB_MENTOR, Role.EMPLOYMENT_CASEWORKER),
    ],
)
def test_i1_the_department_whose_law_it_is_decides_on_support_afterwards(
    basis: LegalBasisCode, role: Role
) -> None:
    assert decides_need(basis) is role


def test_e5_cti_is_not_closed_before_its_last_day() -> None:
    assert found(closes_on=date(2026, 9, 29)) == [("E5", "planned_end_reached")]
    assert found(closes_on=date(2026, 9, 30)) == []


def test_i1_the_refusal_names_who_was_not_at_the_closing_meeting() -> None:
    absent = CLOSING_ROLES - {Role.JOB_CONSULTANT, Role.CITIZEN}
    assert found(present=absent) == [("I1", "closing_meeting_held")]
    assert "mangler borgeren og jobkonsulenten." in said(present=absent)
    assert "er ikke holdt" in said(meeting_held=False)
    assert "ikke gennemgået" in said(course_gone_through=False)


def test_i3_everyone_knows_the_onward_plan() -> None:
    knowing = CLOSING_ROLES - {Role.SOCIAL_CASEWORKER}
    assert found(know_the_plan=knowing) == [("I1", "closing_meeting_held")]


def test_i1_the_leaders_reason_replaces_a_citizen_who_does_not_come_and_nobody_else() -> None:
    without = CLOSING_ROLES - {Role.CITIZEN}
    reason = "Borgeren ville ikke komme, og er ringet op tre gange."
    assert found(present=without, know_the_plan=without, leader_reason=reason) == []
    alone = without - {Role.CTI_WORKER}
    assert found(present=alone, know_the_plan=without, leader_reason=reason) == [
        ("I1", "closing_meeting_held")
    ]


@pytest.mark.parametrize(
    "change", ["retention_plan_written", "crisis_plan_written", "people_accepted"]
)
def test_i1_both_plans_are_written_and_their_people_have_said_yes(change: str) -> None:
    assert found(**{change: False}) == [("I1", "safety_plans_anchored")]


@pytest.mark.parametrize(
    ("basis", "need", "decided", "settled"),
    [
        (LegalBasisCode.SEL_85, None, True, False),
        (LegalBasisCode.SEL_85, ContinuedNeed.NEED, False, False),
        (LegalBasisCode.SEL_85, ContinuedNeed.NO_NEED, False, True),
        (LegalBasisCode.SEL_85, ContinuedNeed.NOT_ENTITLED, False, True),
        (LegalBasisCode.LAB_MENTOR, None, False, False),
        (LegalBasisCode.LAB_MENTOR, ContinuedNeed.NEED, False, False),
        (LegalBasisCode.LAB_MENTOR, ContinuedNeed.NEED, True, True),
        (LegalBasisCode.SEL_82B, None, False, True),
    ],
)
def test_i1_a_need_that_goes_on_has_its_decision_before_the_end(
    basis: LegalBasisCode,
    need: ContinuedNeed | None,
    decided: bool,  # noqa: FBT001 -- a column of the table
    settled: bool,  # noqa: FBT001 -- a column of the table
) -> None:
    expected = [] if settled else [("I1", "continued_need_decided")]
    assert found(basis=basis, continued_need=need, decision_made=decided) == expected


def test_h4_support_by_85_goes_on_with_someone_else() -> None:
    same = FollowOn(cti_worker_id=7, worker_id=7, worker_name="")
    nobody = FollowOn(cti_worker_id=7, worker_id=None, worker_name=" ")
    assert found(follow_on=same) == [("H4", "another_follow_on_worker")]
    assert found(follow_on=nobody) == [("H4", "follow_on_worker_named")]
    assert found(follow_on=same, continued_need=ContinuedNeed.NO_NEED) == []
    assert found(follow_on=same, basis=LegalBasisCode.LAB_MENTOR) == []
    check_follow_on(FollowOn(cti_worker_id=7, worker_id=None, worker_name="Bo Lund"))
    with pytest.raises(Refused):
        check_follow_on(same)


@given(
    closes=st.integers(min_value=-30, max_value=30),
    basis=st.sampled_from(LegalBasisCode),
    present=st.frozensets(st.sampled_from(sorted(CLOSING_ROLES))),
    knowing=st.frozensets(st.sampled_from(sorted(CLOSING_ROLES))),
    need=st.none() | st.sampled_from(ContinuedNeed),
    flags=st.lists(st.booleans(), min_size=7, max_size=7),
    note=st.sampled_from(["", "   ", "Det gik godt, og planen holder."]),
)
def test_i1_cti_closes_exactly_when_every_condition_holds(
    closes: int,
    basis: LegalBasisCode,
    present: frozenset[Role],
    knowing: frozenset[Role],
    need: ContinuedNeed | None,
    flags: list[bool],
    note: str,
) -> None:
    held, gone_through, retention, crisis, accepted, decided, handed = flags
    facts = replace(
        READY,
        closes_on=READY.ends_before + timedelta(days=closes),
        basis=basis,
        meeting_held=held,
        course_gone_through=gone_through,
        present=present,
        know_the_plan=knowing,
        retention_plan_written=retention,
        crisis_plan_written=crisis,
        people_accepted=accepted,
        continued_need=need,
        decision_made=decided,
        handover_people_named=handed,
        closing_note=note,
    )
    lines = conditions_of_closing(facts)
    everything = (
        closes >= -1
        and held
        and gone_through
        and present == knowing == CLOSING_ROLES
        and retention
        and crisis
        and accepted
        and (basis is LegalBasisCode.SEL_82B or need is not None)
        and (basis is LegalBasisCode.SEL_82B or need is not ContinuedNeed.NEED or decided)
        and handed
        and bool(note.strip())
    )
    assert all(line.holds for line in lines) is everything
    assert (obstacles_to_cti_closing(facts) == ()) is everything
