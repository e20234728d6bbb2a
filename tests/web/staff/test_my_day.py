"""Min dag: what calls for action, and whose it is."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import time, timedelta
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fodfaeste.audit.models import AuditEvent, Operation
from fodfaeste.records.cases.models import BrokenGlass, Case, Citizen, TeamMembership
from fodfaeste.records.followup.queries import overview_of
from fodfaeste.records.foundation import made_by
from fodfaeste.records.post.models import Notice
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.cases.kinds import SideExit
from fodfaeste.rules.followup.agreed_days import SOON
from fodfaeste.rules.followup.deadline_kinds import DeadlineKind
from fodfaeste.rules.followup.deadlines import flags
from fodfaeste.rules.meetings.kinds import MeetingKind
from fodfaeste.rules.post.kinds import NoticeKind
from tests.factories import courses, karin
from tests.web.conftest import SignIn, TodayIs
from tests.worlds import TODAY, World, enrolled_case, noon

AsOwner = Callable[[], AbstractContextManager[None]]
DAY = "/medarbejder/"


def queries_of(client: Client) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert client.get(DAY).status_code == 200
    small = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")
    return sum(not query["sql"].startswith(small) for query in seen)


def test_todays_meeting_late_tasks_and_citizens_stand_on_min_dag(
    world: World, case: Case, sign_in: SignIn, as_owner: AsOwner
) -> None:
    with as_owner():
        karin.in_phase_2(world, case, TODAY)
        held = courses.meeting(case, MeetingKind.WORKPLACE, planned_on=TODAY)
        held.starts_clock, held.place = time(9, 30), "Byens Brød"
        held.save()
    text = sign_in(world.job_consultant).get(DAY).text
    assert "<strong>09.30</strong> Opfølgning på arbejdspladsen med" in text
    assert "Spørg Bo, om Karin kan begynde kl. 8" in text
    assert "skulle være sket mandag 2. marts" in text
    assert "12 + 4 timer" in text


def test_a_task_of_a_colleague_is_not_mine(
    world: World, case: Case, sign_in: SignIn, as_owner: AsOwner
) -> None:
    with as_owner():
        karin.in_phase_2(world, case, TODAY)
    assert "Spørg Bo" not in sign_in(world.cti_worker).get(DAY).text


def test_a_task_of_a_closed_course_is_nobodys(
    world: World, case: Case, sign_in: SignIn, as_owner: AsOwner
) -> None:
    with as_owner():
        courses.task(case, "Ring til Bo", responsible=world.job_consultant, due_on=TODAY)
    client = sign_in(world.job_consultant)
    assert "Ring til Bo" in client.get(DAY).text
    with as_owner():
        Case.objects.filter(pk=case.pk).update(closed_on=TODAY, closed_as=SideExit.MOVED)
    assert "Ring til Bo" not in client.get(DAY).text


def test_a_leader_sees_teams_with_an_empty_seat_and_late_tasks(
    world: World, case: Case, sign_in: SignIn, as_owner: AsOwner
) -> None:
    client = sign_in(world.leader)
    assert "Alle team er hele" in client.get(DAY).text
    with as_owner():
        seats = TeamMembership.objects.filter(case=case, role=Role.JOB_CONSULTANT)
        seats.update(ends_before=TODAY, starts_on=TODAY - timedelta(days=1))
        courses.task(case, "Find ny jobkonsulent", responsible=None, due_on=TODAY)
    text = client.get(DAY).text
    assert "Teamet mangler en medarbejder" in text
    assert "Find ny jobkonsulent" not in text
    with as_owner():
        courses.task(case, "Ring", responsible=world.cti_worker, due_on=TODAY - timedelta(days=1))
    assert "Opgaver over tiden" in client.get(DAY).text


def test_i4_a_leader_sees_cti_that_is_over_and_not_closed(
    world: World, case: Case, sign_in: SignIn, as_owner: AsOwner, today_is: TodayIs
) -> None:
    with as_owner():
        course = karin.in_phase_2(world, case, TODAY)
    client = sign_in(world.leader)
    today_is(course.ends_before - timedelta(days=1))
    assert "CTI-tiden er gået" not in client.get(DAY).text
    today_is(course.ends_before)
    page = client.get(DAY).text
    assert "CTI-tiden er gået" in page
    assert f'/{case.pk}/cti/">{case.citizen.name}</a>, sidste dag var' in page


def test_m1_a_leader_is_told_of_emergency_openings_nobody_has_looked_at(
    world: World, case: Case, sign_in: SignIn, as_owner: AsOwner
) -> None:
    with as_owner():
        glass = BrokenGlass.objects.create(
            **made_by(world.stranger.pk, noon(TODAY)),
            case=case,
            user=world.stranger,
            reason="Borgeren ringede og var i akut krise.",
            starts=noon(TODAY),
            ends=noon(TODAY) + timedelta(hours=3),
        )
    client = sign_in(world.leader)
    assert "1 nødåbning venter på, at du ser på den" in client.get(DAY).text
    with as_owner():
        glass.reviewed_at, glass.reviewed_by = noon(TODAY), world.leader
        glass.save()
    assert "nødåbning" not in client.get(DAY).text


def test_a_leaders_notice_says_whom_it_is_about(
    world: World, case: Case, sign_in: SignIn, as_owner: AsOwner
) -> None:
    with as_owner():
        karin.in_phase_2(world, case, TODAY)
        Notice.objects.create(
            **made_by(None, noon(TODAY)),
            recipient=world.leader,
            case_number=case.pk,
            kind=NoticeKind.QUICK_REACTION,
            sentence="En hurtig afklaring er ikke besvaret inden fristen.",
        )
    page = sign_in(world.leader).get(DAY).text
    news = page.split('id="nyt"', 1)[1].split("</section>", 1)[0]
    assert f">{case.citizen.name}</a>" in news
    assert "Åbn forløbet" not in news


def test_a_notice_is_taken_off_by_its_reader_and_by_nobody_else(
    world: World, case: Case, sign_in: SignIn, as_owner: AsOwner
) -> None:
    with as_owner():
        notice = Notice.objects.create(
            **made_by(None, noon(TODAY)),
            recipient=world.cti_worker,
            case_number=case.pk,
            kind=NoticeKind.MATCH_FOUND,
            sentence="Der er fundet et match.",
        )
    owner, other = sign_in(world.cti_worker), sign_in(world.job_consultant)
    other.post(f"{DAY}besked/{notice.pk}/")
    assert "Der er fundet et match." in owner.get(DAY).text
    assert "Der er fundet et match." not in other.get(DAY).text
    assert owner.post(f"{DAY}besked/{notice.pk}/").headers["Location"] == DAY
    assert "Der er fundet et match." not in owner.get(DAY).text


def test_min_dag_of_somebody_without_a_team_helps_on(world: World, sign_in: SignIn) -> None:
    text = sign_in(world.stranger).get(DAY).text
    assert "Du er ikke på noget team endnu." in text
    assert "Du har ingen møder i dag." in text


def test_m2_one_log_row_names_every_course_on_min_dag(
    world: World, case: Case, sign_in: SignIn, as_owner: AsOwner
) -> None:
    other = enrolled_case(world, cpr="7001801100")
    sign_in(world.cti_worker).get(DAY)
    with as_owner():
        rows = AuditEvent.objects.filter(operation=Operation.LIST)
        assert [sorted(row.case_ids) for row in rows] == [[case.pk, other.pk]]


@pytest.mark.parametrize("who", ["cti_worker", "leader"])
def test_min_dag_costs_the_same_with_two_and_with_twenty_citizens(
    world: World, sign_in: SignIn, as_owner: AsOwner, who: str
) -> None:
    client = sign_in(getattr(world, who))
    for number in range(2):
        _with_task_and_meeting(world, number, as_owner)
    with_two = queries_of(client)
    for number in range(2, 20):
        _with_task_and_meeting(world, number, as_owner)
    assert queries_of(client) == with_two
    assert with_two <= 17


def _with_task_and_meeting(world: World, number: int, as_owner: AsOwner) -> None:
    case = enrolled_case(world, cpr=f"70018011{number:02}")
    with as_owner():
        Citizen.objects.filter(pk=case.citizen_id).update(surname=f"Borger {number}")
        courses.task(case, f"Opgave {number}", responsible=world.cti_worker, due_on=TODAY)
        courses.meeting(case, MeetingKind.KICKOFF, planned_on=TODAY)


def test_g2_what_calls_for_action_is_what_the_rule_says_and_the_list_flags(
    world: World, case: Case, sign_in: SignIn, as_owner: AsOwner
) -> None:
    with as_owner():
        karin.in_phase_2(world, case, TODAY)
        found = overview_of(case, TODAY).deadlines
        mine = [
            item
            for item in found
            if Role.CTI_WORKER in item.roles and item.due_on and item.due_on <= TODAY + SOON
        ]
    client = sign_in(world.cti_worker)
    page = client.get(DAY).text
    assert mine
    assert [item.kind.label in unescape(page) for item in mine] == [True] * len(mine)
    told = "Mangler " + " · ".join(flags(found))
    assert told in unescape(client.get("/medarbejder/forloeb/").text)


def test_what_is_another_roles_to_do_is_not_mine(
    world: World, case: Case, sign_in: SignIn, as_owner: AsOwner
) -> None:
    with as_owner():
        match = courses.job_match(case, courses.company(), on=TODAY)
        courses.placement(match, starts_on=TODAY, ends_before=TODAY + timedelta(days=5))
    label = DeadlineKind.GRANT_DATED.label
    assert label in sign_in(world.job_consultant).get(DAY).text
    assert label not in sign_in(world.cti_worker).get(DAY).text


def test_all_that_calls_for_action_is_there_a_page_at_a_time(
    world: World, case: Case, sign_in: SignIn, as_owner: AsOwner
) -> None:
    with as_owner():
        for number in range(40):
            courses.task(case, f"Opgave {number:02}", responsible=world.leader, due_on=TODAY)
    client, seen = sign_in(world.leader), set[str]()
    for number in (1, 2, 3, 99):
        page = client.get(f"{DAY}?side={number}").text
        seen |= set(re.findall(r"Opgave \d\d", page))
    assert len(seen) == 40
    assert "Side 3 af 3" in client.get(f"{DAY}?side=99").text
    assert "Side 1 af 3" in client.get(f"{DAY}?side=nul").text
