"""What changed between two versions of the plan (C5)."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.plan.content import EffortContent, GoalContent, PlanContent, SubGoalContent
from fodfaeste.rules.plan.difference import Change, ChangeKind, Detail, Difference, difference
from fodfaeste.rules.plan.kinds import EffortStatus, GoalStatus, JobGoalStatus
from fodfaeste.rules.plan.word_difference import MOST_WORDS, Piece, PieceKind, pieces

BUS = SubGoalContent(number=5, wording="Tage bussen selv", status=GoalStatus.CURRENT)
SUPPORT = EffortContent(
    number=9,
    wording="Støtte i hverdagen",
    responsible="Nadia Friis",
    law="SEL § 85",
    starts_on=date(2026, 3, 4),
    ends_before=date(2026, 6, 1),
    status=EffortStatus.RUNNING,
)
WORK = GoalContent(
    number=1,
    wording="Jeg vil på arbejde",
    status=GoalStatus.CURRENT,
    sub_goals=(BUS,),
    efforts=(SUPPORT,),
)
CALM = GoalContent(number=2, wording="Jeg vil have ro", status=GoalStatus.CURRENT)
PLAN = PlanContent(
    citizen_words="Ro på",
    purpose="At Karin får et job",
    job_goal_status=JobGoalStatus.FORMULATED,
    job_goal="Lager",
    goals=(WORK, CALM),
)


def test_c5_the_same_plan_shows_no_difference() -> None:
    assert difference(PLAN, PLAN) == ()


def test_c5_a_changed_purpose_is_shown_with_both_texts() -> None:
    after = replace(PLAN, purpose="At Karin får et job på lager")
    assert difference(PLAN, after) == (
        Change(
            ChangeKind.CHANGED,
            "Formål",
            "",
            "At Karin får et job",
            "At Karin får et job på lager",
        ),
    )


def test_c5_the_first_version_is_all_new() -> None:
    found = difference(PlanContent(), PLAN)
    assert [(change.kind, change.what) for change in found] == [
        (ChangeKind.ADDED, "Borgerens egne ord"),
        (ChangeKind.ADDED, "Formål"),
        (ChangeKind.CHANGED, "Jobmål"),
        (ChangeKind.ADDED, "Mål"),
        (ChangeKind.ADDED, "Delmål"),
        (ChangeKind.ADDED, "Indsats"),
        (ChangeKind.ADDED, "Mål"),
    ]


def test_c5_an_effort_says_who_which_law_and_its_last_day() -> None:
    [change] = difference(PLAN, replace(PLAN, goals=(replace(WORK, efforts=()), CALM)))
    assert change == Change(
        ChangeKind.REMOVED,
        "Indsats",
        "Jeg vil på arbejde",
        "Støtte i hverdagen · Nadia Friis · SEL § 85"
        " · fra 4.3.2026 · til og med 31.5.2026 · I gang",
        "",
    )


def test_c5_a_reached_sub_goal_and_a_left_goal_are_seen() -> None:
    reached = replace(WORK, sub_goals=(replace(BUS, status=GoalStatus.REACHED),))
    left = replace(CALM, status=GoalStatus.LEFT)
    found = difference(PLAN, replace(PLAN, goals=(reached, left)))
    assert [(change.what, change.after) for change in found] == [
        ("Delmål", "Tage bussen selv · Nået"),
        ("Mål", "Jeg vil have ro · Valgt fra"),
    ]


def test_c5_a_new_order_of_goals_is_one_change() -> None:
    [change] = difference(PLAN, replace(PLAN, goals=(CALM, WORK)))
    assert (change.kind, change.before, change.after) == (
        ChangeKind.MOVED,
        "1. Jeg vil på arbejde\n2. Jeg vil have ro",
        "1. Jeg vil have ro\n2. Jeg vil på arbejde",
    )


def test_c4_a_job_goal_that_is_not_there_yet_shows_its_task() -> None:
    before = replace(PLAN, job_goal_status=JobGoalStatus.NOT_YET, job_goal_task="Besøge et lager")
    [change] = difference(before, PLAN)
    assert (change.what, change.before, change.after) == (
        "Jobmål",
        "Endnu ikke formuleret · Besøge et lager",
        "Lager",
    )


def test_c5_a_changed_effort_says_what_about_it_is_new() -> None:
    later = replace(SUPPORT, responsible="Bo Lind", ends_before=date(2026, 7, 1))
    after = replace(PLAN, goals=(replace(WORK, efforts=(later,)), CALM))
    [change] = difference(PLAN, after)
    assert (change.kind, change.wording) == (ChangeKind.CHANGED, "Støtte i hverdagen")
    assert change.details == (
        Detail("Hvem", "Nadia Friis", "Bo Lind"),
        Detail("Sidste dag", "til og med 31.5.2026", "til og med 30.6.2026"),
    )
    assert change.details[1].pieces == (
        Piece(PieceKind.KEPT, "til og med"),
        Piece(PieceKind.REMOVED, " 31.5.2026"),
        Piece(PieceKind.ADDED, " 30.6.2026"),
    )


def test_c5_changes_are_read_goal_by_goal_and_counted() -> None:
    gone = replace(WORK, sub_goals=(), efforts=(replace(SUPPORT, responsible="Bo"),))
    calmer = replace(CALM, wording="Jeg vil have ro derhjemme")
    after = replace(PLAN, purpose="At Karin får et godt job", goals=(calmer, gone))
    found = Difference(difference(PLAN, after))
    assert [(group.wording, len(group.changes)) for group in found.groups] == [
        ("", 2),
        ("Jeg vil have ro derhjemme", 1),
        ("Jeg vil på arbejde", 2),
    ]
    assert found.in_short == "3 ændrede, 1 taget ud og 1 ny rækkefølge"


def test_c5_nothing_differs_in_no_words() -> None:
    found = Difference(difference(PLAN, PLAN))
    assert (found.groups, found.in_short) == ((), "")


def test_c5_the_worst_two_long_texts_are_held_against_each_other_in_bounded_work() -> None:
    before = " ".join(f"ord{number}" for number in range(MOST_WORDS))
    after = " ".join(f"mål{number}" for number in range(MOST_WORDS))
    assert [piece.kind for piece in pieces(before, after)] == [
        PieceKind.REMOVED,
        PieceKind.ADDED,
    ]


def test_words_that_stay_are_kept_and_the_others_shown_as_in_and_out() -> None:
    assert pieces("to timer om ugen", "fire timer om ugen") == (
        Piece(PieceKind.REMOVED, "to"),
        Piece(PieceKind.ADDED, "fire"),
        Piece(PieceKind.KEPT, " timer om ugen"),
    )


def test_two_very_long_texts_are_shown_whole() -> None:
    before, after = "ord " * MOST_WORDS, "mål " * MOST_WORDS
    assert pieces(before, after) == (
        Piece(PieceKind.REMOVED, before),
        Piece(PieceKind.ADDED, after),
    )


TEXTS = st.text(alphabet="abæø \n", max_size=60)


@given(before=TEXTS, after=TEXTS)
def test_no_word_of_either_text_is_lost(before: str, after: str) -> None:
    found = pieces(before, after)
    assert "".join(p.text for p in found if p.kind is not PieceKind.ADDED) == before
    assert "".join(p.text for p in found if p.kind is not PieceKind.REMOVED) == after
