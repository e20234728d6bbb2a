"""Starting CTI, as it is kept: E1–E4 and C3."""

from datetime import date, timedelta

import pytest

from fodfaeste.records.cases.models import Task
from fodfaeste.records.catalogues.models import LegalBasis
from fodfaeste.records.cti.models import CtiCourse
from fodfaeste.records.cti.queries import course as courses
from fodfaeste.records.cti.queries.start import start_ground
from fodfaeste.records.placement.models import JobMatch
from fodfaeste.records.post.models import Notice
from fodfaeste.rules.cti.kinds import (
    LeaderReasonAbout,
)
from fodfaeste.rules.cti.start import FIRST_TASK, warnings_at_cti_start
from fodfaeste.rules.legal_basis import LegalBasisCode
from fodfaeste.rules.placement.kinds import MatchEndReason
from fodfaeste.rules.refusal import Refused
from tests.cti_worlds import (
    FIRST_DAY,
    KICKOFF,
    MATCHED,
    Ready,
    case_ready,
    start_cti,
)
from tests.records.cti.steps import (
    MENTOR,
    SEL_82B,
    SEL_85,
    AsOwner,
    conditions,
    give_reason,
    without_cti_at_kickoff,
    write_note,
)
from tests.worlds import TODAY, World, acting_as

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("basis", "months", "edges"),
    [
        (SEL_85, 9, (date(2026, 6, 4), date(2026, 9, 4), date(2026, 12, 4))),
        (SEL_82B, 6, (date(2026, 5, 4), date(2026, 7, 4), date(2026, 9, 4))),
        (MENTOR, 6, (date(2026, 5, 4), date(2026, 7, 4), date(2026, 9, 4))),
    ],
)
def test_e1_length_follows_the_law_and_the_phases_are_equal(
    world: World, basis: LegalBasisCode, months: int, edges: tuple[date, ...]
) -> None:
    case = case_ready(world, Ready(basis=basis))
    course = start_cti(world, case)
    assert (course.months, course.legal_basis) == (months, basis)
    assert (course.starts_on, course.phase_2_on, course.phase_3_on, course.ends_before) == (
        TODAY,
        *edges,
    )


def test_e1_t17_phases_do_not_move_when_law_match_or_grant_changes(
    world: World, as_owner: AsOwner
) -> None:
    case = case_ready(world)
    course = start_cti(world, case)
    before = courses.clock_of(course)
    with as_owner():
        LegalBasis.objects.filter(code=SEL_85).update(months=3, paragraph="SEL § 999")
        JobMatch.objects.update(ended_on=TODAY, end_reason=MatchEndReason.choices()[0][0])
    with acting_as(world.actor(world.cti_worker)):
        now = courses.latest_course(case.pk)
        assert now is not None
        assert courses.clock_of(now) == before
        assert now.paragraph == "SEL § 85"


@pytest.mark.parametrize(
    ("ready", "condition"),
    [
        (Ready(match=False), ("E2", "match_found")),
        (Ready(basis=None), ("E2", "grant_covers_start")),
        (Ready(plan=False), ("C3", "plan_approved")),
        (Ready(pre_cti_meetings=1), ("E2", "met_before_cti")),
    ],
)
def test_e2_cti_cannot_start_before_everything_is_there(
    world: World, ready: Ready, condition: tuple[str, str]
) -> None:
    case = case_ready(world, ready)
    with pytest.raises(Refused) as caught:
        start_cti(world, case)
    assert conditions(caught) == [condition]
    with acting_as(world.actor(world.cti_worker)):
        assert CtiCourse.objects.count() == 0
        assert Task.objects.count() == 0


def test_e2_a_cti_worker_who_can_no_longer_sign_in_is_nobody_assigned(world: World) -> None:
    case = case_ready(world)
    world.cti_worker.is_active = False
    world.cti_worker.save(update_fields=["is_active"])
    with acting_as(world.actor(world.social_caseworker)):
        ground = start_ground(case.pk, starts_on=TODAY, few_meetings_reason="", today=TODAY)
    assert (ground.cti_worker_id, ground.facts.cti_worker_assigned) == (None, False)


def test_e2_cti_starts_neither_before_the_match_nor_after_the_first_working_day(
    world: World,
) -> None:
    case = case_ready(world)
    for day, condition in (
        (MATCHED - timedelta(days=1), "not_before_match"),
        (FIRST_DAY + timedelta(days=1), "not_after_first_working_day"),
    ):
        with pytest.raises(Refused) as caught:
            start_cti(world, case, starts_on=day)
        assert ("E2", condition) in conditions(caught)
    assert start_cti(world, case, starts_on=FIRST_DAY).starts_on == FIRST_DAY


def test_e14_cti_begins_today_where_work_began_before_anybody_could(world: World) -> None:
    """The 28 days back are over, so no earlier day is left: today is."""
    case = case_ready(world)
    late = FIRST_DAY + timedelta(days=40)
    with acting_as(world.actor(world.cti_worker, late), late):
        ground = start_ground(case.pk, starts_on=late, few_meetings_reason="", today=late)
    assert [lack.condition for lack in warnings_at_cti_start(ground.facts)] == [
        "start_meeting_held",
        "begun_before_work",
    ]
    assert start_cti(world, case, starts_on=late, day=late).starts_on == late


def test_e2_few_meetings_with_a_reason_will_do(world: World) -> None:
    case = case_ready(world, Ready(pre_cti_meetings=0))
    course = start_cti(world, case, reason="Arbejdet begynder allerede på mandag.")
    assert course.few_meetings_reason == "Arbejdet begynder allerede på mandag."


def test_e2_a_note_about_a_meeting_counts_as_having_met(world: World) -> None:
    case = case_ready(world, Ready(pre_cti_meetings=1))
    write_note(world, case, happened_on=KICKOFF + timedelta(days=7))  # the day of the meeting
    with pytest.raises(Refused) as caught:
        start_cti(world, case)
    assert conditions(caught) == [("E2", "met_before_cti")]
    write_note(world, case, happened_on=KICKOFF + timedelta(days=20))
    start_cti(world, case)


def test_e3_a_cti_worker_who_was_not_at_the_kickoff_needs_the_leaders_reason(world: World) -> None:
    case = case_ready(world, without_cti_at_kickoff())
    with pytest.raises(Refused) as caught:
        start_cti(world, case)
    assert conditions(caught) == [("E3", "cti_worker_attended_kickoff")]
    give_reason(world, case, LeaderReasonAbout.NOT_AT_KICKOFF)
    assert start_cti(world, case).not_at_kickoff_reason == "Nadia er kommet til, fordi Ole er syg."


def test_e3_nobody_but_the_leader_gives_the_leaders_reason(world: World) -> None:
    case = case_ready(world, without_cti_at_kickoff())
    with pytest.raises(Refused) as caught:
        give_reason(world, case, LeaderReasonAbout.NOT_AT_KICKOFF, by="cti_worker")
    assert conditions(caught) == [("M1", "leads_unit")]


def test_e4_the_first_task_is_the_work_agreement(world: World) -> None:
    case = case_ready(world)
    start_cti(world, case)
    with acting_as(world.actor(world.cti_worker)):
        rows = Task.objects.values_list("title", "responsible_id", "due_on", "rule")
        assert list(rows) == [(FIRST_TASK, world.cti_worker.pk, FIRST_DAY, "E4")]


def test_the_team_is_told_that_cti_has_started(world: World) -> None:
    case = case_ready(world)
    start_cti(world, case)
    with acting_as(world.actor(world.cti_worker)):
        told = Notice.objects.filter(kind="cti_started").values_list("recipient_id", flat=True)
        assert set(told) == set(world.team.values()) - {world.cti_worker.pk}


def test_e1_no_second_course_while_one_runs(world: World) -> None:
    case = case_ready(world)
    start_cti(world, case)
    with pytest.raises(Refused) as caught:
        start_cti(world, case)
    assert conditions(caught) == [("E1", "no_other_course")]
