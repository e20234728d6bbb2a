"""Companies, match, agreement and hours in the browser."""

import uuid
from datetime import date, timedelta
from io import BytesIO

import pikepdf
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fodfaeste.records.cases.models import Case, CaseLink
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.drafts.models import Draft
from fodfaeste.records.placement.models import (
    AgreementAnswer,
    Company,
    EmployerContact,
    HoursWeek,
    JobMatch,
    Placement,
    WorkAgreement,
)
from fodfaeste.rules.placement.kinds import AgreementParty, AgreementState
from tests.web.conftest import SignIn, TodayIs
from tests.work_worlds import FULL_TERMS, Work, a_company, a_match, agreed, proposed
from tests.worlds import TODAY, World, acting_as, noon

PAGES = ("work", "contact", "match", "placement", "agreement", "agreement_write", "hours")


@pytest.fixture
def work(world: World, case: Case) -> Work:
    return Work(world=world, case=case)


@pytest.fixture
def consultant(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.job_consultant)


def at(case: Case, name: str) -> str:
    return reverse(f"staff:work:{name}", kwargs={"case_id": case.pk})


def day(name: str, when: date) -> dict[str, str]:
    return {
        f"{name}_day": f"{when.day}",
        f"{name}_month": f"{when.month}",
        f"{name}_year": f"{when.year}",
    }


def match_form(company: Company, **changes: str) -> dict[str, str]:
    form = {
        "key": str(uuid.uuid4()),
        "company": company.name,
        "company_id": str(company.pk),
        "job_title": "Bagerimedhjælper",
        **day("found_on", TODAY),
        **day("citizen_said_yes_on", TODAY),
        "why_it_fits": "Hun kan lide at stå tidligt op, og der er ro.",
    }
    return form | changes


def agreement_form(**changes: str) -> dict[str, str]:
    form = {
        "key": str(uuid.uuid4()),
        "version": "0",
        "placement_minutes": "12",
        "ordinary_minutes": "2,5",
        "working_times": "Mandag og onsdag",
        "task_1": "Pakke rundstykker",
        "task_1_step": "learning",
        "considerations": "Pause hver time",
        "ordinary_possible": "ja",
        "ordinary_when": "Når hun pakker alene",
        "goal_1": "Fire timer om dagen",
        **day("goal_1_due", date(2026, 4, 1)),
        "goal_1_hours": "16",
        **day("follow_up_on", date(2026, 3, 18)),
        "follow_up_how": "I bageriet",
        "examined_aids": "on",
    }
    return form | changes


# --- Who comes in ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PAGES)
def test_m1_a_stranger_finds_no_page_of_work(
    world: World, case: Case, sign_in: SignIn, name: str
) -> None:
    answer = sign_in(world.stranger).get(at(case, name))
    assert answer.status_code == 404
    assert "Mølgaard" not in answer.text


@pytest.mark.parametrize("name", PAGES)
def test_the_job_consultant_opens_every_page_of_work(
    work: Work, consultant: Client, name: str
) -> None:
    agreed(work)
    answer = consultant.get(at(work.case, name))
    assert (answer.status_code, "Karin M" in answer.text) == (200, True)


def test_m1_the_words_of_the_agreement_need_the_citizens_consent_across_departments(
    work: Work, world: World, sign_in: SignIn
) -> None:
    agreed(work)
    client = sign_in(world.social_caseworker)
    overview = client.get(at(work.case, "work"))
    assert overview.status_code == 200
    assert "Byens Brød ApS" in overview.text
    assert "Bagerimedhjælper" not in overview.text
    words = client.get(at(work.case, "agreement"))
    assert words.status_code == 403
    assert "samtykke" in words.text
    assert FULL_TERMS.considerations not in words.text


# --- Companies ------------------------------------------------------------------------------------


def test_d1_a_company_is_added_once_and_found_again(world: World, consultant: Client) -> None:
    form = {
        "key": str(uuid.uuid4()),
        "name": "Byens Brød ApS",
        "cvr_number": "13 58 56 28",
        "is_active": "on",
    }
    for _ in range(2):
        answer = consultant.post(reverse("staff:work:company_add"), form)
        assert answer.status_code == 302
    with acting_as(world.actor(world.job_consultant)):
        company = Company.objects.get()
    assert (company.cvr_number, answer.headers["Location"]) == (
        "13585628",
        reverse("staff:work:company", args=[company.pk]),
    )
    found = consultant.get(reverse("staff:work:companies"), {"soeg": "brød"})
    assert "1 virksomhed passer til »brød«" in " ".join(found.text.split())
    row = consultant.get(
        reverse("staff:work:companies"), {"soeg": "brød"}, headers={"HX-Request": "true"}
    )
    assert ("Byens Brød ApS" in row.text, "<html" in row.text) == (True, False)


def test_d1_wrong_numbers_are_told_beside_the_field_and_nothing_typed_is_lost(
    world: World, consultant: Client
) -> None:
    answer = consultant.post(
        reverse("staff:work:company_add"),
        {"name": "Brød", "cvr_number": "12345678", "p_number": "12", "needs": "Hænder fra kl. 5"},
    )
    assert answer.status_code == 422
    assert "CVR-nummeret findes ikke." in answer.text
    assert "P-nummeret skal have 10 cifre." in answer.text
    assert "Hænder fra kl. 5" in answer.text
    with acting_as(world.actor(world.job_consultant)):
        assert Company.objects.count() == 0


def test_d1_a_stale_correction_shows_both_texts_and_saves_the_chosen_one(
    work: Work, consultant: Client
) -> None:
    with work.consultant() as actor:
        company = a_company(actor, needs="To hænder")
    address = reverse("staff:work:company_edit", args=[company.pk])
    form = {"version": "1", "name": "Byens Brød ApS", "is_active": "on"}
    consultant.post(address, form | {"needs": "Tre hænder"})
    stale = consultant.post(address, form | {"needs": "Fire hænder"})
    assert stale.status_code == 409
    assert ("Tre hænder" in stale.text, "Fire hænder" in stale.text) == (True, True)
    chosen = {"version": "2", "name": "Byens Brød ApS", "is_active": "True", "needs_valg": "mine",
              "needs_mine": "Fire hænder", "needs_theirs": "Tre hænder"}  # fmt: skip
    assert consultant.post(address, chosen).status_code == 302
    with work.consultant():
        kept = Company.objects.get()
    assert (kept.needs, kept.version, kept.is_active) == ("Fire hænder", 3, True)


def test_a_list_of_fifty_companies_asks_as_many_queries_as_one_of_two(
    work: Work, consultant: Client
) -> None:
    counts = []
    for wanted in (2, 60):
        with work.consultant() as actor:
            for number in range(Company.objects.count(), wanted):
                a_company(actor, name=f"Firma {number:02}")
        with CaptureQueriesContext(connection) as asked:
            answer = consultant.get(reverse("staff:work:companies"))
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert answer.text.count('<th scope="row">') == 50
    second = consultant.get(reverse("staff:work:companies"), {"side": "2"})
    assert second.text.count('<th scope="row">') == 10


def test_d1_a_search_while_typing_offers_companies_to_choose(
    work: Work, consultant: Client
) -> None:
    with work.consultant() as actor:
        company = a_company(actor)
        a_company(actor, name="Pak og Lager")
    answer = consultant.get(reverse("staff:work:company_search"), {"company": "brø"})
    assert f'name="company_id" value="{company.pk}"' in answer.text
    assert "Pak og Lager" not in answer.text


def test_d1_d13_a_visit_is_noted_once_with_its_talk_about_paid_tasks(
    work: Work, consultant: Client
) -> None:
    with work.consultant() as actor:
        company = a_company(actor)
    form = {
        "key": str(uuid.uuid4()),
        "company_id": str(company.pk),
        "kind": "visit",
        **day("happened_on", TODAY),
        "paid_tasks_discussed": "on",
        "note": "Bo viste bageriet.",
    }
    for _ in range(2):
        assert consultant.post(at(work.case, "contact"), form).status_code == 302
    with work.consultant():
        contact = EmployerContact.objects.get()
    assert (contact.paid_tasks_discussed, contact.note) == (True, "Bo viste bageriet.")
    nowhere = consultant.post(
        at(work.case, "contact"), form | {"company_id": "", "key": str(uuid.uuid4())}
    )
    assert (nowhere.status_code, "Der er ikke valgt en virksomhed." in nowhere.text) == (409, True)
    assert "Bo viste bageriet." in nowhere.text


# --- The match ------------------------------------------------------------------------------------


def test_d2_a_match_is_found_once_however_often_the_button_is_pressed(
    work: Work, consultant: Client
) -> None:
    with work.consultant() as actor:
        company = a_company(actor)
        drafts.keep(
            actor=actor, form=f"match:{work.case.pk}", fields={"job_title": "x"}, now=noon(TODAY)
        )
    form = match_form(company)
    for _ in range(2):
        assert consultant.post(at(work.case, "match"), form).status_code == 302
    with work.consultant():
        assert JobMatch.objects.get().job_title == "Bagerimedhjælper"
        assert Draft.objects.count() == 0


def test_d2_without_the_citizens_yes_the_page_says_which_rule_and_keeps_the_text(
    work: Work, consultant: Client
) -> None:
    with work.consultant() as actor:
        company = a_company(actor)
    silent = match_form(company) | {
        f"citizen_said_yes_on_{part}": "" for part in ("day", "month", "year")
    }
    answer = consultant.post(at(work.case, "match"), silent)
    assert answer.status_code == 409
    assert 'href="/metoden/#D2"' in answer.text
    assert "Borgerens ja til jobmatchet er ikke noteret." in answer.text
    assert "Hun kan lide at stå tidligt op" in answer.text
    assert f'value="{company.pk}" checked' in answer.text


def test_d2_the_search_button_finds_a_company_without_javascript(
    work: Work, consultant: Client
) -> None:
    with work.consultant() as actor:
        company = a_company(actor)
    form = match_form(company) | {"company": "byens", "company_id": "", "find": "1"}
    answer = consultant.post(at(work.case, "match"), form)
    assert answer.status_code == 200
    assert f'name="company_id" value="{company.pk}"' in answer.text
    assert "Hun kan lide at stå tidligt op" in answer.text
    with work.consultant():
        assert JobMatch.objects.count() == 0


def test_d2_the_cti_worker_may_not_say_that_a_match_is_found(
    work: Work, world: World, sign_in: SignIn
) -> None:
    answer = sign_in(world.cti_worker).get(at(work.case, "match"))
    assert answer.status_code == 403
    assert "Det er teamets jobkonsulent, der gør det." in answer.text


def test_d11_a_match_does_not_end_without_its_reason(work: Work, consultant: Client) -> None:
    with work.consultant() as actor:
        a_match(work, actor, a_company(actor))
    form = {"version": "1", **day("ended_on", TODAY), "note": "Bageriet lukkede"}
    refused = consultant.post(at(work.case, "end_match"), form)
    assert (refused.status_code, 'href="/metoden/#D11"' in refused.text) == (409, True)
    assert "Bageriet lukkede" in refused.text
    ended = consultant.post(at(work.case, "end_match"), form | {"reason": "employer_wished"})
    assert ended.status_code == 302
    with work.consultant():
        assert JobMatch.objects.get().end_reason == "employer_wished"


def test_c7_the_page_refuses_a_placement_before_both_areas_have_talked(
    work: Work, consultant: Client
) -> None:
    with work.consultant() as actor:
        a_match(work, actor, a_company(actor))
    form = {
        "key": str(uuid.uuid4()),
        "kind": "placement",
        **day("starts_on", TODAY),
        **day("last_day", TODAY + timedelta(weeks=12)),
    }
    answer = consultant.post(at(work.case, "placement"), form)
    assert (answer.status_code, 'href="/metoden/#C7"' in answer.text) == (409, True)
    with work.consultant():
        assert Placement.objects.count() == 0
    paid = consultant.post(
        at(work.case, "placement"), form | {"kind": "ordinary", "key": str(uuid.uuid4())}
    )
    assert paid.status_code == 302


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
        assert proposed_one.supports_examined == ["aids"]


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


# --- Hours ----------------------------------------------------------------------------------------


def test_d7_hours_are_written_for_this_week_and_drawn_with_a_table(
    work: Work, consultant: Client
) -> None:
    form = {"version": "0", "placement_minutes": "12", "ordinary_minutes": "4,5", "note": "syg"}
    for _ in range(2):
        assert consultant.post(at(work.case, "hours"), form).status_code == 302
    with work.consultant():
        week = HoursWeek.objects.get()
    assert (week.week_starts_on, week.placement_minutes, week.ordinary_minutes) == (
        date(2026, 3, 2),
        720,
        270,
    )
    page = consultant.get(at(work.case, "work"))
    assert "12 praktiktimer + 4,5 ordinære timer i uge 10." in page.text
    assert '<th scope="row">10</th><td>12</td><td>4,5</td>' in page.text


def test_d7_a_new_week_begins_with_the_hours_of_the_one_before(
    work: Work, consultant: Client, today_is: TodayIs
) -> None:
    consultant.post(at(work.case, "hours"), {"version": "0", "placement_minutes": "12:30"})
    today_is(TODAY + timedelta(weeks=1))
    page = consultant.get(at(work.case, "hours"))
    assert "Timer i uge 11" in page.text
    assert 'value="12:30"' in page.text


@pytest.mark.parametrize("hours", ["38", "-1"])
def test_d8_impossible_hours_of_a_week_are_told_beside_the_field(
    work: Work, consultant: Client, hours: str
) -> None:
    answer = consultant.post(
        at(work.case, "hours"), {"version": "0", "placement_minutes": hours, "note": "ferie"}
    )
    assert answer.status_code == 422
    assert 'id="id_placement_minutes-error"' in answer.text
    assert (f'value="{hours}"' in answer.text, 'value="ferie"' in answer.text) == (True, True)


def test_d8_more_than_37_hours_together_name_the_rule(work: Work, consultant: Client) -> None:
    answer = consultant.post(
        at(work.case, "hours"), {"version": "0", "placement_minutes": "30", "ordinary_minutes": "8"}
    )
    assert (answer.status_code, 'href="/metoden/#D8"' in answer.text) == (409, True)
    with work.consultant():
        assert HoursWeek.objects.count() == 0


def test_d7_stale_hours_meet_the_merge_page(work: Work, consultant: Client) -> None:
    consultant.post(at(work.case, "hours"), {"version": "0", "placement_minutes": "12"})
    stale = consultant.post(at(work.case, "hours"), {"version": "0", "placement_minutes": "13"})
    assert stale.status_code == 409
    assert ("12 timer" in stale.text, "13 timer" in stale.text) == (True, True)


@pytest.mark.parametrize("week", ["2026-W99", "2026-W11", "nonsense", "0001-W01"])
def test_d7_an_impossible_week_is_no_500(work: Work, consultant: Client, week: str) -> None:
    address = f"{at(work.case, 'hours')}?uge={week}"
    assert consultant.get(address).status_code == 200
    assert consultant.post(address, {"version": "0", "placement_minutes": "1"}).status_code in {
        302,
        409,
    }
