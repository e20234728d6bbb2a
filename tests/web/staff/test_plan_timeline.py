"""The timeline, what falls together and the week, on their page and where they are pointed out."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fodfaeste.records.cases.models import BrokenGlass, Case
from fodfaeste.records.catalogues.models import Limit
from fodfaeste.records.foundation import made_by
from fodfaeste.records.meetings.models import Meeting
from fodfaeste.records.placement.models import WorkAgreement
from fodfaeste.records.plan.models import Effort, Goal, JointPlan
from fodfaeste.rules.limits import LimitCode
from fodfaeste.rules.meetings.kinds import MeetingKind
from fodfaeste.rules.plan.kinds import EffortStatus, LifeArea
from tests.factories import courses
from tests.web.conftest import SignIn
from tests.web.staff.plan_pages import url
from tests.worlds import TODAY, World, noon

AsOwner = Callable[[], AbstractContextManager[None]]
THURSDAY = TODAY + timedelta(days=1)


def goal_of(case: Case) -> Goal:
    plan = courses.plan(case)
    return Goal.objects.create(**courses.stamp(case), plan=plan, wording="En rolig hverdag")


def effort(of: Goal, wording: str, *times: str, law: str = "", area: str = "") -> Effort:
    return Effort.objects.create(
        **courses.stamp(of.case),
        goal=of,
        wording=wording,
        responsible="Bo Holm",
        law=law,
        area=area,
        starts_on=date(2026, 2, 1),
        ends_before=date(2026, 6, 1),
        status=EffortStatus.RUNNING,
        weekly_times=list(times),
    )


def at_work(case: Case, times: str = "Tirsdag og torsdag fra 9 til 15") -> None:
    match = courses.job_match(case, courses.company(), on=date(2026, 2, 1))
    courses.placement(match, starts_on=date(2026, 2, 9), ends_before=date(2026, 5, 11))
    made = courses.agreement(match, agreed_on=date(2026, 2, 1))
    WorkAgreement.objects.filter(pk=made.pk).update(working_times=times)


def meeting_at(case: Case, on: date, at: time, kind: MeetingKind = MeetingKind.OTHER) -> Meeting:
    made = courses.meeting(case, kind, planned_on=on)
    Meeting.objects.filter(pk=made.pk).update(starts_clock=at)
    return made


@pytest.fixture
def busy(case: Case, as_owner: AsOwner) -> Effort:
    """Karin works, trains in her working hours, and has a meeting in them too."""
    with as_owner():
        at_work(case)
        made = effort(
            goal_of(case), "Genoptræning", "4 10:00-11:00", area="health", law="sundhedsloven"
        )
        meeting_at(case, date(2026, 3, 10), time(14))
    return made


def test_m1_who_came_in_by_an_emergency_sees_no_working_hours(
    world: World, case: Case, sign_in: SignIn, busy: Effort, as_owner: AsOwner
) -> None:
    with as_owner():
        BrokenGlass.objects.create(
            **made_by(world.stranger.pk, noon(TODAY)),
            case=case,
            user=world.stranger,
            reason="Karin står i receptionen og har brug for hjælp",
            starts=noon(TODAY) - timedelta(hours=1),
            ends=noon(TODAY) + timedelta(hours=1),
        )
    addresses = (
        url("timeline", case),
        url("plan", case),
        reverse("staff:cases:case", args=[case.pk]),
    )
    team, stranger = sign_in(world.social_caseworker), sign_in(world.stranger)
    for address in addresses:
        assert "ligger i arbejdstiden" in team.get(address).text
        page = stranger.get(address)
        assert page.status_code == 200
        assert "arbejdstid" not in page.text.casefold().replace("ugens faste tider", "")
    shown = stranger.get(url("timeline", case)).text
    assert "Genoptræning" in shown
    assert "9–15" not in shown


def test_c9_everything_stands_on_one_axis_with_its_table(
    world: World, case: Case, sign_in: SignIn, busy: Effort, as_owner: AsOwner
) -> None:
    with as_owner():
        granted = courses.grant(case, starts_on=date(2026, 2, 1))
        before = courses.company("Havnens Fisk")
        match = courses.job_match(case, before, on=date(2026, 1, 5), ended_on=date(2026, 1, 9))
        courses.cti_course(match, granted, starts_on=date(2026, 2, 9))
    page = sign_in(world.social_caseworker).get(url("timeline", case)).text
    assert 'id="tidslinje-title"' in page
    assert 'id="tidslinje-smal-title"' in page
    table = page[page.index("<caption") :]
    order = [
        table.index(words)
        for words in ("På arbejde", "CTI-forløb", "Bevillinger", "Helbred", "Møder")
    ]
    assert order == sorted(order)
    assert "31. maj 2026" in table
    assert "Bo Holm" in table
    assert busy.wording in table


def test_c9_an_effort_in_working_hours_leads_to_where_it_is_mended(
    world: World, case: Case, sign_in: SignIn, busy: Effort
) -> None:
    page = sign_in(world.cti_worker).get(url("timeline", case)).text
    clashes = page[page.index("Tider, der støder sammen") : page.index("tidslinje-navn")]
    assert "»Genoptræning« ligger i arbejdstiden, torsdag kl. 10–11." in clashes
    assert f'href="{url("effort", case, effort_id=busy.pk)}"' in clashes
    assert 'href="/metoden/#C9"' in clashes


def test_c10_a_meeting_in_working_hours_leads_to_the_meeting(
    world: World, case: Case, sign_in: SignIn, busy: Effort
) -> None:
    page = sign_in(world.cti_worker).get(url("timeline", case)).text
    assert "Arbejdstiden og »Andet møde« falder sammen, tirsdag 10.3.2026." in page
    assert "Flyt mødet" in page
    assert busy.pk


def test_c10_clashes_stand_on_the_case_page_on_min_dag_and_on_the_plan(
    world: World, case: Case, sign_in: SignIn, busy: Effort
) -> None:
    client = sign_in(world.social_caseworker)
    said = f"»{busy.wording}« ligger i arbejdstiden"
    timeline = f'href="{url("timeline", case)}"'
    for address in (
        reverse("staff:cases:case", args=[case.pk]),
        reverse("staff:cases:my_day"),
        url("plan", case),
    ):
        page = client.get(address).text
        assert said in page, address
        assert timeline in page, address


def test_c10_two_departments_in_the_same_hour_are_pointed_out(
    world: World, case: Case, sign_in: SignIn, as_owner: AsOwner
) -> None:
    with as_owner():
        goal = goal_of(case)
        effort(goal, "Mentor", "1 09:00-11:00", law="LAB § 167")
        effort(goal, "Støtte i hjemmet", "1 10:00-12:00", law="SEL § 85")
    page = sign_in(world.cti_worker).get(url("timeline", case)).text
    assert "»Mentor« (Beskæftigelsesområdet) og »Støtte i hjemmet« (Socialområdet)" in page
    assert 'href="/metoden/#C10"' in page


def test_c10_a_visit_to_the_workplace_is_meant_to_be_in_working_hours(
    world: World, case: Case, sign_in: SignIn, as_owner: AsOwner
) -> None:
    with as_owner():
        at_work(case)
        meeting_at(case, THURSDAY, time(10), MeetingKind.WORKPLACE)
    assert (
        "Tider, der støder sammen" not in sign_in(world.cti_worker).get(url("timeline", case)).text
    )


def test_c10_more_than_three_clashes_are_told_in_one_line_on_the_case_page(
    world: World, case: Case, sign_in: SignIn, as_owner: AsOwner
) -> None:
    with as_owner():
        at_work(case)
        goal = goal_of(case)
        for number in range(4):
            effort(goal, f"Hold {number}", "4 10:00-11:00")
    page = sign_in(world.cti_worker).get(reverse("staff:cases:case", args=[case.pk])).text
    assert page.count("ligger i arbejdstiden") == 3
    assert "Der er 7 sammenfald mere i borgerens uge." in page


def test_c9_the_week_is_told_day_by_day_with_work(
    world: World, case: Case, sign_in: SignIn, busy: Effort
) -> None:
    page = sign_in(world.job_consultant).get(url("timeline", case)).text
    week = page[page.index('id="ugen"') :]
    order = [week.index(words) for words in ("Tirsdag", "9–15", "Torsdag", "10–11")]
    assert order == sorted(order)
    assert "13 timer om ugen er faste nu." in week
    assert busy.wording in week


def test_c9_working_hours_that_cannot_be_read_are_shown_as_they_are(
    world: World, case: Case, sign_in: SignIn, as_owner: AsOwner
) -> None:
    with as_owner():
        at_work(case, "Efter aftale <fra uge til uge>")
    page = sign_in(world.cti_worker).get(url("timeline", case)).text
    assert "»Efter aftale &lt;fra uge til uge&gt;«" in page
    assert reverse("staff:work:agreement", args=[case.pk]) in page


def test_an_empty_course_says_what_to_write(world: World, case: Case, sign_in: SignIn) -> None:
    page = sign_in(world.cti_worker).get(url("timeline", case)).text
    assert "Der er ingen datoer at vise endnu." in page
    assert "Der er ingen faste tider endnu." in page
    assert "Tider, der støder sammen" not in page


def test_a_stranger_finds_no_timeline(world: World, case: Case, sign_in: SignIn) -> None:
    assert sign_in(world.stranger).get(url("timeline", case)).status_code == 404


def test_c9_sixty_efforts_cost_no_more_questions_than_two(
    world: World, case: Case, sign_in: SignIn, as_owner: AsOwner
) -> None:
    client = sign_in(world.cti_worker)
    with as_owner():
        at_work(case)
        goal = goal_of(case)
        for number in range(2):
            effort(goal, f"Indsats {number}", "4 10:00-11:00", area=LifeArea.HEALTH)

    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url("timeline", case)).status_code == 200
        return len(captured)

    asked()
    few = asked()
    with as_owner():
        for number in range(58):
            effort(goal, f"Indsats {number} " + "ord " * 50, "4 10:00-11:00", area="network")
        assert JointPlan.objects.count() == 1
    assert asked() == few
    page = client.get(url("timeline", case)).text
    assert "mere. Begynd med dem, der står her." in page


def test_c11_support_without_a_company_is_pointed_out_by_the_municipalitys_own_number(
    world: World, case: Case, sign_in: SignIn, as_owner: AsOwner
) -> None:
    client = sign_in(world.job_consultant)
    with as_owner():
        made = effort(goal_of(case), "Støtte i hjemmet")
        Effort.objects.filter(pk=made.pk).update(starts_on=TODAY - timedelta(weeks=7))
    addresses = (reverse("staff:cases:case", args=[case.pk]), url("plan", case))
    said = "det er længe siden, der var kontakt til en virksomhed"
    assert [said in client.get(address).text for address in addresses] == [True, True]
    with as_owner():
        Limit.objects.filter(code=LimitCode.NO_COMPANY_ACTIVITY).update(value=8)
    assert [said in client.get(address).text for address in addresses] == [False, False]
