"""The work agreement in the browser."""

import uuid
from datetime import date
from io import BytesIO

import pikepdf
import pytest
from django.test import Client
from django.urls import reverse

from fodfaeste.records.cases.models import Case, CaseLink
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.placement.models import (
    AgreementAnswer,
    WorkAgreement,
)
from fodfaeste.rules.placement.kinds import AgreementParty, AgreementState
from tests.pdf.reading import text_of
from tests.web.conftest import SignIn
from tests.work_forms import agreement_form, at, day
from tests.work_worlds import Work, a_company, a_match, agreed, proposed
from tests.worlds import TODAY, World, noon


@pytest.fixture
def work(world: World, case: Case) -> Work:
    return Work(world=world, case=case)


@pytest.fixture
def consultant(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.job_consultant)


# --- The agreement --------------------------------------------------------------------------------


def test_d3_d4_the_agreement_is_written_as_a_draft_and_refused_until_it_says_all(
    work: Work, consultant: Client
) -> None:
    with work.consultant() as actor:
        a_match(work, actor, a_company(actor))
    bare = agreement_form(task_1="", ordinary_possible="", goal_1="", goal_1_hours="") | {
        f"goal_1_due_{part}": "" for part in ("day", "month", "year")
    }
    for _ in range(2):
        assert consultant.post(at(work.case, "agreement_write"), bare).status_code == 302
    with work.consultant():
        draft = WorkAgreement.objects.get()
    refused = consultant.post(at(work.case, "propose"), {"version": "1"})
    assert refused.status_code == 409
    for rule in ("D3", "D4"):
        assert f'href="/metoden/#{rule}"' in refused.text
    whole = agreement_form(version=str(draft.version))
    assert consultant.post(at(work.case, "agreement_write"), whole).status_code == 302
    assert consultant.post(at(work.case, "propose"), {"version": "2"}).status_code == 302
    with work.consultant():
        proposed_one = WorkAgreement.objects.get()
        assert proposed_one.state == AgreementState.PROPOSED
        assert (proposed_one.placement_minutes, proposed_one.ordinary_minutes) == (720, 150)
        assert [task.wording for task in proposed_one.tasks.all()] == ["Pakke rundstykker"]
        assert proposed_one.needs == ["breaks"]


@pytest.mark.parametrize("hours", ["38", "-1", "mange"])
def test_d8_impossible_hours_are_told_beside_the_field_and_the_text_is_kept(
    work: Work, consultant: Client, hours: str
) -> None:
    with work.consultant() as actor:
        a_match(work, actor, a_company(actor))
    answer = consultant.post(
        at(work.case, "agreement_write"), agreement_form(placement_minutes=hours)
    )
    assert answer.status_code == 422
    assert 'id="id_placement_minutes-error"' in answer.text
    assert f'value="{hours}"' in answer.text
    assert "Når hun pakker alene" in answer.text
    with work.consultant():
        assert WorkAgreement.objects.count() == 0


def test_d3_a_sub_goal_without_its_day_is_told_beside_the_day(
    work: Work, consultant: Client
) -> None:
    with work.consultant() as actor:
        a_match(work, actor, a_company(actor))
    undated = agreement_form() | {f"goal_1_due_{part}": "" for part in ("day", "month", "year")}
    answer = consultant.post(at(work.case, "agreement_write"), undated)
    assert answer.status_code == 422
    assert "Skriv, hvornår delmålet skal være nået." in answer.text


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"goal_2_paid": "4"}, "Skriv delmålet med et par ord."),
        ({"goal_1_hours": "8", "goal_1_paid": "10"}, "Skriv timerne i alt, også dem med løn."),
    ],
)
def test_d3_paid_hours_of_a_sub_goal_are_neither_dropped_nor_more_than_all_of_them(
    work: Work, consultant: Client, sent: dict[str, str], words: str
) -> None:
    with work.consultant() as actor:
        a_match(work, actor, a_company(actor))
    answer = consultant.post(at(work.case, "agreement_write"), agreement_form(**sent))
    assert (answer.status_code, words in answer.text) == (422, True)


def test_d6_a_stale_agreement_shows_both_texts_and_the_choice_is_saved(
    work: Work, world: World, consultant: Client
) -> None:
    with work.consultant() as actor:
        a_match(work, actor, a_company(actor))
    consultant.post(at(work.case, "agreement_write"), agreement_form())
    first = agreement_form(version="1", working_times="Kun tirsdag")
    consultant.post(at(work.case, "agreement_write"), first)
    late = agreement_form(version="1", working_times="Kun torsdag", placement_minutes="14")
    stale = consultant.post(at(work.case, "agreement_write"), late)
    assert stale.status_code == 409
    assert ("Kun tirsdag" in stale.text, "Kun torsdag" in stale.text) == (True, True)
    assert ("12 timer" in stale.text, "14 timer" in stale.text) == (True, True)
    choice = late | {
        "version": "2",
        "working_times_valg": "theirs",
        "working_times_mine": "Kun torsdag",
        "working_times_theirs": "Kun tirsdag",
        "placement_minutes_valg": "mine",
        "placement_minutes_mine": "14",
        "placement_minutes_theirs": "12",
    }
    assert consultant.post(at(work.case, "agreement_write"), choice).status_code == 302
    with work.consultant():
        kept = WorkAgreement.objects.get()
    assert (kept.working_times, kept.placement_minutes, kept.version) == ("Kun tirsdag", 14 * 60, 3)


def test_d6_the_three_answers_are_noted_in_the_room_and_make_the_agreement(
    work: Work, consultant: Client
) -> None:
    agreement = proposed(work)
    for party in AgreementParty:
        form = {
            "party": party.value,
            "text_hash": agreement.text_hash,
            "agrees": "ja",
            "person_name": "Karin Mølgaard",
        }
        for _ in range(2):
            assert consultant.post(at(work.case, "answer"), form).status_code == 302
    page = consultant.get(at(work.case, "agreement"))
    assert "Aftalt af alle tre 4. marts 2026" in page.text
    with work.consultant():
        assert AgreementAnswer.objects.count() == 3


def test_d6_a_no_without_words_is_refused_and_with_words_it_is_shown(
    work: Work, consultant: Client
) -> None:
    agreement = proposed(work)
    form = {
        "party": "citizen",
        "text_hash": agreement.text_hash,
        "agrees": "nej",
        "person_name": "Karin",
    }
    refused = consultant.post(at(work.case, "answer"), form)
    assert (refused.status_code, "står ikke, hvad der skal ændres" in refused.text) == (409, True)
    assert (
        consultant.post(
            at(work.case, "answer"), form | {"should_change": "Helst om formiddagen"}
        ).status_code
        == 302
    )
    assert "»Helst om formiddagen«" in consultant.get(at(work.case, "agreement")).text


def test_d6_the_next_version_begins_with_the_text_in_force(work: Work, consultant: Client) -> None:
    agreed(work)
    page = consultant.get(at(work.case, "agreement_write"))
    assert "Du skriver en ny udgave." in page.text
    assert 'value="Pakke rundstykker"' in page.text
    consultant.post(at(work.case, "agreement_write"), agreement_form(placement_minutes="15"))
    with work.consultant():
        assert [(a.number, a.state) for a in WorkAgreement.objects.order_by("number")] == [
            (1, "agreed"),
            (2, "draft"),
        ]


def test_a_kept_draft_comes_back_with_its_dates(work: Work, consultant: Client) -> None:
    with work.consultant() as actor:
        match = a_match(work, actor, a_company(actor))
        drafts.keep(
            actor=actor,
            form=f"agreement:{match.pk}",
            fields={"working_times": "Halvt skrevet", **day("follow_up_on", date(2026, 3, 20))},
            now=noon(TODAY),
        )
    page = consultant.get(at(work.case, "agreement_write"))
    assert "Halvt skrevet" in page.text
    assert 'name="follow_up_on_day" value="20"' in page.text
    assert "kladde gemt" in page.text


def test_l4_a_link_is_shown_once_and_closed_at_once(work: Work, consultant: Client) -> None:
    agreement = proposed(work)
    form = {"key": str(uuid.uuid4()), "person_name": "Bo Bager"}
    refused = consultant.post(at(work.case, "link"), form)
    assert (refused.status_code, 'href="/metoden/#C2"' in refused.text) == (409, True)
    work.link(agreement)
    shown = consultant.post(at(work.case, "link"), form)
    assert "http://testserver/aftale/" in shown.text
    again = consultant.post(at(work.case, "link"), form)
    assert "testserver/aftale/" not in again.text
    with work.consultant():
        link = CaseLink.objects.latest("pk")
        assert CaseLink.objects.count() == 2
    token = shown.text.split("/aftale/")[1].split("/")[0]
    outside = Client()
    assert outside.get(f"/aftale/{token}/").status_code == 200
    closed = consultant.post(
        reverse("staff:work:revoke_link", kwargs={"case_id": work.case.pk, "link_id": link.pk})
    )
    assert closed.status_code == 302
    assert outside.get(f"/aftale/{token}/").status_code == 404


def test_d6_the_agreement_prints_on_one_page_with_nothing_the_employer_may_not_know(
    work: Work, consultant: Client
) -> None:
    agreed(work)
    answer = consultant.get(at(work.case, "agreement_pdf"))
    assert answer.headers["Content-Type"] == "application/pdf"
    with pikepdf.open(BytesIO(answer.content)) as paper:
        assert len(paper.pages) == 1
        assert "Arbejdsaftale" in str(paper.docinfo["/Title"])


def test_d6_everything_that_is_said_yes_to_stands_on_the_paper(
    work: Work, consultant: Client
) -> None:
    made = agreed(work)
    words = " ".join(text_of(consultant.get(at(work.case, "agreement_pdf")).content).split())
    for said in (
        "Byens Brød ApS, Bagerimedhjælper",
        "12 praktiktimer",
        "Mandag, onsdag og fredag kl. 9–13",
        "Pakke rundstykker",
        "Pause hver time",
        "Når Karin pakker alene",
        "Fire timer om dagen",
        "senest 1. april 2026, 16 timer om ugen, heraf 2 timer med løn",
        "Bo, Karin og Jonas mødes i bageriet",
        f"Udgave 1. Tekstens mærke: {made.text_hash[:16]}",
    ):
        assert said in words
