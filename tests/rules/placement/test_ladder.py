from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.placement.kinds import TaskStep
from fodfaeste.rules.placement.ladder.history import (
    LadderTask,
    SaidStep,
    WrittenTask,
    known_by,
    ladder,
)
from fodfaeste.rules.placement.ladder.kinds import PayAnswer, Responsibility
from fodfaeste.rules.placement.ladder.next_version import likely_minutes, next_terms
from fodfaeste.rules.placement.ladder.pay_talk import (
    AgreedVersion,
    PayFacts,
    Talk,
    obstacles_to_talk,
    pay_talk_due,
    standing_yes,
    waits_for_talk,
)
from fodfaeste.rules.placement.ladder.progress import (
    Grown,
    Progress,
    ProgressKind,
    in_words,
    moved_on,
    progress,
)
from fodfaeste.rules.placement.ladder.steps import NEXT, NewStep, is_back, obstacles_to_step
from fodfaeste.rules.placement.minutes import WeekMinutes
from fodfaeste.rules.placement.terms import SheetGoal, SheetTask, Terms
from tests.rules.naming import conditions

LEARNING, MASTERS, PAID = TaskStep
DAY = date(2026, 3, 4)
NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
AT = NOON + timedelta(hours=1)
YES = Talk(
    talked_on=DAY, answer=PayAnswer.NOW, ordinary_minutes=120, noted_at=AT, noted_on=AT.date()
)
NO_WORDS: tuple[SaidStep, ...] = ()


def written(
    wording: str, step: TaskStep = LEARNING, *, version: int = 1, number: int = 1, days: int = 0
) -> WrittenTask:
    when = timedelta(days=days)
    return WrittenTask(
        id=number, version=version, wording=wording, step=step, at=NOON + when, on=DAY + when
    )


def said(wording: str, step: TaskStep, *, days: int, number: int = 1) -> SaidStep:
    when = timedelta(days=days)
    return SaidStep(id=number, wording=wording, step=step, at=NOON + when, seen_on=DAY + when)


def only(tasks: tuple[LadderTask, ...]) -> LadderTask:
    (task,) = tasks
    return task


@pytest.mark.parametrize(
    ("stands", "step", "note", "expected"),
    [
        (LEARNING, MASTERS, "", []),
        (MASTERS, PAID, "", []),
        (LEARNING, PAID, "", [("D12", "one_step_at_a_time")]),
        (PAID, MASTERS, "", [("D12", "step_back_reasoned")]),
        (PAID, MASTERS, "Ny maskine", []),
        (PAID, LEARNING, "Ny maskine", []),
        (MASTERS, LEARNING, "  hm  ", [("D12", "step_back_reasoned")]),
        (MASTERS, MASTERS, "", [("D12", "step_is_new")]),
    ],
)
def test_d12_a_task_climbs_one_step_at_a_time_and_says_why_it_goes_back(
    stands: TaskStep, step: TaskStep, note: str, expected: list[tuple[str, str]]
) -> None:
    new = NewStep(stands=stands, since=DAY, step=step, seen_on=DAY, note=note)
    assert conditions(obstacles_to_step(new, today=DAY)) == expected


@pytest.mark.parametrize(
    ("seen_on", "expected"),
    [
        (DAY + timedelta(days=3), []),
        (DAY + timedelta(days=4), [("D12", "step_seen_by_today")]),
        (DAY, []),
        (DAY - timedelta(days=1), [("D12", "step_seen_in_order")]),
    ],
)
def test_d12_a_step_is_seen_after_the_last_one_and_by_today(
    seen_on: date, expected: list[tuple[str, str]]
) -> None:
    new = NewStep(stands=LEARNING, since=DAY, step=MASTERS, seen_on=seen_on)
    assert conditions(obstacles_to_step(new, today=DAY + timedelta(days=3))) == expected


def test_d12_every_step_leads_somewhere_and_only_the_way_up_needs_no_reason() -> None:
    assert set(NEXT) == set(TaskStep)
    assert {(here, there) for here in NEXT for there in NEXT[here] if is_back(here, there)} == {
        (MASTERS, LEARNING),
        (PAID, MASTERS),
        (PAID, LEARNING),
    }


def test_d12_a_task_stands_where_it_was_said_last() -> None:
    task = only(
        ladder(
            [written("Bager boller")],
            [said("Bager boller", MASTERS, days=5), said("Bager boller", LEARNING, days=9)],
        )
    )
    assert [(change.before, change.step) for change in task.changes] == [
        (None, LEARNING),
        (LEARNING, MASTERS),
        (MASTERS, LEARNING),
    ]
    assert (task.step, task.since) == (LEARNING, DAY + timedelta(days=9))


def test_d12_a_new_version_that_repeats_an_old_step_takes_nothing_back() -> None:
    task = only(
        ladder(
            [written("Bager boller"), written("bager  boller.", version=2, number=2, days=9)],
            [said("Bager boller", MASTERS, days=5)],
        )
    )
    assert (task.id, task.step, task.since) == (2, MASTERS, DAY + timedelta(days=5))


def test_d12_a_new_version_that_says_another_step_moves_the_task() -> None:
    task = only(
        ladder([written("Bager"), written("Bager", PAID, version=2, number=2, days=9)], NO_WORDS)
    )
    assert [(change.step, change.version) for change in task.changes] == [(LEARNING, 1), (PAID, 2)]


def test_d12_a_task_that_is_no_longer_agreed_leaves_the_ladder() -> None:
    tasks = ladder(
        [written("Bager"), written("Pakker", number=2), written("Pakker", version=2, number=3)],
        NO_WORDS,
    )
    assert [task.wording for task in tasks] == ["Pakker"]


def test_d12_without_an_agreement_there_is_no_ladder() -> None:
    assert ladder([], [said("Bager", MASTERS, days=1)]) == ()


STEPS = st.sampled_from(list(TaskStep))


@given(st.lists(STEPS, max_size=12), st.randoms(use_true_random=False))
def test_d12_the_order_rows_are_read_in_changes_nothing(
    steps: list[TaskStep], chance: object
) -> None:
    words = [said("Bager", step, days=day, number=day) for day, step in enumerate(steps, start=1)]
    mixed = list(words)
    chance.shuffle(mixed)  # type: ignore[attr-defined]  # a random generator of hypothesis
    task = only(ladder([written("Bager")], mixed))
    assert task == only(ladder([written("Bager")], words))
    assert task.step is (steps[-1] if steps else LEARNING)
    assert all(
        before.step is not after.step
        for before, after in zip(task.changes, task.changes[1:], strict=False)
    )


@given(st.text(max_size=40))
def test_d12_a_wording_is_known_whatever_its_case_and_spaces(wording: str) -> None:
    assert known_by(f"  {wording.upper()} ") == known_by(known_by(wording.upper()))


def mastered(*, days: int = 5) -> LadderTask:
    return only(ladder([written("Bager")], [said("Bager", MASTERS, days=days)]))


TODAY = DAY + timedelta(days=30)


def due(task: LadderTask, *talks: Talk, begun: tuple[datetime, ...] = ()) -> list[date | None]:
    found = pay_talk_due(PayFacts((task,), talks, begun), today=TODAY)
    return [one.due_on for one in found]


def test_d12_a_mastered_task_asks_for_a_talk_about_pay_within_a_fortnight() -> None:
    found = pay_talk_due(PayFacts((mastered(),), versions_begun=(NOON,)), today=TODAY)
    assert conditions([one.obstacle for one in found]) == [("D12", "pay_talked_about")]
    assert [one.due_on for one in found] == [DAY + timedelta(days=19)]
    assert "»Bager«" in found[0].obstacle.sentence


def test_d12_a_talk_settles_it_until_the_day_it_is_asked_again() -> None:
    later = Talk(
        talked_on=DAY + timedelta(days=6),
        answer=PayAnswer.LATER,
        again_on=TODAY + timedelta(days=1),
    )
    assert due(mastered(), later) == []
    again = Talk(talked_on=DAY + timedelta(days=6), answer=PayAnswer.NO, again_on=TODAY)
    assert due(mastered(), again) == [DAY + timedelta(days=19)]
    before = Talk(talked_on=DAY, answer=PayAnswer.NO, again_on=TODAY + timedelta(days=9))
    assert due(mastered(), before) == [DAY + timedelta(days=19)]


def test_d12_the_next_version_settles_it_and_the_one_it_was_mastered_under_does_not() -> None:
    assert due(mastered(), begun=(NOON,)) == [DAY + timedelta(days=19)]
    assert due(mastered(), begun=(NOON, NOON + timedelta(days=6))) == []


@given(STEPS)
def test_d12_only_a_mastered_task_waits_for_a_talk(step: TaskStep) -> None:
    task = only(ladder([written("Bager", step)], NO_WORDS))
    assert waits_for_talk(task, PayFacts((task,)), today=TODAY) is (step is MASTERS)


@pytest.mark.parametrize(
    ("talk", "expected"),
    [
        (Talk(talked_on=DAY, answer=PayAnswer.NOW, ordinary_minutes=120), []),
        (Talk(talked_on=DAY, answer=PayAnswer.NOW), [("D12", "paid_hours_said")]),
        (Talk(talked_on=DAY, answer=PayAnswer.NO), [("D12", "pay_asked_again")]),
        (
            Talk(talked_on=DAY, answer=PayAnswer.LATER, again_on=DAY),
            [("D12", "pay_asked_later")],
        ),
        (
            Talk(
                talked_on=DAY + timedelta(days=1),
                answer=PayAnswer.LATER,
                again_on=DAY + timedelta(days=30),
            ),
            [("D12", "pay_talk_held")],
        ),
    ],
)
def test_d12_a_talk_says_the_hours_or_when_it_is_asked_again(
    talk: Talk, expected: list[tuple[str, str]]
) -> None:
    assert conditions(obstacles_to_talk(talk, today=DAY)) == expected


TERMS = Terms(
    placement_minutes=12 * 60,
    ordinary_minutes=0,
    tasks=(SheetTask("Bager"), SheetTask("Pakker")),
    considerations="Pause hver time",
)


def test_d12_the_next_version_begins_with_each_task_where_it_stands() -> None:
    assert next_terms(TERMS, [mastered()], None).tasks == (
        SheetTask("Bager", MASTERS),
        SheetTask("Pakker", LEARNING),
    )


def test_d12_a_yes_to_pay_moves_hours_from_unpaid_to_paid() -> None:
    talk = Talk(talked_on=mastered().since, answer=PayAnswer.NOW, ordinary_minutes=120)
    terms = next_terms(TERMS, [mastered()], talk)
    assert (terms.placement_minutes, terms.ordinary_minutes) == (10 * 60, 120)
    assert terms.tasks == (SheetTask("Bager", PAID), SheetTask("Pakker", LEARNING))
    assert (terms.considerations, terms.ordinary_possible) == ("Pause hver time", True)


@given(
    unpaid=st.integers(0, 37 * 60),
    paid=st.integers(0, 37 * 60),
    promised=st.integers(1, 37 * 60),
    said_yes=st.booleans(),
)
def test_d12_the_week_grows_only_when_more_is_paid_than_there_was_and_paid_hours_stay(
    *, unpaid: int, paid: int, promised: int, said_yes: bool
) -> None:
    terms = Terms(placement_minutes=unpaid, ordinary_minutes=paid)
    yes = Talk(talked_on=DAY, answer=PayAnswer.NOW, ordinary_minutes=promised) if said_yes else None
    begun = next_terms(terms, [], yes)
    assert begun.weekly_minutes == (max(unpaid + paid, promised) if said_yes else unpaid + paid)
    assert (begun.ordinary_minutes or 0) == (max(paid, promised) if said_yes else paid)


def test_d12_a_yes_pays_for_what_was_mastered_by_the_day_of_the_talk() -> None:
    yes = Talk(
        talked_on=mastered().since - timedelta(days=1), answer=PayAnswer.NOW, ordinary_minutes=60
    )
    assert next_terms(TERMS, [mastered()], yes).tasks[0] == SheetTask("Bager", MASTERS)


@pytest.mark.parametrize(
    ("talks", "versions", "stands"),
    [
        ([], [], False),
        ([YES], [], True),
        ([YES], [AgreedVersion(AT - timedelta(hours=1), DAY)], True),
        ([YES], [AgreedVersion(AT + timedelta(hours=1), DAY)], False),
        ([YES], [AgreedVersion(AT - timedelta(days=9), DAY + timedelta(days=1))], False),
        ([YES, replace(YES, answer=PayAnswer.NO, ordinary_minutes=None)], [], False),
        ([replace(YES, answer=PayAnswer.LATER)], [], False),
    ],
)
def test_d12_a_yes_stands_until_the_three_have_agreed_to_something_after_it(
    talks: list[Talk], versions: list[AgreedVersion], *, stands: bool
) -> None:
    assert (standing_yes(talks, versions) is not None) is stands


@pytest.mark.parametrize(
    ("agreed", "promised", "expected"),
    [(0, None, 120), (120, None, 240), (240, None, 240), (0, 90, 90), (0, 0, 120)],
)
def test_d12_the_sheet_speaks_of_what_was_promised_or_of_the_next_step_up(
    agreed: int, promised: int | None, expected: int
) -> None:
    goals = tuple(SheetGoal("", DAY, None, minutes) for minutes in (120, 240))
    terms = Terms(ordinary_minutes=agreed, sub_goals=goals)
    yes = None if promised is None else replace(YES, ordinary_minutes=promised)
    assert likely_minutes(terms, yes) == expected


def test_d14_steps_new_tasks_and_responsibility_are_progress_in_the_order_of_their_days() -> None:
    tasks = ladder(
        [
            written("Bager"),
            written("Bager", version=2, number=2, days=8),
            written("Betjener kassen", version=2, number=3, days=8),
        ],
        [said("Bager", MASTERS, days=5), said("Bager", PAID, days=20)],
    )
    grown = [Grown(DAY + timedelta(days=10), Responsibility.MORE_ALONE, "Åbner butikken")]
    found = progress(tasks, grown)
    assert found == (
        Progress(DAY + timedelta(days=5), ProgressKind.MASTERED, "Bager"),
        Progress(DAY + timedelta(days=8), ProgressKind.NEW_TASK, "Betjener kassen"),
        Progress(
            DAY + timedelta(days=10),
            ProgressKind.RESPONSIBILITY,
            "Mere på egen hånd: Åbner butikken",
        ),
        Progress(DAY + timedelta(days=20), ProgressKind.PAID, "Bager"),
    )
    assert moved_on(found) == DAY + timedelta(days=20)
    assert in_words(found) == (
        "Det er gået frem: 1 opgave mestret, løn for 1 opgave, 1 ny opgave og mere ansvar."
    )


def test_d14_what_was_stepped_back_from_is_not_progress() -> None:
    words = [said("Bager", MASTERS, days=5), said("Bager", LEARNING, days=6)]
    assert progress(ladder([written("Bager")], words), []) == ()
    back_and_up = [*words, said("Bager", MASTERS, days=9)]
    assert [one.on for one in progress(ladder([written("Bager")], back_and_up), [])] == [
        DAY + timedelta(days=9)
    ]


def test_d14_stepping_back_to_mastered_keeps_the_day_it_was_first_mastered() -> None:
    words = [
        said("Bager", MASTERS, days=5),
        said("Bager", PAID, days=6),
        said("Bager", MASTERS, days=9),
    ]
    found = progress(ladder([written("Bager")], words), [])
    assert found == (Progress(DAY + timedelta(days=5), ProgressKind.MASTERED, "Bager"),)


def test_d14_hours_stand_beside_it_and_fewer_hours_are_not_called_progress() -> None:
    first, last = WeekMinutes(placement=480), WeekMinutes(placement=600, ordinary=120)
    assert in_words((), first=first, last=last) == (
        "Det er gået frem: 12 timer om ugen mod 8 timer i begyndelsen "
        "og 2 timer med løn mod 0 timer."
    )
    assert in_words((), first=last, last=first) == ""
    assert moved_on(()) is None
