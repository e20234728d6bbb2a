"""The first task of CTI is over when the work agreement stands; nobody ticks it (E4)."""

from datetime import timedelta

import pytest
from django.db import transaction

from fodfaeste.audit.writing import Acting, act_as
from fodfaeste.records.cases.models import Task
from fodfaeste.records.foundation import made_by
from fodfaeste.records.placement.actions import answers
from fodfaeste.records.placement.models import JobMatch, WorkAgreement
from fodfaeste.rules.cases.kinds import TaskState
from fodfaeste.rules.placement.kinds import AgreementParty, AgreementState
from tests.cti_worlds import case_ready, start_cti
from tests.work_worlds import NOW, Work, proposed
from tests.worlds import TODAY, World, acting_as, enrolled_case, noon

pytestmark = pytest.mark.django_db


@pytest.fixture
def work(world: World) -> Work:
    return Work(world=world, case=enrolled_case(world))


def tasks(work: Work) -> list[tuple[str, str, object, object]]:
    with acting_as(work.world.actor(work.world.cti_worker)):
        rows = Task.objects.order_by("pk")
        return list(rows.values_list("rule", "state", "done_on", "done_by_id"))


def two_tasks(work: Work) -> None:
    worker = work.world.cti_worker
    with acting_as(work.world.actor(worker)):
        for rule in ("E4", "B7"):
            made = made_by(worker.pk, NOW)
            Task.objects.create(
                **made, case=work.case, title="Opgave", responsible=worker, rule=rule
            )


def test_e4_the_third_yes_finishes_the_task_and_no_other(work: Work) -> None:
    agreement = proposed(work)
    two_tasks(work)
    for party in AgreementParty:
        assert tasks(work)[0][1] == TaskState.OPEN
        with work.consultant() as actor:
            work.say_yes(actor, agreement, party)
    consultant = work.world.job_consultant.pk
    assert tasks(work) == [
        ("E4", TaskState.DONE, TODAY, consultant),
        ("B7", TaskState.OPEN, None, None),
    ]


def test_e4_a_last_yes_behind_a_link_finishes_it_too_and_sees_nothing_else(work: Work) -> None:
    agreement = proposed(work)
    two_tasks(work)
    with work.consultant() as actor:
        for party in (AgreementParty.CITIZEN, AgreementParty.JOB_CONSULTANT):
            work.say_yes(actor, agreement, party)
    link, _ = work.link(agreement)
    with transaction.atomic():
        act_as(Acting(actor="", request="", route="test", now=NOW, link=str(link.pk)))
        assert list(Task.objects.values_list("rule", flat=True)) == ["E4"]
        answers.answer_by_link(
            link_id=link.pk,
            case_id=work.case.pk,
            agreement_id=agreement.pk,
            agrees=True,
            text_hash=agreement.text_hash,
            today=TODAY,
            now=NOW,
        )
    assert tasks(work) == [
        ("E4", TaskState.DONE, TODAY, None),
        ("B7", TaskState.OPEN, None, None),
    ]


def test_e4_with_an_agreement_in_force_the_task_is_done_from_the_start(world: World) -> None:
    case = case_ready(world)
    with acting_as(world.actor(world.job_consultant)):
        WorkAgreement.objects.create(
            **made_by(world.job_consultant.pk, noon(TODAY)),
            case=case,
            match=JobMatch.objects.get(case=case),
            number=1,
            state=AgreementState.AGREED,
            agreed_on=TODAY - timedelta(days=1),
        )
    start_cti(world, case)
    with acting_as(world.actor(world.cti_worker)):
        task = Task.objects.get(rule="E4")
    assert (task.state, task.done_on) == (TaskState.DONE, TODAY - timedelta(days=1))
