"""The plan on the screen: read, written by several, approved together, handed over."""

import re
import uuid
from datetime import timedelta
from html import unescape
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fodfaeste.records.cases.models import Case
from fodfaeste.records.drafts.models import Draft
from fodfaeste.records.plan import actions, queries
from fodfaeste.records.plan.models import (
    AssessmentEntry,
    Effort,
    Goal,
    JointPlan,
    PlanVersion,
    SubGoal,
)
from fodfaeste.rules.access.roles import Department
from tests.records.plans import TEXTS, approved_plan, written_plan
from tests.web.conftest import SignIn, TodayIs
from tests.worlds import TODAY, World, acting_as, noon

NO_RULE = re.compile(r'class="ff-rule"')
TEXT_FIELDS = {
    "citizen_words": "Jeg vil arbejde et sted, hvor der er ro",
    "purpose": "At Karin får et job, hun kan holde til",
    "job_goal_status": "formulated",
    "job_goal": "Lager",
    "job_goal_task": "",
    "legal_form": "overview",
}


def url(name: str, case: Case, **more: object) -> str:
    return reverse(f"staff:plan:{name}", kwargs={"case_id": case.pk, **more})


def read(world: World) -> Any:
    return acting_as(world.actor(world.cti_worker))


def hidden(page: str, name: str) -> str:
    """What a hidden field of the page holds."""
    found = re.search(rf'type="hidden" name="{name}" value="([^"]*)"', page)
    assert found, f"no hidden field {name}"
    return unescape(found[1])


def opened(client: Client, address: str) -> dict[str, str]:
    """The hidden fields of a form, as a browser would send them back."""
    page = client.get(address).text
    return {name: hidden(page, name) for name in ("key", "version", "seen")}


def approval(client: Client, case: Case, **answers: object) -> dict[str, object]:
    page = client.get(url("approve", case)).text
    return {
        "key": hidden(page, "key"),
        "read": hidden(page, "read"),
        "roles_present": ["employment_caseworker", "social_caseworker"],
        "participation": "meeting",
        "participation_note": "Karin læste planen højt og sagde ja.",
        **answers,
    }


def test_c3_the_plan_begins_with_the_citizens_own_words(
    world: World, case: Case, sign_in: SignIn
) -> None:
    written_plan(world, case)
    page = sign_in(world.job_consultant).get(url("plan", case)).text
    order = [
        page.index("»Jeg vil arbejde et sted, hvor der er ro«", page.index("plan-ord")),
        page.index(TEXTS.purpose),
        page.index("»Jeg vil kunne holde til en hel arbejdsdag«"),
    ]
    assert order == sorted(order)


def test_an_empty_plan_says_what_to_write_with_the_rule_beside_it(
    world: World, case: Case, sign_in: SignIn
) -> None:
    answer = sign_in(world.cti_worker).get(url("plan", case))
    assert answer.status_code == 200
    assert "Der er ikke skrevet i planen endnu." in answer.text
    missing = answer.text[answer.text.index("Det mangler, før planen kan godkendes") :]
    assert re.findall(r'href="/metoden/#(\w+)"', missing)[:3] == ["C3", "C4", "C3"]


@pytest.mark.parametrize(
    "name",
    [
        "plan",
        "edit",
        "new_goal",
        "assessment",
        "assess",
        "approve",
        "versions",
        "hand_over",
        "pdf",
        "draft_pdf",
    ],
)
def test_a_stranger_is_told_that_no_such_page_exists(
    world: World, case: Case, sign_in: SignIn, name: str
) -> None:
    written_plan(world, case)
    answer = sign_in(world.stranger).get(url(name, case))
    assert answer.status_code == 404
    assert "Mølgaard" not in answer.text


def test_a_goal_of_another_case_is_not_found(world: World, case: Case, sign_in: SignIn) -> None:
    client = sign_in(world.cti_worker)
    for name, key in (("goal", "goal_id"), ("sub_goal", "sub_goal_id"), ("effort", "effort_id")):
        assert client.get(url(name, case, **{key: 99_999})).status_code == 404


def test_c1_who_does_not_write_the_assessment_is_told_why(
    world: World, case: Case, sign_in: SignIn
) -> None:
    answer = sign_in(world.job_consultant).get(url("assess", case))
    assert answer.status_code == 403
    assert "Det er en sagsbehandler på teamet, der gør det." in answer.text


def test_the_texts_are_saved_and_the_draft_is_gone(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.job_consultant)
    draft = {"ff_form": f"plan:{case.pk}", "purpose": "Halvt skrevet formål", "version": "0"}
    assert client.post(reverse("keep_draft"), draft).status_code == 200
    page = client.get(url("edit", case)).text
    assert "Halvt skrevet formål" in page
    sent = {**opened(client, url("edit", case)), **TEXT_FIELDS}
    answer = client.post(url("edit", case), sent)
    assert (answer.status_code, answer["Location"]) == (302, url("plan", case))
    with acting_as(world.actor(world.job_consultant)):
        assert queries.content_of(case.pk).purpose == TEXT_FIELDS["purpose"]
        assert Draft.objects.count() == 0


def test_m5_a_text_of_100000_characters_gets_a_clear_answer_and_is_kept(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.cti_worker)
    long = "å" * 100_000
    sent = {**opened(client, url("edit", case)), **TEXT_FIELDS, "purpose": long}
    answer = client.post(url("edit", case), sent)
    assert answer.status_code == 422
    assert "Teksten er 80.000 tegn for lang. Der er plads til 20.000 tegn." in answer.text
    assert long in answer.text
    with read(world):
        assert JointPlan.objects.count() == 0


def test_markup_and_danish_letters_are_shown_as_they_were_typed(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.cti_worker)
    typed = "<script>alert('æøå')</script> blåbærgrød & fløde"
    sent = {**opened(client, url("edit", case)), **TEXT_FIELDS, "citizen_words": typed}
    client.post(url("edit", case), sent)
    page = client.get(url("plan", case)).text
    assert "&lt;script&gt;alert(&#x27;æøå&#x27;)&lt;/script&gt; blåbærgrød &amp; fløde" in page
    assert "<script>alert" not in page


def test_a_stale_save_meets_both_texts_and_one_is_chosen_on_the_new_version(
    world: World, case: Case, sign_in: SignIn
) -> None:
    written_plan(world, case)
    jonas, nadia = sign_in(world.job_consultant), sign_in(world.cti_worker)
    form, other = opened(jonas, url("edit", case)), opened(nadia, url("edit", case))
    base = {
        **TEXT_FIELDS,
        "purpose": TEXTS.purpose,
        "job_goal": TEXTS.job_goal,
        "citizen_words": TEXTS.citizen_words,
    }
    nadia.post(
        url("edit", case), {**other, **base, "purpose": "Nadias formål", "job_goal": "Gartneri"}
    )
    answer = jonas.post(url("edit", case), {**form, **base, "purpose": "Jonas’ formål"})
    assert answer.status_code == 409
    assert "Nadia Friis gemte" in answer.text
    assert "Nadias formål" in answer.text
    assert "Jonas’ formål" in answer.text
    assert re.findall(r'name="(\w+)_valg" value="(\w+)" checked', answer.text) == [
        ("purpose", "mine"),
        ("job_goal", "theirs"),
    ], "a field that only the other one changed is kept as the other one wrote it"

    merged = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', answer.text))
    sent = {name: unescape(value) for name, value in merged.items()}
    sent |= {
        "purpose_valg": "merged",
        "purpose_samlet": "Nadias og Jonas’ formål",
        "job_goal_valg": "theirs",
    }
    assert jonas.post(url("edit", case), sent).status_code == 302
    with read(world):
        content = queries.content_of(case.pk)
    assert (content.purpose, content.job_goal, content.citizen_words) == (
        "Nadias og Jonas’ formål",
        "Gartneri",
        TEXTS.citizen_words,
    )


def test_a_stale_date_is_merged_as_a_date(world: World, case: Case, sign_in: SignIn) -> None:
    written_plan(world, case)
    actor = world.actor(world.cti_worker)
    with acting_as(actor):
        step = actions.add_sub_goal(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            goal_id=Goal.objects.get().pk,
            new=actions.NewSubGoal(wording="Tage bussen"),
            today=TODAY,
            now=noon(TODAY),
        )
    address = url("sub_goal", case, sub_goal_id=step.pk)
    jonas, nadia = sign_in(world.job_consultant), sign_in(world.cti_worker)
    form = opened(jonas, address)
    day = {"due_on_day": "1", "due_on_month": "5", "due_on_year": "2026"}
    same = {"wording": "Tage bussen", "status": "current"}
    nadia.post(address, {**form, **same, **day})
    answer = jonas.post(address, {**form, **same, "wording": "Tage toget"})
    assert answer.status_code == 409
    assert "1. maj 2026" in answer.text
    sent = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', answer.text))
    assert (
        jonas.post(
            address,
            {
                **{name: unescape(value) for name, value in sent.items()},
                "wording_valg": "mine",
                "due_on_valg": "theirs",
            },
        ).status_code
        == 302
    )
    with read(world):
        step.refresh_from_db()
    assert (step.wording, step.due_on and step.due_on.isoformat()) == ("Tage toget", "2026-05-01")


def test_two_clicks_make_one_goal(world: World, case: Case, sign_in: SignIn) -> None:
    client = sign_in(world.cti_worker)
    key = hidden(client.get(url("new_goal", case)).text, "key")
    for _ in range(2):
        answer = client.post(url("new_goal", case), {"key": key, "wording": "Jeg vil ud"})
        assert answer["Location"] == f"{url('plan', case)}#maal"
    with read(world):
        assert [goal.wording for goal in Goal.objects.all()] == ["Jeg vil ud"]


def test_goals_sub_goals_and_efforts_are_written_changed_and_moved(
    world: World, case: Case, sign_in: SignIn
) -> None:
    written_plan(world, case)
    client = sign_in(world.job_consultant)
    with read(world):
        first = Goal.objects.get()
    client.post(url("new_goal", case), {"wording": "Jeg vil have ro"})
    client.post(
        url("new_sub_goal", case, goal_id=first.pk),
        {"wording": "Tage bussen selv", "status": "current"},
    )
    dates = {f"starts_on_{part}": n for part, n in (("day", 4), ("month", 3), ("year", 2026))}
    dates |= {f"last_on_{part}": n for part, n in (("day", 31), ("month", 5), ("year", 2026))}
    effort = {"wording": "Mentor", "responsible": "Bo", "law": "LAB § 167", "status": "running"}
    client.post(url("new_effort", case, goal_id=first.pk), {**effort, **dates})
    with read(world):
        made, second = Effort.objects.get(), Goal.objects.get(wording="Jeg vil have ro")
        step = SubGoal.objects.get()
    page = client.get(url("plan", case)).text
    assert "Bo · LAB § 167 · fra 4. marts 2026 · til og med 31. maj 2026" in page
    assert 'value="31"' in client.get(url("effort", case, effort_id=made.pk)).text

    assert client.get(url("sub_goal", case, sub_goal_id=step.pk)).status_code == 200
    form = opened(client, url("goal", case, goal_id=second.pk))
    client.post(
        url("goal", case, goal_id=second.pk),
        {**form, "wording": "Jeg vil have ro", "status": "left"},
    )
    client.post(url("move_goal", case, goal_id=second.pk), {"vej": "op"})
    with read(world):
        goals = queries.content_of(case.pk).goals
    assert [(goal.wording, goal.status) for goal in goals] == [
        ("Jeg vil have ro", "left"),
        ("Jeg vil kunne holde til en hel arbejdsdag", "current"),
    ]
    assert "ændret eller valgt fra (1)" in client.get(url("plan", case)).text


def test_c3_an_effort_that_ends_before_it_begins_is_refused_and_kept(
    world: World, case: Case, sign_in: SignIn
) -> None:
    written_plan(world, case)
    with read(world):
        goal = Goal.objects.get()
    days = {"starts_on_day": 4, "starts_on_month": 3, "starts_on_year": 2026}
    days |= {"last_on_day": 1, "last_on_month": 3, "last_on_year": 2026}
    answer = sign_in(world.cti_worker).post(
        url("new_effort", case, goal_id=goal.pk),
        {"wording": "Støtte i hverdagen", "responsible": "Nadia", "status": "planned", **days},
    )
    assert answer.status_code == 409
    assert 'href="/metoden/#C3"' in answer.text
    assert "Indsatsen slutter, før den begynder." in answer.text
    assert "Støtte i hverdagen</textarea>" in answer.text


def test_impossible_dates_are_answered_beside_the_field(
    world: World, case: Case, sign_in: SignIn
) -> None:
    written_plan(world, case)
    with read(world):
        goal = Goal.objects.get()
    answer = sign_in(world.cti_worker).post(
        url("new_sub_goal", case, goal_id=goal.pk),
        {
            "wording": "Tage bussen",
            "status": "current",
            "due_on_day": "31",
            "due_on_month": "2",
            "due_on_year": "2026",
        },
    )
    assert answer.status_code == 422
    assert "31. februar findes ikke. Ret dagen eller måneden." in answer.text
    assert "Tage bussen</textarea>" in answer.text


def test_c3_c5_approval_is_refused_with_rule_reason_and_next_step(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.employment_caseworker)
    sent = approval(
        client, case, roles_present=["job_consultant"], participation="", participation_note="Kort"
    )
    answer = client.post(url("approve", case), sent)
    assert answer.status_code == 409
    refusal = answer.text[answer.text.index('class="ff-refusal"') :]
    assert re.findall(r'href="/metoden/#(\w+)"', refusal)[:6] == [
        "C3",
        "C4",
        "C3",
        "C5",
        "C5",
        "C3",
    ]
    for words in (
        "Planen har intet fælles formål.",
        "Skriv formålet med mindst 10 tegn.",
        "Det er ikke noteret, at borgeren har været med til planen.",
        "Kun det ene område har været med til planen.",
        "Kort</textarea>",
    ):
        assert words in answer.text
    with read(world):
        assert PlanVersion.objects.count() == 0


def test_c5_two_clicks_approve_once_and_a_change_asks_for_a_new_version(
    world: World, case: Case, sign_in: SignIn
) -> None:
    written_plan(world, case)
    client = sign_in(world.social_caseworker)
    sent = approval(client, case)
    for _ in range(2):
        assert client.post(url("approve", case), sent).status_code == 302
    with read(world):
        assert PlanVersion.objects.count() == 1
    page = client.get(url("plan", case)).text
    assert "Version 1, godkendt sammen 4. marts 2026" in page
    assert "Godkend planen sammen" not in page

    client.post(url("new_goal", case), {"wording": "Jeg vil have ro"})
    page = client.get(url("plan", case)).text
    assert "Planen er ændret, siden version 1 blev godkendt" in page
    assert "Godkend planen sammen" in page
    changes = client.get(url("versions", case)).text
    assert "<ins>" in changes
    assert "Jeg vil have ro" in changes


def test_c5_a_plan_changed_while_it_was_read_must_be_read_again(
    world: World, case: Case, sign_in: SignIn
) -> None:
    written_plan(world, case)
    client, colleague = sign_in(world.social_caseworker), sign_in(world.cti_worker)
    sent = approval(client, case)
    colleague.post(url("new_goal", case), {"wording": "Et mål til"})
    answer = client.post(url("approve", case), sent)
    assert answer.status_code == 409
    assert "Planen blev ændret, mens I læste den" in answer.text
    assert "Karin læste planen højt og sagde ja.</textarea>" in answer.text
    again = {**sent, "read": hidden(answer.text, "read")}
    assert client.post(url("approve", case), again).status_code == 302


def test_m1_who_may_not_approve_is_told_who_may(world: World, case: Case, sign_in: SignIn) -> None:
    answer = sign_in(world.cti_worker).get(url("approve", case))
    assert answer.status_code == 403
    assert "Du kan ikke godkende planen</h1>" in answer.text
    assert "Det er en sagsbehandler på teamet, der gør det." in answer.text


def test_the_difference_between_any_two_versions_is_readable(
    world: World, case: Case, sign_in: SignIn
) -> None:
    written_plan(world, case)
    approved_plan(world, case)
    client = sign_in(world.social_caseworker)
    form = opened(client, url("edit", case))
    client.post(
        url("edit", case),
        {
            **form,
            **TEXT_FIELDS,
            "citizen_words": TEXTS.citizen_words,
            "purpose": TEXTS.purpose,
            "job_goal": "Lager og gartneri",
        },
    )
    approved_plan(world, case)
    page = client.get(url("versions", case), {"fra": 1, "til": 2}).text
    assert re.search(r"<del>.*pakkeri</del>", page)
    assert re.search(r"<ins>.*gartneri</ins>", page)
    assert client.get(url("versions", case), {"fra": 7, "til": "x"}).status_code == 200
    old = client.get(url("version", case, number=1)).text
    assert "Lager og pakkeri" in old
    assert "gartneri" not in old[old.index("plan-ord") :]
    assert client.get(url("version", case, number=3)).status_code == 404


def test_c6_the_plan_is_printed_and_handed_over_without_a_name_in_the_file(
    world: World, case: Case, sign_in: SignIn
) -> None:
    written_plan(world, case)
    client = sign_in(world.job_consultant)
    draft = client.get(url("pdf", case))
    assert draft["Content-Disposition"] == 'inline; filename="faelles-plan-kladde.pdf"'
    approved_plan(world, case)
    answer = client.get(url("pdf", case))
    assert (answer["Content-Type"], answer["Content-Disposition"]) == (
        "application/pdf",
        'inline; filename="faelles-plan-version-1.pdf"',
    )
    with pikepdf.open(BytesIO(answer.content)) as paper:
        assert paper.Root.MarkInfo.Marked
        assert str(paper.Root.Lang) == "da"
        assert "pdfuaid:part" in str(paper.open_metadata())
    assert client.get(url("version_pdf", case, number=1)).content[:5] == b"%PDF-"
    assert "Borgeren har ikke fået den nyeste plan." in client.get(url("plan", case)).text
    day = {"handed_over_on_day": "4", "handed_over_on_month": "3", "handed_over_on_year": "2026"}
    assert client.post(url("hand_over", case), {"number": "1", **day}).status_code == 302
    page = client.get(url("plan", case)).text
    assert "udleveret 4. marts 2026" in page
    assert "Borgeren har ikke fået den nyeste plan." not in page


def test_c6_a_day_that_has_not_come_is_refused(world: World, case: Case, sign_in: SignIn) -> None:
    written_plan(world, case)
    approved_plan(world, case)
    day = {"handed_over_on_day": "5", "handed_over_on_month": "3", "handed_over_on_year": "2026"}
    answer = sign_in(world.job_consultant).post(url("hand_over", case), {"number": "1", **day})
    assert answer.status_code == 409
    assert 'href="/metoden/#C6"' in answer.text
    assert "Dagen er ikke kommet endnu." in answer.text


def test_c7_each_area_presses_its_own_button(
    world: World, case: Case, sign_in: SignIn, today_is: TodayIs
) -> None:
    client = sign_in(world.job_consultant)
    page = client.get(url("plan", case)).text
    assert url("discuss", case, area="beskaeftigelse") in page
    assert url("discuss", case, area="social") not in page
    day = {"discussed_on_day": "4", "discussed_on_month": "3", "discussed_on_year": "2026"}
    refused = client.post(url("discuss", case, area="social"), day)
    assert refused.status_code == 409
    assert 'href="/metoden/#C7"' in refused.text
    assert client.post(url("discuss", case, area="beskaeftigelse"), day).status_code == 302
    today_is(TODAY + timedelta(days=1))
    sign_in(world.cti_worker).post(url("discuss", case, area="social"), day)
    with read(world):
        assert queries.wishes_discussed(case.pk).departments == set(Department)
    assert client.get(url("discuss", case, area="andet")).status_code == 404


def test_c1_the_assessment_is_signed_and_shown_by_theme(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.social_caseworker)
    key = hidden(client.get(url("assess", case)).text, "key")
    entry = {"key": key, "theme": "resource", "text": "God til børn", "said_by_citizen": "on"}
    for _ in range(2):
        client.post(url("assess", case), entry)
    with read(world):
        assert AssessmentEntry.objects.count() == 1
    page = client.get(url("assessment", case)).text
    assert "»God til børn«" in page
    assert "Samir Toft, Sagsbehandler, social · borgerens egne ord" in page
    empty = client.post(url("assess", case), {"theme": "barrier", "text": " "})
    assert empty.status_code == 422
    assert "Udfyld »Hvad ved vi«." in empty.text


def test_the_plan_costs_the_same_with_two_goals_and_with_twenty(
    world: World, case: Case, sign_in: SignIn
) -> None:
    actor = world.actor(world.cti_worker)

    def add(number: int) -> None:
        with acting_as(actor):
            for _ in range(number):
                goal = actions.add_goal(
                    actor=actor,
                    key=uuid.uuid4(),
                    case=case,
                    wording="Et mål",
                    today=TODAY,
                    now=noon(TODAY),
                )
                actions.add_effort(
                    actor=actor,
                    key=uuid.uuid4(),
                    case=case,
                    goal_id=goal.pk,
                    new=actions.NewEffort(wording="Støtte", responsible="Nadia"),
                    today=TODAY,
                    now=noon(TODAY),
                )

    add(2)
    client = sign_in(world.cti_worker)
    with CaptureQueriesContext(connection) as few:
        client.get(url("plan", case))
    add(18)
    with CaptureQueriesContext(connection) as many:
        client.get(url("plan", case))
    assert len(many) == len(few)
