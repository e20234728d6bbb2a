from dataclasses import replace
from datetime import date

import pytest

from fodfaeste.rules.access.decide import (
    BY_DEPUTY,
    PERMISSION_MAP,
    SECTION_NEEDED,
    WITHOUT_SIGHT,
    Decision,
    decide,
)
from fodfaeste.rules.access.facts import Actor, CaseRelation, sees
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import TEAM_ROLES, Role
from fodfaeste.rules.access.sections import Section

HERE = CaseRelation(case_id=1, unit_id=10)
P = Permission


def person(*roles: Role, leads: frozenset[int] = frozenset()) -> Actor:
    return Actor(id=5, name="Ida Krogh", roles=frozenset(roles), leads_units=leads)


def on_team(*roles: Role) -> CaseRelation:
    return replace(HERE, team=frozenset(roles))


def allowed(actor: Actor, relation: CaseRelation | None) -> set[Permission]:
    everything = frozenset(Section)
    return {
        permission
        for permission in Permission
        if decide(actor, permission, relation, sections=everything).allowed
    }


LEADER = person(Role.LEADER, leads=frozenset({10}))
CITIZEN = person(Role.CITIZEN)
OWN_CASE = replace(HERE, is_the_citizen=True)

TEAM_READS = {
    P.CASE_SEE, P.PLAN_SEE, P.CONSENT_SEE, P.WORK_SEE, P.GRANT_SEE, P.CTI_SEE, P.NOTE_SEE,
    P.MEASURE_SEE, P.CONSENT_WITHDRAW, P.STORY_TAKE_BACK, P.AGREEMENT_SEE, P.OPENINGS_SEE,
}  # fmt: skip
TEAM_ACTS = {
    P.TASK_WRITE, P.KICKOFF_HOLD, P.MEETING_PLAN, P.MEETING_HOLD, P.FOLLOW_UP_HOLD, P.PLAN_WRITE,
    P.PLAN_HAND_OVER, P.CONSENT_RECORD, P.MEASURE_RECORD, P.QUICK_ASK, P.QUICK_ANSWER,
    P.BOARD_DECIDE,
    P.STORY_WRITE, P.CHANGE_TELL, P.CITIZEN_INVITE,
}  # fmt: skip
CASEWORKER_ACTS = {
    P.CASE_EDIT, P.TEAM_CHANGE, P.CASE_CLOSE, P.ASSESSMENT_WRITE, P.PLAN_APPROVE, P.GRANT_DECIDE,
    P.CTI_START, P.CTI_CLOSE, P.CTI_END_EARLY, P.AFTERCARE_RECORD,
}  # fmt: skip
WITHOUT_CASE = {
    P.CASE_LIST, P.RESTRICTED_CARD_SEE, P.GLASS_BREAK, P.COMPANY_SEE, P.MY_DAY_SEE, P.METHOD_SEE,
    P.SPARRING_SEE, P.TEAM_TIME_SEE, P.PROCEDURES_SEE, P.BOARD_SEE, P.STORIES_READ,
    P.COLLABORATION_CHECK, P.ABSENCE_WRITE,
}  # fmt: skip
OF_ROLE = {
    Role.EMPLOYMENT_CASEWORKER: CASEWORKER_ACTS
    | {
        P.LOG_SEE, P.PACKAGE_TAKE, P.PLACEMENT_START, P.HOURS_RECORD, P.CASE_ENROL, P.COMPANY_WRITE,
        P.COMPANY_TIDY, P.EMPLOYER_CONTACT_WRITE, P.PROFILE_WRITE, P.TALKS_AGREE,
    },
    Role.SOCIAL_CASEWORKER: CASEWORKER_ACTS
    | {P.LOG_SEE, P.PACKAGE_TAKE, P.VISITATION_RECORD, P.NETWORK_WRITE, P.CASE_ENROL},
    Role.JOB_CONSULTANT: {
        P.MATCH_FIND, P.PLACEMENT_START, P.AGREEMENT_WRITE, P.AGREEMENT_AGREE, P.HOURS_RECORD,
        P.AFTERCARE_RECORD, P.COMPANY_WRITE, P.COMPANY_TIDY, P.EMPLOYER_CONTACT_WRITE,
        P.PROFILE_WRITE,
    },
    Role.CTI_WORKER: {
        P.AGREEMENT_WRITE, P.HOURS_RECORD, P.CTI_START, P.FOCUS_WRITE, P.NOTE_WRITE,
        P.NETWORK_WRITE, P.SAFETY_PLAN_WRITE, P.CTI_CLOSE, P.CTI_END_EARLY, P.PROFILE_WRITE,
        P.STRATEGY_WRITE,
    },
}  # fmt: skip


@pytest.mark.parametrize("role", TEAM_ROLES)
def test_m1_a_deputy_may_what_the_seat_may_except_what_waits(role: Role) -> None:
    stands_in = replace(HERE, deputised=frozenset({(7, role)}))
    waits = {
        P.TEAM_CHANGE, P.CASE_CLOSE, P.CTI_END_EARLY, P.LOG_SEE, P.PACKAGE_TAKE, P.STORY_WRITE,
    }  # fmt: skip
    own = WITHOUT_CASE | TEAM_READS | TEAM_ACTS | OF_ROLE[role]
    assert allowed(person(role), stands_in) == own - waits
    assert set() == BY_DEPUTY & waits


def test_m1_standing_in_one_seat_opens_no_other() -> None:
    stands_in = replace(HERE, deputised=frozenset({(7, Role.JOB_CONSULTANT)}))
    decision = decide(
        person(Role.JOB_CONSULTANT), P.FOCUS_WRITE, stands_in, sections=frozenset(Section)
    )
    assert (decision.allowed, decision.failed) == (False, ("as_cti_worker",))


@pytest.mark.parametrize("role", TEAM_ROLES)
def test_m1_a_team_member_may_exactly_what_the_role_needs(role: Role) -> None:
    expected = WITHOUT_CASE | TEAM_READS | TEAM_ACTS | OF_ROLE[role]
    assert allowed(person(role), on_team(role)) == expected


def test_m1_a_leader_of_the_unit_reads_and_steps_in_where_teams_are_short() -> None:
    assert allowed(LEADER, HERE) == WITHOUT_CASE | {
        P.CASE_ENROL, P.GLASS_REVIEW, P.CASE_SEE, P.PLAN_SEE, P.CONSENT_SEE, P.WORK_SEE,
        P.GRANT_SEE, P.CTI_SEE, P.LOG_SEE, P.CASE_EDIT, P.TEAM_CHANGE, P.CASE_CLOSE,
        P.CTI_END_EARLY, P.CTI_EXCEPT, P.AGREEMENT_SEE, P.PACKAGE_TAKE, P.QUICK_ANSWER,
        P.COMPANY_TIDY, P.COMPANY_IMPORT, P.OPENINGS_SEE, P.CASELOAD_SEE,
        P.SPARRING_LEAD,
        P.TEAM_TIME_LEAD,
        P.PROCEDURES_WRITE,
        P.RESULTS_SEE,
        P.LEADERSHIP_SEE,
        P.PROCEDURES_WRITE, P.BOARD_LEAD, P.BOARD_DECIDE, P.CHANGE_TELL, P.CITIZEN_INVITE,
    }  # fmt: skip


def test_m1_a_citizen_sees_and_writes_in_their_own_course_and_withdraws_consent() -> None:
    assert allowed(CITIZEN, OWN_CASE) == {
        P.METHOD_SEE,
        P.OWN_CASE_SEE,
        P.OWN_CHANGE_SEEN,
        P.OWN_WORDS_WRITE,
        P.OWN_HOURS_WRITE,
        P.OWN_MEASURE_ANSWER,
        P.OWN_QUICK_ASK,
        P.OWN_AGREEMENT_ANSWER,
        P.PROFILE_WRITE,
        P.STRATEGY_WRITE,
        P.CONSENT_WITHDRAW,
        P.STORY_TAKE_BACK,
    }


def test_m1_broken_glass_shows_and_changes_nothing() -> None:
    stranger = person(Role.CTI_WORKER)
    opened = replace(HERE, glass_broken=True)
    assert allowed(stranger, opened) == WITHOUT_CASE | {P.CASE_SEE, P.PLAN_SEE}


@pytest.mark.parametrize("role", Role)
def test_m1_a_stranger_can_only_ask_for_the_restricted_card(role: Role) -> None:
    stranger = person(role, leads=frozenset({99}))
    once_there = replace(HERE, was_on_team=True)
    assert allowed(stranger, once_there) <= WITHOUT_SIGHT
    decision = decide(stranger, P.CASE_SEE, once_there)
    assert (decision.allowed, decision.failed) == (False, ("in_sight",))


@pytest.mark.parametrize("permission", Permission)
def test_m1_administrators_and_evaluators_see_no_citizen(permission: Permission) -> None:
    for role in (Role.ADMINISTRATOR, Role.EVALUATOR):
        assert decide(person(role), permission, HERE).allowed is False


def test_m1_on_a_closed_case_the_team_only_reads_and_withdraws() -> None:
    closed = replace(on_team(*TEAM_ROLES), closed_on=date(2026, 3, 1))
    actor = person(*TEAM_ROLES)
    assert closed.is_closed
    assert allowed(actor, closed) == WITHOUT_CASE | TEAM_READS | {
        P.LOG_SEE,
        P.PACKAGE_TAKE,
        P.CASE_ENROL,
        P.COMPANY_WRITE,
        P.COMPANY_TIDY,
    }


@pytest.mark.parametrize(("permission", "section"), SECTION_NEEDED.items())
def test_m1_notes_and_measurements_need_their_section_too(
    permission: Permission, section: Section
) -> None:
    worker, relation = person(Role.JOB_CONSULTANT), on_team(Role.JOB_CONSULTANT)
    denied = decide(worker, permission, relation)
    assert (denied.allowed, denied.failed) == (False, (f"section_{section}",))
    assert "samtykke" in denied.sentences[0]
    assert decide(worker, permission, relation, sections=frozenset({section})).allowed is True


def test_m1_without_a_case_nothing_about_a_case_is_allowed() -> None:
    everyone = person(*Role, leads=frozenset({0, 10}))
    assert allowed(everyone, None) == WITHOUT_CASE | {
        P.CASE_ENROL,
        P.GLASS_REVIEW,
        P.CASELOAD_SEE,
        P.SPARRING_LEAD,
        P.TEAM_TIME_LEAD,
        P.PROCEDURES_WRITE,
        P.RESULTS_SEE,
        P.LEADERSHIP_SEE,
        P.BOARD_LEAD,
        P.COMPANY_WRITE,
        P.COMPANY_TIDY,
        P.COMPANY_IMPORT,
        P.ADMINISTER,
    }


def test_m1_the_answer_names_what_the_nearest_way_lacked() -> None:
    closed = replace(on_team(Role.JOB_CONSULTANT), closed_on=date(2026, 3, 1))
    assert decide(person(Role.JOB_CONSULTANT), P.MATCH_FIND, closed) == Decision(
        allowed=False, failed=("case_open",), sentences=("Forløbet er afsluttet.",)
    )
    assert decide(person(Role.CTI_WORKER), P.MATCH_FIND, on_team(Role.CTI_WORKER)).failed == (
        "as_job_consultant",
    )


def test_m1_what_is_not_in_the_map_is_denied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(PERMISSION_MAP, P.METHOD_SEE)
    assert decide(LEADER, P.METHOD_SEE) == Decision(allowed=False)


def test_every_permission_is_in_the_map_and_has_its_sentences() -> None:
    assert set(PERMISSION_MAP) == set(Permission)
    for permission in Permission:
        assert permission.meaning.endswith(".")
        assert permission.phrase


@pytest.mark.parametrize(
    ("relation", "actor", "in_sight"),
    [
        (HERE, person(*Role), False),
        (replace(HERE, was_on_team=True), person(*Role), False),
        (on_team(Role.CTI_WORKER), person(Role.CTI_WORKER), True),
        (replace(HERE, glass_broken=True), person(Role.CTI_WORKER), True),
        (OWN_CASE, CITIZEN, True),
        (HERE, LEADER, True),
        (HERE, person(Role.LEADER, leads=frozenset({11})), False),
    ],
)
def test_m1_sight_comes_from_team_unit_broken_glass_or_being_the_citizen(
    relation: CaseRelation,
    actor: Actor,
    in_sight: bool,  # noqa: FBT001 -- a column of the table
) -> None:
    assert sees(actor, relation) is in_sight
