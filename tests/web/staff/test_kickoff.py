"""The guided kickoff on the screen, from the first step to the summary."""

import re
from datetime import date, timedelta
from html import unescape
from io import BytesIO

import pikepdf

from fodfaeste.records.cases.models import Case, Task
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.meetings import queries
from fodfaeste.records.meetings.models import KickoffAgreement, Meeting
from fodfaeste.records.plan.models import JointPlan
from fodfaeste.rules.meetings.agenda import AgendaStep, Told
from fodfaeste.rules.meetings.kinds import MeetingKind, MeetingState
from fodfaeste.rules.placement.profile.kinds import LineKind
from tests.profiles import Profiles
from tests.records.meeting_worlds import EVERYONE, held_kickoff, planned, taken, whole
from tests.web.conftest import SignIn
from tests.web.staff.meeting_forms import (
    came,
    day,
    new_meeting,
    opened,
    read,
    rules_on,
    step_url,
    url,
)
from tests.worlds import TODAY, World, acting_as, noon

SCRIPT = "<script>alert('æ')</script>"
LONG = "x" * 100_000


def test_b3_the_guided_kickoff_from_the_first_step_to_the_summary(
    world: World, case: Case, sign_in: SignIn
) -> None:
    meeting, client = planned(world, case), sign_in(world.cti_worker)
    answers: dict[AgendaStep, dict[str, str]] = {
        AgendaStep.WHO: {**came(), "prepared": "begge", "others": "Karins søster"},
        AgendaStep.INFORMATION: {
            **{f"told_{point}": "on" for point in Told},
            "citizen_assents": "True",
        },
        AgendaStep.WISHES: {
            "wishes": f"Jeg vil arbejde med dyr {SCRIPT}",
            "job_goal_status": "not_yet",
            "job_goal_task": "Besøge en stald",
            "purpose": "En hverdag med job",
        },
        AgendaStep.RESOURCES: {
            "resources": "Tålmodig",
            "competences": "",
            "experience": "Hestestald",
        },
        AgendaStep.NETWORK: {"network": "Min søster"},
        AgendaStep.AGREEMENTS: {
            **day("cv_starts_on", TODAY),
            **day("job_search_starts_on", TODAY + timedelta(days=7)),
            "time_plan": "CV i denne uge, besøg i næste.",
            "plan_owner_id": str(world.social_caseworker.pk),
        },
        AgendaStep.TASKS: {
            **day("next_on", TODAY + timedelta(days=14)),
            "next_clock": "10.30",
            "next_kind": "pre_cti",
            "next_place": "Havnen",
            "next_place_chosen": "True",
        },
        AgendaStep.BASELINE: {
            "baseline": "later",
            **day("baseline_on", TODAY + timedelta(days=14)),
        },
        AgendaStep.OVERVIEW: day("held_on", TODAY),
    }
    for step, typed in answers.items():
        address = step_url(case, meeting, step)
        answer = client.post(address, {**opened(client, address), **typed})
        wanted = (
            url("summary", case, meeting_id=meeting.pk)
            if step is AgendaStep.OVERVIEW
            else step_url(case, meeting, step.following)
        )
        assert (answer.status_code, answer.headers.get("location")) == (302, wanted), step
    page = client.get(url("summary", case, meeting_id=meeting.pk)).text
    assert "Opstartsmødet onsdag 4. marts 2026" in page
    assert "Jeg vil arbejde med dyr &lt;script&gt;" in page
    assert SCRIPT not in page
    assert "Karins søster" in page
    assert "onsdag 11. marts 2026" in page
    assert "onsdag 18. marts 2026 kl. 10.30, Havnen, møde før CTI" in page
    with read(world):
        plan = JointPlan.objects.get(case=case)
        assert (plan.purpose, plan.owner_id) == ("En hverdag med job", world.social_caseworker.pk)
        assert Task.objects.filter(case=case, rule="C4").get().title == "Besøge en stald"
        assert Task.objects.filter(case=case, rule="B6").get().due_on == date(2026, 3, 18)
        assert Meeting.objects.get(kind=MeetingKind.PRE_CTI).place == "Havnen"


def test_b1_the_kickoff_is_refused_with_the_rule_and_stays_open(
    world: World, case: Case, sign_in: SignIn
) -> None:
    meeting, client = planned(world, case), sign_in(world.social_caseworker)
    taken(world, case, meeting, present=EVERYONE - {"cti_worker"})
    address = step_url(case, meeting, AgendaStep.OVERVIEW)
    before = client.get(address).text
    assert "CTI-medarbejderen var ikke med på opstartsmødet." in before
    answer = client.post(address, {**opened(client, address), **day("held_on", TODAY)})
    assert (answer.status_code, rules_on(answer.text)) == (409, ["B1"])
    assert "Hold et opstartsmøde, hvor CTI-medarbejderen er med." in answer.text
    with read(world):
        assert Meeting.objects.get().state is MeetingState.PLANNED


def test_b4_what_is_not_agreed_is_listed_with_a_way_to_it(
    world: World, case: Case, sign_in: SignIn
) -> None:
    meeting, client = planned(world, case), sign_in(world.social_caseworker)
    nothing = {"cv_starts_on": None, "time_plan": "", "plan_owner_id": None}
    taken(world, case, meeting, agreements=whole(world, **nothing))
    address = step_url(case, meeting, AgendaStep.OVERVIEW)
    assert client.get(address).text.count(step_url(case, meeting, AgendaStep.AGREEMENTS)) == 4
    answer = client.post(address, {**opened(client, address), **day("held_on", TODAY)})
    assert (answer.status_code, rules_on(answer.text)) == (409, ["B4", "B4", "B4"])


def test_b5_a_second_kickoff_may_be_agreed_after_the_first(
    world: World, case: Case, sign_in: SignIn
) -> None:
    held_kickoff(world, case)
    client = sign_in(world.social_caseworker)
    assert client.post(url("plan_meeting", case), new_meeting()).status_code == 302
    with read(world):
        second = queries.planned_kickoff(case.pk)
    assert second is not None
    way = client.get(url("kickoff", case))
    assert way.headers["location"] == url("kickoff", case, meeting_id=second.pk)


def test_b5_a_second_kickoff_agreed_at_the_first_is_taken_step_by_step(
    world: World, case: Case, sign_in: SignIn
) -> None:
    meeting = planned(world, case)
    taken(world, case, meeting)
    client = sign_in(world.social_caseworker)
    tasks, overview = (
        step_url(case, meeting, step) for step in (AgendaStep.TASKS, AgendaStep.OVERVIEW)
    )
    agreed = {"next_kind": "kickoff", **day("next_on", TODAY + timedelta(days=7))}
    assert client.post(tasks, {**opened(client, tasks), **agreed}).status_code == 302
    ended = client.post(overview, {**opened(client, overview), **day("held_on", TODAY)})
    assert ended.status_code == 302
    with read(world):
        second = queries.planned_kickoff(case.pk)
    assert second is not None
    wishes = client.get(step_url(case, second, AgendaStep.WISHES))
    assert "Jeg vil gerne arbejde med dyr.</textarea>" in wishes.text


def test_b7_the_list_says_that_the_cv_is_not_made_until_it_is(
    world: World, case: Case, sign_in: SignIn
) -> None:
    held_kickoff(world, case)
    client = sign_in(world.job_consultant)
    page = client.get(url("meetings", case)).text
    assert "CV'et er ikke lavet endnu. I aftalte at begynde 4. marts 2026." in page
    profiles = Profiles(world=world, case=case)
    profiles.line(LineKind.COMPETENCE, "Bager brød")
    profiles.say_yes()
    assert "et blev lavet 4. marts 2026." in client.get(url("meetings", case)).text


def test_going_back_saves_first(world: World, case: Case, sign_in: SignIn) -> None:
    meeting, client = planned(world, case), sign_in(world.cti_worker)
    address = step_url(case, meeting, AgendaStep.WISHES)
    typed = {**opened(client, address), "wishes": "Noget med dyr", "tilbage": "1"}
    answer = client.post(address, typed)
    assert answer.headers["location"] == step_url(case, meeting, AgendaStep.INFORMATION)
    assert "Noget med dyr" in client.get(address).text


def test_what_was_typed_and_not_sent_stands_there_again(
    world: World, case: Case, sign_in: SignIn
) -> None:
    meeting, client = planned(world, case), sign_in(world.cti_worker)
    address = step_url(case, meeting, AgendaStep.AGREEMENTS)
    actor = world.actor(world.cti_worker)
    with acting_as(actor):
        drafts.keep(
            actor=actor,
            form=f"kickoff:{meeting.pk}:aftaler",
            fields={**opened(client, address), "time_plan": "CV i uge", "cv_starts_on_day": "31"},
            now=noon(TODAY),
        )
    page = client.get(address).text
    assert "CV i uge" in page
    assert 'name="cv_starts_on_day" value="31"' in page


def test_two_who_write_at_once_meet_on_a_merge_page(
    world: World, case: Case, sign_in: SignIn
) -> None:
    meeting, client = planned(world, case), sign_in(world.cti_worker)
    address = step_url(case, meeting, AgendaStep.WISHES)
    mine = {**opened(client, address), "wishes": "Det, jeg skrev"}
    taken(world, case, meeting)
    answer = client.post(address, mine)
    assert answer.status_code == 409
    assert "Samir Toft gemte" in answer.text
    assert "Jeg vil gerne arbejde med dyr." in answer.text
    fields = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', answer.text))
    both = {name: unescape(value) for name, value in fields.items()} | {
        "wishes_valg": "merged",
        "wishes_samlet": "Begge dele",
    }
    assert client.post(address, both).status_code == 302
    with read(world):
        assert KickoffAgreement.objects.get().wishes == "Begge dele"


def test_a_text_that_is_too_long_is_kept_and_counted(
    world: World, case: Case, sign_in: SignIn
) -> None:
    meeting, client = planned(world, case), sign_in(world.cti_worker)
    address = step_url(case, meeting, AgendaStep.WISHES)
    answer = client.post(address, {**opened(client, address), "wishes": LONG})
    assert answer.status_code == 422
    assert "Teksten er 80.000 tegn for lang." in answer.text
    assert LONG in answer.text


def test_a_kickoff_that_was_held_is_read_and_not_written(
    world: World, case: Case, sign_in: SignIn
) -> None:
    meeting, client = held_kickoff(world, case), sign_in(world.cti_worker)
    summary = url("summary", case, meeting_id=meeting.pk)
    for step in AgendaStep:
        assert client.get(step_url(case, meeting, step)).headers["location"] == summary
    assert client.get(url("meeting", case, meeting_id=meeting.pk)).headers["location"] == summary
    again = client.post(step_url(case, meeting, AgendaStep.OVERVIEW), day("held_on", TODAY))
    assert again.headers["location"] == summary


def test_the_summary_is_printed_as_a_pdf_the_citizen_can_read(
    world: World, case: Case, sign_in: SignIn
) -> None:
    meeting = held_kickoff(world, case)
    answer = sign_in(world.leader).get(url("summary_pdf", case, meeting_id=meeting.pk))
    assert answer.headers["content-type"] == "application/pdf"
    with pikepdf.open(BytesIO(answer.content)) as made:
        assert made.Root.MarkInfo.Marked
        assert made.Root.Lang == "da"
