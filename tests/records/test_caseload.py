"""Caseloads as they are kept: the weighted load, the reason beyond it, two at once (A6)."""

import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection

from fodfaeste.accounts.models import RoleAssignment, User
from fodfaeste.records.cases import actions
from fodfaeste.records.cases.models import Case, CaseloadOverride, TeamMembership
from fodfaeste.records.cases.queries.caseload import (
    candidates,
    caseloads_of,
    courses_of_colleagues,
    norm_of,
    overrides_on,
)
from fodfaeste.records.catalogues.models import LegalBasis
from fodfaeste.records.cti.queries.course import cti_seat
from fodfaeste.records.post.models import Notice
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.caseload.load import percent
from fodfaeste.rules.legal_basis import LegalBasisCode
from fodfaeste.rules.post.kinds import NoticeKind
from fodfaeste.rules.refusal import Refused
from tests.factories import courses
from tests.worlds import TODAY, World, acting_as, enrolled_case, enrolment, make_world, noon, person

AsOwner = Callable[[], AbstractContextManager[None]]
REASON = "Lederen og Nadia har aftalt det til den 1. april."


@pytest.fixture
def world() -> World:
    return make_world()


def fill(world: World, worker: User, citizens: int) -> None:
    """Give a worker so many citizens without a law yet: each weighs as § 85."""
    for number in range(citizens):
        case = enrolled_case(world, cpr=f"{7001804000 + number}")
        hand_over(world, case, worker, reason=REASON)


def hand_over(world: World, case: Case, worker: User, *, reason: str = "") -> TeamMembership:
    actor = world.actor(world.leader)
    with acting_as(actor):
        return actions.change_team(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            change=actions.TeamChange(
                role=Role.CTI_WORKER,
                user_id=worker.pk,
                reason="Nadia skal på barsel fra på mandag.",
                caseload_reason=reason,
            ),
            today=TODAY,
            now=noon(TODAY),
        )


def share(world: World, worker: User) -> int:
    """The load of a worker in percent, as the page shows it."""
    with acting_as(world.actor(world.leader)):
        (found,) = [one for one in candidates(None, TODAY) if one.user_id == worker.pk]
    return percent(found.weighing.before)


@pytest.mark.django_db
def test_a6_an_eleventh_citizen_needs_a_reason_and_the_reason_is_kept(world: World) -> None:
    mette = person("Mette Holm", Role.CTI_WORKER, world.unit)
    fill(world, mette, 10)
    assert share(world, mette) == 100
    case = enrolled_case(world)
    with pytest.raises(Refused) as caught:
        hand_over(world, case, mette)
    assert [(one.rule, one.condition) for one in caught.value.obstacles] == [("A6", "within_norm")]
    seat = hand_over(world, case, mette, reason=REASON)
    with acting_as(world.actor(world.leader)):
        kept = CaseloadOverride.objects.get(seat=seat)
        shown = list(overrides_on(TODAY))
    assert (kept.percent_before, kept.percent_after) == (100, 110)
    assert (kept.reason, kept.created_by_id, kept.created_at) == (
        REASON,
        world.leader.pk,
        noon(TODAY),
    )
    assert [one.pk for one in shown] == [kept.pk]


@pytest.mark.django_db
def test_a6_the_leaders_are_told_of_a_load_beyond_the_norm_and_who_gave_it_is_not(
    world: World, as_owner: AsOwner
) -> None:
    social = world.social_caseworker.unit
    assert social is not None
    hers = person("Sine Lund", Role.LEADER, social, leads=social)
    beside = person("Ole Vang", Role.LEADER, world.unit, leads=world.unit)
    mette = person("Mette Holm", Role.CTI_WORKER, social)
    fill(world, mette, 10)
    case = enrolled_case(world)
    with as_owner():
        Notice.objects.all().delete()
    hand_over(world, case, mette, reason=REASON)
    with as_owner():
        told = set(
            Notice.objects.filter(kind=NoticeKind.CASELOAD).values_list(
                "recipient_id", "case_number"
            )
        )
    assert told == {(beside.pk, case.pk), (hers.pk, None)}


@pytest.mark.django_db
def test_a6_a_reason_where_there_is_room_leaves_no_trace(world: World) -> None:
    mette = person("Mette Holm", Role.CTI_WORKER, world.unit)
    fill(world, mette, 2)
    with acting_as(world.actor(world.leader)):
        assert CaseloadOverride.objects.count() == 0
        assert Notice.objects.filter(kind=NoticeKind.CASELOAD).count() == 0


@pytest.mark.django_db
def test_a6_enrolment_is_weighed_too(world: World) -> None:
    for number in range(10):
        enrolled_case(world, cpr=f"{7001804000 + number}")
    actor = world.actor(world.employment_caseworker)

    def enrol(reason: str) -> Case:
        whole = enrolment(world)
        with acting_as(actor):
            return actions.enrol(
                actor=actor,
                key=uuid.uuid4(),
                citizen=actions.NewCitizen(cpr="7001801234", given_names="Bo", surname="Dahl"),
                enrolment=actions.Enrolment(
                    **{
                        **{name: getattr(whole, name) for name in whole.__slots__},
                        "caseload_reason": reason,
                    }
                ),
                today=TODAY,
                now=noon(TODAY),
                allow_replacement_cpr=True,
            )

    with pytest.raises(Refused) as caught:
        enrol("")
    assert caught.value.rule == "A6"
    with acting_as(actor):
        before = Case.objects.count()
    case = enrol(REASON)
    with acting_as(actor):
        assert Case.objects.count() == before + 1
        assert CaseloadOverride.objects.get(case=case).percent_after == 110


@pytest.mark.django_db
def test_a6_a_grant_before_cti_and_the_law_it_keeps_say_what_a_course_weighs(
    world: World, as_owner: AsOwner
) -> None:
    case = enrolled_case(world)
    with acting_as(world.actor(world.leader)):
        assert norm_of(case, TODAY) == 10
    with as_owner():
        by = courses.grant(case, starts_on=TODAY, ends_before=TODAY + timedelta(days=180))
    with acting_as(world.actor(world.leader)):
        assert norm_of(case, TODAY) == 15
    with as_owner():
        LegalBasis.objects.filter(pk=by.law_id).update(ends_before=TODAY)
        later = LegalBasis.objects.get(pk=by.law_id)
        later.pk, later.valid_from, later.ends_before, later.caseload = None, TODAY, None, 30
        later.save(force_insert=True)
    with acting_as(world.actor(world.leader)):
        assert norm_of(case, TODAY) == 15
        (held,) = caseloads_of([world.cti_worker.pk], TODAY)[world.cti_worker.pk]
    assert (held.basis, held.carried.norm) == (LegalBasisCode.LAB_MENTOR, 15)


@pytest.mark.django_db
@pytest.mark.parametrize("gone", ["closed", "without_the_role"])
def test_a1_a6_a_deactivated_worker_is_assigned_nothing(world: World, gone: str) -> None:
    case = enrolled_case(world)
    assert share(world, world.cti_worker) == 10
    if gone == "closed":
        User.objects.filter(pk=world.cti_worker.pk).update(is_active=False)
    else:
        RoleAssignment.objects.filter(user=world.cti_worker).update(ends_before=TODAY)
    with acting_as(world.actor(world.leader)):
        assert candidates(None, TODAY) == ()
        assert caseloads_of([world.cti_worker.pk], TODAY) == {world.cti_worker.pk: ()}
        assert cti_seat(case.pk, TODAY) is None


@pytest.mark.django_db
def test_a6_the_other_roles_are_counted_by_role(world: World) -> None:
    enrolled_case(world)
    with acting_as(world.actor(world.leader)):
        found = {(one.role, one.user_id): one.courses for one in courses_of_colleagues()}
    assert found[Role.JOB_CONSULTANT, world.job_consultant.pk] == 1
    assert found[Role.JOB_CONSULTANT, world.stranger.pk] == 0
    assert (Role.CTI_WORKER, world.cti_worker.pk) not in found


@pytest.mark.django_db(transaction=True)
def test_a6_two_who_give_the_last_place_at_once_take_turns(world: World) -> None:
    """Nine of ten places are taken; of two at once one gets the tenth, the other needs a reason."""
    mette = person("Mette Holm", Role.CTI_WORKER, world.unit)
    fill(world, mette, 9)
    waiting = [enrolled_case(world, cpr=cpr) for cpr in ("7001805001", "7001805002")]
    start = Barrier(2)

    def give(case: Case) -> str:
        start.wait(timeout=20)
        try:
            hand_over(world, case, mette)
        except Refused as refused:
            return refused.rule
        finally:
            connection.close()
        return "given"

    with ThreadPoolExecutor(max_workers=2) as pool:
        answers = sorted(pool.map(give, waiting))
    assert answers == ["A6", "given"]
    assert share(world, mette) == 100
