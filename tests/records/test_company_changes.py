"""Companies that close, that are merged, and that come from a file."""

import uuid
from datetime import timedelta
from string import ascii_uppercase
from typing import Any

import pytest
from django.db import DatabaseError, OperationalError, connection
from django.test.utils import CaptureQueriesContext

from fodfaeste.records.cases.models import Case, Task
from fodfaeste.records.foundation import Stale
from fodfaeste.records.placement.actions import companies, imports
from fodfaeste.records.placement.actions.closing import (
    CompanyClosed,
    close_company,
    reopen_company,
)
from fodfaeste.records.placement.actions.company_people import (
    say_known,
)
from fodfaeste.records.placement.actions.merging import Merge, merge_companies
from fodfaeste.records.placement.models import (
    Company,
    CompanyImport,
    CompanyImportRow,
    CompanyPerson,
    EmployerContact,
    JobMatch,
    Opening,
)
from fodfaeste.records.placement.queries import companies as register
from fodfaeste.records.placement.queries.company_room import held_by
from fodfaeste.records.placement.queries.imports import brought_in_before, preview, wrong_rows
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.placement.companies.importing.reading import read_file
from fodfaeste.rules.placement.companies.kinds import (
    CompanyEnd,
    ImportState,
    OpeningEnd,
    RowOutcome,
)
from fodfaeste.rules.refusal import Refused
from tests.company_worlds import (
    DAY,
    a_contact,
    a_person,
    an_opening,
    conditions,
    the_room,
)
from tests.work_worlds import NOW, Work, a_company, a_match
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


# --- Closing --------------------------------------------------------------------------------------


def closed(actor: Actor, company: Company, **more: object) -> Company:
    when = {"reason": CompanyEnd.CLOSED_DOWN, "closed_on": TODAY, **more}
    return close_company(
        actor=actor,
        company_id=company.pk,
        version=company.version,
        closed=CompanyClosed(**when),  # type: ignore[arg-type]
        today=TODAY,
        now=NOW,
    )


def test_d1_d11_a_company_that_closes_ends_its_openings_and_tells_every_team_with_a_match(
    work: Work, stranger: Actor
) -> None:
    with work.consultant() as actor:
        company = a_company(actor)
        a_match(work, actor, company)
        an_opening(actor, company, open_from=TODAY + 9 * DAY)
    with acting_as(stranger):
        assert JobMatch.objects.count() == 0
        company = closed(stranger, company)
        assert Task.objects.count() == 0
        opening = Opening.objects.get()
        assert (opening.ended_on, opening.end_reason) == (
            opening.open_from,
            OpeningEnd.COMPANY_CLOSED,
        )
    with work.consultant() as actor:
        task = Task.objects.get(rule="D11")
        assert "Virksomheden er lukket." in task.title
        assert task.responsible_id == work.world.job_consultant.pk
        assert task.due_on is not None
        assert task.due_on > TODAY
        assert JobMatch.objects.get().ended_on is None
        closed(actor, reopen(actor, company))
        assert Task.objects.filter(rule="D11").count() == 1


def reopen(actor: Actor, company: Company) -> Company:
    return reopen_company(actor=actor, company_id=company.pk, version=company.version, now=NOW)


def test_d1_a_closed_company_is_not_offered_and_may_open_again(work: Work) -> None:
    with work.consultant() as actor:
        opening = an_opening(actor, a_company(actor))
        company = closed(actor, opening.company)
        with pytest.raises(Refused) as refused:
            closed(actor, company)
        assert conditions(refused) == [("D1", "company_not_closed")]
        assert register.suggestions("Byens") == ()
        shown = register.company_page(register.Wanted(), number=1, today=TODAY)
        assert shown.total == 0
        hidden = register.company_page(register.Wanted(closed=True), number=1, today=TODAY)
        assert [row.company for row in hidden.rows] == [company]
        with pytest.raises(Refused) as refused:
            an_opening(actor, company)
        assert conditions(refused) == [("D1", "opening_company_open")]
        with pytest.raises(Refused) as refused:
            a_match(work, actor, company)
        assert conditions(refused) == [("D1", "company_open_for_work")]
        opened = reopen(actor, company)
        assert opened.closed_on is None
        assert Opening.objects.get().end_reason == OpeningEnd.COMPANY_CLOSED
        with pytest.raises(Refused) as refused:
            reopen(actor, opened)
        assert conditions(refused) == [("D1", "company_is_closed")]


# --- Merging --------------------------------------------------------------------------------------


def merge_of(kept: Company, gone: Company, *taken: str) -> Merge:
    return Merge(
        kept_id=kept.pk,
        kept_version=kept.version,
        gone_id=gone.pk,
        gone_version=gone.version,
        taken=taken,
    )


def test_d1_a_merge_moves_everything_also_what_one_does_not_see(
    work: Work, stranger: Actor
) -> None:
    with work.consultant() as actor:
        kept = a_company(actor, name="Byens Brød", needs="To hænder")
        gone = a_company(
            actor, name="Byens Brød ApS", p_number="1003388394", needs="Tre", employees=7
        )
        a_person(actor, kept, "Bo")
        a_person(actor, gone, "Ida")
        an_opening(actor, gone)
        a_contact(actor, work, gone)
        a_match(work, actor, gone)
    with acting_as(stranger):
        for company in (kept, gone):
            say_known(actor=stranger, company_id=company.pk, known=True, today=TODAY, now=NOW)
        assert dict(held_by(gone.pk)) == {
            "records_companyacquaintance": 1,
            "records_companyperson": 1,
            "records_employercontact": 1,
            "records_jobmatch": 1,
            "records_opening": 1,
        }
        merge: dict[str, Any] = {"actor": stranger, "today": TODAY, "now": NOW}
        whole = merge_companies(**merge, merge=merge_of(kept, gone, "needs"))
        answers = (whole.name, whole.needs, whole.employees, whole.p_number)
        assert answers == ("Byens Brød", "Tre", 7, "1003388394")
        gone.refresh_from_db()
        assert (gone.merged_into_id, gone.merged_on) == (kept.pk, TODAY)
        assert dict(held_by(gone.pk)) == {}
        assert len(the_room(whole).knows) == 1
        assert [one.is_main for one in the_room(whole).people] == [True, False]
        with pytest.raises(Refused) as refused:
            merge_companies(**merge, merge=merge_of(whole, gone))
        assert conditions(refused) == [("D1", "merge_both_stand")]
    with work.consultant() as actor:
        assert JobMatch.objects.get().company_id == kept.pk
        assert EmployerContact.objects.get().company_id == kept.pk


def test_d1_what_is_still_sent_to_a_merged_company_lands_where_it_went(work: Work) -> None:
    with work.consultant() as actor:
        kept, gone = a_company(actor, name="Et"), a_company(actor, name="To")
        whole = merge_companies(actor=actor, merge=merge_of(kept, gone), today=TODAY, now=NOW)
        assert a_contact(actor, work, gone).company_id == kept.pk
        third = a_company(actor, name="Tredje")
        merge_companies(actor=actor, merge=merge_of(third, whole), today=TODAY, now=NOW)
        gone.refresh_from_db()
        assert gone.merged_into_id == third.pk


def test_d1_a_merge_of_what_has_changed_since_is_stale_and_moves_nothing(work: Work) -> None:
    with work.consultant() as actor:
        kept, gone = a_company(actor, name="Et"), a_company(actor, name="To")
        opening = an_opening(actor, gone)
        asked = merge_of(kept, gone)
        details = companies.CompanyDetails(name="To To")
        companies.change_company(
            actor=actor, company_id=gone.pk, version=1, details=details, now=NOW
        )
        with pytest.raises(Stale):
            merge_companies(actor=actor, merge=asked, today=TODAY, now=NOW)
        opening.refresh_from_db()
        assert opening.company_id == gone.pk


def test_d1_nobody_else_moves_or_counts_what_stands_on_a_company(work: Work) -> None:
    with work.consultant() as actor:
        kept, gone = a_company(actor, name="Et"), a_company(actor, name="To")
        an_opening(actor, gone)
    world = work.world
    for user in (world.cti_worker, world.administrator, world.citizen):
        with acting_as(world.actor(user)):
            assert held_by(gone.pk) == ()
        with (
            pytest.raises(DatabaseError),
            acting_as(world.actor(user)),
            connection.cursor() as cursor,
        ):
            cursor.execute("select move_company(%s, %s)", [gone.pk, kept.pk])


def test_a_company_may_stand_once_in_a_table_only_where_a_merge_knows_of_it() -> None:
    """A new unique rule that names a company must be settled by `merge_companies` first."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select i.relname from pg_index x join pg_class i on i.oid = x.indexrelid"
            " join pg_constraint c on c.conrelid = x.indrelid and c.contype = 'f'"
            " and c.confrelid = 'records_company'::regclass"
            " where x.indisunique and c.conkey[1] = any (x.indkey::int2[])"
        )
        found = {name for (name,) in cursor.fetchall()}
    assert found == {"known_once_by_a_colleague", "one_asked_first_a_company"}


# --- Files ----------------------------------------------------------------------------------------


def prepared(actor: Actor, text: str) -> CompanyImport:
    return imports.prepare_import(
        actor=actor, key=uuid.uuid4(), file=read_file("liste.csv", text.encode()), now=NOW
    )


def applied(actor: Actor, batch: CompanyImport, *, without_wrong: bool = False) -> bool:
    return imports.apply_import(
        actor=actor,
        batch_id=batch.pk,
        version=batch.version,
        without_wrong=without_wrong,
        now=NOW,
    ).done


LIST = """Navn;CVR;P-nummer;Postnr;By;Ansatte;Kontaktperson;Telefon
Byens Brød ApS;13585628;1003388394;8000;Aarhus C;12;Bo Bager;20991000
Pak & Lager;;;5000;Odense C;;Ida;
"""


def test_d1_a_file_is_shown_brought_in_whole_and_makes_no_doubles(work: Work, world: World) -> None:
    with work.consultant() as consultant:
        a_company(consultant, name="Pak & Lager", postcode="5000")
    leader = world.actor(world.leader)
    with acting_as(leader):
        batch = prepared(leader, LIST)
        assert Company.objects.count() == 1
        assert (batch.rows_new, batch.rows_updating, batch.rows_wrong) == (1, 1, 0)
        assert applied(leader, batch) is True
        bread = Company.objects.get(p_number="1003388394")
        assert (bread.employees, bread.postcode, bread.created_by_id) == (12, "8000", leader.id)
        bo = CompanyPerson.objects.get(company=bread)
        assert (bo.name, bo.phone, bo.is_main) == ("Bo Bager", "20991000", True)
        pack = Company.objects.get(name="Pak & Lager")
        assert (pack.city, pack.version) == ("Odense C", 2)
        again = prepared(leader, LIST)
        assert (again.rows_new, again.rows_updating, again.rows_same) == (0, 0, 2)
        assert brought_in_before(again)
        with pytest.raises(Refused) as refused:
            applied(leader, again)
        assert conditions(refused) == [("D1", "import_brings_something")]
        with pytest.raises(Refused) as refused:
            applied(leader, CompanyImport.objects.get(pk=batch.pk))
        assert conditions(refused) == [("D1", "import_waits")]
        changed = prepared(leader, LIST.replace("20991000", "20992000"))
        assert applied(leader, changed) is True
        bo.refresh_from_db()
        assert (bo.phone, bo.version, CompanyPerson.objects.count()) == ("20992000", 2, 2)
        assert Company.objects.count() == 2


def test_d1_rows_with_faults_hold_a_file_back_until_they_are_left_out(world: World) -> None:
    text = "Navn;CVR;By\nGod;;Vejle\n=2+2;12345678;Vejle\nØl\x07bar;;;for meget\n"
    leader = world.actor(world.leader)
    with acting_as(leader):
        batch = prepared(leader, text)
        assert (batch.rows_new, batch.rows_wrong) == (1, 2)
        with pytest.raises(Refused) as refused:
            applied(leader, batch)
        assert conditions(refused) == [("D1", "import_rows_right")]
        assert Company.objects.count() == 0
        assert applied(leader, CompanyImport.objects.get(), without_wrong=True) is True
        assert [company.name for company in Company.objects.all()] == ["God"]
        head, first, second = wrong_rows(batch)
        assert (head[:3], first[0], first[2]) == (("Række", "Fejl", "Navn"), "3", "=2+2")
        assert "CVR-nummeret findes ikke." in first[1]
        assert "usynlige tegn" in second[1]
        assert "flere felter" in second[1]
        rows = preview(batch, outcome=RowOutcome.WRONG, number=1).rows
        assert [row.line for row in rows] == [3, 4]


def test_d1_a_register_that_changed_since_is_looked_at_again_and_not_overwritten(
    work: Work, world: World
) -> None:
    leader = world.actor(world.leader)
    with acting_as(leader):
        batch = prepared(leader, "Navn;By\nKiosken;Vejle\n")
    with work.consultant() as actor:
        a_company(actor, name="Kiosken", city="Vejle")
    with acting_as(leader):
        assert applied(leader, batch) is False
        batch.refresh_from_db()
        assert (batch.state, batch.rows_new, batch.rows_same) == (ImportState.PREVIEW, 0, 1)
        assert CompanyImportRow.objects.get().outcome == RowOutcome.SAME
        with pytest.raises(Stale):
            imports.discard_import(actor=leader, batch_id=batch.pk, version=1, now=NOW)
        imports.discard_import(actor=leader, batch_id=batch.pk, version=2, now=NOW)
        assert Company.objects.count() == 1


def test_d1_a_file_of_corrections_is_a_few_statements_and_keeps_every_letter(
    work: Work, world: World
) -> None:
    """Signs that mean something to a spreadsheet, to JSON or to SQL are only letters here."""
    names = [letter * 6 for letter in ascii_uppercase]
    with work.consultant() as actor:
        for name in names:
            a_company(actor, name=name, city="Vejle", employees=3)
    said = "Æ \"citat\" \\ {tom} %s; 'æøå'"
    quoted = said.replace('"', '""')
    file = "Navn;By;Behov\n" + "".join(f'{name};Vejle;"{quoted}"\n' for name in names)
    leader = world.actor(world.leader)
    later = NOW + timedelta(microseconds=7)
    with acting_as(leader):
        batch = prepared(leader, file)
        with CaptureQueriesContext(connection) as asked:
            done = imports.apply_import(
                actor=leader, batch_id=batch.pk, version=1, without_wrong=False, now=later
            ).done
        rows = Company.objects.order_by("pk")
        kept = {(row.needs, row.employees, row.version, row.changed_at) for row in rows}
    assert (done, kept) == (True, {(said, 3, 2, later)})
    assert sum("case when" in query["sql"].lower() for query in asked) == 0


def test_t5_a_file_that_breaks_off_half_way_has_brought_nothing_in(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    leader = world.actor(world.leader)
    with acting_as(leader):
        batch = prepared(leader, LIST)

    def break_off(*_: object, **__: object) -> None:
        raise OperationalError("the connection is gone")

    monkeypatch.setattr(imports, "_bring_people", break_off)
    with pytest.raises(OperationalError), acting_as(leader):
        applied(leader, batch)
    monkeypatch.undo()
    with acting_as(leader):
        assert Company.objects.count() == 0
        batch.refresh_from_db()
        assert batch.state == ImportState.PREVIEW
        assert applied(leader, batch) is True
        assert Company.objects.count() == 2
