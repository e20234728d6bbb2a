import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fodfaeste.records.cases.models import Task
from fodfaeste.records.foundation import Stale
from fodfaeste.records.placement.actions import ladder as actions
from fodfaeste.records.placement.actions.ladder import HeldTalk, SeenGrowth, SeenStep
from fodfaeste.records.placement.models import PayTalk, TaskStepSaid, WorkAgreement, WorkTask
from fodfaeste.records.placement.queries.ladder import (
    Ladder,
    agreed_sheet,
    ladder_of,
    progress_said,
)
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.cases.kinds import TaskState
from fodfaeste.rules.placement.agreement import warnings_in_force
from fodfaeste.rules.placement.kinds import AgreementParty, AgreementState, TaskStep
from fodfaeste.rules.placement.ladder.kinds import PayAnswer, Responsibility
from fodfaeste.rules.placement.ladder.pay_talk import Talk
from fodfaeste.rules.placement.ladder.progress import ProgressKind
from fodfaeste.rules.refusal import Obstacle, Refused
from tests.rules.naming import conditions
from tests.work_worlds import FULL_TERMS, NOW, Work, agreed, proposed
from tests.worlds import TODAY, World, acting_as, enrolled_case, make_world

pytestmark = pytest.mark.django_db
LEARNING, MASTERS, PAID = TaskStep
ROLLS = "Pakke rundstykker"


@pytest.fixture
def work() -> Work:
    world = make_world()
    return Work(world, enrolled_case(world))


@pytest.fixture
def actor(work: Work) -> Iterator[Actor]:
    agreed(work)
    with work.consultant() as actor:
        yield actor


def rolls(work: Work) -> WorkTask:
    return WorkTask.objects.get(wording=ROLLS, agreement__state=AgreementState.AGREED)


def say(
    work: Work,
    actor: Actor,
    step: TaskStep,
    *,
    note: str = "",
    read_as: TaskStep | None = None,
    key: uuid.UUID | None = None,
    seen_on: date = TODAY,
) -> TaskStepSaid:
    return actions.say_step(
        actor=actor,
        key=key or uuid.uuid4(),
        case=work.case,
        seen=SeenStep(
            task_id=rolls(work).pk, step=step, seen_on=seen_on, note=note, read_as=read_as
        ),
        today=TODAY,
        now=NOW,
    )


def talk(
    work: Work,
    actor: Actor,
    *,
    answer: PayAnswer = PayAnswer.NOW,
    minutes: int | None = 120,
    again_on: date | None = None,
) -> PayTalk:
    return actions.note_talk(
        actor=actor,
        key=uuid.uuid4(),
        case=work.case,
        held=HeldTalk(
            talk=Talk(talked_on=TODAY, answer=answer, ordinary_minutes=minutes, again_on=again_on),
            employer_name="Bo Bager",
        ),
        today=TODAY,
        now=NOW,
    )


def found(work: Work) -> Ladder:
    return ladder_of(work.case.pk)


def open_talks(work: Work) -> list[tuple[int | None, date | None]]:
    rows = Task.objects.filter(case=work.case, rule="D12", state=TaskState.OPEN)
    return list(rows.values_list("responsible", "due_on"))


def test_d12_a_step_is_a_row_of_its_own_and_the_agreement_is_not_touched(
    work: Work, actor: Actor
) -> None:
    say(work, actor, MASTERS)
    say(work, actor, LEARNING, note="Ovnen er ny, og hun øver igen")
    say(work, actor, MASTERS)
    said = TaskStepSaid.objects.order_by("pk")
    assert [(row.step, row.is_back) for row in said] == [
        (MASTERS, False),
        (LEARNING, True),
        (MASTERS, False),
    ]
    assert rolls(work).step == LEARNING
    (task,) = (task for task in found(work).tasks if task.wording == ROLLS)
    assert [(change.step, change.by, change.note) for change in task.changes] == [
        (LEARNING, "", ""),
        (MASTERS, "Jonas Krag", ""),
        (LEARNING, "Jonas Krag", "Ovnen er ny, og hun øver igen"),
        (MASTERS, "Jonas Krag", ""),
    ]


def test_d12_the_same_click_twice_is_one_word(work: Work, actor: Actor) -> None:
    key = uuid.uuid4()
    assert say(work, actor, MASTERS, key=key) == say(work, actor, MASTERS, key=key)
    assert TaskStepSaid.objects.count() == 1


@pytest.mark.parametrize(
    ("step", "read_as", "condition"),
    [
        (PAID, LEARNING, "one_step_at_a_time"),
        (LEARNING, LEARNING, "step_is_new"),
        (MASTERS, MASTERS, "step_as_it_was_read"),
    ],
)
def test_d12_a_step_that_does_not_follow_is_refused_and_leaves_nothing(
    work: Work, actor: Actor, step: TaskStep, read_as: TaskStep, condition: str
) -> None:
    with pytest.raises(Refused) as refused:
        say(work, actor, step, read_as=read_as)
    assert conditions(refused.value.obstacles) == [("D12", condition)]
    assert not TaskStepSaid.objects.exists()


def test_d12_a_task_of_another_course_is_not_found(work: Work, actor: Actor) -> None:
    elsewhere = SeenStep(task_id=rolls(work).pk + 9_999, step=MASTERS, seen_on=TODAY)
    with pytest.raises(WorkTask.DoesNotExist):
        actions.say_step(
            actor=actor, key=uuid.uuid4(), case=work.case, seen=elsewhere, today=TODAY, now=NOW
        )


def test_d12_a_task_of_an_agreement_nobody_has_agreed_to_has_no_ladder(work: Work) -> None:
    proposed(work)
    with work.consultant():
        assert found(work).tasks == ()


def test_d12_mastering_gives_the_consultant_one_talk_to_hold_however_many_tasks(
    work: Work, actor: Actor
) -> None:
    say(work, actor, MASTERS)
    other = WorkTask.objects.get(wording="Gøre klar til åbning")
    actions.say_step(
        actor=actor,
        key=uuid.uuid4(),
        case=work.case,
        seen=SeenStep(task_id=other.pk, step=MASTERS, seen_on=TODAY),
        today=TODAY,
        now=NOW,
    )
    assert open_talks(work) == [(work.world.job_consultant.pk, TODAY + timedelta(days=14))]
    (due,) = found(work).due(TODAY)
    assert (due.obstacle.condition, due.due_on) == (
        "pay_talked_about",
        TODAY + timedelta(days=14),
    )
    assert ROLLS in due.obstacle.sentence
    assert other.wording in due.obstacle.sentence


def test_d12_a_noted_talk_ends_the_task_and_the_reminder(work: Work, actor: Actor) -> None:
    say(work, actor, MASTERS)
    talk(work, actor, answer=PayAnswer.LATER, minutes=None, again_on=TODAY + timedelta(weeks=4))
    assert open_talks(work) == []
    assert found(work).due(TODAY) == ()
    assert len(found(work).due(TODAY + timedelta(weeks=4))) == 1


def test_d4_a_talk_about_pay_is_the_question_that_a_no_raises_again(
    work: Work, actor: Actor
) -> None:
    no = replace(
        FULL_TERMS,
        ordinary_possible=False,
        ordinary_when="",
        ordinary_no_reason="Der er ingen penge før sommer.",
        follow_up_on=TODAY,
    )
    agree(work, actor, work.begin(actor, no))
    agreed_terms = WorkAgreement.objects.filter(state=AgreementState.AGREED)
    assert [one.condition for one in asked_again(work)] == ["ordinary_asked_again"]
    talk(work, actor, answer=PayAnswer.NO, minutes=None, again_on=TODAY + timedelta(weeks=4))
    assert asked_again(work) == ()
    assert [(one.ordinary_asked_on, one.ordinary_no_reason) for one in agreed_terms] == [
        (TODAY, "Der er ingen penge før sommer.")
    ]


def asked_again(work: Work) -> tuple[Obstacle, ...]:
    sheet = agreed_sheet(work.case.pk)
    assert sheet is not None
    return warnings_in_force(sheet.facts, today=TODAY)


def test_d12_a_yes_without_hours_is_refused(work: Work, actor: Actor) -> None:
    with pytest.raises(Refused) as refused:
        talk(work, actor, minutes=None)
    assert conditions(refused.value.obstacles) == [("D12", "paid_hours_said")]
    assert not PayTalk.objects.exists()


def next_version(
    work: Work, actor: Actor, key: uuid.UUID | None = None, at: datetime = NOW
) -> WorkAgreement:
    return actions.begin_next_version(
        actor=actor, key=key or uuid.uuid4(), case=work.case, today=TODAY, now=at
    )


def test_d12_the_next_version_begins_with_the_steps_and_the_promised_hours(
    work: Work, actor: Actor
) -> None:
    say(work, actor, MASTERS)
    talk(work, actor)
    begun = next_version(work, actor)
    assert (begun.number, begun.state) == (2, AgreementState.DRAFT)
    assert (begun.placement_minutes, begun.ordinary_minutes) == (10 * 60, 120)
    assert list(begun.tasks.values_list("wording", "step")) == [
        (ROLLS, PAID),
        ("Gøre klar til åbning", LEARNING),
    ]
    assert begun.considerations == FULL_TERMS.considerations


def agree(work: Work, actor: Actor, version: WorkAgreement) -> None:
    version = work.propose(actor, version)
    for party in AgreementParty:
        work.say_yes(actor, version, party)


def test_d12_a_yes_that_the_agreement_has_met_does_not_come_back_and_take_hours_away(
    work: Work, actor: Actor
) -> None:
    """Two paid hours were promised and agreed, then four; the next version begins with four."""
    say(work, actor, MASTERS)
    talk(work, actor, minutes=120)
    agree(work, actor, next_version(work, actor, at=NOW + timedelta(hours=1)))
    assert found(work).standing_yes is None
    four = replace(work.sheet().terms, ordinary_minutes=240, placement_minutes=8 * 60)
    agree(work, actor, work.begin(actor, four))
    other = WorkTask.objects.get(wording="Gøre klar til åbning", agreement__state="agreed")
    actions.say_step(
        actor=actor,
        key=uuid.uuid4(),
        case=work.case,
        seen=SeenStep(task_id=other.pk, step=MASTERS, seen_on=TODAY),
        today=TODAY,
        now=NOW + timedelta(hours=2),
    )
    begun = next_version(work, actor)
    assert (begun.placement_minutes, begun.ordinary_minutes) == (8 * 60, 240)
    assert begun.tasks.get(wording=other.wording).step == MASTERS  # nobody has talked about it


def test_d12_a_page_from_before_the_latest_version_still_finds_its_task(
    work: Work, actor: Actor
) -> None:
    """The note that was typed meanwhile is kept with the task as it stands now."""
    before = rolls(work)
    agree(work, actor, work.begin(actor, replace(FULL_TERMS, ordinary_minutes=60)))
    assert rolls(work).pk != before.pk
    word = actions.say_step(
        actor=actor,
        key=uuid.uuid4(),
        case=work.case,
        seen=SeenStep(task_id=before.pk, step=MASTERS, seen_on=TODAY, note="Pakker alene"),
        today=TODAY,
        now=NOW,
    )
    assert (word.task_id, word.note) == (rolls(work).pk, "Pakker alene")


def test_d12_two_clicks_begin_one_version_and_a_second_begin_meets_the_first(
    work: Work, actor: Actor
) -> None:
    key = uuid.uuid4()
    assert next_version(work, actor, key) == next_version(work, actor, key)
    with pytest.raises(Stale):
        next_version(work, actor)
    assert WorkAgreement.objects.filter(case=work.case).count() == 2


def test_d12_without_an_agreement_in_force_there_is_no_next_version(work: Work) -> None:
    proposed(work)
    with work.consultant() as actor, pytest.raises(Refused) as refused:
        next_version(work, actor)
    assert conditions(refused.value.obstacles) == [("D12", "agreement_in_force")]


def test_d12_what_was_said_lives_on_when_the_next_version_is_agreed(
    work: Work, actor: Actor
) -> None:
    say(work, actor, MASTERS)
    version = work.begin(actor, replace(FULL_TERMS, ordinary_minutes=60))  # steps left as they were
    version = work.propose(actor, version)
    for party in AgreementParty:
        work.say_yes(actor, version, party)
    (task,) = (task for task in found(work).tasks if task.wording == ROLLS)
    assert (task.step, task.id) == (MASTERS, rolls(work).pk)
    assert rolls(work).agreement_id == version.pk


def test_d14_more_responsibility_is_progress_beside_the_steps(work: Work, actor: Actor) -> None:
    say(work, actor, MASTERS)
    actions.say_growth(
        actor=actor,
        key=uuid.uuid4(),
        case=work.case,
        seen=SeenGrowth(
            kind=Responsibility.MORE_ALONE, seen_on=TODAY, note="Åbner butikken om tirsdagen"
        ),
        today=TODAY,
        now=NOW,
    )
    assert [(one.kind, one.words) for one in progress_said(work.case.pk)] == [
        (ProgressKind.MASTERED, ROLLS),
        (ProgressKind.RESPONSIBILITY, "Mere på egen hånd: Åbner butikken om tirsdagen"),
    ]


@pytest.mark.parametrize(
    ("note", "seen_on", "condition"),
    [("  ", TODAY, "growth_said"), ("Åbner", TODAY + timedelta(days=1), "growth_seen")],
)
def test_d14_responsibility_says_what_and_was_seen(
    work: Work, actor: Actor, note: str, seen_on: date, condition: str
) -> None:
    with pytest.raises(Refused) as refused:
        actions.say_growth(
            actor=actor,
            key=uuid.uuid4(),
            case=work.case,
            seen=SeenGrowth(kind=Responsibility.OWN_AREA, seen_on=seen_on, note=note),
            today=TODAY,
            now=NOW,
        )
    assert conditions(refused.value.obstacles) == [("D14", condition)]


def test_d12_the_ladder_is_one_query_however_much_was_said(work: Work, actor: Actor) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            found(work)
        return len(seen)

    few = queries()
    for _ in range(10):
        say(work, actor, MASTERS)
        say(work, actor, LEARNING, note="Øver igen efter ferie")
        talk(work, actor)
    assert (few, queries()) == (1, 1)


def test_d12_a_colleague_outside_the_team_sees_nothing_of_it(work: Work, actor: Actor) -> None:
    say(work, actor, MASTERS)
    talk(work, actor)
    world: World = work.world
    with acting_as(world.actor(world.stranger)):
        assert not TaskStepSaid.objects.exists()
        assert not PayTalk.objects.exists()
