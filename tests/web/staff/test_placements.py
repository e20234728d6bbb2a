"""Stretches of work, how a match ends, the way back, VITAS and follow-up at work."""

import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fodfaeste.records.cases.models import Case, QuickReaction, Task
from fodfaeste.records.followup.models import WorkplaceFollowUp
from fodfaeste.records.foundation import made_by
from fodfaeste.records.meetings.models import Meeting, Participant
from fodfaeste.records.placement.models import JobMatch, Placement
from fodfaeste.records.plan.models import JointPlan, Transfer
from fodfaeste.rules.meetings.kinds import MeetingKind
from fodfaeste.rules.placement.kinds import HoursKind, MatchEndReason
from tests.factories import courses
from tests.web.conftest import SignIn
from tests.work_forms import at, day
from tests.work_worlds import Work, a_company, a_match, agreed
from tests.worlds import TODAY, World, noon

AsOwner = Callable[[], AbstractContextManager[None]]
PAGES = (
    "placements:stretches",
    "placements:start",
    "placements:end_match",
    "placements:follow_ups",
    "placements:plan_follow_up",
    "vitas:sheet",
)
ONE = ("extend", "change", "end", "papers")
END = TODAY + timedelta(weeks=13)


@pytest.fixture
def work(world: World, case: Case) -> Work:
    return Work(world=world, case=case)


@pytest.fixture
def consultant(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.job_consultant)


def one(case: Case, name: str, row: Placement) -> str:
    return reverse(f"staff:placements:{name}", kwargs={"case_id": case.pk, "placement_id": row.pk})


def of_match(case: Case, name: str, match: JobMatch) -> str:
    return reverse(f"staff:placements:{name}", kwargs={"case_id": case.pk, "match_id": match.pk})


def matched(work: Work) -> JobMatch:
    """A match, and the talks that a placement waits for."""
    with work.consultant() as actor:
        JointPlan.objects.create(
            **made_by(actor.id, noon(TODAY)),
            case=work.case,
            wishes_discussed_employment_on=TODAY,
            wishes_discussed_social_on=TODAY,
        )
        return a_match(work, actor, a_company(actor))


def placed(work: Work) -> Placement:
    matched(work)
    with work.consultant() as actor:
        return work.start(actor, ends_before=END)


def start_form(**changes: str) -> dict[str, str]:
    form = {
        "key": str(uuid.uuid4()),
        "kind": "placement",
        **day("starts_on", TODAY),
        **day("last_day", END - timedelta(days=1)),
        "purpose": "skills",
        **day("granted_on", TODAY),
    }
    return form | changes


# --- Who comes in ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PAGES)
def test_m1_a_stranger_finds_no_page_of_placements(
    world: World, case: Case, sign_in: SignIn, name: str
) -> None:
    answer = sign_in(world.stranger).get(at(case, name))
    assert answer.status_code == 404
    assert "Mølgaard" not in answer.text


@pytest.mark.parametrize("name", ONE)
def test_m1_a_stretch_of_another_course_is_not_there(
    work: Work, consultant: Client, name: str
) -> None:
    row = placed(work)
    assert consultant.get(one(work.case, name, row)).status_code == 200
    row.pk += 1000
    assert consultant.get(one(work.case, name, row)).status_code == 404


@pytest.mark.parametrize("name", PAGES)
def test_the_job_consultant_opens_every_page_with_and_without_a_match(
    work: Work, consultant: Client, name: str
) -> None:
    before = consultant.get(at(work.case, name))
    assert before.status_code == (302 if name == "placements:end_match" else 200)
    agreed(work)
    after = consultant.get(at(work.case, name))
    assert (after.status_code, "Karin M" in after.text) == (200, True)


@pytest.mark.parametrize("name", ONE)
def test_m1_the_social_caseworker_reads_the_stretches_and_changes_none(
    work: Work, world: World, sign_in: SignIn, name: str
) -> None:
    row = placed(work)
    client = sign_in(world.social_caseworker)
    assert client.get(one(work.case, name, row)).status_code == 403
    page = client.get(at(work.case, "placements:stretches")).text
    assert "Virksomhedspraktik" in page
    assert "Forlæng" not in page


# --- A stretch ------------------------------------------------------------------------------------


def test_c7_the_page_refuses_a_placement_before_both_areas_have_talked(
    work: Work, consultant: Client
) -> None:
    with work.consultant() as actor:
        a_match(work, actor, a_company(actor))
    answer = consultant.post(at(work.case, "placements:start"), start_form())
    assert (answer.status_code, 'href="/metoden/#C7"' in answer.text) == (409, True)
    paid = start_form(kind="ordinary")
    assert consultant.post(at(work.case, "placements:start"), paid).status_code == 302
    with work.consultant():
        assert [row.kind for row in Placement.objects.all()] == ["ordinary"]


def test_d8_a_placement_starts_once_with_its_purpose_however_often_one_clicks(
    work: Work, consultant: Client
) -> None:
    matched(work)
    form = start_form(others_there="1", representative="Mette Larsen")
    for _ in range(2):
        assert consultant.post(at(work.case, "placements:start"), form).status_code == 302
    with work.consultant():
        row = Placement.objects.get()
    assert (row.purpose, row.granted_on, row.others_there) == ("skills", TODAY, 1)
    page = consultant.get(at(work.case, "placements:stretches")).text
    assert "Optræning af bestemte kompetencer" in page


def test_d8_what_cannot_be_read_is_said_at_the_field_and_the_rest_is_kept(
    work: Work, consultant: Client
) -> None:
    matched(work)
    form = start_form(others_there="en del", representative="Mette Larsen")
    answer = consultant.post(at(work.case, "placements:start"), form)
    assert answer.status_code == 422
    assert "Indtast et heltal." in answer.text
    assert 'value="Mette Larsen"' in answer.text


def test_d8_a_longer_placement_than_the_law_gives_is_pointed_out(
    work: Work, consultant: Client
) -> None:
    matched(work)
    form = start_form(**day("last_day", END + timedelta(weeks=2)))
    page = consultant.post(at(work.case, "placements:start"), form, follow=True).text
    assert "Praktikken er længere end 13 uger." in page


def test_d8_a_running_placement_is_lengthened_with_its_reason(
    work: Work, consultant: Client
) -> None:
    row = placed(work)
    url = one(work.case, "extend", row)
    assert "til og med 1. september 2026" in consultant.get(url).text
    form = {
        "key": str(uuid.uuid4()),
        **day("last_day", TODAY + timedelta(weeks=26, days=-1)),
        "grounds": "",
        "purpose": "ordinary_hours",
    }
    refused = consultant.post(url, form)
    assert (refused.status_code, 'href="/metoden/#D8"' in refused.text) == (409, True)
    whole = form | {"grounds": "Karin skal nå at mestre kassen."}
    for _ in range(2):
        assert consultant.post(url, whole).status_code == 302
    with work.consultant():
        longer = Placement.objects.get(follows=row)
    assert (longer.starts_on, longer.purpose) == (END, "ordinary_hours")


def test_d8_work_goes_over_to_paid_hours_and_the_old_terms_stay_in_sight(
    work: Work, consultant: Client
) -> None:
    row = placed(work)
    on = TODAY + timedelta(weeks=8)
    form = {
        "key": str(uuid.uuid4()),
        "version": "1",
        "kind": "ordinary",
        **day("starts_on", on),
        "grounds": "Hun mestrer pakningen.",
    }
    assert consultant.post(one(work.case, "change", row), form).status_code == 302
    page = consultant.get(at(work.case, "placements:stretches")).text
    assert "bevilget til og med 2. juni 2026" in page
    assert "Ordinære løntimer" in page
    stale = consultant.post(one(work.case, "change", row), form | {"key": str(uuid.uuid4())})
    assert stale.status_code == 409


def test_d8_one_stretch_ends_early_and_the_match_goes_on(work: Work, consultant: Client) -> None:
    row = placed(work)
    url = one(work.case, "end", row)
    late = {"key": str(uuid.uuid4()), "version": "1", **day("last_day", END)}
    assert consultant.post(url, late).status_code == 409
    assert consultant.post(url, late | day("last_day", TODAY)).status_code == 302
    with work.consultant():
        row.refresh_from_db()
        assert row.ends_before == TODAY + timedelta(days=1)
        assert JobMatch.objects.get().ended_on is None


def test_t8_papers_that_two_write_at_once_meet_side_by_side(work: Work, consultant: Client) -> None:
    row = placed(work)
    url = one(work.case, "papers", row)
    page = consultant.get(url)
    mine = {
        "key": str(uuid.uuid4()),
        "version": "1",
        "seen": page.context["form"].initial["seen"],
        "purpose": "skills",
        "representative": "Mette Larsen",
    }
    theirs = mine | {"key": str(uuid.uuid4()), "representative": "Bent Holm"}
    assert consultant.post(url, theirs).status_code == 302
    meeting = consultant.post(url, mine)
    assert meeting.status_code == 409
    assert "Mette Larsen" in meeting.text
    assert "Bent Holm" in meeting.text


def test_the_page_asks_as_many_questions_for_two_stretches_as_for_ten(
    work: Work, consultant: Client
) -> None:
    row = placed(work)
    url = at(work.case, "placements:stretches")
    consultant.get(url)
    with CaptureQueriesContext(connection) as few:
        consultant.get(url)
    with work.consultant() as actor:
        for number in range(1, 9):
            Placement.objects.create(
                **made_by(actor.id, noon(TODAY)),
                case=work.case,
                match=row.match,
                kind=HoursKind.FLEX,
                starts_on=TODAY + timedelta(days=number),
                ends_before=TODAY + timedelta(days=number + 1),
            )
    with CaptureQueriesContext(connection) as many:
        assert consultant.get(url).text.count("ff-card__title") == 9
    assert len(many) == len(few)


# --- The end, and the way back --------------------------------------------------------------------


def test_d11_a_match_does_not_end_without_its_reason(work: Work, consultant: Client) -> None:
    with work.consultant() as actor:
        a_match(work, actor, a_company(actor))
    form = {
        "key": str(uuid.uuid4()),
        "version": "1",
        **day("ended_on", TODAY),
        "note": "Bageriet lukkede",
    }
    url = at(work.case, "placements:end_match")
    refused = consultant.post(url, form)
    assert (refused.status_code, 'href="/metoden/#D11"' in refused.text) == (409, True)
    assert "Bageriet lukkede" in refused.text
    ended = consultant.post(url, form | {"reason": "employer_wished"}, follow=True)
    assert "sagsbehandlerne er bedt om en hurtig afklaring" in ended.text
    with work.consultant():
        assert JobMatch.objects.get().end_reason == "employer_wished"
        assert QuickReaction.objects.count() == 1


def broken(work: Work) -> JobMatch:
    with work.consultant() as actor:
        match = a_match(work, actor, a_company(actor))
        return work.end(
            actor, match, reason=MatchEndReason.ILLNESS, note="Karin blev syg af støjen."
        )


def test_d11_the_way_back_is_laid_on_the_page_and_becomes_tasks(
    work: Work, consultant: Client
) -> None:
    match = broken(work)
    shown = consultant.get(at(work.case, "work")).text
    assert "Arbejdet hos Byens Brød ApS er afbrudt" in shown
    url = of_match(work.case, "restart", match)
    opened = consultant.get(url)
    form = {
        "key": str(uuid.uuid4()),
        "version": "1",
        "seen": opened.context["form"].initial["seen"],
        "learned": "Der skal være roligt.",
        "what_1": "Ringe til tre lagre",
        **day("due_1", TODAY + timedelta(days=2)),
    }
    nobody = consultant.post(url, form)
    assert (nobody.status_code, "Vælg, hvem der gør det." in nobody.text) == (422, True)
    assert "Ringe til tre lagre" in nobody.text
    no_day = form | {"who_1": "citizen", **day("due_1", TODAY - timedelta(days=1))}
    refused = consultant.post(url, no_day)
    assert (refused.status_code, 'href="/metoden/#D11"' in refused.text) == (409, True)
    assert consultant.post(url, form | {"who_1": "citizen"}).status_code == 302
    page = consultant.get(of_match(work.case, "broken", match)).text
    assert "Der skal være roligt." in page
    assert "Borgeren selv" in page
    with work.consultant():
        assert Task.objects.get(rule="D11").citizen_does_it


def test_m1_what_was_learned_stays_with_those_who_may_read_about_work(
    work: Work, world: World, sign_in: SignIn
) -> None:
    match = broken(work)
    client = sign_in(world.social_caseworker)
    page = client.get(of_match(work.case, "broken", match))
    assert page.status_code == 200
    assert "Karin blev syg af støjen." not in page.text
    assert client.get(of_match(work.case, "restart", match)).status_code == 404


def test_e6_the_page_says_that_cti_goes_on_when_the_work_has_broken_off(
    work: Work, consultant: Client, as_owner: AsOwner
) -> None:
    match = broken(work)
    url = of_match(work.case, "broken", match)
    assert "CTI fortsætter" not in consultant.get(url).text
    with as_owner():
        granted = courses.grant(work.case, starts_on=TODAY)
        courses.cti_course(match, granted, starts_on=TODAY)
    page = consultant.get(url).text
    assert "CTI fortsætter" in page
    assert "Det slutter som aftalt 3. december 2026." in page


def test_d11_a_match_that_ended_as_agreed_has_no_way_back(work: Work, consultant: Client) -> None:
    with work.consultant() as actor:
        match = a_match(work, actor, a_company(actor))
        work.end(actor, match, reason=MatchEndReason.COMPLETED)
    assert consultant.get(of_match(work.case, "broken", match)).status_code == 404


# --- VITAS ----------------------------------------------------------------------------------------


def test_d9_the_sheet_stands_in_the_forms_order_and_names_what_is_missing(
    work: Work, consultant: Client
) -> None:
    agreed(work)
    page = consultant.get(at(work.case, "vitas:sheet")).text
    places = [page.index(f">{name}<") for name in ("CVR-nummer", "P-nummer", "Arbejdssted")]
    assert places == sorted(places)
    assert "»CVR-nummer« mangler." in page
    assert "»Bevilget den« mangler." in page
    assert ">12</textarea>" in page
    assert "derefter 14 timer fra 1.4.2026" in page


def test_d9_a_sheet_that_was_copied_says_by_whom_and_what_changed_since(
    work: Work, consultant: Client
) -> None:
    agreed(work)
    url = at(work.case, "vitas:sheet")
    opened = consultant.get(url)
    form = {"key": str(uuid.uuid4()), "read": opened.context["form"].initial["read"]}
    sheet_id = opened.context["state"].sheet.pk
    done = reverse("staff:plan:transferred", kwargs={"case_id": work.case.pk, "sheet_id": sheet_id})
    assert consultant.post(done, form).status_code == 302
    assert "Overført 4. marts 2026 af Jonas Krag, intet er ændret siden" in consultant.get(url).text
    with work.consultant() as actor:
        assert Transfer.objects.count() == 1
        JointPlan.objects.create(
            **made_by(actor.id, noon(TODAY)),
            case=work.case,
            wishes_discussed_employment_on=TODAY,
            wishes_discussed_social_on=TODAY,
        )
        work.start(actor, ends_before=END)
    assert "1 felt er ændret siden" in consultant.get(url).text


# --- Follow-up at the workplace -------------------------------------------------------------------


def plan_form(**changes: object) -> dict[str, object]:
    form: dict[str, object] = {
        "key": str(uuid.uuid4()),
        **day("planned_on", date(2026, 3, 18)),
        "starts_clock": "10.30",
        "place": "Byens Brød ApS",
        "expected": ["citizen", "job_consultant"],
    }
    return form | changes


def hold_form(**changes: object) -> dict[str, object]:
    form: dict[str, object] = {
        "key": str(uuid.uuid4()),
        "version": "1",
        **day("held_on", TODAY),
        "came": ["citizen", "job_consultant"],
        "employer": "Bo Bager",
        "minutes": "Det går godt.",
        "considerations_fit": "ja",
        "ordinary_talk": "later",
        **day("next_follow_up_on", date(2026, 4, 8)),
        "what_1": "Bo viser hende kassen",
        "who_1": "citizen",
        **day("due_1", date(2026, 3, 10)),
    }
    return form | changes


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


def held_url(case: Case) -> str:
    meeting = Meeting.objects.filter(case=case).earliest("pk")
    to = {"case_id": case.pk, "meeting_id": meeting.pk}
    return reverse("staff:placements:hold_follow_up", kwargs=to)


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
