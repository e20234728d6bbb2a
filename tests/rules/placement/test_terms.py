"""Which terms a yes covers, what may be put right meanwhile, and what a difference says."""

from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.placement.answers import fingerprint
from fodfaeste.rules.placement.kinds import TaskStep
from fodfaeste.rules.placement.terms import (
    CLASS_OF,
    SheetGoal,
    SheetTask,
    Term,
    TermClass,
    Terms,
    changes,
    needs_new_yes,
    said,
    signed_text,
)
from fodfaeste.rules.placement.work_words import WorkNeed

BEFORE = Terms(
    placement_minutes=12 * 60,
    ordinary_minutes=0,
    working_times="Tirsdag og torsdag 9–15",
    tasks=(SheetTask("Pakke rundstykker"),),
    needs=frozenset({WorkNeed.BREAKS}),
    considerations="Ring dagen før",
    ordinary_possible=True,
    ordinary_when="Hun pakker alene",
    sub_goals=(SheetGoal("16 timer", date(2026, 5, 1), 16 * 60, 4 * 60),),
    follow_up_on=date(2026, 3, 18),
    follow_up_how="I bageriet",
    contact_name="Bo Bager",
    contact_phone="20112240",
)
CHANGED: dict[Term, Terms] = {
    Term.PLACEMENT_MINUTES: replace(BEFORE, placement_minutes=600),
    Term.ORDINARY_MINUTES: replace(BEFORE, ordinary_minutes=90),
    Term.WORKING_TIMES: replace(BEFORE, working_times="Mandag 9–15"),
    Term.TASKS: replace(BEFORE, tasks=(SheetTask("Feje"),)),
    Term.NEEDS: replace(BEFORE, needs=frozenset({WorkNeed.CALM, WorkNeed.BREAKS})),
    Term.CONSIDERATIONS: replace(BEFORE, considerations=""),
    Term.NO_CONSIDERATIONS: replace(BEFORE, no_considerations=True),
    Term.ORDINARY_POSSIBLE: replace(BEFORE, ordinary_possible=False),
    Term.ORDINARY_WHEN: replace(BEFORE, ordinary_when="Hun fejer alene"),
    Term.ORDINARY_NO_REASON: replace(BEFORE, ordinary_no_reason="Ingen timer i år"),
    Term.SUB_GOALS: replace(BEFORE, sub_goals=()),
    Term.FOLLOW_UP_ON: replace(BEFORE, follow_up_on=date(2026, 3, 25)),
    Term.FOLLOW_UP_HOW: replace(BEFORE, follow_up_how="På telefon"),
    Term.CONTACT_NAME: replace(BEFORE, contact_name="Mia"),
    Term.CONTACT_PHONE: replace(BEFORE, contact_phone="20112241"),
}
SIGNED = {term for term in Term if CLASS_OF[term] is TermClass.SIGNED}


def hashed(terms: Terms) -> str:
    return fingerprint(signed_text(terms, number=1, company="Byens Brød", job="Hjælper"))


def test_d6_every_field_of_the_agreement_stands_in_the_one_table() -> None:
    names = {field.name for field in fields(Terms)}
    assert {term.value for term in Term} == names
    assert set(CLASS_OF) == set(Term) == set(CHANGED)


@pytest.mark.parametrize("term", Term)
def test_d6_a_change_needs_new_yeses_exactly_when_the_table_says_so(term: Term) -> None:
    after = CHANGED[term]
    assert [change.term for change in changes(BEFORE, after)] == [term]
    assert needs_new_yes(BEFORE, after) is (term in SIGNED)
    assert (hashed(after) != hashed(BEFORE)) is (term in SIGNED)


@given(st.sets(st.sampled_from(Term)))
def test_d6_the_fingerprint_stands_exactly_while_no_new_yes_is_needed(chosen: set[Term]) -> None:
    after = BEFORE
    for term in chosen:
        after = replace(after, **{term.value: getattr(CHANGED[term], term.value)})
    assert {change.term for change in changes(BEFORE, after)} == chosen
    assert (hashed(after) == hashed(BEFORE)) is not needs_new_yes(BEFORE, after)


def test_d6_what_only_the_team_reads_is_in_no_text_that_is_signed() -> None:
    text = signed_text(CHANGED[Term.ORDINARY_NO_REASON], number=1, company="B", job="H")
    assert "Ingen timer i år" not in str(text)
    assert set(text) == {"number", "company", "job", *(term.value for term in SIGNED)}


def test_d12_how_far_a_task_has_come_is_not_agreed_and_needs_no_yes() -> None:
    after = replace(BEFORE, tasks=(SheetTask("Pakke rundstykker", TaskStep.MASTERS),))
    assert changes(BEFORE, after) == ()


@pytest.mark.parametrize(
    ("term", "before", "after"),
    [
        (Term.PLACEMENT_MINUTES, "12 timer om ugen", "10 timer om ugen"),
        (Term.ORDINARY_MINUTES, "0 timer om ugen", "1,5 timer om ugen"),
        (Term.NEEDS, "ekstra pauser", "et roligt sted og ekstra pauser"),
        (Term.ORDINARY_POSSIBLE, "Ja", "Nej, ikke nu"),
        (Term.SUB_GOALS, "16 timer, senest 1.5.2026, 16 timer om ugen, heraf 4 timer med løn", ""),
        (Term.FOLLOW_UP_ON, "18.3.2026", "25.3.2026"),
        (Term.NO_CONSIDERATIONS, "", "Talt igennem"),
    ],
)
def test_d6_a_difference_is_said_in_words(term: Term, before: str, after: str) -> None:
    (change,) = changes(BEFORE, CHANGED[term])
    assert (change.before, change.after) == (before, after)


def test_d3_the_written_times_are_read_as_hours() -> None:
    assert BEFORE.minutes_of_times == 12 * 60
    assert replace(BEFORE, working_times="efter aftale").minutes_of_times is None
    assert said(Term.WORKING_TIMES, BEFORE) == "Tirsdag og torsdag 9–15"
