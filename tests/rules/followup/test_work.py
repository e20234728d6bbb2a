"""What the work room lacks, from the match to an agreement that all three agree to."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from fodfaeste.rules.followup.work import Work, work_lacks
from fodfaeste.rules.placement.agreement import Agreement
from fodfaeste.rules.placement.kinds import AgreementParty, AgreementState, WorkSupport

TODAY = date(2026, 3, 4)
WHOLE = Agreement(
    starts_on=TODAY,
    weekly_hours=Decimal(12),
    tasks=("Pakke",),
    considerations="",
    no_considerations=True,
    sub_goals=("Alene",),
    next_follow_up_on=TODAY,
    ordinary_possible=False,
    ordinary_when="",
    no_ordinary_reason="Ordrerne svigter",
    times="Mandag og onsdag 9–15",
    ordinary_asked_on=TODAY,
)
DONE = Work(
    match_found=True,
    agreement=WHOLE,
    state=AgreementState.AGREED,
    agreed_by=frozenset(AgreementParty),
    examined=frozenset(WorkSupport),
)


def lacks(work: Work) -> list[tuple[str, str]]:
    return [(m.obstacle.rule, m.obstacle.condition) for m in work_lacks(work, today=TODAY)]


def test_d3_nothing_is_asked_for_before_there_is_a_match() -> None:
    assert lacks(Work(match_found=False)) == []


def test_d3_after_the_match_the_agreement_is_the_first_to_be_missing() -> None:
    assert lacks(Work(match_found=True)) == [
        ("D3", "agreement_written"),
        ("D5", "support_examined"),
    ]


def test_d3_a_draft_lacks_what_it_does_not_say() -> None:
    draft = replace(DONE, state=AgreementState.DRAFT, agreement=replace(WHOLE, tasks=()))
    assert lacks(draft) == [("D3", "tasks_said")]


def test_d6_a_proposal_lacks_those_who_have_not_said_yes() -> None:
    waiting = replace(DONE, state=AgreementState.PROPOSED, agreed_by=frozenset())
    assert lacks(waiting) == [("D6", "agreed_by_all")]


def test_d4_a_no_in_an_agreement_in_force_is_raised_again_at_the_follow_up() -> None:
    unasked = replace(DONE, agreement=replace(WHOLE, ordinary_asked_on=None))
    assert lacks(unasked) == [("D4", "ordinary_asked_again")]
    assert lacks(replace(unasked, state=AgreementState.DRAFT)) == []


def test_d4_a_no_without_a_reason_stays_a_reminder() -> None:
    assert lacks(replace(DONE, agreement=replace(WHOLE, no_ordinary_reason=""))) == [
        ("D4", "no_ordinary_reasoned")
    ]


def test_d5_d8_supports_and_the_end_of_a_placement_are_told_the_earliest_first() -> None:
    late = replace(
        DONE,
        examined=frozenset({WorkSupport.AIDS}),
        placement_ends=TODAY + timedelta(weeks=2),
    )
    assert lacks(late) == [("D8", "placement_runs_out"), ("D5", "support_examined")]
    assert lacks(DONE) == []
