"""Follow-up at the workplace in the browser (D10, D4)."""

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from fodfaeste.records.cases.models import Case, Task
from fodfaeste.records.followup.models import WorkplaceFollowUp
from fodfaeste.records.foundation import made_by
from fodfaeste.records.meetings.models import Meeting, Participant
from fodfaeste.rules.meetings.kinds import MeetingKind
from fodfaeste.rules.placement.kinds import AgreementParty
from tests.placement_forms import held_url, hold_form, plan_form
from tests.web.conftest import SignIn, TodayIs
from tests.work_forms import at
from tests.work_worlds import FULL_TERMS, Work, a_company, a_match, agreed
from tests.worlds import TODAY, World, noon


@pytest.fixture
def work(world: World, case: Case) -> Work:
    return Work(world=world, case=case)


@pytest.fixture
def consultant(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.job_consultant)


def test_d10_a_follow_up_is_agreed_from_the_agreement_and_asks_the_two_of_them(
    work: Work, consultant: Client
) -> None:
    agreed(work)
    url = at(work.case, "placements:plan_follow_up")
    opened = consultant.get(url).context["form"].initial
    assert (opened["planned_on"], opened["place"]) == (date(2026, 3, 18), "Byens Brød ApS")
    assert opened["expected"] == ["citizen", "job_consultant"]
    form = plan_form()
    for _ in range(2):
        assert consultant.post(url, form).status_code == 302
    with work.consultant():
        meeting = Meeting.objects.get()
        asked = Participant.objects.filter(meeting=meeting).values_list("role", flat=True)
        assert (meeting.kind, sorted(asked)) == (
            MeetingKind.WORKPLACE,
            ["citizen", "job_consultant"],
        )


def test_d10_what_was_settled_becomes_tasks_the_next_day_and_the_next_agreement(
    work: Work, consultant: Client
) -> None:
    agreed(work)
    consultant.post(at(work.case, "placements:plan_follow_up"), plan_form())
    with work.consultant():
        url = held_url(work.case)
    page = consultant.get(url).text
    assert "Det skal I tale om" in page
    assert "Pakke rundstykker: lærer opgaven." in page
    form = hold_form(terms_change="on")
    for _ in range(2):
        assert consultant.post(url, form).status_code == 302
    with work.consultant():
        outcome = WorkplaceFollowUp.objects.get()
        assert (outcome.ordinary_talk, outcome.terms_change) == ("later", True)
        assert outcome.agreement_id is not None
        titles = Task.objects.filter(rule="D10").order_by("pk").values_list("title", flat=True)
        assert [title.split()[0] for title in titles] == ["Bo", "Skriv"]
        planned = Meeting.objects.filter(kind=MeetingKind.WORKPLACE, state="planned").get()
        assert planned.planned_on == date(2026, 4, 8)
        again = Participant.objects.filter(meeting=planned).values_list("role", flat=True)
        assert sorted(again) == ["citizen", "job_consultant"]


def test_d4_a_no_to_paid_hours_needs_its_reason_and_is_raised_again(
    work: Work, consultant: Client
) -> None:
    agreed(work)
    consultant.post(at(work.case, "placements:plan_follow_up"), plan_form())
    with work.consultant():
        url = held_url(work.case)
    refused = consultant.post(url, hold_form(ordinary_talk="no"))
    assert (refused.status_code, 'href="/metoden/#D4"' in refused.text) == (409, True)
    assert "Det går godt." in refused.text
    reason = "Der er ikke penge før sommer."
    said = hold_form(ordinary_talk="no", ordinary_reason=reason, employer="")
    assert consultant.post(url, said).status_code == 302
    page = consultant.get(at(work.case, "placements:follow_ups")).text
    assert "Spørg igen om timer med løn." in page
    assert reason in page
    assert "Borger og arbejdsgiver var ikke begge med." in page


def test_d10_the_next_day_stands_in_the_agreement_and_at_the_employers_door(
    work: Work, consultant: Client
) -> None:
    made = agreed(work)
    token = work.link(made)[1]
    consultant.post(at(work.case, "placements:plan_follow_up"), plan_form())
    with work.consultant():
        url = held_url(work.case)
    for _ in range(2):
        consultant.post(url, hold_form())
    with work.consultant():
        sheet = work.sheet()
        assert sheet.terms.follow_up_on == date(2026, 4, 8)
        assert [(change.before, change.after) for change in sheet.changes] == [
            ("18.3.2026", "8.4.2026")
        ]
        assert len(sheet.agreed_by) == 3
    assert "onsdag 8. april 2026" in Client().get(f"/aftale/{token}/").text


def test_d4_a_no_that_was_said_at_the_workplace_is_not_asked_for_again_the_same_day(
    work: Work, consultant: Client, today_is: TodayIs
) -> None:
    terms = replace(
        FULL_TERMS,
        ordinary_possible=False,
        ordinary_when="",
        ordinary_no_reason="Ingen penge nu",
        follow_up_on=TODAY,
    )
    with work.consultant() as actor:
        a_match(work, actor, a_company(actor))
        made = work.propose(actor, work.begin(actor, terms))
        for party in AgreementParty:
            work.say_yes(actor, made, party)
    asked = "sidst sagde arbejdsgiveren nej til ordinære timer"
    assert asked in consultant.get(at(work.case, "agreement")).text
    consultant.post(at(work.case, "placements:plan_follow_up"), plan_form())
    with work.consultant():
        url = held_url(work.case)
    reason = "Der er ikke penge før sommer."
    consultant.post(url, hold_form(ordinary_talk="no", ordinary_reason=reason))
    page = consultant.get(at(work.case, "agreement")).text
    assert (asked in page, reason in page) == (False, True)
    today_is(date(2026, 4, 8))
    assert asked in consultant.get(at(work.case, "agreement")).text


def test_d10_a_meeting_of_another_kind_is_not_held_here(work: Work, consultant: Client) -> None:
    with work.consultant() as actor:
        meeting = Meeting.objects.create(
            **made_by(actor.id, noon(TODAY)),
            case=work.case,
            kind=MeetingKind.FOLLOW_UP,
            planned_on=TODAY,
        )
    to = {"case_id": work.case.pk, "meeting_id": meeting.pk}
    url = reverse("staff:placements:hold_follow_up", kwargs=to)
    assert consultant.get(url).status_code == 404


def test_d10_the_list_of_meetings_leads_to_the_page_with_the_agenda(
    work: Work, consultant: Client
) -> None:
    agreed(work)
    consultant.post(at(work.case, "placements:plan_follow_up"), plan_form())
    with work.consultant():
        url, meeting = held_url(work.case), Meeting.objects.get()
    to = {"case_id": work.case.pk, "meeting_id": meeting.pk}
    answer = consultant.get(reverse("staff:meetings:hold", kwargs=to))
    assert (answer.status_code, answer["Location"]) == (302, url)
