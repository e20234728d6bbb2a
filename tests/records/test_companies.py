"""The register: people, openings and contact, also beyond one's own sight."""

import uuid
from dataclasses import replace
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from fodfaeste.records.cases.models import Case
from fodfaeste.records.foundation import Stale
from fodfaeste.records.placement.actions import companies
from fodfaeste.records.placement.actions.company_contacts import (
    NewCompanyContact,
    record_company_contact,
)
from fodfaeste.records.placement.actions.company_people import (
    PersonDetails,
    change_person,
    say_known,
)
from fodfaeste.records.placement.actions.openings import (
    change_opening,
    end_opening,
)
from fodfaeste.records.placement.models import (
    CompanyPerson,
    Opening,
)
from fodfaeste.records.placement.queries import companies as register
from fodfaeste.records.placement.queries.alike import alike, entry_of, likely_pairs
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.placement.companies.kinds import (
    OpeningEnd,
)
from fodfaeste.rules.placement.kinds import EmployerContactKind
from fodfaeste.rules.placement.work_words import WorkField, WorkNeed
from fodfaeste.rules.plan.merging import marks_of
from fodfaeste.rules.plan.weekly import times_in
from fodfaeste.rules.refusal import Refused
from tests.company_worlds import (
    DAY,
    SHOP,
    a_contact,
    a_person,
    an_opening,
    conditions,
    the_room,
)
from tests.work_worlds import NOW, Work, a_company
from tests.worlds import TODAY, World, acting_as, enrolled_case, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def case(world: World) -> Case:
    return enrolled_case(world)


@pytest.fixture
def work(world: World, case: Case) -> Work:
    return Work(world=world, case=case)


@pytest.fixture
def stranger(world: World) -> Actor:
    """A job consultant who is on no team."""
    return world.actor(world.stranger)


# --- Written down once ----------------------------------------------------------------------------


def test_d1_a_company_that_is_like_another_is_written_down_when_somebody_says_it_is_not(
    work: Work,
) -> None:
    with work.consultant() as actor:
        bread = a_company(actor, name="Byens Brød ApS", city="Aarhus")
        with pytest.raises(Refused) as refused:
            a_company(actor, name="BYENS BRØD A/S", city="aarhus")
        assert conditions(refused) == [("D1", "company_is_new")]
        assert "Byens Brød ApS" in refused.value.obstacles[0].sentence
        details = companies.CompanyDetails(name="BYENS BRØD A/S", city="aarhus")
        second = companies.add_company(
            actor=actor, key=uuid.uuid4(), details=details, is_another=True, now=NOW
        )
        a_company(actor, name="Byens Brød ApS", city="Odense")
        assert [one.company for one in alike(entry_of(second), but=second.pk)] == [bread]
        (pair,) = likely_pairs().pairs
        assert {pair.one, pair.other.company} == {bread, second}
        assert pair.other.why == "næsten samme navn i samme by"


def test_d1_one_person_is_asked_first_and_works_there(work: Work) -> None:
    with work.consultant() as actor:
        company = a_company(actor)
        bo = a_person(actor, company, "Bo Bager", phone="20991000")
        ida = a_person(actor, company, "Ida Chef")
        assert (bo.is_main, ida.is_main) == (True, False)
        ida = change_person(
            actor=actor,
            person_id=ida.pk,
            version=1,
            details=PersonDetails(name="Ida Chef", is_main=True),
            now=NOW,
        ).record
        bo.refresh_from_db()
        assert (bo.is_main, bo.version, ida.is_main) == (False, 2, True)
        before = {"name": "Bo Bager", "phone": "20991000", "is_main": True}
        change_person(  # a page on which Bo still was the one who is asked first
            actor=actor,
            person_id=bo.pk,
            version=1,
            details=PersonDetails(name="Bo Bager", phone="20992000", is_main=True),
            now=NOW,
            seen=marks_of(before),
        )
        bo.refresh_from_db()
        assert (bo.phone, bo.is_main) == ("20992000", False)
        assert CompanyPerson.objects.get(is_main=True) == ida
        with pytest.raises(Stale):
            change_person(
                actor=actor,
                person_id=bo.pk,
                version=1,
                details=PersonDetails(name="Bo"),
                now=NOW,
            )
        change_person(
            actor=actor,
            person_id=ida.pk,
            version=2,
            details=PersonDetails(name="Ida Chef", is_main=True, is_active=False),
            now=NOW,
        )
        assert not CompanyPerson.objects.filter(is_main=True).exists()
        row = register.company_page(register.Wanted(), number=1, today=TODAY).rows[0]
        assert row.asked_first is None


# --- Openings -------------------------------------------------------------------------------------


def test_d1_an_opening_is_written_corrected_filled_and_found(work: Work) -> None:
    with work.consultant() as actor:
        company = a_company(actor)
        opening = an_opening(
            actor,
            company,
            shortage=True,
            times=times_in("tirsdag og torsdag 9-12"),
            needs_met=(WorkNeed.CALM,),
        )
        assert (opening.times, opening.needs_met) == (["2 09:00-12:00", "4 09:00-12:00"], ["calm"])
        a_company(actor, name="Tomt Firma")
        for wanted in (
            register.Wanted(with_openings=True),
            register.Wanted(shortage=True),
            register.Wanted(work_field=WorkField.SHOP),
        ):
            rows = register.company_page(wanted, number=1, today=TODAY).rows
            assert [(row.company, row.openings, row.shortages) for row in rows] == [(company, 1, 1)]
        kitchen = register.Wanted(work_field=WorkField.KITCHEN)
        assert register.company_page(kitchen, number=1, today=TODAY).rows == ()
        change: dict[str, Any] = {"actor": actor, "opening_id": opening.pk, "now": NOW}
        change_opening(**change, version=1, details=replace(SHOP, places=2))
        with pytest.raises(Stale):
            change_opening(**change, version=1, details=SHOP)
        with pytest.raises(Refused) as refused:
            end_opening(**change, version=2, reason=None, ended_on=TODAY, today=TODAY)
        assert conditions(refused) == [("D1", "opening_end_reason")]
        end_opening(**change, version=2, reason=OpeningEnd.FILLED, ended_on=TODAY, today=TODAY)
        filled = register.company_page(register.Wanted(with_openings=True), number=1, today=TODAY)
        assert filled.rows == ()
        room = the_room(company)
        assert (room.openings, [one.places for one in room.ended]) == ((), [2])


def test_d1_the_database_keeps_an_opening_in_order(work: Work) -> None:
    with work.consultant() as actor:
        opening = an_opening(actor, a_company(actor))
        for broken in (
            {"least_minutes": 600, "most_minutes": 300},
            {"most_minutes": 38 * 60},
            {"closes_on": TODAY - DAY},
            {"places": 0},
            {"ended_on": TODAY},
        ):
            with pytest.raises(DatabaseError), transaction.atomic():
                Opening.objects.filter(pk=opening.pk).update(**broken)


def test_d1_an_opening_that_has_not_begun_or_is_past_is_not_open(work: Work) -> None:
    with work.consultant() as actor:
        company = a_company(actor)
        an_opening(actor, company, open_from=TODAY + DAY)
        an_opening(actor, company, open_from=TODAY - DAY, closes_on=TODAY - DAY)
        last_day = an_opening(actor, company, open_from=TODAY - DAY, closes_on=TODAY)
        assert list(Opening.objects.open_on(TODAY)) == [last_day]


# --- Contact, and who knows a company -------------------------------------------------------------


def test_d1_contact_about_a_citizen_is_shown_and_counted_only_to_those_who_see_them(
    work: Work, stranger: Actor
) -> None:
    with work.consultant() as actor:
        company = a_company(actor)
        a_contact(actor, work, company)
        record_company_contact(
            actor=actor,
            key=uuid.uuid4(),
            company_id=company.pk,
            contact=NewCompanyContact(
                kind=EmployerContactKind.PHONE, happened_on=TODAY - DAY, note="Ring igen"
            ),
            today=TODAY,
            now=NOW,
        )
        page = the_room(company).contact_page(1)
        assert [(one.citizen, one.note) for one in page.contacts] == [
            ("Karin Mølgaard", ""),
            ("", "Ring igen"),
        ]
        assert (page.total, page.case_ids) == (2, [work.case.pk])
        (knows,) = the_room(company).knows
        assert (knows.says_so, knows.last_contact_on) == (False, TODAY)
    with acting_as(stranger):
        page = the_room(company).contact_page(9)
        assert ([one.note for one in page.contacts], page.total) == (["Ring igen"], 1)
        (knows,) = the_room(company).knows
        assert knows.last_contact_on == TODAY - DAY
        say: dict[str, Any] = {
            "actor": stranger,
            "company_id": company.pk,
            "today": TODAY,
            "now": NOW,
        }
        for _ in range(2):
            say_known(**say, known=True)
        assert the_room(company).is_known_by(stranger.id)
        say_known(**say, known=False)
        assert not the_room(company).is_known_by(stranger.id)


def test_d13_a_visit_that_spoke_of_no_paid_tasks_is_pointed_out_on_the_company(work: Work) -> None:
    with work.consultant() as actor:
        company = a_company(actor)
        assert the_room(company).warnings == ()
        a_contact(actor, work, company)
        assert [o.rule for o in the_room(company).warnings] == ["D13"]
        record_company_contact(
            actor=actor,
            key=uuid.uuid4(),
            company_id=company.pk,
            contact=NewCompanyContact(
                kind=EmployerContactKind.VISIT, happened_on=TODAY, paid_tasks_discussed=True
            ),
            today=TODAY,
            now=NOW,
        )
        assert the_room(company).warnings == ()
