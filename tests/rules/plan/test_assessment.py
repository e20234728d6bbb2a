"""The shared assessment: what an entry needs, and who has spoken (C1, C2, M3)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.consent.facts import ConsentFacts
from fodfaeste.rules.consent.kinds import InformationType, Party
from fodfaeste.rules.plan.assessment import (
    AREAS_TALKED_ABOUT,
    Corrected,
    EntryFacts,
    Signature,
    check_comment,
    check_entry,
    check_seat_taken,
    contributed,
    information_in,
    obstacles_to_entry,
    section_of,
)
from fodfaeste.rules.plan.kinds import Contributor, LifeArea
from fodfaeste.rules.refusal import Refused

DAY = date(2026, 3, 4)
EVERYDAY = EntryFacts(
    area=LifeArea.EVERYDAY,
    section=Section.PLAN,
    text="Karin holder orden i det små.",
    seats=frozenset({Role.SOCIAL_CASEWORKER}),
    sections_open=frozenset({Section.PLAN, Section.HEALTH}),
)
SISTER = ConsentFacts(
    types=frozenset({InformationType.SOCIAL}),
    from_party=Party.NETWORK_PERSON,
    to_party=Party.SOCIAL_DEPARTMENT,
    purpose="Søsteren fortæller om hverdagen derhjemme",
    given_on=DAY,
)
BY_THE_SISTER = replace(EVERYDAY, names_a_source=True, source=SISTER)


def conditions(entry: EntryFacts, day: date = DAY) -> list[tuple[str, str]]:
    return [(one.rule, one.condition) for one in obstacles_to_entry(entry, today=day)]


def test_c1_an_entry_with_words_is_signed() -> None:
    assert conditions(EVERYDAY) == []
    with pytest.raises(Refused, match="Der er ingen tekst"):
        check_entry(replace(EVERYDAY, text=" \n"), today=DAY)


@pytest.mark.parametrize("area", LifeArea)
def test_c1_health_is_health_wherever_it_is_noted(area: LifeArea) -> None:
    plain = Section.HEALTH if area is LifeArea.HEALTH else Section.PLAN
    assert section_of(area) is plain
    assert section_of(area, about_health=True) is Section.HEALTH
    assert section_of(area, corrected=Section.HEALTH) is Section.HEALTH
    assert section_of(area, corrected=Section.PLAN) is plain


def test_c1_nobody_misses_anything_under_other() -> None:
    assert set(LifeArea) - set(AREAS_TALKED_ABOUT) == {LifeArea.OTHER}


def test_c2_what_one_may_not_read_one_does_not_write() -> None:
    health = replace(EVERYDAY, area=LifeArea.HEALTH, section=Section.HEALTH)
    assert conditions(health) == []
    closed = replace(health, sections_open=frozenset({Section.PLAN}))
    assert conditions(closed) == [("C2", "section_open_to_writer")]


def test_c2_a_source_outside_takes_a_consent_that_covers_what_is_told() -> None:
    assert conditions(BY_THE_SISTER) == []
    assert conditions(replace(BY_THE_SISTER, source=None)) == [("C2", "source_allowed")]


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(replace(SISTER, withdrawn_on=DAY), id="withdrawn today"),
        pytest.param(replace(SISTER, ends_before=DAY), id="over since yesterday"),
        pytest.param(replace(SISTER, given_on=DAY + timedelta(days=1)), id="not yet given"),
        pytest.param(replace(SISTER, to_party=Party.EMPLOYMENT_DEPARTMENT), id="the other area"),
        pytest.param(
            replace(SISTER, types=frozenset({InformationType.CONTACT})), id="another kind"
        ),
        pytest.param(
            replace(SISTER, from_party=Party.EMPLOYMENT_DEPARTMENT), id="a department is no source"
        ),
        pytest.param(replace(SISTER, purpose="kort"), id="without a purpose"),
    ],
)
def test_c2_a_consent_that_does_not_cover_it_names_no_source(source: ConsentFacts) -> None:
    assert conditions(replace(BY_THE_SISTER, source=source)) == [("C2", "source_allowed")]


def test_c2_what_is_told_about_health_takes_a_consent_about_health() -> None:
    told = replace(BY_THE_SISTER, area=LifeArea.HEALTH, section=Section.HEALTH)
    assert conditions(told) == [("C2", "source_allowed")]
    about_health = replace(SISTER, types=frozenset({InformationType.HEALTH}))
    assert conditions(replace(told, source=about_health)) == []


def test_c2_the_kind_of_information_follows_the_area() -> None:
    assert information_in(LifeArea.WORK, Section.PLAN) is InformationType.EMPLOYMENT
    assert information_in(LifeArea.WORK, Section.HEALTH) is InformationType.HEALTH
    assert information_in(LifeArea.HOUSING, Section.PLAN) is InformationType.SOCIAL


def test_c2_the_citizens_words_are_nobody_elses() -> None:
    both = replace(BY_THE_SISTER, said_by_citizen=True)
    assert conditions(both) == [("C2", "one_source")]


def test_m3_an_entry_is_corrected_once_and_by_its_own_side() -> None:
    own = Corrected(written_as=Role.CITIZEN)
    staffs = Corrected(written_as=Role.EMPLOYMENT_CASEWORKER)
    by_citizen = replace(EVERYDAY, seats=frozenset(), said_by_citizen=True)
    assert conditions(replace(EVERYDAY, corrects=staffs)) == []
    assert conditions(replace(by_citizen, corrects=own)) == []
    assert conditions(replace(EVERYDAY, corrects=own)) == [("M3", "own_voice")]
    assert conditions(replace(by_citizen, corrects=staffs)) == [("M3", "own_voice")]
    again = replace(staffs, has_correction=True)
    assert conditions(replace(EVERYDAY, corrects=again)) == [("M3", "not_corrected_yet")]


SEATS = {Role.EMPLOYMENT_CASEWORKER: 1, Role.SOCIAL_CASEWORKER: 2, Role.CTI_WORKER: 3}
BY_EMPLOYMENT = Signature(written_as=Role.EMPLOYMENT_CASEWORKER, written_by=1)


def test_c1_each_of_the_three_speaks_for_themselves() -> None:
    assert contributed((), seats=SEATS) == frozenset()
    assert contributed((BY_EMPLOYMENT,), seats=SEATS) == {Contributor.EMPLOYMENT}
    own = Signature(written_as=Role.CITIZEN, written_by=9)
    assert contributed((own,), seats=SEATS) == {Contributor.CITIZEN}


def test_c1_the_citizen_has_spoken_when_a_caseworker_wrote_the_words_down() -> None:
    noted = replace(BY_EMPLOYMENT, said_by_citizen=True)
    assert contributed((noted,), seats=SEATS) == {Contributor.EMPLOYMENT, Contributor.CITIZEN}


def test_c1_one_person_in_both_seats_speaks_for_both_areas() -> None:
    one_person = {Role.EMPLOYMENT_CASEWORKER: 1, Role.SOCIAL_CASEWORKER: 1}
    both = {Contributor.EMPLOYMENT, Contributor.SOCIAL}
    assert contributed((BY_EMPLOYMENT,), seats=one_person) == both


def test_c1_a_former_caseworkers_entry_still_counts_for_the_area() -> None:
    former = replace(BY_EMPLOYMENT, written_by=77)
    assert contributed((former,), seats=SEATS) == {Contributor.EMPLOYMENT}


def test_c1_only_somebody_who_is_there_is_asked_to_write() -> None:
    check_seat_taken(taken=True)
    with pytest.raises(Refused, match="Der er ingen sagsbehandler på teamet"):
        check_seat_taken(taken=False)


def test_l2_a_comment_has_words() -> None:
    with pytest.raises(Refused, match="Der er ingen tekst"):
        check_comment("  ")
