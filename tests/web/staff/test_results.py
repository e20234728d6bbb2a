"""The leader's figures in the browser: of one's own units, with no person in them (J6)."""

import csv
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fodfaeste.audit.models import AuditEvent
from fodfaeste.records.cases.models import Case
from fodfaeste.records.foundation import made_by
from fodfaeste.records.measures.models import Measurement
from fodfaeste.records.placement.models import (
    Company,
    HoursEntry,
    HoursWeek,
    JobMatch,
    Placement,
)
from fodfaeste.rules.measures.answers import INSTRUMENT, VERSION
from fodfaeste.rules.measures.kinds import MeasureOccasion, Respondent
from fodfaeste.rules.placement.kinds import HoursKind, HoursSource
from tests.web.conftest import SignIn
from tests.worlds import TODAY, World, enrolled_case, noon

pytestmark = pytest.mark.django_db

AsOwner = Callable[[], AbstractContextManager[None]]
PAGE = "/medarbejder/resultater/"
LONG_AGO = date(2024, 9, 2)
FIRST_DAY = date(2024, 10, 7)
"""A Monday, so that week 4 begins on a Monday too."""


@pytest.fixture
def leader(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.leader)


def worked(world: World, number: int, *kinds: HoursKind) -> Case:
    """A course enrolled eighteen months ago that has had such work, half a year of each."""
    case = enrolled_case(world, cpr=f"70018011{number:02}", day=LONG_AGO)
    stamp = made_by(world.job_consultant.pk, noon(FIRST_DAY))
    company = Company.objects.create(**stamp, name=f"Bageri {number}")
    match = JobMatch.objects.create(
        **stamp,
        case=case,
        company=company,
        found_on=FIRST_DAY,
        citizen_said_yes_on=FIRST_DAY,
        job_title="Bagerjomfru",
    )
    for place, kind in enumerate(kinds):
        starts_on = FIRST_DAY + timedelta(weeks=26 * place)
        Placement.objects.create(
            **stamp,
            case=case,
            match=match,
            kind=kind,
            starts_on=starts_on,
            ends_before=starts_on + timedelta(weeks=26),
        )
    return case


def hours(world: World, case: Case, *, placement: int, ordinary: int) -> None:
    week = FIRST_DAY + timedelta(weeks=4)
    stamp = made_by(world.job_consultant.pk, noon(week))
    minutes = {"placement_minutes": placement, "ordinary_minutes": ordinary}
    said = {**stamp, "case": case, "week_starts_on": week, **minutes}
    entry = HoursEntry.objects.create(**said, source=HoursSource.STAFF)
    HoursWeek.objects.create(**said, stands=entry)


def answered(world: World, case: Case, day: date, coping: int) -> None:
    Measurement.objects.create(
        **made_by(world.cti_worker.pk, noon(day)),
        case=case,
        instrument=INSTRUMENT,
        instrument_version=VERSION,
        occasion=MeasureOccasion.KICKOFF,
        respondent=Respondent.CITIZEN,
        measured_on=day,
        answers={"job": None, "coping": coping, "network": 5},
    )


def said(client: Client) -> dict[str, str]:
    """What the page says of each figure."""
    told = client.get(PAGE).context["told"]
    return {one.code: one.said for part in told.parts for one in part.figures}


def test_j6_an_empty_house_says_so(leader: Client) -> None:
    page = leader.get(PAGE).text
    assert "Der er ingen forløb at tælle endnu." in page
    assert "/metoden/#J6" in page


def test_j6_the_figures_are_counted_from_what_was_written_in_daily_work(
    leader: Client, world: World, as_owner: AsOwner
) -> None:
    placement, ordinary = HoursKind.PLACEMENT, HoursKind.ORDINARY
    with as_owner():
        for number in range(12):
            kinds = (placement, ordinary) if number < 6 else (placement,)
            case = worked(world, number, *(kinds if number < 7 else ()))
            if number < 6:
                hours(world, case, placement=600, ordinary=120)
                answered(world, case, LONG_AGO, 4)
                answered(world, case, FIRST_DAY, 6)
    told = said(leader)
    assert told["company_based"] == "7 af 12 forløb (58 procent)"
    assert told["ordinary"] == "6 af 12 forløb (50 procent)"
    assert told["supported"] == "Færre end 5 af 12 forløb"
    assert told["kept_3"] == "For få forløb til at vise et tal"
    assert told["hours_4"] == "12,0 timer i gennemsnit, heraf 2,0 ordinære (6 forløb)"
    assert told["hours_13"] == "For få forløb til at vise et tal"
    assert told["scale_coping"] == "Fra 4,0 til 6,0 (6 borgere, der har svaret to gange)"
    assert told["scale_job"] == "For få svar til at vise et tal"
    page = leader.get(PAGE).text
    assert "Usikkerhed: mellem 25 og 75 procent" in page
    assert "20 procent af indsatsgruppen og 11 procent af kontrolgruppen" in page
    assert "Karin" not in page


def test_j6_one_or_five_years_back_and_any_other_word_is_the_usual(
    leader: Client, world: World, as_owner: AsOwner
) -> None:
    with as_owner():
        worked(world, 1, HoursKind.PLACEMENT)
    numbers = [
        leader.get(PAGE, {"aar": years}).context["told"].number
        for years in ("1", "2", "5", "999", "<script>", "")
    ]
    assert numbers == [0, 1, 1, 1, 1, 1]


def test_j6_work_that_is_planned_has_not_come(
    leader: Client, world: World, as_owner: AsOwner
) -> None:
    with as_owner():
        for number in range(6):
            case = worked(world, number, HoursKind.PLACEMENT)
            ahead = TODAY + timedelta(days=7)
            case_work = Placement.objects.filter(case=case)
            case_work.update(starts_on=ahead, ends_before=ahead + timedelta(weeks=4))
    told = leader.get(PAGE).context["told"]
    assert [one.cells for part in told.parts for one in part.figures if one.code == "to_work"] == [
        (0,)
    ]


def test_j6_another_units_courses_do_not_count(
    world: World, sign_in: SignIn, as_owner: AsOwner
) -> None:
    with as_owner():
        case = worked(world, 1, HoursKind.PLACEMENT)
        Case.objects.filter(pk=case.pk).update(unit=world.social_caseworker.unit)
    assert sign_in(world.leader).get(PAGE).context["told"].number == 0


def test_j6_the_same_figures_as_csv_with_the_same_numbers_left_out(
    leader: Client, world: World, as_owner: AsOwner
) -> None:
    with as_owner():
        for number in range(12):
            worked(world, number, HoursKind.PLACEMENT)
    answer = leader.get(f"{PAGE}tal.csv")
    rows = list(csv.reader(answer.content.decode("utf-8-sig").splitlines(), delimiter=";"))
    assert answer["Content-Disposition"] == 'attachment; filename="resultater-2026-03-04.csv"'
    assert rows[1][1:3] == ["Forløb indskrevet fra 4. marts 2023 til 4. marts 2026", "12"]
    assert rows[1][5] == "Socialstyrelsens evaluering i fem kommuner, 2021"
    assert rows[2][:3] == ["Job", "Kom ud på en arbejdsplads", "Flere end 7 af 12 forløb"]
    assert {len(row) for row in rows} == {7}
    with as_owner():
        last = AuditEvent.objects.latest("pk")
    assert last.reason == "resultater som CSV, 3 år"


def test_j6_only_who_leads_a_unit_sees_them(world: World, sign_in: SignIn) -> None:
    for user in (world.cti_worker, world.employment_caseworker, world.administrator, world.citizen):
        client = sign_in(user)
        assert [client.get(PAGE).status_code, client.get(f"{PAGE}tal.csv").status_code] == [403] * 2


def test_j6_the_page_asks_as_often_with_two_courses_as_with_twenty(
    leader: Client, world: World, as_owner: AsOwner
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            leader.get(PAGE)
        return len(caught)

    with as_owner():
        for number in range(2):
            worked(world, number, HoursKind.PLACEMENT)
    with_two = queries()
    with as_owner():
        for number in range(2, 20):
            worked(world, number, HoursKind.PLACEMENT, HoursKind.ORDINARY)
    assert queries() == with_two
