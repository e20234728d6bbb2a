"""Hurtig afklaring: asked, answered, escalated once; and the way back after work broke off."""

import uuid
from datetime import date, timedelta
from functools import partial

import pytest

from fodfaeste.jobs import deadlines
from fodfaeste.kernel import clock
from fodfaeste.records.cases.actions import quick
from fodfaeste.records.cases.models import QuickReaction, Task, TeamMembership
from fodfaeste.records.cases.queries.quick import answer_times, late_in_units, quick_of
from fodfaeste.records.followup.queries import overview_of
from fodfaeste.records.placement.actions import ending
from fodfaeste.records.placement.models import Interruption, JobMatch
from fodfaeste.records.placement.queries.interruptions import broken_off
from fodfaeste.records.post.models import Notice
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.followup.quick import QuickMatter, QuickState
from fodfaeste.rules.placement.interruption import RestartPlan, Step
from fodfaeste.rules.placement.kinds import MatchEndReason
from fodfaeste.rules.refusal import Refused
from tests.database import Stage
from tests.work_worlds import NOW, Work, a_company, a_match
from tests.worlds import TODAY, acting_as, enrolled_case, make_world, noon

pytestmark = pytest.mark.django_db

QUESTION = "Bageriet har sagt stop. Hvad sker der med ydelsen i næste uge?"
ANSWER = "Ydelsen fortsætter. Jeg ringer til Karin i dag."
DUE = date(2026, 3, 6)


@pytest.fixture
def work() -> Work:
    world = make_world()
    return Work(world=world, case=enrolled_case(world))


def ask(work: Work, actor: Actor, *, asked: Role = Role.EMPLOYMENT_CASEWORKER) -> QuickReaction:
    return quick.ask_quickly(
        actor=actor,
        key=uuid.uuid4(),
        case=work.case,
        matter=QuickMatter.BENEFIT,
        question=QUESTION,
        asked=frozenset({asked}),
        today=TODAY,
        now=NOW,
    )


def answer(
    work: Work, actor: Actor, found: QuickReaction, *, on: date = TODAY, text: str = ANSWER
) -> QuickReaction:
    return quick.answer_quickly(
        actor=actor,
        case=work.case,
        quick_id=found.pk,
        version=found.version,
        answer=text,
        today=on,
        now=noon(on),
    )


def told(kind: str = "quick_reaction") -> list[tuple[int, str]]:
    rows = Notice.objects.filter(kind=kind).order_by("pk")
    return list(rows.values_list("recipient_id", "sentence"))


def test_g3_whoever_is_asked_is_told_at_once_and_has_two_working_days(
    work: Work, stage: Stage
) -> None:
    with work.consultant() as actor:
        made = ask(work, actor)
        assert (made.due_on, made.state, made.asked) == (DUE, "open", ["employment_caseworker"])
    with stage.owner():
        assert told() == [(work.world.employment_caseworker.pk, quick.ASKED)]
        assert QUESTION not in told()[0][1]


def test_g3_an_answer_is_given_once_and_goes_to_the_one_who_asked(work: Work, stage: Stage) -> None:
    with work.consultant() as actor:
        made = ask(work, actor)
    caseworker = work.world.actor(work.world.employment_caseworker)
    with acting_as(caseworker):
        for _ in range(2):
            answer(work, caseworker, made, on=DUE)
        (shown,) = quick_of(work.case.pk)
    assert (shown.state, shown.answer, shown.days_taken) == (QuickState.ANSWERED, ANSWER, 2)
    assert shown.in_time
    with stage.owner():
        assert told()[1:] == [(work.world.job_consultant.pk, quick.ANSWERED)]


def test_g3_only_who_is_asked_or_leads_the_unit_answers(work: Work) -> None:
    with work.consultant() as actor:
        made = ask(work, actor)
    with acting_as(work.world.actor(work.world.cti_worker)) as cti:
        with pytest.raises(Refused) as refused:
            answer(work, cti, made)
        assert refused.value.obstacles[0].condition == "answered_by_asked"
    with acting_as(work.world.actor(work.world.leader)) as leader:
        assert answer(work, leader, made).answered_by_id == leader.id


def test_g3_a_question_reaches_whoever_sits_in_the_seat_now(work: Work, stage: Stage) -> None:
    with stage.owner():
        TeamMembership.objects.filter(role=Role.SOCIAL_CASEWORKER).update(ends_before=TODAY)
    with work.consultant() as actor, pytest.raises(Refused) as refused:
        ask(work, actor, asked=Role.SOCIAL_CASEWORKER)
    assert refused.value.obstacles[0].condition == "asked_seat_filled"


def test_g3_only_the_asker_takes_a_question_back_and_twice_is_once(work: Work) -> None:
    with work.consultant() as actor:
        made = ask(work, actor)
        for _ in range(2):
            quick.take_question_back(
                actor=actor,
                case=work.case,
                quick_id=made.pk,
                version=1,
                today=TODAY,
                now=NOW,
            )
        made.refresh_from_db()
    assert (made.state, made.version) == (QuickState.WITHDRAWN, 2)


def test_g3_a_passed_deadline_is_told_to_the_leader_once(
    work: Work, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    with work.consultant() as actor:
        ask(work, actor)
    for day, count in ((DUE, 0), (DUE + timedelta(days=1), 1), (DUE + timedelta(days=2), 0)):
        monkeypatch.setattr(clock, "now", partial(noon, day))
        with stage.worker():
            assert deadlines.escalate() == count
    with stage.owner():
        assert told()[1:] == [(work.world.leader.pk, quick.LATE)]
    with acting_as(work.world.actor(work.world.leader), DUE + timedelta(days=2)) as leader:
        (late,) = late_in_units(leader, DUE + timedelta(days=2))
        assert late.escalated_on == DUE + timedelta(days=1)
        assert late_in_units(work.world.actor(work.world.stranger), DUE + timedelta(days=2)) == ()


def test_g3_the_leaders_figure_is_the_middle_of_the_working_days(work: Work) -> None:
    with work.consultant() as actor:
        made = [ask(work, actor) for _ in range(3)]
    caseworker = work.world.actor(work.world.employment_caseworker)
    friday, monday, tuesday = date(2026, 3, 6), date(2026, 3, 9), date(2026, 3, 10)
    for found, day in zip(made, (friday, monday, tuesday), strict=True):
        with acting_as(caseworker, day):
            answer(work, caseworker, found, on=day)
    with acting_as(work.world.actor(work.world.leader)):
        times = answer_times({work.world.unit.pk}, since=TODAY, today=TODAY)
    assert (times.answered, times.in_time, times.median_days) == (3, 1, 3)


# --- Work that breaks off -------------------------------------------------------------------------


def broken(work: Work, actor: Actor, *, question: str = "") -> JobMatch:
    match = a_match(work, actor, a_company(actor))
    return ending.end_match(
        actor=actor,
        case=work.case,
        match_id=match.pk,
        version=match.version,
        ending=ending.Ending(
            ended_on=TODAY,
            reason=MatchEndReason.EMPLOYER_WISHED,
            note="Bageriet kan ikke nå at lære hende op.",
            question=question,
        ),
        today=TODAY,
        now=NOW,
    )


def missing(work: Work, day: date = TODAY) -> list[tuple[str, date | None]]:
    found = overview_of(work.case, day).missing
    wanted = {"D11", "G3"}
    return [(one.obstacle.condition, one.due_on) for one in found if one.obstacle.rule in wanted]


def test_d11_g3_an_interruption_asks_both_caseworkers_and_tells_the_rest_at_once(
    work: Work, stage: Stage
) -> None:
    with work.consultant() as actor:
        broken(work, actor)
        found = QuickReaction.objects.get()
        assert (found.matter, found.due_on) == (QuickMatter.INTERRUPTED, DUE)
        assert found.asked == ["employment_caseworker", "social_caseworker"]
        assert Interruption.objects.get().reaction_id == found.pk
        assert missing(work) == [("restart_planned", DUE), ("quick_answered", DUE)]
    world = work.world
    with stage.owner():
        asked = {world.employment_caseworker.pk, world.social_caseworker.pk}
        assert {who for who, _ in told()} == asked
        assert [who for who, _ in told("interrupted")] == [world.cti_worker.pk]


def test_d11_what_the_consultant_asks_stands_in_the_question(work: Work) -> None:
    with work.consultant() as actor:
        broken(work, actor, question="Kan Karin få ydelse fra mandag?")
        assert QuickReaction.objects.get().question == "Kan Karin få ydelse fra mandag?"


def restart(work: Work, actor: Actor, match: JobMatch, *, version: int) -> Interruption:
    world = work.world
    return ending.plan_restart(
        actor=actor,
        case=work.case,
        match_id=match.pk,
        version=version,
        plan=RestartPlan(
            learned="Morgenerne var for tidlige.",
            next_time="Et sted, der åbner senere.",
            steps=(
                Step("Ringe til to caféer", world.job_consultant.pk, DUE),
                Step("Tænke over, hvad der var godt", None, DUE),
            ),
        ),
        today=TODAY,
        now=NOW,
    )


def test_d11_the_way_back_becomes_tasks_with_a_person_and_a_day(work: Work) -> None:
    with work.consultant() as actor:
        match = broken(work, actor)
        restart(work, actor, match, version=1)
        tasks = Task.objects.filter(rule="D11").order_by("pk")
        assert [(one.responsible_id, one.citizen_does_it, one.due_on) for one in tasks] == [
            (work.world.job_consultant.pk, False, DUE),
            (None, True, DUE),
        ]
        assert missing(work) == [("quick_answered", DUE)]
        found = broken_off(work.case)
        assert found is not None
        assert (found.planned_on, len(found.steps), found.is_open) == (TODAY, 2, False)


def test_d11_a_new_match_is_the_way_back(work: Work) -> None:
    with work.consultant() as actor:
        match = broken(work, actor)
        a_match(work, actor, a_company(actor, "Café Nord"))
        assert missing(work) == [("quick_answered", DUE)]
        found = broken_off(work.case, match.pk)
        assert found is not None
        assert found.begun_again
        assert broken_off(work.case) is None


def test_d11_a_step_for_a_stranger_is_refused(work: Work) -> None:
    with work.consultant() as actor:
        match = broken(work, actor)
        plan = RestartPlan(
            learned="Morgenerne var for tidlige.",
            next_time="",
            steps=(Step("Ringe", work.world.stranger.pk, DUE),),
        )
        with pytest.raises(Refused) as refused:
            ending.plan_restart(
                actor=actor,
                case=work.case,
                match_id=match.pk,
                version=1,
                plan=plan,
                today=TODAY,
                now=NOW,
            )
    assert refused.value.obstacles[0].condition == "restart_steps_on_team"
