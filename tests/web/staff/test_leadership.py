"""«Ledelse» in the browser: what asks for a leader, every number one click from its courses."""

import csv
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fodfaeste.accounts.models import RoleAssignment
from fodfaeste.audit.models import AuditEvent, Operation
from fodfaeste.records.cases.models import Case, Citizen, QuickReaction
from fodfaeste.records.foundation import made_by
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.followup.deadline_kinds import DeadlineKind
from fodfaeste.rules.followup.quick import QuickMatter, QuickState
from fodfaeste.rules.meetings.kinds import MeetingKind
from fodfaeste.rules.results.leading import Unwritten
from fodfaeste.web.staff.leadership import gathering
from fodfaeste.web.staff.leadership.ways import way_to
from tests.factories import courses
from tests.web.conftest import SignIn
from tests.worlds import TODAY, World, enrolled_case, noon

pytestmark = pytest.mark.django_db
AsOwner = Callable[[], AbstractContextManager[None]]
PAGE = "/medarbejder/ledelse/"
MOST_QUERIES = 20
LONG_AGO = TODAY - timedelta(days=300)


@pytest.fixture
def leader(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.leader)


def page_of(client: Client, address: str = PAGE) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.text


def surname(case: Case, name: str) -> None:
    Citizen.objects.filter(pk=case.citizen_id).update(surname=name)


def asked(
    world: World, case: Case, on: datetime, *, answered_at: datetime | None, due: date
) -> None:
    state = QuickState.ANSWERED if answered_at else QuickState.OPEN
    QuickReaction.objects.create(
        **made_by(world.job_consultant.pk, on),
        case=case,
        matter=QuickMatter.HOURS,
        question="Kan timerne sættes op allerede nu?",
        asked=[Role.EMPLOYMENT_CASEWORKER.value],
        due_on=due,
        state=state,
        answer="Ja, fra på mandag." if answered_at else "",
        answered_at=answered_at,
        answered_by=world.employment_caseworker if answered_at else None,
    )


def over_time(case: Case) -> None:
    """A CTI course whose time was up a month ago, with nothing ready for its end."""
    match = courses.job_match(case, courses.company(), on=LONG_AGO)
    grant = courses.grant(case, starts_on=LONG_AGO)
    courses.cti_course(match, grant, starts_on=LONG_AGO)


def test_g4_an_empty_unit_says_what_will_stand_here(leader: Client) -> None:
    page = page_of(leader)
    assert "Enheden har ingen forløb i gang." in page
    assert "/medarbejder/indskriv/" in page


def test_g4_who_has_nothing_agreed_is_named_and_one_click_away(leader: Client, case: Case) -> None:
    page = page_of(leader)
    assert f'<a href="/medarbejder/forloeb/{case.pk}/">Karin Mølgaard</a>' in page
    assert "Intet aftalt de næste 14 dage" in page
    listed = leader.get("/medarbejder/forloeb/?mangler=no_effort&hvis=enhed")
    assert [row.name for row in listed.context["rows"]] == ["Karin Mølgaard"]


def test_g4_every_deadline_leads_to_the_list_with_as_many_courses(
    leader: Client, world: World, as_owner: AsOwner
) -> None:
    for number in range(3):
        case = enrolled_case(world, cpr=f"700180125{number}")
        with as_owner():
            if number:
                over_time(case)
    lines = leader.get(PAGE).context["deadlines"]
    assert {DeadlineKind.CTI_CLOSED, DeadlineKind.SOMETHING_AHEAD} <= {one.kind for one in lines}
    for line in lines:
        assert leader.get(line.url).context["paging"].total == line.cases, line.kind
    late = next(one for one in lines if one.kind is DeadlineKind.CTI_CLOSED)
    assert (late.cases, late.late) == (2, 2)


def test_i4_cti_over_its_time_says_which_gate_is_still_closed(
    leader: Client, case: Case, as_owner: AsOwner
) -> None:
    with as_owner():
        over_time(case)
    page = page_of(leader)
    line = page.split(f'/medarbejder/forloeb/{case.pk}/cti/">')[1].split("</li>")[0]
    assert "Endnu lukket: " in line
    assert "Afsluttende møde er ikke aftalt" in line


def test_g3_answers_are_told_by_month_and_the_late_one_by_name(
    leader: Client, world: World, case: Case, as_owner: AsOwner
) -> None:
    with as_owner():
        for number in range(6):
            asked_at = noon(TODAY - timedelta(days=1 + 7 * (number % 2)))
            asked(world, case, asked_at, answered_at=asked_at + timedelta(days=1), due=TODAY)
        asked(world, case, noon(LONG_AGO), answered_at=None, due=TODAY - timedelta(days=1))
    found = leader.get(PAGE)
    assert [(one.when, one.said, one.in_time) for one in found.context["answers"]] == [
        ("I alt", "Typisk efter 1 arbejdsdag (6 svar)", "6 af 6"),
        ("Marts 2026", "For få svar til at vise et tal", "–"),
        ("Februar 2026", "For få svar til at vise et tal", "–"),
    ]
    assert "Karin Mølgaard: timer eller løn" in found.text
    assert "1 forløb venter på svar nu" in found.text


def test_b4_what_is_not_written_stands_as_a_number_and_opens_the_place(
    leader: Client, case: Case, as_owner: AsOwner
) -> None:
    with as_owner():
        courses.meeting(case, MeetingKind.KICKOFF, planned_on=TODAY, held_on=TODAY)
    page = page_of(leader)
    assert f'<a href="{PAGE}mangler/job_goal/">Jobmålet er ikke skrevet: 1 forløb</a>' in page
    listed = page_of(leader, f"{PAGE}mangler/job_goal/")
    assert f'<a href="/medarbejder/forloeb/{case.pk}/plan/">Karin Mølgaard</a>' in listed
    assert "Intet forløb mangler det nu." in page_of(leader, f"{PAGE}mangler/kickoff_date/")
    assert leader.get(f"{PAGE}mangler/alt/").status_code == 404


@pytest.mark.parametrize("what", Unwritten)
def test_b4_every_way_to_what_is_missing_opens_for_the_leader(
    leader: Client, case: Case, what: Unwritten
) -> None:
    assert leader.get(way_to(what).address(case.pk)).status_code == 200


def test_a6_only_the_leaders_own_units_count(
    world: World, sign_in: SignIn, case: Case, as_owner: AsOwner
) -> None:
    other = world.social_caseworker.unit
    with as_owner():
        moved = enrolled_case(world, cpr="7001801260")
        surname(moved, "Andetsteds")
        Case.objects.filter(pk=moved.pk).update(unit=other)
        RoleAssignment.objects.create(
            user=world.leader, role=Role.SOCIAL_CASEWORKER, starts_on=LONG_AGO
        )
    page = page_of(sign_in(world.leader))
    assert "Andetsteds" not in page
    assert "1 forløb i gang" in page
    assert world.cti_worker.name in page
    assert case.unit == world.unit


def test_j6_the_same_page_as_csv_and_pdf_without_a_name_and_in_the_log(
    leader: Client, case: Case, as_owner: AsOwner
) -> None:
    with as_owner():
        over_time(case)
    sheet = leader.get(f"{PAGE}tal.csv")
    rows = list(csv.reader(sheet.content.decode("utf-8-sig").splitlines(), delimiter=";"))
    assert sheet["Content-Disposition"] == 'attachment; filename="ledelse-2026-03-04.csv"'
    assert ["Over tiden", "CTI er over tiden", "1 forløb", "", "I4"] in rows
    assert {len(row) for row in rows} == {5}
    paper = leader.get(f"{PAGE}tal.pdf")
    assert paper["Content-Type"] == "application/pdf"
    assert paper.content.startswith(b"%PDF")
    assert "Mølgaard" not in sheet.content.decode()
    with as_owner():
        taken = AuditEvent.objects.filter(operation=Operation.EXTRACT).order_by("pk")
        assert [one.reason for one in taken] == ["ledelse som CSV", "ledelse som PDF"]


def test_m1_the_page_is_for_leaders(world: World, sign_in: SignIn) -> None:
    for user in (world.cti_worker, world.employment_caseworker, world.administrator, world.citizen):
        client = sign_in(user)
        assert {client.get(f"{PAGE}{one}").status_code for one in ("", "tal.csv", "tal.pdf")} == {
            403
        }
    listed = sign_in(world.cti_worker).get("/medarbejder/forloeb/?hvis=enhed")
    assert "Dem i enheder, jeg leder" not in listed.text


def test_g4_a_long_page_brings_the_table_of_deadlines_after_it(
    leader: Client, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering, "MOST_AT_ONCE", 0)
    page = page_of(leader)
    assert f'hx-get="{PAGE}frister/"' in page
    assert "Udredningen er ikke begyndt" not in page
    assert f'<a href="/medarbejder/forloeb/{case.pk}/">Karin Mølgaard</a>' in page
    part = leader.get(f"{PAGE}frister/", headers={"HX-Request": "true"}).text
    assert "Udredningen er ikke begyndt" in part
    assert "<html" not in part
    assert "Tilbage til Ledelse" in page_of(leader, f"{PAGE}frister/")


def test_g4_the_page_asks_as_often_with_two_courses_as_with_twenty(
    leader: Client, world: World, as_owner: AsOwner
) -> None:
    def queries(address: str) -> int:
        with CaptureQueriesContext(connection) as caught:
            leader.get(address)
        return len(caught)

    addresses = (PAGE, f"{PAGE}frister/", f"{PAGE}mangler/kickoff_date/")

    def more(numbers: range) -> None:
        for number in numbers:
            case = enrolled_case(world, cpr=f"70018013{number:02}")
            with as_owner():
                if number % 2:
                    over_time(case)
                asked(world, case, noon(LONG_AGO), answered_at=None, due=LONG_AGO)

    more(range(2))
    with_two = [queries(address) for address in addresses]
    more(range(2, 20))
    assert [queries(address) for address in addresses] == with_two
    assert max(with_two) <= MOST_QUERIES
