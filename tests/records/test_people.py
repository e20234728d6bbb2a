"""Team, consents, restricted card, emergency opening, tasks, closing: as records keep them."""

import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest

from fodfaeste.accounts.models import RoleAssignment
from fodfaeste.records.cases import actions, queries
from fodfaeste.records.cases.access import open_sections
from fodfaeste.records.cases.models import BrokenGlass, Case, Citizen, Consent, Task, TeamMembership
from fodfaeste.records.cases.queries.caseload import caseloads_of
from fodfaeste.records.cti.models import CtiCourse
from fodfaeste.records.followup.actions import close_case
from fodfaeste.records.foundation import Stale
from fodfaeste.records.post.models import Notice
from fodfaeste.rules.access.emergency import check_review
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.cases.kinds import SideExit, TaskState
from fodfaeste.rules.consent.complete import ConsentDraft
from fodfaeste.rules.consent.kinds import ConsentForm, InformationType, Party
from fodfaeste.rules.legal_basis import LegalBasisCode
from fodfaeste.rules.refusal import Refused
from tests.factories import courses
from tests.worlds import (
    NOBODYS_CPR,
    TODAY,
    World,
    acting_as,
    enrolled_case,
    enrolment,
    make_world,
    noon,
    person,
)

AsOwner = Callable[[], AbstractContextManager[None]]
pytestmark = pytest.mark.django_db
NOW = {"today": TODAY, "now": noon(TODAY)}


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def case(world: World) -> Case:
    return enrolled_case(world)


def keyed(actor: Actor) -> dict[str, Any]:
    return {"actor": actor, "key": uuid.uuid4(), **NOW}


def consent(**changes: Any) -> actions.NewConsent:
    draft: dict[str, Any] = {
        "types": frozenset({InformationType.CTI_NOTES}),
        "from_party": Party.SOCIAL_DEPARTMENT,
        "to_party": Party.EMPLOYMENT_DEPARTMENT,
        "purpose": "Støtte på arbejdspladsen",
        "form": ConsentForm.WRITTEN,
        "oral_note": "",
        "consequences_explained": True,
        "given_on": TODAY,
        "ends_before": None,
    }
    return actions.NewConsent(draft=ConsentDraft(**{**draft, **changes}))


def test_a2_a_change_of_job_consultant_needs_a_reason(world: World, case: Case) -> None:
    actor = world.actor(world.employment_caseworker)
    change = actions.TeamChange(role=Role.JOB_CONSULTANT, user_id=world.stranger.pk, reason="fordi")
    with acting_as(actor), pytest.raises(Refused) as refused:
        actions.change_team(**keyed(actor), case=case, change=change)
    assert refused.value.rule == "A2"


def test_a_new_job_consultant_sees_the_case_and_the_old_one_no_more(
    world: World, case: Case
) -> None:
    actor = world.actor(world.employment_caseworker)
    change = actions.TeamChange(
        role=Role.JOB_CONSULTANT, user_id=world.stranger.pk, reason="Jonas er på barsel"
    )
    with acting_as(actor):
        actions.change_team(**keyed(actor), case=case, change=change)
        history = list(queries.team_history(case).filter(role=Role.JOB_CONSULTANT))
        assert [(seat.user.name, seat.ends_before) for seat in history] == [
            ("Frede Mann", None),
            ("Jonas Krag", TODAY),
        ]
    with acting_as(world.actor(world.job_consultant)):
        assert Case.objects.count() == 0
    with acting_as(world.actor(world.stranger)):
        assert list(Case.objects.all()) == [case]
        assert Notice.objects.get().kind == "team"


def test_one_who_hands_over_their_own_seat_is_out_of_sight_afterwards(
    world: World, case: Case
) -> None:
    actor = world.actor(world.employment_caseworker)
    heir = person("Ny Sagsbehandler", Role.EMPLOYMENT_CASEWORKER, None)
    with acting_as(actor):
        actions.change_team(
            **keyed(actor),
            case=case,
            change=actions.TeamChange(
                role=Role.EMPLOYMENT_CASEWORKER, user_id=heir.pk, reason="Går på pension"
            ),
        )
        assert Case.objects.count() == 0
    with acting_as(world.actor(heir)):
        assert TeamMembership.objects.on(TODAY).filter(case=case).count() == 4


def test_a1_one_person_cannot_hold_two_seats_that_do_not_combine(world: World, case: Case) -> None:
    RoleAssignment.objects.create(user=world.cti_worker, role=Role.JOB_CONSULTANT, starts_on=TODAY)
    actor = world.actor(world.employment_caseworker)
    with acting_as(actor), pytest.raises(Refused) as refused:
        actions.change_team(
            **keyed(actor),
            case=case,
            change=actions.TeamChange(
                role=Role.JOB_CONSULTANT, user_id=world.cti_worker.pk, reason="Vi mangler folk"
            ),
        )
    assert refused.value.rule == "A1"


@pytest.mark.parametrize(
    ("condition", "changes"),
    [
        ("types_named", {"types": frozenset()}),
        ("not_blanket", {"types": frozenset(InformationType)}),
        ("purpose_said", {"purpose": "alt"}),
        ("consequences_explained", {"consequences_explained": False}),
        ("oral_noted", {"form": ConsentForm.ORAL}),
    ],
)
def test_c2_a_consent_that_is_not_whole_is_not_recorded(
    world: World, case: Case, condition: str, changes: dict[str, Any]
) -> None:
    actor = world.actor(world.cti_worker)
    with acting_as(actor), pytest.raises(Refused) as refused:
        actions.give_consent(**keyed(actor), case=case, consent=consent(**changes))
    assert [(o.rule, o.condition) for o in refused.value.obstacles] == [("C2", condition)]


def test_c2_a_withdrawal_takes_effect_at_once_and_makes_a_task(world: World, case: Case) -> None:
    giver, reader = world.actor(world.cti_worker), world.actor(world.job_consultant)

    def reader_sees_notes() -> bool:
        with acting_as(reader):
            found = queries.case_with_relation(reader, case.pk, **NOW)
            assert found is not None
            return Section.CTI_NOTES in open_sections(reader, found[1], TODAY)

    assert not reader_sees_notes()
    with acting_as(giver):
        given = actions.give_consent(**keyed(giver), case=case, consent=consent())
    assert reader_sees_notes()
    with acting_as(giver):
        actions.withdraw_consent(actor=giver, case=case, consent_id=given.pk, **NOW)
        assert Task.objects.get(rule="C2").responsible_id == world.employment_caseworker.pk
        actions.withdraw_consent(actor=giver, case=case, consent_id=given.pk, **NOW)
        assert Task.objects.filter(rule="C2").count() == 1, "two clicks withdraw once"
    with acting_as(reader), pytest.raises(Refused):
        actions.withdraw_consent(actor=reader, case=case, consent_id=given.pk, **NOW)
    assert not reader_sees_notes()
    with acting_as(giver):
        assert Consent.objects.get().withdrawn_on == TODAY


def test_m1_a_stranger_finds_a_citizen_by_exact_cpr_and_sees_only_the_card(
    world: World, case: Case
) -> None:
    actor = world.actor(world.stranger)
    with acting_as(actor):
        assert queries.restricted_card(case.pk) is None
        found = actions.find_restricted(
            actor=actor,
            cpr=NOBODYS_CPR,
            reason="Borgeren ringede til mig",
            today=TODAY,
            allow_replacement_cpr=True,
        )
        card = queries.restricted_card(case.pk)
        assert found == case.pk
        assert card is not None
        assert (card.name, len(card.team)) == ("Karin Mølgaard", 4)
        assert Case.objects.count() == 0


def test_m1_a_look_up_without_a_reason_is_refused(world: World, case: Case) -> None:
    actor = world.actor(world.stranger)
    with acting_as(actor), pytest.raises(Refused) as refused:
        actions.find_restricted(
            actor=actor, cpr=NOBODYS_CPR, reason="", today=TODAY, allow_replacement_cpr=True
        )
    assert refused.value.rule == "M1"


def test_m1_emergency_opening_asks_for_the_card_first_then_tells_the_leader(
    world: World, case: Case
) -> None:
    actor = world.actor(world.stranger)
    reason = "Borgeren er i akut krise på arbejdspladsen"
    with acting_as(actor), pytest.raises(Refused) as refused:
        actions.break_glass(**keyed(actor), case_id=case.pk, reason=reason)
    assert refused.value.obstacles[0].condition == "card_seen"
    real_now = noon(TODAY)
    with acting_as(actor):
        actions.find_restricted(
            actor=actor,
            cpr=NOBODYS_CPR,
            reason="Akut opkald",
            today=TODAY,
            allow_replacement_cpr=True,
        )
        with pytest.raises(Refused):
            actions.break_glass(**keyed(actor), case_id=case.pk, reason="for kort")
        glass = actions.break_glass(**keyed(actor), case_id=case.pk, reason=reason)
        assert glass.ends - glass.starts == timedelta(hours=3)
        assert glass.starts == real_now
    leader = world.actor(world.leader)
    with acting_as(leader):
        assert Notice.objects.get().kind == "glass_broken"
        assert list(queries.unreviewed_glass(leader)) == [glass]
        actions.review_glass(actor=leader, glass_id=glass.pk, note="I orden", **NOW)
        assert list(queries.unreviewed_glass(leader)) == []
        assert BrokenGlass.objects.get().reviewed_by_id == leader.id


@pytest.mark.parametrize(
    ("opened_by", "leads_the_unit", "condition"),
    [(1, True, "not_ones_own"), (2, False, "leads_the_unit")],
)
def test_m1_an_opening_is_reviewed_by_the_units_leader_and_not_by_who_opened(
    opened_by: int,
    leads_the_unit: bool,  # noqa: FBT001 -- a column of the table above
    condition: str,
) -> None:
    with pytest.raises(Refused) as refused:
        check_review(opened_by=opened_by, reviewer=1, leads_the_unit=leads_the_unit)
    assert [one.condition for one in refused.value.obstacles] == [condition]


def test_a_task_is_finished_once_by_the_version_that_was_seen(world: World, case: Case) -> None:
    actor = world.actor(world.cti_worker)
    with acting_as(actor):
        task = actions.add_task(
            **keyed(actor), case=case, title="Ring til læge", responsible=actor.id, due_on=TODAY
        )
        done = actions.finish_task(actor=actor, case=case, task_id=task.pk, version=1, **NOW)
        assert (done.state, done.done_on, done.done_by_id) == (TaskState.DONE, TODAY, actor.id)
        with pytest.raises(Stale):
            actions.finish_task(actor=actor, case=case, task_id=task.pk, version=1, **NOW)


def test_g5_a_course_is_not_completed_before_cti_is(world: World, case: Case) -> None:
    actor = world.actor(world.leader)
    said: dict[str, Any] = {"reason": SideExit.COMPLETED, "note": "Karin er i job"}
    with acting_as(actor), pytest.raises(Refused) as refused:
        close_case(actor=actor, case=case, **said, version=1, **NOW)
    assert refused.value.rule == "G5"


def test_a_closed_course_can_be_followed_by_a_new_one(world: World, case: Case) -> None:
    actor = world.actor(world.leader)
    said: dict[str, Any] = {"reason": SideExit.MOVED, "note": "Flyttet til Aarhus Kommune"}
    with acting_as(actor):
        close_case(actor=actor, case=case, **said, version=1, **NOW)
    again = enrolled_case(world)
    assert again.pk != case.pk
    assert again.citizen_id == case.citizen_id


def test_a_citizen_who_comes_back_is_known_by_what_is_said_now(world: World, case: Case) -> None:
    leader, caseworker = world.actor(world.leader), world.actor(world.employment_caseworker)
    said: dict[str, Any] = {"reason": SideExit.MOVED, "note": "Flyttet til Aarhus Kommune"}
    citizen = actions.NewCitizen(
        cpr=NOBODYS_CPR, given_names="Karin", surname="Ny", city="Ribe", address_protected=True
    )
    with acting_as(leader):
        close_case(actor=leader, case=case, **said, version=1, **NOW)
    with acting_as(caseworker):
        actions.enrol(
            actor=caseworker,
            key=uuid.uuid4(),
            citizen=citizen,
            enrolment=enrolment(world),
            **NOW,
            allow_replacement_cpr=True,
        )
        now = Citizen.objects.get(pk=case.citizen_id)
    assert (now.surname, now.city, now.phone, now.address_protected) == (
        "Ny",
        "Ribe",
        "20998877",
        True,
    )


def test_the_log_of_a_case_names_who_and_is_closed_to_strangers(world: World, case: Case) -> None:
    with acting_as(world.actor(world.leader)):
        rows = queries.log_of(case)
        assert {row.who for row in rows} == {"Pernille Aaen"}
        assert {row.operation for row in rows} == {"insert"}
    with acting_as(world.actor(world.stranger)):
        assert queries.log_of(case) == ()


def test_a6_a_course_after_cti_weighs_nothing(world: World, case: Case, as_owner: AsOwner) -> None:
    with as_owner():
        match = courses.job_match(case, courses.company(), on=TODAY)
        by = courses.grant(case, starts_on=TODAY)
        running = courses.cti_course(match, by, starts_on=TODAY)
    for closed_on, expected in ((None, [(LegalBasisCode.SEL_85, 10)]), (TODAY, [])):
        with as_owner():
            CtiCourse.objects.filter(pk=running.pk).update(closed_on=closed_on)
        with acting_as(world.actor(world.leader)):
            assert carried(world) == expected


def test_a6_a_caseload_is_counted_without_opening_the_cases(world: World, case: Case) -> None:
    with acting_as(world.actor(world.stranger)):
        (course,) = caseloads_of([world.cti_worker.pk], TODAY)[world.cti_worker.pk]
    assert (course.case_id, course.basis, course.carried.norm) == (None, None, 10)
    with acting_as(world.actor(world.leader)):
        (course,) = caseloads_of([world.cti_worker.pk], TODAY)[world.cti_worker.pk]
    assert course.case_id == case.pk


def carried(world: World) -> list[tuple[LegalBasisCode | None, int]]:
    """What the CTI worker carries: by which law, and what it weighs."""
    courses = caseloads_of([world.cti_worker.pk], TODAY)[world.cti_worker.pk]
    return [(course.basis, course.carried.norm) for course in courses]
