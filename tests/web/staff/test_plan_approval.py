"""The plan on the screen: approved together, compared, printed, handed over (C3–C7)."""

import re
import uuid
from datetime import timedelta
from io import BytesIO

import pikepdf
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fodfaeste.records.cases.models import Case
from fodfaeste.records.drafts.models import Draft
from fodfaeste.records.plan import actions, queries
from fodfaeste.records.plan.models import (
    PlanVersion,
)
from fodfaeste.rules.access.roles import Department
from tests.records.plans import TEXTS, WHEN, approved_plan, written_plan
from tests.web.conftest import SignIn, TodayIs
from tests.web.staff.plan_pages import TEXT_FIELDS, approval, hidden, opened, read, url
from tests.worlds import TODAY, World, acting_as


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
    assert f'href="{url("new_goal", case)}">Skriv et mål</a>' in refusal
    assert 'href="#id_participation_note">Gå til »Hvad sagde borgeren til planen«</a>' in refusal
    with read(world):
        assert PlanVersion.objects.count() == 0


def test_t11_what_was_typed_about_the_approval_is_kept_until_it_is_made(
    world: World, case: Case, sign_in: SignIn
) -> None:
    written_plan(world, case)
    client = sign_in(world.social_caseworker)
    page = client.get(url("approve", case)).text
    [own] = re.findall(r'name="roles_present" value="(\w+)"[^>]* checked', page)
    assert own == "social_caseworker"
    said = {"participation_note": "Karin vil gerne begynde i det små"}
    client.post(reverse("keep_draft"), {"ff_form": f"approve:{case.pk}", **said})
    assert said["participation_note"] in client.get(url("approve", case)).text
    assert client.post(url("approve", case), approval(client, case)).status_code == 302
    with acting_as(world.actor(world.social_caseworker)):
        assert not Draft.objects.filter(form=f"approve:{case.pk}").exists()


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
    refusal = answer.text[answer.text.index('class="ff-refusal"') :]
    assert re.findall(r'href="/metoden/#(\w+)"', refusal)[:1] == ["C5"]
    assert "Planen blev ændret, mens I læste den." in refusal
    assert "Læs planen igen sammen, som den står her nu, og godkend så." in refusal
    assert "»Et mål til«" in answer.text
    assert "Karin læste planen højt og sagde ja.</textarea>" in answer.text
    again = {**sent, "read": hidden(answer.text, "read")}
    assert client.post(url("approve", case), again).status_code == 302


def test_c5_the_approval_shows_what_is_new_since_the_latest_version(
    world: World, case: Case, sign_in: SignIn
) -> None:
    written_plan(world, case)
    client = sign_in(world.social_caseworker)
    assert "Nyt siden version" not in client.get(url("approve", case)).text
    approved_plan(world, case)
    client.post(url("new_goal", case), {"wording": "Jeg vil have ro"})
    page = client.get(url("approve", case)).text
    new = page[page.index("Nyt siden version 1") : page.index("Hele planen")]
    assert "1 nyt." in new
    assert re.search(r"<ins>.*Jeg vil have ro", new)
    assert "Lager og pakkeri" not in new


def test_c5_a_version_a_colleague_approved_first_is_refused_and_nothing_typed_is_lost(
    world: World, case: Case, sign_in: SignIn
) -> None:
    written_plan(world, case)
    client = sign_in(world.employment_caseworker)
    sent = approval(client, case)
    approved_plan(world, case)
    answer = client.post(url("approve", case), sent)
    assert answer.status_code == 409
    refused = answer.text[answer.text.index('class="ff-refusal"') :]
    assert re.findall(r'href="/metoden/#(\w+)"', refused)[:1] == ["C5"]
    assert "Der er intet nyt at godkende." in refused
    assert "Ret planen sammen med borgeren først" in refused
    assert "Karin læste planen højt og sagde ja.</textarea>" in answer.text
    with read(world):
        assert PlanVersion.objects.count() == 1


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
    assert re.search(r"<del>.*pakkeri<.*</del>", page)
    assert re.search(r"<ins>.*gartneri<.*</ins>", page)
    assert client.get(url("versions", case), {"fra": 7, "til": "x"}).status_code == 200
    old = client.get(url("version", case, number=1)).text
    assert "Lager og pakkeri" in old
    assert "gartneri" not in old[old.index("plan-ord") :]
    assert client.get(url("version", case, number=3)).status_code == 404


def test_c5_forty_versions_stand_on_pages_and_any_two_are_held_against_each_other(
    world: World, case: Case, sign_in: SignIn
) -> None:
    written_plan(world, case)
    versions_made(world, case, 2)
    client = sign_in(world.social_caseworker)
    with CaptureQueriesContext(connection) as few:
        client.get(url("versions", case))
    with CaptureQueriesContext(connection) as few_on_plan:
        client.get(url("plan", case))
    versions_made(world, case, 38)
    with CaptureQueriesContext(connection) as many:
        page = client.get(url("versions", case)).text
    with CaptureQueriesContext(connection) as many_on_plan:
        client.get(url("plan", case))
    assert (len(many), len(many_on_plan)) == (len(few), len(few_on_plan))
    assert "Side 1 af 4 · 40 versioner" in page
    assert re.findall(r"<strong>Version (\d+)</strong>", page) == [
        str(number) for number in range(40, 30, -1)
    ]
    last = client.get(url("versions", case), {"side": 4}).text
    assert re.findall(r"<strong>Version (\d+)</strong>", last)[-1] == "1"
    for wrong in ("0", "5", "x", "9" * 400):
        assert "Side 1 af 4" in client.get(url("versions", case), {"side": wrong}).text
    two = client.get(url("versions", case), {"fra": 3, "til": 38}).text
    assert "35 nye." in two
    back = client.get(url("versions", case), {"fra": 38, "til": 3}).text
    assert "35 taget ud." in back
    wrong = client.get(url("versions", case), {"fra": 3, "til": 41}).text
    assert "Skriv et tal fra 0 til 40." in wrong
    address = url("hand_over", case)
    assert re.search(r'<input type="number" name="number" value="40"', client.get(address).text)
    far = client.post(address, {**TO_THE_CITIZEN, "number": "41"})
    assert (far.status_code, "Skriv et tal fra 1 til 40." in far.text) == (422, True)


def versions_made(world: World, case: Case, number: int) -> None:
    """So many versions more, each with a goal of its own."""
    actor = world.actor(world.cti_worker)
    for _ in range(number):
        with acting_as(actor):
            actions.add_goal(
                actor=actor, key=uuid.uuid4(), case=case, wording="Jeg vil have ro", **WHEN
            )
        approved_plan(world, case)


TO_THE_CITIZEN = {"number": "1", "variant": "standard", "to": "citizen:0"}


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
    assert client.post(url("hand_over", case), TO_THE_CITIZEN | day).status_code == 302
    page = client.get(url("plan", case)).text
    assert "udleveret 4. marts 2026" in page
    assert "Borgeren har ikke fået den nyeste plan." not in page


def test_c6_a_day_that_has_not_come_is_refused(world: World, case: Case, sign_in: SignIn) -> None:
    written_plan(world, case)
    approved_plan(world, case)
    day = {"handed_over_on_day": "5", "handed_over_on_month": "3", "handed_over_on_year": "2026"}
    answer = sign_in(world.job_consultant).post(url("hand_over", case), TO_THE_CITIZEN | day)
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
