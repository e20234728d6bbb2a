from dataclasses import replace
from datetime import date

import pytest

from fodfaeste.rules.access.facts import Actor, CaseRelation
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.access.sections_seen import Ground, GroundKind, grounds_to_see, sections_seen
from fodfaeste.rules.consent.facts import ConsentFacts
from fodfaeste.rules.consent.kinds import InformationType, Party

TODAY = date(2026, 3, 2)
HERE = CaseRelation(case_id=1, unit_id=10)
WORKER = Actor(id=5, name="Ida Krogh", roles=frozenset(Role))
LEADER = replace(WORKER, leads_units=frozenset({10}))
S = Section

SOCIAL_SIDE = {S.IDENTITY, S.PLAN, S.SOCIAL, S.HEALTH, S.CTI_NOTES, S.MEASURES}
EMPLOYMENT_SIDE = {S.IDENTITY, S.PLAN, S.EMPLOYMENT}

TO_EMPLOYMENT = ConsentFacts(
    types=frozenset({InformationType.HEALTH, InformationType.MEASURES}),
    from_party=Party.SOCIAL_DEPARTMENT,
    to_party=Party.EMPLOYMENT_DEPARTMENT,
    purpose="Hensyn i arbejdsaftalen",
    given_on=date(2026, 1, 5),
    ends_before=date(2026, 9, 1),
)


def on_team(*roles: Role, consents: tuple[ConsentFacts, ...] = ()) -> CaseRelation:
    return replace(HERE, team=frozenset(roles), consents=consents)


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (Role.EMPLOYMENT_CASEWORKER, EMPLOYMENT_SIDE),
        (Role.JOB_CONSULTANT, EMPLOYMENT_SIDE),
        (Role.SOCIAL_CASEWORKER, SOCIAL_SIDE),
        (Role.CTI_WORKER, SOCIAL_SIDE),
    ],
)
def test_m1_the_team_shares_the_plan_and_each_department_sees_its_own(
    role: Role, expected: set[Section]
) -> None:
    assert sections_seen(WORKER, on_team(role), TODAY) == expected


def test_m1_one_person_in_both_caseworker_seats_sees_both_sides() -> None:
    both = on_team(Role.EMPLOYMENT_CASEWORKER, Role.SOCIAL_CASEWORKER)
    assert sections_seen(WORKER, both, TODAY) == frozenset(Section)


def test_c2_consent_opens_the_types_it_names_to_the_receiver_it_names() -> None:
    consultant = on_team(Role.JOB_CONSULTANT, consents=(TO_EMPLOYMENT,))
    cti_worker = on_team(Role.CTI_WORKER, consents=(TO_EMPLOYMENT,))
    assert sections_seen(WORKER, consultant, TODAY) == EMPLOYMENT_SIDE | {S.HEALTH, S.MEASURES}
    assert sections_seen(WORKER, cti_worker, TODAY) == SOCIAL_SIDE


@pytest.mark.parametrize(
    "consent",
    [
        replace(TO_EMPLOYMENT, withdrawn_on=TODAY),
        replace(TO_EMPLOYMENT, ends_before=TODAY),
        replace(TO_EMPLOYMENT, given_on=date(2026, 3, 3)),
        replace(TO_EMPLOYMENT, to_party=Party.EMPLOYER),
        replace(TO_EMPLOYMENT, from_party=Party.HEALTH_CARE),
        replace(TO_EMPLOYMENT, purpose=""),
        replace(TO_EMPLOYMENT, types=frozenset({InformationType.CONTACT})),
    ],
)
def test_c2_a_consent_that_does_not_count_opens_nothing(consent: ConsentFacts) -> None:
    consultant = on_team(Role.JOB_CONSULTANT, consents=(consent,))
    assert sections_seen(WORKER, consultant, TODAY) == EMPLOYMENT_SIDE


def test_c2_consent_works_the_other_way_too() -> None:
    to_social = ConsentFacts(
        types=frozenset({InformationType.EMPLOYMENT}),
        from_party=Party.EMPLOYMENT_DEPARTMENT,
        to_party=Party.SOCIAL_DEPARTMENT,
        purpose="Støtte på arbejdspladsen",
        given_on=TODAY,
    )
    relation = on_team(Role.CTI_WORKER, consents=(to_social,))
    assert sections_seen(WORKER, relation, TODAY) == SOCIAL_SIDE | {S.EMPLOYMENT}


def test_the_dpo_may_relax_a_section_between_the_departments() -> None:
    relaxed = frozenset({S.SOCIAL, S.EMPLOYMENT})
    consultant, cti = on_team(Role.JOB_CONSULTANT), on_team(Role.CTI_WORKER)
    assert sections_seen(WORKER, consultant, TODAY, relaxed=relaxed) == EMPLOYMENT_SIDE | {S.SOCIAL}
    assert sections_seen(WORKER, cti, TODAY, relaxed=relaxed) == frozenset(Section)


def test_m1_a_leader_sees_no_health_no_notes_and_no_measurements_of_one_person() -> None:
    assert sections_seen(LEADER, HERE, TODAY) == {S.IDENTITY, S.PLAN, S.EMPLOYMENT, S.SOCIAL}


def test_m1_broken_glass_shows_what_safety_needs() -> None:
    assert sections_seen(WORKER, replace(HERE, glass_broken=True), TODAY) == {
        S.IDENTITY,
        S.PLAN,
        S.SOCIAL,
    }


def test_m1_the_citizen_sees_all_and_a_stranger_nothing() -> None:
    assert sections_seen(WORKER, replace(HERE, is_the_citizen=True), TODAY) == frozenset(Section)
    assert sections_seen(WORKER, replace(HERE, was_on_team=True), TODAY) == frozenset()


def test_m1_a_leader_on_the_team_sees_both_what_leader_and_seat_give() -> None:
    relation = on_team(Role.CTI_WORKER)
    assert sections_seen(LEADER, relation, TODAY) == SOCIAL_SIDE | {S.EMPLOYMENT}


def test_c2_every_open_section_says_what_opened_it() -> None:
    consultant = on_team(Role.JOB_CONSULTANT, consents=(TO_EMPLOYMENT,))
    led = replace(consultant, glass_broken=True)
    found = grounds_to_see(LEADER, led, TODAY, relaxed=frozenset({S.HEALTH}))
    team, glass = Ground(GroundKind.TEAM), Ground(GroundKind.EMERGENCY)
    leader, consent = Ground(GroundKind.SUPERVISION), Ground(GroundKind.CONSENT, TO_EMPLOYMENT)
    assert found == {
        S.IDENTITY: (team, leader, glass),
        S.PLAN: (team, leader, glass),
        S.EMPLOYMENT: (Ground(GroundKind.DEPARTMENT), leader),
        S.SOCIAL: (leader, glass),
        S.HEALTH: (Ground(GroundKind.RELAXED), consent),
        S.MEASURES: (consent,),
    }


def test_c2_a_citizen_sees_all_because_it_is_their_own() -> None:
    mine = replace(HERE, is_the_citizen=True)
    own = (Ground(GroundKind.OWN_COURSE),)
    assert grounds_to_see(WORKER, mine, TODAY) == dict.fromkeys(S, own)
