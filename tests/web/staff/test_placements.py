"""Stretches of work in the browser: begun, lengthened, on other terms, ended (D8)."""

import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fodfaeste.records.cases.models import Case
from fodfaeste.records.foundation import made_by
from fodfaeste.records.placement.models import JobMatch, Placement
from fodfaeste.rules.placement.kinds import HoursKind
from tests.placement_forms import (
    END,
    matched,
    one,
    placed,
    start_form,
)
from tests.web.conftest import SignIn
from tests.work_forms import at, day
from tests.work_worlds import Work, a_company, a_match, agreed
from tests.worlds import TODAY, World, noon

PAGES = (
    "placements:stretches",
    "placements:start",
    "placements:end_match",
    "placements:follow_ups",
    "placements:plan_follow_up",
    "vitas:sheet",
)
ONE = ("extend", "change", "end", "papers")


@pytest.fixture
def work(world: World, case: Case) -> Work:
    return Work(world=world, case=case)


@pytest.fixture
def consultant(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.job_consultant)


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
