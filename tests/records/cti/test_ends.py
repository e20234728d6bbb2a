"""The end of CTI, as it is kept: E5, H4 and I1."""

from datetime import date, timedelta

import pytest

from fodfaeste.accounts.models import User
from fodfaeste.records.cases.models import Consent, TeamMembership
from fodfaeste.records.cti.actions import closing
from fodfaeste.records.cti.models import ClosingNote, CtiCourse
from fodfaeste.records.cti.queries.closing import closing_facts
from fodfaeste.records.cti.queries.safety import anchoring_of
from fodfaeste.records.post.models import Notice
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.cti.closing import obstacles_to_cti_closing
from fodfaeste.rules.cti.kinds import (
    ContinuedNeed,
    EarlyEndReason,
    HandoverEvent,
    LeaderReasonAbout,
)
from fodfaeste.rules.meetings.kinds import MeetingKind
from fodfaeste.rules.refusal import Refused
from tests.cti_worlds import (
    EVERYBODY,
    case_ready,
    grant,
    hold,
    start_cti,
)
from tests.records.cti.steps import (
    LAST_DAY,
    MENTOR,
    AsOwner,
    assess,
    close,
    conditions,
    consent_to,
    end_early,
    give_reason,
    plan_handover,
    prepare_closing,
    step,
    write_note,
)
from tests.worlds import TODAY, World, acting_as, person

pytestmark = pytest.mark.django_db


def test_i1_cti_does_not_close_while_anything_is_missing(world: World) -> None:
    case = case_ready(world)
    start_cti(world, case)
    with pytest.raises(Refused) as caught:
        close(world, case, words=closing.ClosingWords(course_of_events=""))
    assert conditions(caught) == [
        ("I1", "closing_meeting_held"),
        ("I1", "safety_plans_anchored"),
        ("I1", "continued_need_decided"),
        ("I1", "handover_named"),
        ("I1", "closing_note_written"),
    ]


def test_i1_cti_closes_when_everything_is_there(world: World) -> None:
    case = case_ready(world)
    start_cti(world, case)
    prepare_closing(world, case)
    assess(world, case, ContinuedNeed.NO_NEED)
    course = close(world, case)
    assert (course.closed_on, course.closed_by_id) == (LAST_DAY, world.cti_worker.pk)
    with acting_as(world.actor(world.cti_worker, LAST_DAY), LAST_DAY):
        note = ClosingNote.objects.get(course=course)
    assert (note.course_of_events, note.course_gone_through) == ("Karin har fået fodfæste.", True)


def test_i1_the_course_must_have_been_gone_through(world: World) -> None:
    case = case_ready(world)
    start_cti(world, case)
    prepare_closing(world, case)
    assess(world, case, ContinuedNeed.NO_NEED)
    with pytest.raises(Refused) as caught:
        close(world, case, course_gone_through=False)
    assert conditions(caught) == [("I1", "closing_meeting_held")]


def test_i1_a_need_that_goes_on_needs_a_decision_first(world: World, as_owner: AsOwner) -> None:
    case = case_ready(world)
    start_cti(world, case)
    prepare_closing(world, case)
    assess(world, case, ContinuedNeed.NEED, worker="Mette Holm")
    with pytest.raises(Refused) as caught:
        close(world, case)
    assert conditions(caught) == [("I1", "continued_need_decided")]
    with_an_end_before = date(2026, 5, 1)
    grant(world, case, MENTOR, day=with_an_end_before)
    with pytest.raises(Refused) as caught:
        close(world, case)
    assert conditions(caught) == [("I1", "continued_need_decided")]
    grant(world, case, MENTOR, day=date(2026, 11, 2))
    assert close(world, case).closed_on == LAST_DAY


@pytest.mark.parametrize("worker", ["  nadia FRIIS ", "Nadia Friis · nadia@example.dk"])
def test_h4_section_85_goes_on_with_somebody_else_as_soon_as_a_name_is_written(
    world: World, worker: str
) -> None:
    case = case_ready(world)
    start_cti(world, case)
    with pytest.raises(Refused) as caught:
        assess(world, case, ContinuedNeed.NEED, worker=worker)
    assert conditions(caught) == [("H4", "another_follow_on_worker")]
    assess(world, case, ContinuedNeed.NO_NEED, worker=worker)
    assess(world, case, ContinuedNeed.NEED, worker="")


def test_h4_whoever_goes_on_is_a_colleague_or_somebody_from_outside_by_name(world: World) -> None:
    case = case_ready(world)
    start_cti(world, case)
    namesake = person(world.cti_worker.name, Role.CTI_WORKER, world.unit)
    with pytest.raises(Refused) as caught:
        assess(world, case, ContinuedNeed.NEED, worker=f"Nadia Friis · {world.cti_worker.email}")
    assert conditions(caught) == [("H4", "another_follow_on_worker")]
    assess(world, case, ContinuedNeed.NEED, worker=f"Nadia Friis · {namesake.email}")
    assert kept_follow_on(world) == ("Nadia Friis", namesake.pk)
    assess(world, case, ContinuedNeed.NEED, worker="Nadia Friis")
    assert kept_follow_on(world) == ("Nadia Friis", namesake.pk)
    assess(world, case, ContinuedNeed.NEED, worker="Mette Holm, Støttecentret")
    assert kept_follow_on(world) == ("Mette Holm, Støttecentret", None)


def test_h4_a_colleague_who_has_left_since_goes_on_with_nobody(world: World) -> None:
    case = case_ready(world)
    start_cti(world, case)
    mette = person("Mette Holm", Role.CTI_WORKER, world.unit)
    assess(world, case, ContinuedNeed.NEED, worker=f"Mette Holm · {mette.email}")

    def lacks() -> list[tuple[str, str]]:
        with acting_as(world.actor(world.social_caseworker, LAST_DAY), LAST_DAY):
            facts = closing_facts(
                CtiCourse.objects.get(),
                closing_note="",
                course_gone_through=True,
                today=LAST_DAY,
            )
        found = obstacles_to_cti_closing(facts)
        return [(one.rule, one.condition) for one in found if one.rule == "H4"]

    assert lacks() == []
    User.objects.filter(pk=mette.pk).update(is_active=False)
    assert lacks() == [("H4", "follow_on_worker_named")]


def kept_follow_on(world: World) -> tuple[str, int | None]:
    """Who goes on with § 85: the name as it is shown, and the colleague behind it."""
    with acting_as(world.actor(world.cti_worker, LAST_DAY), LAST_DAY):
        course = CtiCourse.objects.get()
    return course.follow_on_worker, course.follow_on_user_id


def test_h4_cti_does_not_close_before_somebody_else_goes_on(world: World) -> None:
    case = case_ready(world)
    start_cti(world, case)
    prepare_closing(world, case)
    assess(world, case, ContinuedNeed.NEED)
    grant(world, case, MENTOR, day=date(2026, 11, 2))
    with pytest.raises(Refused) as caught:
        close(world, case)
    assert conditions(caught) == [("H4", "follow_on_worker_named")]
    assess(world, case, ContinuedNeed.NEED, worker="Mette Holm")
    mette = person("Mette Holm", Role.CTI_WORKER, world.unit)
    with acting_as(world.actor(world.social_caseworker)):
        TeamMembership.objects.filter(case=case, role=Role.CTI_WORKER).update(user_id=mette.pk)
    with acting_as(world.actor(world.social_caseworker, LAST_DAY), LAST_DAY):
        facts = closing_facts(
            CtiCourse.objects.get(),
            closing_note="Karin har fået fodfæste.",
            course_gone_through=True,
            today=LAST_DAY,
        )
    found = obstacles_to_cti_closing(facts)
    assert ("H4", "another_follow_on_worker") in [(one.rule, one.condition) for one in found]


def test_c2_the_plans_are_no_longer_anchored_when_the_consent_is_withdrawn(world: World) -> None:
    case = case_ready(world)
    start_cti(world, case)
    prepare_closing(world, case)
    assess(world, case, ContinuedNeed.NO_NEED)
    with acting_as(world.actor(world.cti_worker, LAST_DAY), LAST_DAY):
        assert anchoring_of(case.pk, LAST_DAY, since=TODAY).people_accepted
        Consent.objects.update(withdrawn_on=LAST_DAY, withdrawn_by=world.cti_worker)
        assert not anchoring_of(case.pk, LAST_DAY, since=TODAY).people_accepted
    with pytest.raises(Refused) as caught:
        close(world, case)
    assert conditions(caught) == [("I1", "safety_plans_anchored")]


def test_i1_the_leaders_reason_replaces_a_citizen_who_does_not_come(world: World) -> None:
    case = case_ready(world)
    start_cti(world, case)
    prepare_closing(world, case)
    assess(world, case, ContinuedNeed.NO_NEED)
    with acting_as(world.actor(world.cti_worker, LAST_DAY), LAST_DAY):
        without = tuple(role for role in EVERYBODY if role is not Role.CITIZEN)
        hold(world, case, MeetingKind.CLOSING, LAST_DAY + timedelta(days=1), without)
    with pytest.raises(Refused):
        close(world, case, day=LAST_DAY + timedelta(days=1))
    give_reason(world, case, LeaderReasonAbout.CITIZEN_ABSENT, day=LAST_DAY)
    course = close(world, case, day=LAST_DAY + timedelta(days=1))
    assert course.absence_reason == "Nadia er kommet til, fordi Ole er syg."


def test_e5_cti_does_not_close_before_its_planned_end(world: World) -> None:
    case = case_ready(world)
    start_cti(world, case)
    day = LAST_DAY - timedelta(days=1)
    prepare_closing(world, case, day=day)
    with acting_as(world.actor(world.cti_worker, day), day):
        CtiCourse.objects.update(continued_need=ContinuedNeed.NO_NEED)
    with pytest.raises(Refused) as caught:
        close(world, case, day=day)
    assert conditions(caught) == [("E5", "planned_end_reached")]


@pytest.mark.parametrize(
    ("changed", "condition"),
    [
        ({"reason": None}, ("E5", "early_reason_known")),
        ({"reason": EarlyEndReason.OTHER}, ("E5", "other_reason_explained")),
        ({"citizen_took_part": False}, ("E5", "citizen_took_part")),
        ({"handover_relevant": True}, ("E5", "handed_over")),
        ({"follow_on_worker": ""}, ("H4", "follow_on_worker_named")),
    ],
)
def test_e5_an_early_end_needs_a_reason_the_method_knows(
    world: World, changed: dict[str, object], condition: tuple[str, str]
) -> None:
    case = case_ready(world)
    start_cti(world, case)
    with pytest.raises(Refused) as caught:
        end_early(world, case, **changed)
    assert conditions(caught) == [condition]


def test_e5_a_task_that_came_back_to_the_cti_worker_stops_an_early_end(world: World) -> None:
    """Nothing was ticked about tasks; the record knows of it."""
    case = case_ready(world)
    start_cti(world, case)
    held = plan_handover(world, case, due_on=TODAY)
    consent_to(world, held)
    for event, said in (
        (HandoverEvent.ACCEPT, {}),
        (HandoverEvent.HAND_OVER, {}),
        (HandoverEvent.TAKE_BACK, {"note": "Grete har ikke tid mere."}),
    ):
        held = step(world, held, event, **said)
    with pytest.raises(Refused) as caught:
        end_early(world, case)
    assert conditions(caught) == [("E5", "handed_over")]
    step(world, held, HandoverEvent.DROP, note="Karin gør det selv.")
    assert end_early(world, case).closed_on == TODAY


def test_e5_a_job_won_or_lost_is_not_among_the_reasons() -> None:
    assert {reason.value for reason in EarlyEndReason} == {
        "moved",
        "died",
        "withdrew",
        "other_effort",
        "other",
    }


def test_e5_the_leader_is_told_of_an_early_end(world: World) -> None:
    case = case_ready(world)
    start_cti(world, case)
    course = end_early(world, case)
    assert (course.closed_on, course.early_reason) == (TODAY, EarlyEndReason.WITHDREW)
    with acting_as(world.actor(world.cti_worker)):
        told = Notice.objects.filter(kind="cti_ended_early").values_list("recipient_id", flat=True)
        assert world.leader.pk in set(told)


def test_e5_the_dead_get_no_follow_on(world: World) -> None:
    case = case_ready(world)
    start_cti(world, case)
    course = end_early(
        world, case, reason=EarlyEndReason.DIED, citizen_took_part=False, follow_on_worker=""
    )
    assert course.early_reason is EarlyEndReason.DIED


def test_a_cti_worker_who_has_left_the_team_writes_no_more(world: World) -> None:
    case = case_ready(world)
    start_cti(world, case)
    other = person("Ny Kollega", Role.CTI_WORKER, world.unit)
    with acting_as(world.actor(world.social_caseworker)):
        TeamMembership.objects.filter(case=case, role=Role.CTI_WORKER).update(user_id=other.pk)
    with pytest.raises(Refused) as caught:
        write_note(world, case)
    assert caught.value.rule == "M1"
